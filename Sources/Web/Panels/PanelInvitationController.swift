import Colloquium
import Hummingbird
import Pages
import Store

/// Asking members and guests to a panel, as facilitators do.
struct PanelInvitationController: Sendable {
    let site: WebSite

    func list(_ request: Request, _ context: MemberContext) async throws -> Response {
        let query = FormData(urlEncoded: Array((request.uri.query ?? "").utf8))
        var desk = PanelInvitationsPage.Desk()
        desk.search = PanelSearch(query)
        let unread = try await site.unread(
            in: .panel(context.parameters.number("panel", of: Panel.self)), request, context)
        let reading = try await reading(context)
        if let unread { try await site.store.read(unread, at: site.now) }
        return try await page(reading, desk, request, context)
    }

    func invite(_ request: Request, _ context: MemberContext) async throws -> Response {
        let reading = try await reading(context)
        let chosen = Set(context.form.values("member").compactMap { Int64($0) }.map(Number<Member>.init(rawValue:)))
        do {
            try site.limits.count(.post, "member \(context.member.number)", at: site.now)
            let info = try await site.store.site()
            try await site.store.invite(chosen, to: reading.panel.number, by: context.viewer, at: site.now) {
                site.letter(to: $0, from: info)
            }
            return site.redirect(to: "\(SitePath.invitations(reading.panel.number))#invited")
        } catch let refusal as Refusal where refusal.isAboutInput || refusal.kind == .tooMany {
            var desk = PanelInvitationsPage.Desk()
            desk.search = PanelSearch(context.form)
            return try await page(reading, desk, choosing: chosen, request, context, refusal)
        }
    }

    func inviteGuest(_ request: Request, _ context: MemberContext) async throws -> Response {
        let reading = try await reading(context)
        let number = reading.panel.number
        var desk = PanelInvitationsPage.Desk()
        desk.guest.name = context.form["name"]
        desk.guest.email = context.form["email"]
        do {
            let guest = try PanelInvitation.Guest(desk.guest)
            try site.limits.count(.mail, "member \(context.member.number)", at: site.now)
            try site.limits.count(.mailTo, guest.email.key, at: site.now)
            let token = Token()
            let info = try await site.store.site()
            try await site.store.invite(guest, to: number, with: token, by: context.viewer, at: site.now) {
                site.letter(to: $0, with: token, from: info)
            }
            return site.redirect(
                to: "\(SitePath.invitations(number))?sent=\(SitePath.keepKey(ofGuestsOf: number))#invited")
        } catch let refusal as Refusal where refusal.isAboutInput || refusal.kind == .tooMany {
            return try await page(reading, desk, request, context, refusal)
        }
    }

    func takingBackForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        let invitation = try await invitation(context)
        let page = ConfirmationPage(
            "Take this invitation back?",
            invitation.answer == .accepted
                ? "\(invitation.name) is no longer on the panel. What they voted and wrote stays."
                : "\(invitation.name) can answer it no more.",
            action: SitePath.takingBack(invitation.number), label: "Take it back", csrf: context.visit.formToken,
            isDangerous: true)
        return try await site.respond(page, to: request, context)
    }

    func takeBack(_ request: Request, _ context: MemberContext) async throws -> Response {
        let invitation = try await invitation(context)
        try await site.store.takeBack(invitation.number, by: context.viewer, at: site.now)
        return site.redirect(to: "\(SitePath.invitations(invitation.panel))#invited")
    }

    private func invitation(_ context: MemberContext) async throws -> PanelInvitation {
        try await site.store.panelInvitation(context.parameters.number("invitation"), for: context.viewer)
    }

    private func reading(_ context: MemberContext) async throws -> PanelReading {
        let reading = try await site.store.panel(
            context.parameters.number("panel", of: Panel.self), for: context.viewer, at: site.now)
        try context.viewer.refuseUnlessMakingPanels(in: reading.club.number)
        return reading
    }

    private func page(
        _ reading: PanelReading, _ desk: PanelInvitationsPage.Desk, choosing chosen: Set<Number<Member>> = [],
        _ request: Request, _ context: MemberContext, _ refusal: Refusal? = nil
    ) async throws -> Response {
        let panel = reading.panel
        let (found, hasMore) = try await site.store.candidates(
            desk.search, for: panel.number, by: context.viewer, at: site.now)
        var desk = desk
        desk.hasMore = hasMore
        desk.candidates = found.map {
            PanelInvitationsPage.Candidate(
                $0.member, isAsked: $0.isAsked, isChosen: chosen.contains($0.member.number), for: context.viewer)
        }
        desk.problems = refusal?.problems ?? []
        let invited = try await site.store.panelInvitations(to: panel.number, for: context.viewer).map {
            PanelInvitationsPage.Invited(
                $0.invitation, by: $0.inviter, account: $0.accountName, at: site.now, time: context.visit.time)
        }
        let page = PanelInvitationsPage(panel, invited, desk, at: site.now, csrf: context.visit.formToken)
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }
}

extension PanelSearch {
    fileprivate init(_ form: FormData) {
        self.init()
        name = form["find-name"]
        specialty = form["find-specialty"]
        country = form["find-country"]
        careerStage = form["find-stage"]
        tie = form["find-tie"]
    }
}
