import Colloquium
import Hummingbird
import Pages
import Store

/// What who is asked to a panel answers, signed in, and what who is on it changes.
struct SeatController: Sendable {
    let site: WebSite

    func form(_ request: Request, _ context: ParticipantContext) async throws -> Response {
        let content = try await content(context)
        var reply = PanelInvitation.Reply()
        reply.competingInterests = content.invitation.competingInterests
        reply.words = content.invitation.answer == .declined ? content.invitation.words : ""
        return try await page(content, reply, request, context)
    }

    func take(_ request: Request, _ context: ParticipantContext) async throws -> Response {
        let number = try number(context)
        let reply = PanelInvitation.Reply(context.form)
        do {
            try site.limits.count(.post, "member \(context.member.number)", at: site.now)
            try await site.store.takeSeat(
                on: number, stating: reply.statedInterests(), by: context.viewer, at: site.now)
            return site.redirect(to: "\(SitePath.panel(number))?sent=\(SitePath.keepKey(ofSeatOn: number))")
        } catch let refusal as Refusal where refusal.isAboutInput || refusal.kind == .tooMany {
            return try await page(content(context), reply, request, context, refusal)
        }
    }

    func decline(_ request: Request, _ context: ParticipantContext) async throws -> Response {
        let reply = PanelInvitation.Reply(context.form)
        do {
            try site.limits.count(.post, "member \(context.member.number)", at: site.now)
            try await site.store.decline(
                number(context), saying: reply.checkedWords(), by: context.viewer, at: site.now)
            return try await site.respond(MessagePage.declinedPanel, to: request, context)
        } catch let refusal as Refusal where refusal.isAboutInput || refusal.kind == .tooMany {
            return try await page(content(context), reply, request, context, refusal)
        }
    }

    func leavingForm(_ request: Request, _ context: ParticipantContext) async throws -> Response {
        let panel = try await content(context).panel
        let page = ConfirmationPage(
            "Leave this panel?",
            "You vote no more in polls put to “\(panel.topic)”. What you voted and wrote stays. To come back, you have to be asked anew.",
            action: SitePath.seatRemoval(panel.number), label: "Leave it", csrf: context.visit.formToken,
            isDangerous: true)
        return try await site.respond(page, to: request, context)
    }

    func leave(_ request: Request, _ context: ParticipantContext) async throws -> Response {
        try await site.store.leave(number(context), by: context.viewer, at: site.now)
        let page = MessagePage(
            "You left the panel", ["What you voted and wrote stays."], next: [("Home", SitePath.home)])
        return try await site.respond(page, to: request, context)
    }

    private func number(_ context: ParticipantContext) throws -> Number<Panel> {
        try context.parameters.number("panel")
    }

    private func content(_ context: ParticipantContext) async throws -> PanelInvitationContent {
        try await site.store.ownPanelInvitation(to: number(context), for: context.viewer)
    }

    private func page(
        _ content: PanelInvitationContent, _ reply: PanelInvitation.Reply, _ request: Request,
        _ context: ParticipantContext, _ refusal: Refusal? = nil
    ) async throws -> Response {
        let page = SeatPage(
            content.invitation, to: content.panel, of: content.club.name, by: content.inviter, .account, reply,
            at: site.now, time: context.visit.time, csrf: context.visit.formToken, problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }
}

extension PanelInvitation.Reply {
    init(_ form: FormData) {
        self.init()
        competingInterests = form["competing-interests"]
        words = form["words"]
        identifiesNobody = form.identifiesNobody
    }
}

extension MessagePage {
    static let declinedPanel = MessagePage(
        "You declined", ["Nothing more comes to you about this panel."], next: [("Home", SitePath.home)])
}
