package import Colloquium

/// What the site understood of an article, to be corrected and published.
package struct DraftPage: SitePage {
    package static let template = "articles/draft"

    package let pageTitle: String
    let csrf: String
    let problems: [FormProblem]
    let publishAction: String
    let entryAction: String
    let resolutionAction: String
    let distinctionAction: String
    let removalAction: String
    let busyText = PostPage.busyText
    let draftNumber: String
    let itemNumber: String
    let isKept: Bool
    let begun: [BegunDraft]
    let articleHeading: String
    let citation: Citation
    let flags: [ArticleFlag]
    let cautions: [DraftCaution]
    let lead: String
    let question: DraftQuestion
    let recordFields: RecordFields
    let givenFields: [GivenField]
    let proposal: ProposalFields
    let proposers: [ProposerWords]
    let others: [DraftFact]
    let known: [KnownArticle]
    let namedElsewhere: [KnownArticle]
    let alike: [AlikeArticle]
    let sameWork: [Choice]
    let otherChoicePath: [String]

    /// An article that is here already.
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

    /// Another draft of the same work.
    struct BegunDraft: Sendable {
        let begunPath: String
        let begunDay: String
    }

    /// One that looks like this one, to be opened and compared.
    struct AlikeArticle: Sendable {
        let alikeTitle: String
        let alikePath: String
        let citation: Citation
    }

    /// What is known beside the draft itself.
    package struct Surroundings: Sendable {
        /// The article that the work is.
        package var known: KnownArticle?
        /// The article that an identifier in the form names.
        package var namedElsewhere: KnownArticle?
        /// Articles here that look alike; a person says whether one of them is this work.
        package var alike: [Article] = []
        /// What was answered to that: a number, or `otherWork`.
        package var sameAs = ""
        /// Who proposed it, where it is another.
        package var proposers: [ProposerWords] = []
        /// Another draft that the member began of the work: its address, and the day.
        package var begun: (path: String, day: String)?
        /// Whether what was typed has just been kept.
        package var isKept = false
        /// What was typed to be looked for in the place of what was pasted.
        package var given = ""
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
        publishAction = SitePath.draftPublication(draft.number, item: item)
        entryAction = SitePath.draftEntry(draft.number, item: item)
        resolutionAction = SitePath.draftResolution(draft.number, item: item)
        distinctionAction = SitePath.draftDistinction(draft.number, item: item)
        removalAction = SitePath.draftRemoval(draft.number)
        draftNumber = draft.number.description
        itemNumber = item.description
        isKept = around.isKept
        begun = around.begun.map { [BegunDraft(begunPath: $0.path, begunDay: $0.day)] } ?? []
        articleHeading = record.title
        citation = Citation(record)
        flags = ArticleFlag.list(record)
        cautions = DraftCaution.list(article)
        lead = Self.lead(article)
        question = DraftQuestion(article, given: around.given, in: problems)
        recordFields = RecordFields(entry, of: record, said: article.statements, in: problems)
        givenFields = GivenField.list(ArticleEntry(record))
        self.proposal = proposal
        proposers = around.proposers
        others = DraftFact.list(record)
        known = around.known.map { [$0] } ?? []
        namedElsewhere = around.namedElsewhere.map { [$0] } ?? []
        alike = around.alike.map { article in
            AlikeArticle(
                alikeTitle: article.heading, alikePath: article.path, citation: Citation(article.record))
        }
        sameWork = Self.sameWork(around)
        otherChoicePath = draft.articles.count > 1 ? [SitePath.draftList(draft.number, at: item)] : []
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
            return
                "Of the article only the title is needed; the more you give, the easier it is found. Then say why it may change practice and choose its study design."
        }
        return
            "This is what \(sources.map(\.saidBy).unique.listed) said. Beside each field stands where it came from; correct what is wrong, and what you change is kept as yours."
    }

    private static func sameWork(_ around: Surroundings) -> [Choice] {
        if around.alike.isEmpty { return [] }
        let options = around.alike.map { article in
            let place = Citation(article.record).line
            let title = "It is the one that is here: \(article.record.title)"
            return (article.number.description, place.isEmpty ? title : "\(title) (\(place))")
        }
        return [
            Choice(
                "same-as", "Something like it is here", options: options + [(otherWork, "It is another article")],
                chosen: around.sameAs, in: around.problems)
        ]
    }
}

extension [String] {
    /// Each once, in the order of their first.
    fileprivate var unique: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}

extension ClaimSource {
    /// Who says it, in a sentence to the member who handed it in.
    fileprivate var saidBy: String {
        switch self {
        case .hand: "you"
        case .publisherRecord: "the publisher"
        case .landingPage: "the article’s page"
        case .citationFile: "your file"
        case .feed: "the feed"
        case .pasted, .pubMed, .crossref, .dataCite, .arXiv, .europePMC: name
        }
    }
}
