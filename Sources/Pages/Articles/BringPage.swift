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
    let begun: [BegunDraft]
    let proposal: ProposalFields
    let proposers: [ProposerWords]

    struct BegunDraft: Sendable {
        let draftNumber: String
        let itemNumber: String
    }

    /// - Parameters:
    ///   - draft: what the member had begun before the work was known to be here.
    ///   - item: which work of the draft it is.
    ///   - picked: the proposal that is posted so.
    ///   - proposers: who proposed it, where it is another.
    package init(
        article: Number<Article>, title: String, draft: Number<ArticleDraft>? = nil, item: Int = 0,
        picked: Number<Proposal>? = nil, proposal: ProposalFields, proposers: [ProposerWords] = [], csrf: String,
        problems: [Refusal.Problem] = []
    ) {
        articleTitle = title
        articlePath = SitePath.article(article, title)
        bringAction = SitePath.bring(article, picked: picked)
        begun = draft.map { [BegunDraft(draftNumber: $0.description, itemNumber: item.description)] } ?? []
        self.proposal = proposal
        self.proposers = proposers
        self.csrf = csrf
        self.problems = FormProblem.list(problems)
    }
}
