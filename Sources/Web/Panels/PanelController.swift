import Colloquium
import Hummingbird
import Pages
import Store

/// Reading panels.
struct PanelController: Sendable {
    let site: WebSite

    func list(_ request: Request, _ context: VisitContext) async throws -> Response {
        let number = try context.parameters.number("club", of: Club.self)
        let club = try await site.store.club(number, for: context.viewer)
        let slice = Slice(size: 30, page: request.page)
        let panels = try await site.store.panels(of: number, for: context.viewer, slice, at: site.now)
        let page = PanelsPage(
            club, panels.rows.map { PanelItem($0, at: site.now, time: context.visit.time) }, page: slice.page,
            hasMore: panels.hasMore, viewer: context.viewer)
        return try await site.respond(page, to: request, context)
    }

    func show(_ request: Request, _ context: VisitContext) async throws -> Response {
        let number = try context.parameters.number("panel", of: Panel.self)
        let unread = try await site.unread(in: .panel(number), request, context)
        let reading = try await site.store.panel(number, for: context.viewer, at: site.now)
        let panel = reading.panel
        let canonical = SitePath.panel(panel.number, panel.topic)
        if request.uri.path != canonical {
            return site.moved(to: canonical + (request.uri.query.map { "?\($0)" } ?? ""))
        }
        if let unread { try await site.store.read(unread, at: site.now) }
        let seats = reading.members.map {
            PanelPage.Seat($0.member, interests: $0.competingInterests, for: context.viewer)
        }
        let page = PanelPage(
            panel, of: reading.club, by: (reading.author.number, reading.author.name), seats, own: reading.own,
            polls: reading.polls.map { PollItem($0, at: site.now, time: context.visit.time) },
            questions: reading.questions.map { QuestionItem($0, time: context.visit.time) }, for: context.viewer,
            at: site.now, time: context.visit.time)
        return try await site.respond(page, to: request, context)
    }
}

extension PanelItem {
    init(_ summary: PanelSummary, at now: Instant, time: ReaderTime) {
        self.init(
            summary.number, topic: summary.topic, members: summary.members, endsAt: summary.endsAt, at: now, time: time)
    }

    /// A panel that the reader is on, or that asks them.
    init(own panel: OwnPanel, at now: Instant, time: ReaderTime) {
        let summary = panel.summary
        if panel.isOn {
            self.init(summary, at: now, time: time)
        } else {
            self.init(asking: summary.number, topic: summary.topic, members: summary.members)
        }
    }
}
