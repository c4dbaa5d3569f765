import Hummingbird
import Store

/// Whether the site works, for whoever watches over it.
struct HealthController: Sendable {
    let site: WebSite

    /// 200 when the database answers; anything else comes out as the fault it is.
    func show(_ request: Request, _ context: VisitContext) async throws -> Response {
        let name = try await site.store.site().name
        return Response(
            status: .ok, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(string: name.isEmpty ? "unnamed\n" : "ok\n")))
    }
}
