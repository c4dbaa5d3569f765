import Colloquium
import Hummingbird
import Pages
import Store

/// Where members make, see and revoke the addresses of their private feeds.
struct PrivateFeedsController: Sendable {
    let site: WebSite

    func list(_ request: Request, _ context: MemberContext) async throws -> Response {
        var entry = PrivateFeedsPage.Entry()
        entry.subject = request.query("for")
        entry.submission = Token().text
        return try await page(entry, request, context)
    }

    /// The address is shown in the answer and nowhere else, so there is no page to redirect to.
    func make(_ request: Request, _ context: MemberContext) async throws -> Response {
        var entry = PrivateFeedsPage.Entry()
        entry.subject = context.form["subject"]
        entry.name = context.form["name"].tidiedLine
        entry.submission = context.form["submission"].isEmpty ? Token().text : context.form["submission"]
        do {
            if entry.name.count > 100 {
                throw Refusal.invalid("name", "Keep the name of a feed to 100 characters.")
            }
            guard let subject = FeedSubject(code: entry.subject) else {
                throw Refusal.invalid("subject", "Choose what the feed is to tell.")
            }
            let name = entry.name.isEmpty ? try await self.name(of: subject, context) : entry.name
            let token = try await site.store.makePrivateFeed(
                name, of: subject, submission: entry.submission, by: context.viewer, at: site.now)
            let addresses = FeedFormat.allCases.map { ($0, site.origin + SitePath.privateFeed(token.text, $0)) }
            var next = PrivateFeedsPage.Entry()
            next.submission = Token().text
            return try await page(
                next, request, context,
                made: (name, Dictionary(uniqueKeysWithValues: addresses)))
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await page(entry, request, context, refusal)
        }
    }

    func revoke(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try context.parameters.number("feed", of: PrivateFeed.self)
        guard context.form["sure"] == "yes" else {
            let page = ConfirmationPage(
                "Revoke this feed?",
                "Its address opens nothing any more, for good, and whatever reads it gets nothing more.",
                action: SitePath.revocation(of: number), label: "Revoke it", csrf: context.visit.formToken,
                isDangerous: true, carrying: [("sure", "yes")])
            return try await site.respond(page, to: request, context)
        }
        try await site.store.revokePrivateFeed(number, of: context.member.number, at: site.now)
        return site.redirect(to: "\(SitePath.privateFeeds)?revoked=yes")
    }

    private func page(
        _ entry: PrivateFeedsPage.Entry, _ request: Request, _ context: MemberContext,
        made: (name: String, addresses: [FeedFormat: String])? = nil, _ refusal: Refusal? = nil
    ) async throws -> Response {
        var subjects = try await subjects(context)
        if let asked = FeedSubject(code: entry.subject), !subjects.contains(where: { $0.subject == asked }),
            let name = try? await name(of: asked, context)
        {
            subjects.append((asked, name))
        }
        var feeds: [(feed: PrivateFeed, subject: String)] = []
        for feed in try await site.store.privateFeeds(of: context.member.number) {
            if let known = subjects.first(where: { $0.subject == feed.subject }) {
                feeds.append((feed, known.name))
                continue
            }
            // Who left a club keeps the line, to be able to revoke it.
            let name = try? await self.name(of: feed.subject, context)
            feeds.append((feed, name ?? "What you may not read any more"))
        }
        let page = PrivateFeedsPage(
            feeds, subjects: subjects, entry: entry, made: made,
            notice: request.query("revoked") == "yes" ? "It is revoked, and its address opens nothing any more." : "",
            time: context.visit.time,
            csrf: context.visit.formToken, problems: refusal?.problems ?? [])
        var response = try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
        response.headers[.referrerPolicy] = "no-referrer"
        return response
    }

    private func subjects(_ context: MemberContext) async throws -> [(subject: FeedSubject, name: String)] {
        let clubs = try await site.store.clubs(for: context.viewer, at: site.now)
        let tags = try await site.store.subscriptions(of: context.member.number).subscriptions.compactMap {
            if case .tag(let tag) = $0.scope { tag } else { nil }
        }
        let searches = try await site.store.savedSearches(of: context.member.number)
        return [(.site, "Everything you may read")] + clubs.map { (.club($0.number), $0.name) }
            + tags.map { (.tag($0), "#\($0.rawValue)") }
            + searches.filter { !$0.query.isEmpty }.map { (.search($0.query), "Search: \($0.name)") }
    }

    private func name(of subject: FeedSubject, _ context: MemberContext) async throws -> String {
        if subject == .site { return "Everything you may read" }
        return try await site.store.feedName(of: subject, for: context.viewer, at: site.now)
    }
}
