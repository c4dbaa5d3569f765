package import Colloquium

/// An article's record: what is known of the work, where each field came from, and its discussions.
package struct ArticlePage: SitePage {
    package static let template = "articles/article"

    package let pageTitle: String
    let articleTitleHTML: String
    let citation: Citation
    let contributorNames: String
    let identifiers: [ShownIdentifier]
    let flags: [ArticleFlag]
    let notices: [ShownNotice]
    let versions: [ShownVersion]
    let pending: [String]
    let claimsPath: String
    let sections: [AbstractPart]
    let tags: [TagLink]
    let subjects: [FollowedTerm]
    /// Where the journal is followed; none for a work that no journal published.
    let journalFollowPath: [String]
    let facts: [RecordFact]
    let origins: [OriginRow]
    let discussions: [DiscussionItem]
    let bringPath: [String]
    let proposePath: [String]
    let curationLinks: [NextLink]
    /// What was just done to the record; empty for nothing.
    let doneText: String
    let changes: [ShownChange]

    /// Collaborations of hundreds would push the article out of sight.
    private static let namesShown = 25

    /// What is known of the article beside its record.
    package struct Surroundings: Sendable {
        package var notices: [EditorialNotice] = []
        /// All versions of the work, this one among them.
        package var versions: [Version] = []
        /// Why services have not told of it yet, a sentence each.
        package var pending: [String] = []
        package var tags: [Tag] = []
        package var discussions: [DiscussionItem] = []
        package var mayBring = false
        package var mayCurate = false
        package var mayMerge = false
        package var done: CurationDone?
        package var changes: [ShownChange] = []

        package init() {}
    }

    /// What the article is about, and where that is followed.
    struct FollowedTerm: Sendable {
        let termName: String
        let termFollowPath: [String]

        init(_ term: String) {
            termName = term
            termFollowPath = Subscription.Scope(.term, term).map { [SitePath.following($0)] } ?? []
        }
    }

    /// One version of the work.
    package struct Version: Sendable {
        package let number: Number<Article>
        package let title: String
        package let isPreprint: Bool
        package let place: String
        package let notices: [EditorialNotice.Kind]
        package let isShown: Bool

        package init(
            number: Number<Article>, title: String, isPreprint: Bool, place: String, notices: [EditorialNotice.Kind],
            isShown: Bool
        ) {
            self.number = number
            self.title = title
            self.isPreprint = isPreprint
            self.place = place
            self.notices = notices
            self.isShown = isShown
        }
    }

    package init(_ article: Article, _ around: Surroundings, time: ReaderTime) {
        let record = article.record
        pageTitle = record.title
        articleTitleHTML = record.titleHTML.isEmpty ? record.title.escapedForHTML : record.titleHTML
        citation = Citation(record)
        let names = record.contributors.map { person in
            person.collective.isEmpty
                ? [person.given, person.family, person.suffix].filter { !$0.isEmpty }.joined(separator: " ")
                : person.collective
        }
        let left = names.count - Self.namesShown
        contributorNames =
            names.prefix(Self.namesShown).joined(separator: ", ") + (left > 0 ? " and \(left) more" : "")
        identifiers =
            record.identifiers.map(ShownIdentifier.init)
            + record.links.prefix(3).map { ShownIdentifier(link: $0) }
        flags = around.notices.isEmpty ? ArticleFlag.list(record) : []
        notices = around.notices.map { ShownNotice($0, time) }
        versions = around.versions.count > 1 ? around.versions.map(ShownVersion.init) : []
        pending = around.pending
        claimsPath = SitePath.claims(article.number)
        sections = record.abstract.map { AbstractPart(sectionLabel: $0.label, sectionText: $0.text) }
        tags = around.tags.map(TagLink.init)
        subjects = (record.meshTerms + record.keywords).map(FollowedTerm.init)
        journalFollowPath = Subscription.Scope(.journal, record.container.title).map { [SitePath.following($0)] } ?? []
        facts = [
            ("Publication types", record.publicationTypes.joined(separator: ", ")),
            ("Publisher", record.publisher), ("Licence", record.licence),
            ("Relations", record.relations.map(\.text).joined(separator: "; ")),
        ].filter { !$0.1.isEmpty }.map { RecordFact(factName: $0.0, factText: $0.1) }
        origins = ArticleRecord.Field.allCases.compactMap { field in
            record.origins[field].map {
                OriginRow(originField: field.words, originSource: $0.text, originRaw: $0.raw.excerpt(160))
            }
        }
        discussions = around.discussions
        bringPath = around.mayBring ? [SitePath.bring(article.number)] : []
        proposePath = around.mayBring ? [SitePath.proposal(of: article.number)] : []
        curationLinks = NextLink.curation(
            of: article.number, mayCurate: around.mayCurate, mayMerge: around.mayMerge)
        doneText = around.done?.sentence ?? ""
        changes = around.changes
    }
}

/// A version of the work in its page's list.
struct ShownVersion: Sendable {
    let versionTitle: String
    let versionText: String
    let versionClaimsPath: String
    let versionFlags: [ArticleFlag]

    init(_ version: ArticlePage.Version) {
        versionTitle = version.title
        let place = version.place.isEmpty ? "" : ", \(version.place)"
        versionText = (version.isPreprint ? "Preprint" : "Published") + place + (version.isShown ? "; shown here" : "")
        versionClaimsPath = SitePath.claims(version.number)
        versionFlags = ArticleFlag.list(version.notices)
    }
}

struct RecordFact: Sendable {
    let factName: String
    let factText: String
}

struct OriginRow: Sendable {
    let originField: String
    let originSource: String
    let originRaw: String
}

struct AbstractPart: Sendable {
    let sectionLabel: String
    let sectionText: String
}

/// An identifier with the address it leads to.
package struct ShownIdentifier: Sendable {
    let schemeName: String
    let identifierText: String
    let identifierURL: [String]

    package init(_ identifier: Identifier) {
        schemeName =
            switch identifier.scheme {
            case .doi: "DOI"
            case .pmid: "PMID"
            case .pmcid: "PMCID"
            case .arxiv: "arXiv"
            case .isbn: "ISBN"
            case .pii: "PII"
            case .url: "Web"
            }
        identifierText = identifier.scheme == .url ? identifier.label : identifier.value
        identifierURL = identifier.url.map { [$0] } ?? []
    }

    init(link: String) {
        schemeName = "Full text"
        identifierText = Identifier(.url, link)?.label.excerpt(60) ?? link.excerpt(60)
        identifierURL = [link]
    }
}

package struct TagLink: Sendable {
    let tagName: String
    let tagPath: String

    package init(_ tag: Tag) {
        tagName = tag.rawValue
        tagPath = SitePath.tag(tag)
    }
}

extension TagLink: NamedParts {
    package func child(named part: String) -> Any? {
        switch part {
        case "tagName": tagName
        case "tagPath": tagPath
        default: nil
        }
    }
}
