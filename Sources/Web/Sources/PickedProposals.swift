import Colloquium
import Hummingbird
import Pages
import Store

extension WebSite {
    /// Takes a proposal up, and goes on to the form that publishes it.
    func pick(_ number: Number<Proposal>, by viewer: Viewer) async throws -> Response {
        switch try await store.pick(number, by: viewer, at: now).form {
        case .draft(let draft):
            try await lookUp(draft, of: viewer)
            return redirect(to: SitePath.draft(draft))
        case .article(let article): return redirect(to: "\(SitePath.bring(article))?proposal=\(number)")
        }
    }

    /// A feed tells little; the services outside tell the rest before the form is shown.
    private func lookUp(_ draft: Number<ArticleDraft>, of viewer: Viewer) async throws {
        guard let member = viewer.member,
            let article = try await store.draft(draft, of: member).articles.first, !article.isResolved
        else { return }
        try limits.count(.lookUp, "member \(member)", at: now)
        try await store.replace(
            0, of: draft, by: IntakeDesk(outside: outside).lookedUp(article), of: member)
    }
}
