import Colloquium
import Hummingbird
import Pages
import Store

/// Ending a digest or reminders from the mail itself. GET shows a page and changes nothing; POST does it, with neither cookie nor
/// form token, as RFC 8058 section 3 asks.
struct UnsubscribeController: Sendable {
    let site: WebSite

    func page(_ request: Request, _ context: VisitContext) async throws -> Response {
        let code = try await self.code(context)
        let page = ConfirmationPage(
            "Unsubscribe", code.mailing.question, action: request.uri.path, label: "Unsubscribe",
            csrf: "")
        return try await site.respond(page, to: request, context)
    }

    func unsubscribe(_ request: Request, _ context: VisitContext) async throws -> Response {
        let code = try await self.code(context)
        switch code.mailing {
        case .digest(let cadence): try await site.store.unsubscribe(code.member, from: cadence, at: site.now)
        case .reminders: try await site.store.endReminders(of: code.member, at: site.now)
        }
        let page = MessagePage(
            "You are unsubscribed", [code.mailing.farewell],
            next: [("Change your subscriptions", SitePath.subscriptions), ("Home", SitePath.home)])
        return try await site.respond(page, to: request, context)
    }

    private func code(_ context: VisitContext) async throws -> UnsubscribeCode {
        guard let code = UnsubscribeCode(context.parameters.get("code") ?? "", in: try await site.store.site()) else {
            throw Refusal(.gone, "This link is not whole. Copy all of it from the mail, or change your subscriptions.")
        }
        return code
    }
}

extension Mailing {
    fileprivate var question: String {
        switch self {
        case .digest(let cadence): "End your \(cadence.rawValue) digest?"
        case .reminders: "Send you no more reminders of what you said you would do?"
        }
    }

    fileprivate var farewell: String {
        switch self {
        case .digest(let cadence): "No \(cadence.rawValue) digest will be sent to you any more."
        case .reminders: "No reminder will be sent to you any more."
        }
    }
}
