import Colloquium
import Hummingbird
import Pages
import Store

extension ProposerWords {
    init(_ words: ProposedWords) { self.init(words.proposer, name: words.name, why: words.why) }
}

extension WebSite {
    /// To the form that publishes what was picked.
    /// - Parameter form: what the browser may forget, since it arrived.
    func goOn(
        with picked: PickedProposal, arrived form: String = "", _ context: MemberContext
    ) async throws -> Response {
        switch picked.form {
        case .draft(let draft):
            try await lookUp(draft, context)
            return redirect(to: SitePath.draft(draft.number) + (form.isEmpty ? "" : "?sent=\(form)"))
        case .article(let article):
            let path = SitePath.bring(article, picked: picked.number)
            return redirect(to: path + (form.isEmpty ? "" : "&sent=\(form)"))
        }
    }

    /// A feed tells little; the services outside tell the rest before the form is shown. Who has had much looked up goes
    /// on with what the feed told.
    private func lookUp(_ draft: ArticleDraft, _ context: MemberContext) async throws {
        guard let article = draft.articles.first, !article.isResolved,
            (try? limits.count(.lookUp, "member \(context.member.number)", at: now)) != nil
        else { return }
        try await lookUp(0, of: draft, context)
    }
}
