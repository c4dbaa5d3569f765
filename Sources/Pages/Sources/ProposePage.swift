package import Colloquium

/// Bringing an item of an inbox, or an article that is here, before a club.
package struct ProposePage: SitePage {
    package static let template = "sources/propose"

    package let pageTitle = "Bring it to a club"
    let csrf: String
    let problems: [FormProblem]
    let crumbName: String
    let crumbPath: String
    let subject: String
    let citation: Citation
    let flags: [ArticleFlag]
    let knownPath: [String]
    /// Whether the reader proposed it before.
    let isOwn: Bool
    let proposeAction: String
    let keepKey: String
    let club: Choice
    let why: Field
    let tags: Field
    let screening: [ScreenChoice]

    /// What is proposed.
    package struct Subject: Sendable {
        package let record: ArticleRecord
        package let action: String
        package let keepKey: String
        package let crumb: (name: String, path: String)
        package let article: Number<Article>?

        package init(
            _ record: ArticleRecord, action: String, keepKey: String, crumb: (name: String, path: String),
            article: Number<Article>?
        ) {
            self.record = record
            self.action = action
            self.keepKey = keepKey
            self.crumb = crumb
            self.article = article
        }
    }

    package init(
        _ subject: Subject, _ entry: Proposal.Entry, clubs: [(Number<Club>, String)], isOwn: Bool = false,
        csrf: String, problems: [Refusal.Problem] = []
    ) {
        self.csrf = csrf
        self.problems = FormProblem.list(problems)
        crumbName = subject.crumb.name
        crumbPath = subject.crumb.path
        self.subject = subject.record.title.isEmpty ? "Without a title" : subject.record.title
        citation = Citation(subject.record)
        flags = ArticleFlag.list(subject.record)
        knownPath = subject.article.map { [SitePath.article($0, subject.record.title)] } ?? []
        self.isOwn = isOwn
        proposeAction = subject.action
        keepKey = subject.keepKey
        club = Choice(
            "club", "Club", options: clubs.map { ($0.0.description, $0.1) },
            chosen: entry.club.isEmpty ? clubs.first?.0.description ?? "" : entry.club, in: problems)
        why = Field(
            "why", "Why it may change practice", value: entry.why,
            hint: "Two or three sentences: what you do now, and what this might change.", required: true, in: problems)
        tags = Field(
            "tags", "Tags", value: entry.tags, hint: "Separated by commas, like asthma, primary-care.", in: problems)
        screening = ScreenChoice.list(entry.identifiesNobody, in: problems)
    }
}
