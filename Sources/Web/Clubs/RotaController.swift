import Colloquium
import Hummingbird
import Pages
import Store

/// Who facilitates a club in which week: volunteering, taking it back, asking and answering.
struct RotaController: Sendable {
    let site: WebSite

    func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await page(context.parameters.number("club", of: Club.self), asked: ("", ""), request, context)
    }

    func volunteer(_ request: Request, _ context: MemberContext) async throws -> Response {
        let (club, week) = try place(context)
        try await site.store.volunteer(for: week, of: club, by: context.viewer, at: site.now)
        return site.redirect(to: SitePath.rota(club, week))
    }

    func standDown(_ request: Request, _ context: MemberContext) async throws -> Response {
        let (club, week) = try place(context)
        try await site.store.standDown(from: week, of: club, by: context.viewer, at: site.now)
        return site.redirect(to: SitePath.rota(club, week))
    }

    func decline(_ request: Request, _ context: MemberContext) async throws -> Response {
        let (club, week) = try place(context)
        try await site.store.decline(week, of: club, by: context.viewer, at: site.now)
        return site.redirect(to: SitePath.rota(club, week))
    }

    func ask(_ request: Request, _ context: MemberContext) async throws -> Response {
        let club = try context.parameters.number("club", of: Club.self)
        let asked = (week: context.form["week"], member: context.form["member"])
        do {
            guard let week = RotaWeek(rawValue: asked.week) else {
                throw Refusal.invalid("week", "Choose a week of the rota.")
            }
            guard let member = Int64(asked.member) else {
                throw Refusal.invalid("member", "Choose a member of the club.")
            }
            try await site.store.ask(
                Number(rawValue: member), for: week, of: club, by: context.viewer, at: site.now)
            return site.redirect(to: SitePath.rota(club, week))
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await page(club, asked: asked, request, context, refusal)
        }
    }

    func remove(_ request: Request, _ context: MemberContext) async throws -> Response {
        let (club, week) = try place(context)
        guard let member = Int64(context.form["member"]) else { throw Refusal(.invalid, "Choose a member.") }
        try await site.store.remove(
            Number(rawValue: member), from: week, of: club, by: context.viewer, at: site.now)
        return site.redirect(to: SitePath.rota(club, week))
    }

    private func place(_ context: MemberContext) throws -> (Number<Club>, RotaWeek) {
        guard let week = context.parameters.get("week").flatMap(RotaWeek.init) else {
            throw Refusal(.notFound, "There is no such week on the rota.")
        }
        return (try context.parameters.number("club"), week)
    }

    private func page(
        _ number: Number<Club>, asked: (week: String, member: String), _ request: Request, _ context: MemberContext,
        _ refusal: Refusal? = nil
    ) async throws -> Response {
        let club = try await site.store.club(number, for: context.viewer)
        let weeks = RotaWeek.coming(at: site.now, in: club.timeZone)
        let current = weeks[0]
        let entries = try await site.store.rota(of: number, from: current, for: context.viewer)
        let range =
            current.range(in: club.timeZone).lowerBound..<weeks[weeks.count - 1].range(in: club.timeZone).upperBound
        let openings = try await site.store.calendarEntries(of: number, openingIn: range, for: context.viewer)
        let people = context.viewer.facilitates(number) ? try await site.store.members(of: number) : []
        let page = RotaPage(
            club, weeks,
            entries: entries.map {
                RotaPage.Entry($0.week, member: ($0.member, $0.name), $0.answer, isFacilitator: $0.isFacilitator)
            },
            openings: openings.map { .init($0.number, title: $0.title, opensAt: $0.opensAt, closesAt: $0.closesAt) },
            people: people.map { ($0.number, $0.name) }, viewer: context.viewer, asked: asked,
            at: site.now, csrf: context.visit.formToken, problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }
}
