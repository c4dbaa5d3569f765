package import Colloquium

/// Bringing an article that is here to another club.
package struct BringPage: SitePage {
    package static let template = "articles/bring"

    package let pageTitle = "Bring it to a club"
    let csrf: String
    let problems: [FormProblem]
    let articleTitle: String
    let articlePath: String
    let bringAction: String
    let begunDraft: [String]
    let proposal: ProposalFields

    /// - Parameter draft: what the member had begun before the work was known to be here.
    package init(
        article: Number<Article>, title: String, draft: Number<ArticleDraft>? = nil, proposal: ProposalFields,
        csrf: String, problems: [Refusal.Problem] = []
    ) {
        articleTitle = title
        articlePath = SitePath.article(article, title)
        bringAction = SitePath.bring(article)
        begunDraft = draft.map { [$0.description] } ?? []
        self.proposal = proposal
        self.csrf = csrf
        self.problems = FormProblem.list(problems)
    }
}
