import Colloquium
import HTTPTypes
import Hummingbird
import Store

/// Finds out whose program asks, by its access token (RFC 6750, section 2.1). A token that is not good is refused also
/// where none is needed: who sends one expects to see what it opens.
struct TokenMiddleware: RouterMiddleware {
    let site: WebSite

    func handle(
        _ request: Request, context: APIContext, next: (Request, APIContext) async throws -> Response
    ) async throws -> Response {
        guard let header = request.headers[.authorization] else { return try await next(request, context) }
        let parts = header.split(separator: " ")
        guard parts.count == 2, parts[0].lowercased() == "bearer", let token = Token(parts[1]),
            let caller = try await site.store.caller(token, at: site.now)
        else {
            throw Refusal(
                .signInNeeded, "This access token opens nothing: it was revoked or ended, or was never given out.")
        }
        var context = context
        context.caller = caller
        return try await next(request, context)
    }
}
