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
    let sections: [AbstractPart]
    let tags: [TagLink]
    let subjects: [String]
    let facts: [RecordFact]
    let origins: [OriginRow]
    let discussions: [DiscussionItem]
    let bringPath: [String]
    let proposePath: [String]

    /// Collaborations of hundreds would push the article out of sight.
    private static let namesShown = 25

    package init(
        _ article: Article, tags: [Tag], discussions: [DiscussionItem], mayBring: Bool
    ) {
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
        flags = ArticleFlag.list(record)
        sections = record.abstract.map { AbstractPart(sectionLabel: $0.label, sectionText: $0.text) }
        self.tags = tags.map(TagLink.init)
        subjects = record.meshTerms + record.keywords
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
        self.discussions = discussions
        bringPath = mayBring ? [SitePath.bring(article.number)] : []
        proposePath = mayBring ? [SitePath.proposal(of: article.number)] : []
    }
}

/// Something a reader must know before they trust an article.
struct ArticleFlag: Sendable {
    let flagWord: String
    let flagClass: String

    static func list(_ record: ArticleRecord) -> [ArticleFlag] {
        let kinds = Set(record.relations.map(\.kind))
        var flags: [ArticleFlag] = []
        if record.isRetracted {
            flags.append(ArticleFlag(flagWord: "Retracted", flagClass: "flag-retracted"))
        }
        if kinds.contains(.concernedBy) {
            flags.append(ArticleFlag(flagWord: "Expression of concern", flagClass: "flag-retracted"))
        }
        if kinds.contains(.correctedBy) {
            flags.append(ArticleFlag(flagWord: "Corrected", flagClass: "flag-corrected"))
        }
        return flags
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

/// Articles in a list: the newest, or those with a tag.
package struct ArticlesPage: SitePage {
    package static let template = "articles/articles"

    package let pageTitle: String
    let articles: [DiscussionItem]
    let questions: [QuestionItem]
    let pagination: Pagination
    let feedPath: String
    let clubs: [ClubLink]
    let tags: [TagLink]
    let emptyText: String

    package struct ClubLink: Sendable {
        let clubName: String
        let clubPath: String

        package init(_ number: Number<Club>, _ name: String) {
            clubName = name
            clubPath = SitePath.club(number, name)
        }
    }

    package init(
        title: String, articles: [DiscussionItem], questions: [QuestionItem] = [], pagination: Pagination,
        feedPath: String, clubs: [ClubLink], tags: [Tag], emptyText: String
    ) {
        pageTitle = title
        self.articles = articles
        self.questions = questions
        self.pagination = pagination
        self.feedPath = feedPath
        self.clubs = clubs
        self.tags = tags.map(TagLink.init)
        self.emptyText = emptyText
    }
}

/// Every tag in use.
package struct TagsPage: SitePage {
    package static let template = "articles/tags"

    package let pageTitle = "Tags"
    let counts: [CountedTag]

    struct CountedTag: Sendable {
        let tag: TagLink
        let articlesText: String
        let isMajor: Bool
    }

    package init(_ tags: [(Tag, Int)]) {
        counts = tags.map {
            CountedTag(
                tag: TagLink($0.0), articlesText: $0.1 == 1 ? "1 article" : "\($0.1) articles", isMajor: $0.1 > 2)
        }
    }
}

extension ArticleRecord.Field {
    var words: String {
        switch self {
        case .identifiers: "Identifiers"
        case .title: "Title"
        case .subtitle: "Subtitle"
        case .originalTitle: "Original title"
        case .language: "Language"
        case .contributors: "Contributors"
        case .container: "Journal"
        case .publisher: "Publisher"
        case .volume: "Volume"
        case .issue: "Issue"
        case .pages: "Pages"
        case .published: "Published"
        case .abstract: "Abstract"
        case .publicationTypes: "Publication types"
        case .meshTerms: "MeSH"
        case .keywords: "Keywords"
        case .relations: "Relations"
        case .licence: "Licence"
        case .links: "Links"
        case .kind: "Kind of work"
        case .otherContributors: "Other contributors"
        case .dates: "Dates"
        case .version: "Version"
        case .fullText: "Full text"
        }
    }
}
