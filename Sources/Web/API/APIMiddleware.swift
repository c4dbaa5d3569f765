import HTTPTypes
import Hummingbird

/// Hands what programs ask to routes of their own, which know neither cookies nor forms: nothing that another site makes
/// a browser send has any right here.
struct APIMiddleware: RouterMiddleware {
    private let responder: RouterResponder<APIContext>

    init(site: WebSite) {
        let router = Routes.api(site)
        router.refuseOtherMethods()
        responder = router.buildResponder()
    }

    func handle(
        _ request: Request, context: VisitContext, next: (Request, VisitContext) async throws -> Response
    ) async throws -> Response {
        guard request.uri.path.hasPrefix("/api/") else { return try await next(request, context) }
        return try await responder.respond(to: request, context: APIContext(context: context))
    }
}

extension Router<APIContext> {
    /// Says of each address which methods it knows (RFC 9110, section 15.5.6), to who comes with another.
    fileprivate func refuseOtherMethods() {
        let known = Dictionary(grouping: routes) { $0.path.description }
        for routes in known.values {
            var methods = Set(routes.map(\.method))
            if methods.contains(.get) { methods.insert(.head) }
            let allowed = methods.map(\.rawValue).sorted().joined(separator: ", ")
            for method in Self.methods where !methods.contains(method) {
                on(routes[0].path, method: method) { _, _ -> Response in
                    throw HTTPError(.methodNotAllowed, headers: [.allow: allowed], message: "Here go \(allowed).")
                }
            }
        }
    }

    private static var methods: [HTTPRequest.Method] {
        [.get, .head, .post, .put, .patch, .delete, .options, .trace] + [HTTPRequest.Method("QUERY")].compactMap { $0 }
    }
}
