import Colloquium
import Hummingbird
import Pages
import Store

/// What a guest does with the link in their mail. GET shows what will happen and does nothing, since mail scanners follow
/// links too.
struct PanelLinkController: Sendable {
    let site: WebSite

    func form(_ request: Request, _ context: VisitContext) async throws -> Response {
        do {
            return try await page(PanelInvitation.Reply(), request, context)
        } catch let refusal as Refusal where refusal.kind == .gone {
            return try await past(refusal, request, context)
        }
    }

    func accept(_ request: Request, _ context: VisitContext) async throws -> Response {
        let reply = PanelInvitation.Reply(context.form)
        do {
            try site.limits.count(.join, site.address(request, peer: context.peer), at: site.now)
            let came = try await site.store.acceptPanelInvitation(
                context.token(), stating: reply.statedInterests(), by: context.viewer, at: site.now)
            let response = site.redirect(
                to: "\(SitePath.panel(came.panel))?sent=\(SitePath.keepKey(ofSeatOn: came.panel))")
            if context.viewer.isSignedIn { return response }
            return try await site.signIn(
                came.guest, trusting: context.form["trust"] == "yes", request: request, visit: context.visit,
                then: response)
        } catch let refusal as Refusal where refusal.isAboutInput || refusal.kind == .tooMany {
            return try await page(reply, request, context, refusal)
        } catch let refusal as Refusal where refusal.kind == .gone {
            return try await past(refusal, request, context)
        }
    }

    func decline(_ request: Request, _ context: VisitContext) async throws -> Response {
        let reply = PanelInvitation.Reply(context.form)
        do {
            try site.limits.count(.join, site.address(request, peer: context.peer), at: site.now)
            try await site.store.declinePanelInvitation(
                context.token(), saying: reply.checkedWords(), at: site.now)
            return try await site.respond(MessagePage.declinedPanel, to: request, context)
        } catch let refusal as Refusal where refusal.isAboutInput || refusal.kind == .tooMany {
            return try await page(reply, request, context, refusal)
        } catch let refusal as Refusal where refusal.kind == .gone {
            return try await past(refusal, request, context)
        }
    }

    /// Leads who used the link where it led them, and tells others what became of it and what they can do.
    private func past(_ refusal: Refusal, _ request: Request, _ context: VisitContext) async throws -> Response {
        guard let past = try await site.store.pastPanelInvitation(context.token()) else { throw refusal }
        let panel = past.panel.number
        if context.viewer.panels.contains(panel), context.viewer.member == past.invitation.member {
            return site.redirect(to: SitePath.panel(panel))
        }
        let page = MessagePage(
            past: past.invitation, by: past.inviter, isSignedIn: context.viewer.isSignedIn,
            time: ReaderTime(zone: past.club.timeZone))
        return try await site.respond(page, to: request, context, status: refusal.status)
    }

    private func page(
        _ reply: PanelInvitation.Reply, _ request: Request, _ context: VisitContext, _ refusal: Refusal? = nil
    ) async throws -> Response {
        let token = try context.token()
        let content = try await site.store.panelInvitation(token, at: site.now)
        let hasAccount = try await site.store.mustSignIn(content.recipient)
        let way = SeatPage.Way.link(
            token: token.text, account: context.visit.member?.profile.name ?? "",
            mustSignIn: !context.viewer.isSignedIn && hasAccount)
        let page = SeatPage(
            content.invitation, to: content.panel, of: content.club.name, by: content.inviter, way, reply,
            at: site.now, time: ReaderTime(zone: content.club.timeZone), csrf: context.visit.formToken,
            problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }
}
