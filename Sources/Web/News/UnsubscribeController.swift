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
            "Unsubscribe", code.ending.question, action: request.uri.path, label: "Unsubscribe",
            csrf: "")
        return try await site.respond(page, to: request, context)
    }

    func unsubscribe(_ request: Request, _ context: VisitContext) async throws -> Response {
        let code = try await self.code(context)
        try await site.store.end(code.ending, at: site.now)
        let page = MessagePage("You are unsubscribed", [code.ending.farewell], next: code.ending.next)
        return try await site.respond(page, to: request, context)
    }

    private func code(_ context: VisitContext) async throws -> UnsubscribeCode {
        guard let code = UnsubscribeCode(context.parameters.get("code") ?? "", in: try await site.store.site()) else {
            throw Refusal(.gone, "This link is not whole. Copy all of it from the mail, or change your subscriptions.")
        }
        return code
    }
}

extension UnsubscribeCode.Ending {
    fileprivate var question: String {
        switch self {
        case .mailing(.digests(let cadences), _): "End your \(cadences.words) digest?"
        case .mailing(.promptNews, _): "Send you no more mail of what you hear of at once?"
        case .subscription: "Send you no more mail of this? The rest of what you follow stays."
        case .mailing(.reminders, _):
            "Send you no more reminders: of discussions you come to, of your weeks as facilitator, of polls that ask you?"
        case .mailing(.notices, _):
            "Tell you no more at once, by mail or under New for you, when a work is retracted or corrected? Your digests still say so of retractions."
        case .reader: "Send you no more digests of clubs? Your address is forgotten here."
        case .authorInvitations: "Send you no more invitations to discuss your articles?"
        case .panelInvitations: "Send you no more invitations to panels?"
        }
    }

    fileprivate var farewell: String {
        switch self {
        case .mailing(.digests(let cadences), _): "No \(cadences.words) digest will be sent to you any more."
        case .mailing(.promptNews, _): "What you heard of at once is not mailed any more."
        case .subscription: "No mail of this will be sent to you any more."
        case .mailing(.reminders, _): "No reminder will be sent to you any more."
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
