package import Colloquium

/// What the site understood of an article, to be corrected and published.
package struct DraftPage: SitePage {
    package static let template = "articles/draft"

    package let pageTitle: String
    let csrf: String
    let problems: [FormProblem]
    let publishAction: String
    let draftNumber: String
    let flags: [ArticleFlag]
    let lead: String
    let remarks: [String]
    let pasted: String
    let recordFields: RecordFields
    let proposal: ProposalFields
    let others: [OtherFact]
    let known: [KnownArticle]
    let sameWork: [Choice]
    let otherChoicePath: [String]

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
        let bringAction: String

        package init(title: String, path: String, discussions: [DiscussionItem], bringAction: String) {
            knownTitle = title
            knownPath = path
            knownDiscussions = discussions
            self.bringAction = bringAction
        }
    }

    /// What is known beside the draft itself.
    package struct Surroundings: Sendable {
        package var known: KnownArticle?
        /// Articles here that look alike; a person says whether one of them is this work.
        package var alike: [Article] = []
        /// What was answered to that: a number, or `otherWork`.
        package var sameAs = ""
        package var csrf: String
        package var problems: [Refusal.Problem] = []

        package init(csrf: String) { self.csrf = csrf }
    }

    /// The answer that none of the articles that look alike is this work.
    package static let otherWork = "other"

    package init(
        _ draft: ArticleDraft, item: Int, entry: ArticleEntry, proposal: ProposalFields, _ around: Surroundings
    ) {
        let article = draft.articles[item]
        let record = article.record
        let problems = Self.placed(around.problems, around)
        csrf = around.csrf
        self.problems = FormProblem.list(problems)
        pageTitle = around.known == nil ? "Check and publish" : "This article is already here"
        flags = ArticleFlag.list(record)
        publishAction = SitePath.draftPublication(draft.number, item: item)
        draftNumber = draft.number.description
        lead = Self.lead(article)
        remarks = article.remarks
        pasted = record.title.isEmpty ? article.pasted : ""
        self.proposal = proposal
        known = around.known.map { [$0] } ?? []
        sameWork = Self.sameWork(around)
        otherChoicePath = draft.articles.count > 1 ? [SitePath.draft(draft.number)] : []
        recordFields = RecordFields(entry, of: record, said: article.statements, in: problems)
        others = Self.others(record)
    }

    /// The problems, each at a field that the page has: what is known by now decides what is asked.
    private static func placed(_ problems: [Refusal.Problem], _ around: Surroundings) -> [Refusal.Problem] {
        let recordNames = ArticleEntry.fields.map(\.name)
        return problems.compactMap { problem in
            if problem.field == "same-as", around.alike.isEmpty { return Refusal.Problem("", problem.reason) }
            // The record is not asked for when the article is here.
            return around.known != nil && recordNames.contains(problem.field) ? nil : problem
        }
    }

    private static func lead(_ article: DraftedArticle) -> String {
        let sources = article.statements.map(\.source).filter { $0 != .pasted }
        if article.statements.isEmpty || sources.isEmpty && article.record.title.isEmpty {
            return "Only the title is needed; the more you give, the easier the article is found."
        }
        return
            "This is what \(sources.map(\.name).unique.listed) said. Beside each field stands where it came from; correct what is wrong, and what you change is kept as yours."
    }

    private static func sameWork(_ around: Surroundings) -> [Choice] {
        if around.alike.isEmpty { return [] }
        let options = around.alike.map { article in
            (article.number.description, "It is the one that is here: \(article.record.title)")
        }
        return [
            Choice(
                "same-as", "Something like it is here", options: options + [(otherWork, "It is another article")],
                chosen: around.sameAs, in: around.problems)
        ]
    }

    private static func others(_ record: ArticleRecord) -> [OtherFact] {
        let rows: [(String, String, ArticleRecord.Field)] = [
            ("Types", record.publicationTypes.joined(separator: ", "), .publicationTypes),
            ("MeSH", record.meshTerms.joined(separator: ", "), .meshTerms),
            ("Publisher", record.publisher, .publisher), ("Licence", record.licence, .licence),
            ("Relations", record.relations.map(\.text).joined(separator: "; "), .relations),
            ("Free to read", record.fullText.map(\.url).first ?? "", .fullText),
        ]
        return rows.filter { !$0.1.isEmpty }.map {
            OtherFact(factName: $0.0, factText: $0.1, factOrigin: record.origins[$0.2].map(\.text) ?? "")
        }
    }
}

extension [String] {
    /// Each once, in the order of their first.
    fileprivate var unique: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
