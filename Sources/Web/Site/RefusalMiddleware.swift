import Colloquium
import Foundation
import Hummingbird
import Logging
import Pages

/// Turns what was refused or went wrong into a page: readers see reasons, operators see causes.
struct RefusalMiddleware: RouterMiddleware {
    let site: WebSite

    func handle(
        _ request: Request, context: VisitContext, next: (Request, VisitContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let ended as SessionEnded {
            return try await signInPage(keeping: ended.form, request, context)
        } catch let stale as StaleForm {
            return try await stalePage(stale.form, request, context)
        } catch let failed as FailedForm {
            return try await page(for: failed.cause, keeping: failed.form, request, context)
        } catch {
            return try await page(for: error, keeping: FormData(), request, context)
        }
    }

    private func page(
        for error: any Error, keeping form: FormData, _ request: Request, _ context: VisitContext
    ) async throws -> Response {
        switch error {
        case let refusal as Refusal: return try await refusalPage(refusal, keeping: form, request, context)
        case let led as LedRefusal:
            return try await refusalPage(led.refusal, leading: led.ways, keeping: form, request, context)
        case let error as any HTTPResponseError:
            return try await refusalPage(Refusal(httpStatus: error.status), keeping: form, request, context)
        default:
            context.logger.error("request failed", metadata: ["error": "\(String(reflecting: error))"])
            let page = MessagePage(
                "Something went wrong here",
                [
                    "This is our fault, not yours. Nothing was changed. Try again in a moment; if it stays, tell the administrator this number: \(context.id)."
                ],
                next: [("Home", SitePath.home)], typed: form.typedText)
            return try await site.respond(page, to: request, context, status: .internalServerError)
        }
    }

    /// Forms that nobody has to sign in for.
    private static let visitorsForms = [
        SitePath.signIn, SitePath.join, SitePath.setUp, SitePath.passwordReset, SitePath.confirmation(""),
        SitePath.emailChange(""),
    ]

    private func refusalPage(
        _ refusal: Refusal, leading nearest: [(name: String, path: String)] = [], keeping form: FormData,
        _ request: Request, _ context: VisitContext
    ) async throws -> Response {
        if refusal.kind == .signInNeeded {
            if request.method == .post { return try await signInPage(keeping: form, request, context) }
            return site.redirect(to: "\(SitePath.signIn)?next=\(request.uri.description.percentEncodedForQuery)")
        }
        let ways = nearest.map { ($0.name, $0.path) } + [("Home", SitePath.home), ("Search", SitePath.search)]
        let page = MessagePage(
            refusal.title(for: request), refusal.problems.map(\.reason), next: wayBack(from: refusal, request) + ways,
            typed: form.typedText)
        return try await site.respond(page, to: request, context, status: refusal.status)
    }

    /// The page whose form was too large to be read, and so cannot be shown again as it was.
    private func wayBack(from refusal: Refusal, _ request: Request) -> [(String, String)] {
        guard refusal.kind == .tooLarge, let referer = request.headers[.referer], referer.hasPrefix(site.origin + "/")
        else { return [] }
        return [("Back to the form", site.localPath(String(referer.dropFirst(site.origin.count))))]
    }

    /// The sign-in form, holding what was typed until somebody has signed in.
    private func signInPage(
        keeping form: FormData, _ request: Request, _ context: VisitContext
    ) async throws -> Response {
        let page = SignInPage(
            next: request.uri.description, kept: form.keepable.encoded, csrf: context.visit.formToken)
        return try await site.respond(page, to: request, context, status: .unauthorized)
    }

    /// The form as it was sent, to be sent again by a person who looks at it.
    private func stalePage(_ form: FormData, _ request: Request, _ context: VisitContext) async throws -> Response {
        let fields = form.keepable.fields
        let isVisitorsForm = Self.visitorsForms.contains { request.uri.path.hasPrefix($0) }
        if context.visit.signedIn == nil, !isVisitorsForm, !fields.isEmpty {
            // The cookie has lapsed with its session: the usual end of one.
            return try await signInPage(keeping: form, request, context)
        }
        if context.visit.signedIn == nil || isVisitorsForm || fields.isEmpty {
            let page = MessagePage(
                "This page was too old",
                [
                    "The form had been open for a long time, or cookies are switched off. Nothing was done; go back, reload the page and send it again."
                ],
                next: [("Home", SitePath.home)])
            return try await site.respond(page, to: request, context, status: .forbidden)
        }
        let page = KeptTextPage(action: request.uri.description, fields: fields, csrf: context.visit.formToken)
        return try await site.respond(page, to: request, context, status: .forbidden)
    }
}

extension Refusal {
    /// The one table from kinds to HTTP statuses.
    var status: HTTPResponse.Status {
        switch kind {
        case .invalid: .unprocessableContent
        case .notFound: .notFound
        case .forbidden: .forbidden
        case .signInNeeded: .unauthorized
        case .conflict: .conflict
        case .tooMany: .tooManyRequests
        case .gone: .gone
        case .tooLarge: .contentTooLarge
        }
    }

    /// What it is in general.
    var title: String {
        switch kind {
        case .invalid: "This cannot be taken as it is"
        case .notFound: "Nothing is here"
        case .forbidden: "This is not open to you"
        case .signInNeeded: "Sign in"
        case .conflict: "Something changed meanwhile"
        case .tooMany: "Too many tries"
        case .gone: "This is gone"
        case .tooLarge: "This is too large"
        }
    }

    /// Who only opens a page sent nothing that could have been overtaken.
    fileprivate func title(for request: Request) -> String {
        kind == .conflict && request.method != .post ? "This cannot be done now" : title
    }

    /// What the framework refuses by itself.
    fileprivate init(httpStatus: HTTPResponse.Status) {
        switch httpStatus {
        case .notFound: self.init(.notFound, "There is no such page here. It may have moved; the search finds it.")
        case .contentTooLarge: self.init(.tooLarge, "This is more than the site takes at once.")
        default: self.init(.invalid, "The site could not read this request. Go back, reload the page and try again.")
        }
    }
}
