import Colloquium
import Hummingbird
import Pages
import Store

/// Panels as facilitators make, change and end them.
struct PanelMakingController: Sendable {
    let site: WebSite

    func form(_ request: Request, _ context: MemberContext) async throws -> Response {
        var entry = Panel.Entry()
        entry.submission = Token().text
        let page = PanelFormPage(in: try await club(context), entry, csrf: context.visit.formToken)
        return try await site.respond(page, to: request, context)
    }

    func make(_ request: Request, _ context: MemberContext) async throws -> Response {
        let club = try await club(context)
        let entry = Panel.Entry(context.form)
        do {
            let draft = try await draft(entry, in: club, context)
            let number = try await site.store.make(draft, in: club.number, by: context.viewer, at: site.now)
            let arrived = SitePath.keepKey(ofPanelsOf: club.number)
            return site.redirect(to: "\(SitePath.invitations(number))?sent=\(arrived)")
        } catch let refusal as Refusal where refusal.isAboutInput || refusal.kind == .tooMany {
            let page = PanelFormPage(in: club, entry, csrf: context.visit.formToken, problems: refusal.problems)
            return try await site.respond(page, to: request, context, status: refusal.status)
        }
    }

    func editForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        let reading = try await reading(context)
        let hasEnded = reading.panel.hasEnded(at: site.now)
        var entry = Panel.Entry(reading.panel, in: reading.club.timeZone)
        // The day on which it ended is not a day on which anybody chose that it should stand again.
        if hasEnded { entry.lastDay = "" }
        let page = PanelFormPage(
            in: reading.club, entry, changing: reading.panel.number, hasEnded: hasEnded,
            over: "\(reading.panel.version)", csrf: context.visit.formToken)
        return try await site.respond(page, to: request, context)
    }

    func change(_ request: Request, _ context: MemberContext) async throws -> Response {
        let reading = try await reading(context)
        let number = reading.panel.number
        let entry = Panel.Entry(context.form)
        do {
            let draft = try await draft(entry, in: reading.club, context)
            try await site.store.change(
                number, to: draft, over: Int(context.form["over"]), by: context.viewer, at: site.now)
            return site.redirect(to: "\(SitePath.panel(number, draft.topic))?sent=\(SitePath.keepKey(of: number))")
        } catch let refusal as Refusal where refusal.isAboutInput || refusal.kind == .tooMany {
            let page = PanelFormPage(
                in: reading.club, entry, changing: number, hasEnded: reading.panel.hasEnded(at: site.now),
                over: context.form["over"], csrf: context.visit.formToken, problems: refusal.problems)
            return try await site.respond(page, to: request, context, status: refusal.status)
        }
    }

    func endingForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        let panel = try await reading(context).panel
        let page = ConfirmationPage(
            "End this panel?",
            "“\(panel.topic)” stays to be read with what it voted, and its members vote no more. You can let it stand again later.",
            action: SitePath.closure(panel.number), label: "End it", csrf: context.visit.formToken, isDangerous: true)
        return try await site.respond(page, to: request, context)
    }

    func end(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try context.parameters.number("panel", of: Panel.self)
        try await site.store.end(number, by: context.viewer, at: site.now)
        return site.redirect(to: SitePath.panel(number))
    }

    private func draft(_ entry: Panel.Entry, in club: Club, _ context: MemberContext) async throws -> Panel.Draft {
        try site.limits.count(.post, "member \(context.member.number)", at: site.now)
        let render = try await site.linkedMarkdown(entry.purpose, for: context.viewer)
        return try Panel.Draft(entry, at: site.now, in: club.timeZone, render: render)
    }

    /// The club, for one who may make panels in it.
    private func club(_ context: MemberContext) async throws -> Club {
        let club = try await site.store.club(context.parameters.number("club", of: Club.self), for: context.viewer)
        try context.viewer.refuseUnlessMakingPanels(in: club.number)
        return club
    }

    /// The panel, for one who may change it.
    private func reading(_ context: MemberContext) async throws -> PanelReading {
        let reading = try await site.store.panel(
            context.parameters.number("panel", of: Panel.self), for: context.viewer, at: site.now)
        try context.viewer.refuseUnlessMakingPanels(in: reading.club.number)
        return reading
    }
}

extension Panel.Entry {
    fileprivate init(_ form: FormData) {
        self.init()
        topic = form["topic"]
        purpose = form["purpose"]
        lastDay = form["last-day"]
        submission = form["submission"].isEmpty ? Token().text : form["submission"]
        identifiesNobody = form.identifiesNobody
    }

    /// What a panel was typed as.
    fileprivate init(_ panel: Panel, in zone: String) {
        self.init()
        topic = panel.topic
        purpose = panel.purpose.source
        lastDay = panel.endsAt.map { ReaderTime(zone: zone).date($0 - .seconds(1)) } ?? ""
        submission = Token().text
    }
}
