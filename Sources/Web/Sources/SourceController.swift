import Colloquium
import Formats
import Hummingbird
import Pages
import Store

/// What members and clubs follow: looking after sources and leaving them.
struct SourceController: Sendable {
    let site: WebSite

    func list(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await page(typed: "", code: request.query("for"), Self.notice(request), request, context)
    }

    private static func notice(_ request: Request) -> String {
        if request.query("ended") == "yes" { return "It is not followed any more." }
        if request.query("asked") == "yes" { return "It is asked again within minutes." }
        guard let followed = Int(request.query("followed")), let known = Int(request.query("known")) else { return "" }
        let new = followed == 1 ? "One source is followed from now on" : "\(followed) sources are followed from now on"
        if known == 0 { return "\(new). What is new in \(followed == 1 ? "it" : "them") comes within minutes." }
        let old = known == 1 ? "one was followed already" : "\(known) were followed already"
        return followed == 0 ? "Nothing new: \(old)." : "\(new); \(old)."
    }

    /// The list with the form above it; what was typed comes back when it was refused.
    func page(
        typed: String, code: String, _ notice: String, _ request: Request, _ context: MemberContext,
        _ refusal: Refusal? = nil
    ) async throws -> Response {
        let followers = try await site.followers(for: context.viewer)
        let chosen = (try? context.follower(called: code)) ?? .member(context.member.number)
        let page = SourcesPage(
            try await lists(context), typed: typed, chosen: chosen, followers: followers, notice: notice,
            csrf: context.visit.formToken, problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }

    private func lists(_ context: MemberContext) async throws -> [FollowList] {
        let own = Follower.member(context.member.number)
        var lists = [try await list(own, "Yours", context)]
        for club in try await site.store.clubs(for: context.viewer, at: site.now) {
            let follower = Follower.club(club.number)
            guard context.viewer.mayReadInbox(of: follower) else { continue }
            let list = try await list(follower, club.name, context)
            // Administrators tend every club; those that follow nothing are in their way.
            if context.viewer.clubs[club.number] != nil || !list.isEmpty { lists.append(list) }
        }
        return lists
    }

    private func list(_ follower: Follower, _ name: String, _ context: MemberContext) async throws -> FollowList {
        let sources = try await site.store.sources(of: follower, for: context.viewer)
        return FollowList(
            follower, name: name,
            sources: sources.map { SourceRow(.init($0), at: site.now, time: context.visit.time) },
            mayTend: context.viewer.mayTendInbox(of: follower))
    }

    func end(_ request: Request, _ context: MemberContext) async throws -> Response {
        let source = try context.parameters.number("source", of: Source.self)
        let follower = try context.follower(called: context.form["for"])
        try await site.store.unfollow(source, for: follower, by: context.viewer, at: site.now)
        return site.redirect(to: "\(SitePath.sources)?ended=yes")
    }

    func pollAgain(_ request: Request, _ context: MemberContext) async throws -> Response {
        let source = try context.parameters.number("source", of: Source.self)
        let follower = try context.follower(called: context.form["for"])
        try await site.store.resume(source, for: follower, by: context.viewer, at: site.now)
        return site.redirect(to: "\(SitePath.sources)?asked=yes")
    }

    /// What an inbox follows, as a file for other feed readers.
    func export(_ request: Request, _ context: MemberContext) async throws -> Response {
        let follower = try context.follower()
        let offers = try await site.store.followedOffers(of: follower, for: context.viewer)
        let club = try await site.clubName(of: follower, for: context.viewer)
        let text = OPML.text(
            of: offers.map(FeedSubscription.init),
            title: club.isEmpty ? "Sources of \(context.member.profile.name)" : "Sources of \(club)")
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/x-opml; charset=utf-8", .cacheControl: "no-store",
                .contentDisposition: "attachment; filename=\"sources.opml\"",
            ],
            body: .init(byteBuffer: ByteBuffer(string: text)))
    }
}

extension FeedSubscription {
    /// A line of an OPML file.
    init(_ offer: SourceOffer) {
        self.init(
            title: offer.title, feed: offer.address.isSearch ? "" : offer.address.description,
            page: offer.address.isSearch ? offer.address.description : offer.page, folders: offer.folders)
    }
}

extension SourceRow.Facts {
    fileprivate init(_ source: SourceSummary) {
        self.init(source.number, title: source.title, address: source.address)
        page = source.page
        state = source.state
        reason = source.reason
        notice = source.notice
        failures = source.failures
        polledAt = source.polledAt
        changedAt = source.changedAt
        dueAt = source.dueAt
        items = source.items
        unread = source.unread
    }
}
