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
        context.logger.logRequest(
            request.method, context.endpointPath ?? "-", response.status, since: start, id: context.id)
        response.headers.harden(id: context.id, isSecure: isSecure)
        return response
    }
}

extension Logger {
    /// - Parameter route: not the path, since paths hold the secrets of links.
    func logRequest(
        _ method: HTTPRequest.Method, _ route: String, _ status: HTTPResponse.Status,
        since start: ContinuousClock.Instant, id: String
    ) {
        guard logLevel <= .info else { return }
        let spent = (ContinuousClock.now - start).components
        let milliseconds = spent.seconds * 1000 + spent.attoseconds / 1_000_000_000_000_000
        info(
            "request",
            metadata: [
                "hb.request.id": "\(id)", "http.method": "\(method.rawValue)", "http.route": "\(route)",
                "http.status": "\(status.code)", "http.duration_ms": "\(milliseconds)",
            ])
    }
}

extension HTTPFields {
    /// Adds the request's id and what keeps browsers strict.
    mutating func harden(id: String, isSecure: Bool) {
        append(HTTPField(name: .requestID, value: id))
        append(contentsOf: Self.strict)
        // Pages whose address is a secret say less.
        if !contains(.referrerPolicy) { append(Self.referrer) }
        if isSecure { append(Self.transport) }
    }

    private static let strict: HTTPFields = [
        .contentSecurityPolicy: HeadersMiddleware.contentSecurityPolicy,
        .xContentTypeOptions: "nosniff",
        .permissionsPolicy: "camera=(), microphone=(), geolocation=(), interest-cohort=()",
        .crossOriginOpenerPolicy: "same-origin",
        .crossOriginResourcePolicy: "same-origin",
        .frameOptions: "DENY",
    ]
    private static let referrer = HTTPField(name: .referrerPolicy, value: "same-origin")
    private static let transport = HTTPField(name: .strictTransportSecurity, value: "max-age=31536000")
}
