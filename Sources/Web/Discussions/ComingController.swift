import Colloquium
import Hummingbird
import Pages
import Store

/// Saying that one will come to a discussion, and taking it back.
struct ComingController: Sendable {
    let site: WebSite

    func come(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try context.parameters.number("discussion", of: Discussion.self)
        try site.limits.count(.signal, "member \(context.member.number)", at: site.now)
        try await site.store.come(to: number, by: context.viewer, at: site.now)
        return site.redirect(to: "\(SitePath.discussion(number))#coming")
    }

    func stayAway(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try context.parameters.number("discussion", of: Discussion.self)
        try await site.store.stayAway(from: number, by: context.viewer)
        return site.redirect(to: SitePath.discussion(number))
    }
}
