import Colloquium
import Formats
import Foundation
import Logging
import Loopback
import Outbound
import Store
import Synchronization
import Testing

@testable import Work

/// A clock that tests set.
final class SetClock: Sendable {
    private let moment: Mutex<Instant>

    init(_ moment: Instant) { self.moment = Mutex(moment) }

    var now: Instant { moment.withLock { $0 } }
    func advance(by span: Span) { moment.withLock { $0 = $0 + span } }
}

/// A site with one member who follows sources at loopback servers.
struct PollingScene {
    static let start = Instant(rawValue: 1_790_000_000_000)
    let store: Store
    let clock = SetClock(PollingScene.start)
    let viewer: Viewer
    let follower: Follower

    init(_ store: Store? = nil) async throws {
        let store = try store ?? Store.inMemory()
        self.store = store
        var club = Club.Entry()
        (club.name, club.focus, club.visibility) = ("Club", "Focus", "public")
        var newcomer = JoiningEntry()
        (newcomer.name, newcomer.email, newcomer.password) = ("Ben", "ben@test.example", "a long enough one")
        let member = try await store.setUp(
            Founding(
                siteName: "Site", club: try Club.Charter(club) { $0 }, administrator: try Newcomer(newcomer),
                passwordHash: ""), link: nil, at: Self.start)
        viewer = try await store.viewer(member)
        follower = .member(member)
    }

    func follow(_ addresses: String...) async throws {
        let offers = try addresses.map { SourceOffer(address: try #require(SourceAddress($0)), title: "") }
        _ = try await store.follow(offers, for: follower, from: .backlog, by: viewer, at: clock.now)
    }

    func poller(
        _ servers: LoopbackServer..., pace: RequestPace = RequestPace { _ in nil },
        settings: ResolutionSettings = ResolutionSettings()
    ) -> SourcePoller {
        SourcePoller(
            store: store, fetcher: Self.fetcher(servers), pace: pace, settings: settings,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, clock: { [clock] in clock.now })
    }

    static func fetcher(_ servers: [LoopbackServer]) -> Fetcher {
        Fetcher(policy: FetchPolicy(userAgent: "test", allowed: Set(servers.map(\.authority))))
    }

    var sources: [SourceSummary] {
        get async throws { try await store.sources(of: follower, for: viewer) }
    }

    var source: SourceSummary {
        get async throws { try #require(try await sources.first) }
    }

    var titles: [String] {
        get async throws {
            try await store.inbox(of: follower, for: viewer, Slice(size: 1_000)).rows.map(\.item.record.title)
        }
    }
}

/// Feeds as text.
enum Feed {
    static func rss(_ titles: [String], title: String = "A journal", item: (Int) -> String = { _ in "" }) -> String {
        """
        <?xml version="1.0"?><rss version="2.0"><channel><title>\(title)</title><link>https://j.example/</link>
        \(titles.enumerated().map { number, title in
            "<item><title>\(title)</title><guid>\(title)</guid>\(item(number))</item>"
        }.joined(separator: "\n"))
        </channel></rss>
        """
    }

    static func answer(_ titles: String..., headers: [(name: String, value: String)] = []) -> LoopbackAnswer {
        LoopbackAnswer(
            headers: [("Content-Type", "application/rss+xml")] + headers, body: Array(rss(titles).utf8))
    }
}
