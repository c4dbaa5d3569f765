import Colloquium
import Formats
import Hummingbird
import Store

/// What a member wrote in discussions, for them to keep.
struct WritingsController: Sendable {
    let site: WebSite

    func markdown(_ request: Request, _ context: MemberContext) async throws -> Response {
        let own = try await site.store.writings(of: context.member, for: context.viewer)
        return site.download(
            own.markdown(origin: site.origin), "text/markdown; charset=utf-8", named: "my-writings", "md")
    }

    func json(_ request: Request, _ context: MemberContext) async throws -> Response {
        let own = try await site.store.writings(of: context.member, for: context.viewer)
        return site.download(
            try own.json(origin: site.origin), "application/json; charset=utf-8", named: "my-writings", "json")
    }
}
