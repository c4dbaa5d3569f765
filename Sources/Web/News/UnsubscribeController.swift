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
            "Unsubscribe", code.ending.question(try await title(of: code.ending)), action: request.uri.path,
            label: "Unsubscribe", csrf: "")
        return try await site.respond(page, to: request, context)
    }

    func unsubscribe(_ request: Request, _ context: VisitContext) async throws -> Response {
        let code = try await self.code(context)
        let title = try await title(of: code.ending)
        try await site.store.end(code.ending, at: site.now)
        let page = MessagePage("You are unsubscribed", [code.ending.farewell(title)], next: code.ending.next)
        return try await site.respond(page, to: request, context)
    }

    /// What a subscription is to; "what you followed" where it has ended since.
    private func title(of ending: UnsubscribeCode.Ending) async throws -> String {
        guard case .subscription(let number) = ending, let line = try await site.store.subscriptionLine(number) else {
            return "what you followed"
        }
        return "“\(line.subscription.scope.title(line.name))”"
    }

    private func code(_ context: VisitContext) async throws -> UnsubscribeCode {
        guard let code = UnsubscribeCode(context.parameters.get("code") ?? "", in: try await site.store.site()) else {
            throw Refusal(.gone, "This link is not whole. Copy all of it from the mail, or change your subscriptions.")
        }
        return code
    }
}

extension UnsubscribeCode.Ending {
    /// - Parameter title: of the subscription, where it ends one.
    fileprivate func question(_ title: String) -> String {
        switch self {
        case .mailing(.digests(let cadences), _): "End your \(cadences.words) digest?"
        case .mailing(.promptNews, _): "Send you no more mail of what you hear of at once?"
        case .subscription: "Send you no more mail of \(title)? The rest of what you follow stays."
        case .mailing(.reminders, _):
            "Send you no more letters of \(ReminderWords.all)?"
        case .mailing(.notices, _):
            "Tell you no more at once, by mail or under New for you, when a work is retracted or corrected? Your digests still say so of retractions."
        case .reader: "Send you no more digests of clubs? Your address is forgotten here."
        case .authorInvitations: "Send you no more invitations to discuss your articles?"
        case .panelInvitations: "Send you no more invitations to panels?"
        }
    }

    fileprivate func farewell(_ title: String) -> String {
        switch self {
        case .mailing(.digests(let cadences), _): "No \(cadences.words) digest will be sent to you any more."
        case .mailing(.promptNews, _): "What you heard of at once is not mailed any more."
        case .subscription: "No mail of \(title) will be sent to you any more."
        case .mailing(.reminders, _): "No letter of \(ReminderWords.all) will be sent to you any more."
        case .mailing(.notices, _):
            "No letter about a retraction or a correction will be sent to you any more. You switch them on again under New for you."
        case .reader: "No digest will be sent to you any more, and your address is forgotten here."
        case .authorInvitations, .panelInvitations: "No invitation will be sent to this address any more."
        }
    }

    fileprivate var next: [(String, String)] {
        switch self {
        case .mailing, .subscription: [("Change your subscriptions", SitePath.subscriptions), ("Home", SitePath.home)]
        case .reader, .authorInvitations, .panelInvitations: [("Home", SitePath.home)]
        }
    }
}

extension [Cadence] {
    fileprivate var words: String { map(\.rawValue).joined(separator: " and ") }
}
