import Colloquium
import HTTPTypes
import Hummingbird
import Logging

/// Turns what was refused or went wrong into a problem document (RFC 9457): programs' writers see reasons, operators
/// see causes.
struct ProblemMiddleware: RouterMiddleware {
    func handle(
        _ request: Request, context: APIContext, next: (Request, APIContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let refusal as Refusal {
            return try answer(refusal, request)
        } catch is ScopeNeeded {
            let challenge = "\(Self.challenge), error=\"insufficient_scope\", scope=\"write\""
            return try .problem(
                ProblemDocument(Refusal(.forbidden, "This access token may only read.")),
                headers: [.wwwAuthenticate: challenge])
        } catch let error as HTTPError {
            return try .problem(ProblemDocument(error.status, error.body ?? ""), headers: error.headers)
        } catch let error as any HTTPResponseError {
            return try .problem(ProblemDocument(error.status, ""))
        } catch {
            context.logger.error("request failed", metadata: ["error": "\(String(reflecting: error))"])
            let detail = "This is our fault. Nothing was changed. Tell the administrator this number: \(context.id)"
            return try .problem(ProblemDocument(.internalServerError, detail))
        }
    }

    private func answer(_ refusal: Refusal, _ request: Request) throws -> Response {
        var headers: HTTPFields = [:]
        if refusal.kind == .signInNeeded {
            let isWithout = request.headers[.authorization] == nil
            headers[.wwwAuthenticate] = Self.challenge + (isWithout ? "" : ", error=\"invalid_token\"")
        }
        if refusal.kind == .tooMany {
            headers[.retryAfter] = "\(RateLimits.window.milliseconds / 1_000)"
        }
        return try .problem(ProblemDocument(refusal), headers: headers)
    }

    /// RFC 6750, section 3.
    private static let challenge = "Bearer realm=\"Colloquium\""
}
