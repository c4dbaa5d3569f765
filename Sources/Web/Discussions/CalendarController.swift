import Colloquium
import Formats
import Foundation
import Hummingbird
import Pages
import Store

/// Discussions for people's own calendars: a club's to subscribe to, and a single one to add.
struct CalendarController: Sendable {
    /// How long a club's calendar keeps what is over.
    private static let kept = Span.days(366)

    let site: WebSite

    func club(_ request: Request, _ context: VisitContext) async throws -> Response {
        let viewer = try await site.feedViewer(request)
        let club = try await site.store.club(context.parameters.number("club", of: Club.self), for: viewer)
        let entries = try await site.store.calendarEntries(
            of: club.number, closingAfter: site.now - Self.kept, for: viewer)
        return calendar(
            entries, name: club.name, cache: "\(request.query("key").isEmpty ? "public" : "private"), max-age=300")
    }

    func discussion(_ request: Request, _ context: VisitContext) async throws -> Response {
        let number = try context.parameters.number("discussion", of: Discussion.self)
        let entry = try await site.store.calendarEntry(number, for: context.viewer)
        var response = calendar([entry], name: entry.clubName, cache: "private, no-store")
        response.headers[.contentDisposition] = "attachment; filename=\"discussion-\(number).ics\""
        return response
    }

    private func calendar(_ entries: [CalendarEntry], name: String, cache: String) -> Response {
        let text = ICalendar.text(of: entries.map(event), name: name, at: site.now)
        return Response(
            status: .ok, headers: [.contentType: "text/calendar; charset=utf-8", .cacheControl: cache],
            body: .init(byteBuffer: ByteBuffer(string: text)))
    }

    private func event(_ entry: CalendarEntry) -> ICalendar.Event {
        let host = URL(string: site.origin)?.host() ?? "localhost"
        let address = site.origin + SitePath.discussion(entry.number)
        let flags = entry.notices.map { "[\($0.headline)] " }.joined()
        return ICalendar.Event(
            uid: "discussion-\(entry.number)@\(host)", sequence: entry.version, start: entry.opensAt,
            end: entry.closesAt, summary: "\(entry.clubName): \(flags)\(entry.title)",
            description: "\(Markdown.plainText(entry.why))\n\n\(address)", url: address,
            isCancelled: entry.isCalledOff)
    }
}
