import Colloquium
import Formats
import Hummingbird
import Pages
import Store

extension PrivateFeedsController {
    /// All that the member follows, as a file for a feed reader.
    func export(_ request: Request, _ context: MemberContext) async throws -> Response {
        let follower = Follower.member(context.member.number)
        let sources = try await site.store.followedOffers(of: follower, for: context.viewer)
        let text = OPML.text(
            of: sources.map(FeedSubscription.init) + (try await ownFeeds(context)),
            title: "What \(context.member.profile.name) follows")
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/x-opml; charset=utf-8", .cacheControl: "no-store",
                .contentDisposition: "attachment; filename=\"feeds.opml\"",
            ],
            body: .init(byteBuffer: ByteBuffer(string: text)))
    }

    /// The site's own feeds of the member's clubs and subscriptions, by kind; of what not everybody may read, the page: its
    /// private address was shown once.
    private func ownFeeds(_ context: MemberContext) async throws -> [FeedSubscription] {
        let info = try await site.store.site()
        let followed = try await followed(context, siteName: info.name)
        let open = try await site.store.openFeeds(followed.map(\.subject), at: site.now)
        return FollowedFeed.Folder.allCases.flatMap { folder in
            followed.filter { $0.folder == folder }.map { feed in
                FeedSubscription(
                    title: feed.name,
                    feed: open.contains(feed.subject) ? site.origin + SitePath.feed(feed.subject) : "",
                    page: site.origin + SitePath.page(of: feed.subject), folders: [info.name, folder.rawValue])
            }
        }
    }

    /// What the member may still read of it. Terms, and what others say to a member, have no feed of their own.
    private func followed(_ context: MemberContext, siteName: String) async throws -> [FollowedFeed] {
        let lines = try await site.store.subscriptionLines(for: context.viewer)
        let scopes = Set(lines.map(\.subscription.scope))
        let clubs = try await site.store.clubs(for: context.viewer, at: site.now)
        let searches = try await site.store.savedSearches(of: context.member.number)
        let own = clubs.filter { context.viewer.belongs(to: $0.number) || scopes.contains(.club($0.number)) }
        return own.map { FollowedFeed(.clubs, .club($0.number), $0.name) }
            + lines.compactMap { line in
                line.name.flatMap { FollowedFeed(line.subscription.scope, $0, siteName: siteName, searches: searches) }
            }
    }
}

/// A feed of the site that tells what somebody follows.
private struct FollowedFeed {
    /// In which order they are listed, and under which names.
    enum Folder: String, CaseIterable {
        case site = "Everything"
        case clubs = "Clubs"
        case tags = "Tags"
        case journals = "Journals"
        case members = "Members"
        case searches = "Searches"
        case discussions = "Discussions"
        case questions = "Questions"
    }

    let folder: Folder
    let subject: FeedSubject
    let name: String

    init(_ folder: Folder, _ subject: FeedSubject, _ name: String) {
        self.folder = folder
        self.subject = subject
        self.name = name
    }

    /// Nil for what has no feed of the site, and for clubs, which are listed whether they are followed or belonged to.
    init?(_ scope: Subscription.Scope, _ name: String, siteName: String, searches: [SavedSearch]) {
        switch scope {
        case .site: self.init(.site, .site, siteName)
        case .tag(let tag): self.init(.tags, .tag(tag), "#\(tag.rawValue)")
        case .journal(let title):
            guard let journal = JournalSlug(rawValue: title) else { return nil }
            self.init(.journals, .journal(journal), title)
        case .member(let number): self.init(.members, .member(number), name)
        case .search(let number):
            guard let search = searches.first(where: { $0.number == number }), !search.query.isEmpty else { return nil }
            self.init(.searches, .search(search.query), search.name)
        case .discussion(let number): self.init(.discussions, .discussion(number), name)
        case .question(let number): self.init(.questions, .question(number), name)
        case .club, .clubs, .term, .source, .replies, .mentions: return nil
        }
    }
}
