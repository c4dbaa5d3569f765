import Colloquium
import Hummingbird
import Pages
import Store

/// What a club discusses, and when.
struct ClubScheduleController: Sendable {
    /// How many months the schedule reaches back and ahead.
    private static let months = 12

    let site: WebSite

    func show(_ request: Request, _ context: VisitContext) async throws -> Response {
        let number = try context.parameters.number("club", of: Club.self)
        let club = try await site.store.club(number, for: context.viewer)
        let now = site.now
        let current = CalendarMonth(of: now, in: club.timeZone)
        let asked = CalendarMonth(request.query("month"))
        let month = asked.flatMap { abs($0.months(since: current)) <= Self.months ? $0 : nil } ?? current
        let entries = try await site.store.calendarEntries(
            of: number, closingAfter: now - .days(31 * (Self.months + 1)), for: context.viewer)
        let page = ClubSchedulePage(
            club, month,
            entries.map {
                .init(
                    $0.number, title: $0.title, opensAt: $0.opensAt, closesAt: $0.closesAt, isCalledOff: $0.isCalledOff)
            },
            months: Self.months, isMember: context.viewer.isMember, origin: site.origin, at: now)
        return try await site.respond(page, to: request, context)
    }
}
