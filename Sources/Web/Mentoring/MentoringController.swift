import Colloquium
import Hummingbird
import Pages
import Store

/// A member's own mentoring, and what others offer and look for.
struct MentoringController: Sendable {
    let site: WebSite

    func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        let today = context.today(site)
        // Before the rest: of what comes meanwhile nothing is noted as seen.
        let news = try await site.store.mentoringTellings(for: context.viewer)
        let board = try await site.store.mentoring(of: context.viewer, on: today, at: site.now)
        if request.isOpening {
            try await site.store.readMentoringTellings(news, by: context.viewer, at: site.now)
        }
        let page = MentoringPage(
            MentoringPage.Contents(board, news), for: context.member.number, on: today, at: site.now,
            time: context.visit.time)
        return try await site.respond(page, to: request, context)
    }

    func find(_ request: Request, _ context: MemberContext) async throws -> Response {
        let role = MentoringRole(rawValue: request.query("role"))
        let today = context.today(site)
        let topic = request.query("topic")
        func part(_ kind: MentoringListing.Kind) async throws -> MentoringFinderPage.Part {
            let slice = Slice(size: 20, page: Int(request.query(MentoringFinderPage.parameter(of: kind))) ?? 1)
            let found = try await site.store.mentoringListings(
                kind, role, about: topic, for: context.viewer, on: today, slice)
            return MentoringFinderPage.Part(found.rows, page: slice.page, hasMore: found.hasMore)
        }
        let page = MentoringFinderPage(
            role, about: topic, offers: try await part(.offer), requests: try await part(.request),
            for: context.member.number)
        return try await site.respond(page, to: request, context)
    }
}

extension MentoringPage.Contents {
    fileprivate init(_ board: MentoringBoard, _ news: [MentoringTelling]) {
        self.init()
        offers = board.offers
        requests = board.requests
        forMe = board.forMe
        matches = board.matches
        received = board.received
        sent = board.sent
        agreements = board.agreements
        self.news = news.map(MentoringPage.News.init)
    }
}

extension MentoringPage.News {
    init(_ telling: MentoringTelling) {
        self.init(telling.reason, telling.role, by: telling.name, path: telling.path, day: telling.day)
    }
}

extension MentoringTelling {
    /// Where it is answered, or looked at.
    var path: String {
        if let listing { return SitePath.listing(listing) }
        if let ask { return SitePath.ask(ask) }
        return agreement.map { SitePath.agreement($0) } ?? SitePath.mentoring
    }
}

extension WebSite {
    /// Notes that a member who opens a page has seen what they were told of it.
    func noteSeen(_ subject: TellingSubject, _ request: Request, _ context: MemberContext) async throws {
        guard request.isOpening else { return }
        try await store.readMentoringTellings(about: subject, by: context.viewer, at: now)
    }
}

extension MemberContext {
    /// The day where the member is, as "2026-11-28".
    func today(_ site: WebSite) -> String { visit.time.date(site.now) }
}
