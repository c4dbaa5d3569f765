import HTTPTypes
import Hummingbird
import Logging

/// Logs one line a request, gives every response its id and the headers that keep browsers strict, and answers when
/// nothing inside could.
struct HeadersMiddleware: RouterMiddleware {
    let isSecure: Bool

    static let contentSecurityPolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; "
        + "base-uri 'none'; frame-ancestors 'none'; connect-src 'self'; manifest-src 'self'"

    func handle(
        _ request: Request, context: VisitContext, next: (Request, VisitContext) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        var response: Response
        do {
            response = try await next(request, context)
        } catch {
            context.logger.error("request failed", metadata: ["error": "\(String(reflecting: error))"])
            response = Response(
                status: .internalServerError, headers: [.contentType: "text/plain; charset=utf-8"],
                body: .init(
                    byteBuffer: ByteBuffer(string: "Something went wrong here. Tell the administrator: \(context.id)\n")
                ))
        }
        let spent = (ContinuousClock.now - start).components
        let milliseconds = spent.seconds * 1000 + spent.attoseconds / 1_000_000_000_000_000
        // The route, not the path: paths hold the secrets of links.
        context.logger.info(
            "request",
            metadata: [
                "http.method": "\(request.method.rawValue)", "http.route": "\(context.endpointPath ?? "-")",
                "http.status": "\(response.status.code)", "http.duration_ms": "\(milliseconds)",
            ])
        harden(&response, id: context.id)
        return response
    }

    private func harden(_ response: inout Response, id: String) {
        response.headers[.requestID] = id
        response.headers[.contentSecurityPolicy] = Self.contentSecurityPolicy
        response.headers[.xContentTypeOptions] = "nosniff"
        // Pages whose address is a secret say less.
        if response.headers[.referrerPolicy] == nil { response.headers[.referrerPolicy] = "same-origin" }
        response.headers[.permissionsPolicy] = "camera=(), microphone=(), geolocation=(), interest-cohort=()"
        response.headers[.crossOriginOpenerPolicy] = "same-origin"
        response.headers[.crossOriginResourcePolicy] = "same-origin"
        response.headers[.frameOptions] = "DENY"
        if isSecure { response.headers[.strictTransportSecurity] = "max-age=31536000" }
    }
}
