import Colloquium
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Reads the form of every POST and refuses the ones that no page of ours made.
///
/// A form carries a token bound to the browser's session; a request that a browser says comes from another site is
/// refused whatever it carries. One-click unsubscription (RFC 8058 section 3.1) arrives with neither cookie nor token
/// and is exempt: its address is signed.
struct FormMiddleware: RouterMiddleware {
    /// Bytes a form with a file may have, and one without.
    static let uploadLimit = 10 << 20
    static let limit = 2 << 20
    let site: WebSite

    func handle(
        _ request: Request, context: VisitContext, next: (Request, VisitContext) async throws -> Response
    ) async throws -> Response {
        guard request.method == .post else { return try await next(request, context) }
        if isFromElsewhere(request) {
            throw Refusal(.forbidden, "This form was sent from another site, so nothing was done.")
        }
        var context = context
        context.form = try await form(of: request)
        if !request.uri.path.hasPrefix("/unsubscribe/"), !context.visit.isFormToken(context.form["csrf"]) {
            if context.visit.signedIn == nil, request.cookies[SessionMiddleware.sessionCookie] != nil {
                throw SessionEnded(form: context.form)
            }
            throw StaleForm(form: context.form)
        }
        do { return try await next(request, context) } catch { throw FailedForm(form: context.form, cause: error) }
    }

    private func isFromElsewhere(_ request: Request) -> Bool {
        if request.headers[.secFetchSite] == "cross-site" { return true }
        guard let origin = request.headers[.origin], origin != "null" else { return false }
        if origin == site.origin { return false }
        let host = URL(string: origin)?.host() ?? ""
        let port = URL(string: origin)?.port.map { ":\($0)" } ?? ""
        return host.isEmpty || "\(host)\(port)" != request.head.authority
    }

    private func form(of request: Request) async throws -> FormData {
        let type = request.headers[.contentType] ?? ""
        let boundary = FormData.boundary(of: type)
        let limit = boundary == nil ? Self.limit : Self.uploadLimit
        let bytes = try await request.bytes(upTo: limit)
        return boundary.map { FormData(multipart: bytes, boundary: $0) } ?? FormData(urlEncoded: bytes)
    }
}

extension Request {
    /// The whole body.
    /// - Throws: too large.
    func bytes(upTo limit: Int) async throws -> [UInt8] {
        do {
            return Array(buffer: try await body.collect(upTo: limit))
        } catch is NIOTooManyBytesError {
            throw Refusal(.tooLarge, "This is more than \(limit >> 20) MB; send less at once.")
        }
    }
}

/// A form came back after its session ended; nothing typed may be lost.
struct SessionEnded: Error {
    let form: FormData
}

/// A form came without the token of this browser: an old tab, or cookies that were cleared.
struct StaleForm: Error {
    let form: FormData
}

/// A form was read and could not be done as it asked.
struct FailedForm: Error {
    let form: FormData
    let cause: any Error
}

extension HTTPField.Name {
    static let secFetchSite = HTTPField.Name("Sec-Fetch-Site")!
    static let permissionsPolicy = HTTPField.Name("Permissions-Policy")!
    static let referrerPolicy = HTTPField.Name("Referrer-Policy")!
    static let robots = HTTPField.Name("X-Robots-Tag")!
    static let crossOriginOpenerPolicy = HTTPField.Name("Cross-Origin-Opener-Policy")!
    static let crossOriginResourcePolicy = HTTPField.Name("Cross-Origin-Resource-Policy")!
    static let frameOptions = HTTPField.Name("X-Frame-Options")!
    static let requestID = HTTPField.Name("X-Request-ID")!
    static let forwardedFor = HTTPField.Name("X-Forwarded-For")!
}
