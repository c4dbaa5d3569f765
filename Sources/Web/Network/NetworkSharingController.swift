import Colloquium
import Hummingbird
import Pages
import Store

/// Who may read one's network, and whom one keeps out of it.
struct NetworkSharingController: Sendable {
    let site: WebSite

    func form(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await page(NetworkSharingPage.Entry(), request, context, isSaved: request.query("saved") == "yes")
    }

    func save(_ request: Request, _ context: MemberContext) async throws -> Response {
        var entry = NetworkSharingPage.Entry()
        entry.audiences = context.form.audiences
        entry.named = context.form["named"]
        entry.identifiesNobody = context.form.identifiesNobody
        do {
            var inspection = Inspection()
            let audiences = inspection.audiences(entry.audiences)
            let named = inspection.handles(entry.named, isNeeded: audiences.values.contains(.named))
            try inspection.settle()
            try await site.store.shareNetwork(
                audiences, named: named, identifiesNobody: entry.identifiesNobody, by: context.viewer)
            return site.redirect(to: "\(SitePath.networkSharing)?saved=yes")
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await page(entry, request, context, refusal)
        }
    }

    func removalForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = ConfirmationPage(
            "Delete your network?",
            "Every tie goes with its notes, its history and its settings, and so do your worksheet with all that was said on it, what you said on worksheets of others, that you guide somebody or asked to, your offers, requests and logs, the list of whom you block, the words of the introductions you wrote, and what you passed on in those of others. What you agreed on with somebody ends, and stays with them without your name, and so do words of thanks. Whom you brought together keep each other. Only whom you introduced to whom, and when, stays on record, so that nobody is asked twice, and that you are suggested to nobody, if you chose that. There is no way back.",
            action: SitePath.networkRemoval, label: "Delete it", csrf: context.visit.formToken, isDangerous: true)
        return try await site.respond(page, to: request, context)
    }

    func erase(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await site.store.eraseNetwork(of: context.viewer, at: site.now)
        return site.redirect(to: "\(SitePath.network)?deleted=yes")
    }

    func blockForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        let member = try await site.networkMember(context.parameters.number("member"))
        let page = ConfirmationPage(
            "Block \(member.profile.name)?",
            "Neither of you sees anything of the other’s network any more, nor the other in somebody else’s. They are not told. What you two agreed on as mentor, coach or sponsor ends for good, and so do guiding and what you asked each other; taking the block back does not bring it back. A tie of yours to them stays until you remove it.",
            action: SitePath.block(member.number), label: "Block", csrf: context.visit.formToken, isDangerous: true)
        return try await site.respond(page, to: request, context)
    }

    func block(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await site.store.block(
            context.parameters.number("member"), by: context.viewer, at: site.now)
        return site.redirect(to: SitePath.networkSharing)
    }

    func unblock(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await site.store.unblock(context.parameters.number("member"), by: context.viewer)
        return site.redirect(to: SitePath.networkSharing)
    }

    private func page(
        _ entry: NetworkSharingPage.Entry, _ request: Request, _ context: MemberContext, _ refusal: Refusal? = nil,
        isSaved: Bool = false
    ) async throws -> Response {
        let network = try await site.store.network(of: context.viewer)
        let tellers = try await site.store.networks(telling: context.viewer)
        let blocked = try await site.store.blockedMembers(by: context.viewer)
        let page = NetworkSharingPage(
            network.ties, tieCount: Tie.audienceCount(network.ties, besides: Set(blocked.map(\.number))), entry,
            tellers: tellers.map { .init($0.number, $0.name) },
            blocked: blocked.map { .init($0.number, $0.name) },
            isSuggested: try await site.store.isSuggested(context.viewer), isSaved: isSaved,
            csrf: context.visit.formToken, problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }
}
