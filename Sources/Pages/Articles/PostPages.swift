package import Colloquium

/// Posting an article: one field, a file, or by hand.
package struct PostPage: SitePage {
    package static let template = "articles/post"

    package let pageTitle = "Post an article"
    let csrf: String
    let problems: [FormProblem]
    let given: Field
    let fileError: String
    let savedDrafts: [SavedDraft]

    struct SavedDraft: Sendable {
        let draftTitle: String
        let draftPath: String
    }

    package init(
        given: String, drafts: [(number: Int64, title: String)], csrf: String, problems: [Refusal.Problem] = []
    ) {
        self.csrf = csrf
        self.problems = FormProblem.list(problems)
        self.given = Field(
            "given", "The article", value: given,
            hint:
                "Paste a citation in RIS, BibTeX or nbib or any record in XML or JSON; or a DOI, PMID, PMCID, arXiv number or web address. What is here already is found.",
            in: problems)
        fileError = problems.filter { $0.field == "file" }.map(\.reason).joined(separator: " ")
        savedDrafts = drafts.map { SavedDraft(draftTitle: $0.title, draftPath: SitePath.draft($0.number)) }
    }
}

/// A file that held several articles: which one is meant?
package struct DraftChoicePage: SitePage {
    package static let template = "articles/draft-choice"

    package let pageTitle = "Which article?"
    let source: String
    let entries: [Entry]

    struct Entry: Sendable {
        let entryTitle: String
        let entryPath: String
        let citation: Citation
    }

    package init(source: String, records: [ArticleRecord], path: String) {
        self.source = source
        entries = records.enumerated().map { index, record in
            Entry(
                entryTitle: record.title.isEmpty ? "Without a title" : record.title,
                entryPath: "\(path)?item=\(index)", citation: Citation(record))
        }
    }
}

/// A field of the record with where its value came from.
struct SourcedField: Sendable {
    let sourcedField: Field
    let originText: String
}

/// The part of a form that makes a discussion.
package struct ProposalFields: Sendable {
    let club: Choice
    let why: Field
    let studyDesign: Choice
    let tags: Field
    let window: Field
    let opensIn: Field

    package init(
        _ entry: Discussion.Entry, clubs: [(Number<Club>, String)], in problems: [Refusal.Problem] = []
    ) {
        club = Choice(
            "club", "Club", options: clubs.map { ($0.0.description, $0.1) },
            chosen: entry.club.isEmpty ? clubs.first?.0.description ?? "" : entry.club, in: problems)
        why = Field(
            "why", "Why it may change practice", value: entry.why,
            hint: "Two or three sentences: what you do now, and what this might change. It opens the discussion.",
            required: true, in: problems)
        studyDesign = .studyDesign(entry.studyDesign, in: problems)
        tags = Field(
            "tags", "Tags", value: entry.tags, hint: "Separated by commas, like asthma, primary-care.", in: problems)
        window = Field(
            "window", "Days the discussion stays open", value: entry.window, hint: "From 2 to 28.", type: "number",
            required: true, in: problems)
        opensIn = Field(
            "opens-in", "Days until it opens", value: entry.opensIn, hint: "0 opens it now.", type: "number",
            required: true, in: problems)
    }
}

/// What the site understood of an article, to be corrected and published.
package struct DraftPage: SitePage {
    package static let template = "articles/draft"

    package let pageTitle: String
    let csrf: String
    let problems: [FormProblem]
    let publishAction: String
    let flags: [ArticleFlag]
    let source: String
    let isByHand: Bool
    let pending: String
    let title: SourcedField
    let contributors: SourcedField
    let details: [SourcedField]
    let abstract: SourcedField
    let proposal: ProposalFields
    let others: [OtherFact]
    let known: [KnownArticle]

    /// What was read and is not for correction here.
    struct OtherFact: Sendable {
        let factName: String
        let factText: String
        let factOrigin: String
    }

    /// The article is here already.
    package struct KnownArticle: Sendable {
        let knownTitle: String
        let knownPath: String
        let knownDiscussions: [DiscussionItem]
        let bringPath: String

        package init(title: String, path: String, discussions: [DiscussionItem], bringPath: String) {
            knownTitle = title
            knownPath = path
            knownDiscussions = discussions
            self.bringPath = bringPath
        }
    }

    package init(
        _ record: ArticleRecord, source: String, pending: String, entry: ArticleEntry, proposal: ProposalFields,
        action: String, known: KnownArticle?, csrf: String, problems: [Refusal.Problem] = []
    ) {
        self.csrf = csrf
        self.problems = FormProblem.list(problems)
        pageTitle = known == nil ? "Check and publish" : "This article is already here"
        flags = ArticleFlag.list(record)
        publishAction = action
        self.source = source
        isByHand = record.origins.isEmpty
        self.pending = pending
        self.proposal = proposal
        self.known = known.map { [$0] } ?? []
        func sourced(
            _ name: String, _ label: String, _ value: String, _ origin: ArticleRecord.Field, hint: String = "",
            type: String = "text", required: Bool = false
        ) -> SourcedField {
            SourcedField(
                sourcedField: Field(
                    name, label, value: value, hint: hint, type: type, required: required, in: problems),
                originText: record.origins[origin].map(\.text) ?? "")
        }
        title = sourced("title", "Title", entry.title, .title, required: true)
        contributors = sourced(
            "contributors", "Contributors", entry.contributors, .contributors,
            hint: "One a line: Family, Given. A group by its name.")
        abstract = sourced("abstract", "Abstract", entry.abstract, .abstract)
        details = [
            sourced("container", "Journal", entry.container, .container),
            sourced("published", "Published", entry.published, .published, hint: "2024, 2024-05 or 2024-05-31."),
            sourced("volume", "Volume", entry.volume, .volume),
            sourced("issue", "Issue", entry.issue, .issue),
            sourced("pages", "Pages or article number", entry.pages, .pages),
            sourced("doi", "DOI", entry.doi, .identifiers),
            sourced("pmid", "PMID", entry.pmid, .identifiers),
            sourced("pmcid", "PMCID", entry.pmcid, .identifiers),
            sourced("link", "Web address", entry.link, .links, type: "text"),
            sourced("keywords", "Keywords", entry.keywords, .keywords, hint: "Separated by commas."),
        ]
        let rows: [(String, String, ArticleRecord.Field)] = [
            ("Types", record.publicationTypes.joined(separator: ", "), .publicationTypes),
            ("MeSH", record.meshTerms.joined(separator: ", "), .meshTerms),
            ("Publisher", record.publisher, .publisher), ("Licence", record.licence, .licence),
            ("Relations", record.relations.map(\.text).joined(separator: "; "), .relations),
        ]
        others = rows.filter { !$0.1.isEmpty }.map {
            OtherFact(factName: $0.0, factText: $0.1, factOrigin: record.origins[$0.2].map(\.text) ?? "")
        }
    }
}

/// Bringing an article that is here to another club.
package struct BringPage: SitePage {
    package static let template = "articles/bring"

    package let pageTitle = "Bring it to a club"
    let csrf: String
    let problems: [FormProblem]
    let articleTitle: String
    let articlePath: String
    let bringAction: String
    let proposal: ProposalFields

    package init(
        article: Number<Article>, title: String, proposal: ProposalFields, csrf: String,
        problems: [Refusal.Problem] = []
    ) {
        articleTitle = title
        articlePath = SitePath.article(article, title)
        bringAction = SitePath.bring(article)
        self.proposal = proposal
        self.csrf = csrf
        self.problems = FormProblem.list(problems)
    }
}

extension ArticleRecord.Origin {
    /// "PubMed: ArticleTitle", or the source alone.
    var text: String { element.isEmpty ? source : "\(source): \(element)" }
}

extension ArticleRecord.Relation {
    var text: String {
        let words =
            switch kind {
            case .retractionOf: "retraction of"
            case .retractedBy: "retracted by"
            case .correctionOf: "correction of"
            case .correctedBy: "corrected by"
            case .concernAbout: "expression of concern about"
            case .concernedBy: "expression of concern in"
            case .commentOn: "comment on"
            case .commentedBy: "commented on in"
            case .preprintOf: "preprint of"
            case .hasPreprint: "posted before as"
            case .publishedAs: "published as"
            case .versionOf: "version of"
            case .updateOf: "update of"
            case .updatedBy: "updated by"
            case .translationOf: "translation of"
            case .translatedAs: "translated as"
            case .supplementTo: "supplement to"
            case .supplementedBy: "supplemented by"
            }
        return "\(words) \(target.label)"
    }
}
