import Colloquium
import Foundation
import Logging
import Outbound
import Store
import Work

// Follows sources and polls them, as `sources.py` tells it: each command is a process of its own, so that what it took of
// time and memory is the command's alone.

struct Usage: Error {}

/// A database with one club and one administrator, whose club follows the sources.
func follow(_ path: String, _ addresses: [String]) async throws {
    let store = try Store(path: path)
    var club = Club.Entry()
    (club.name, club.focus, club.visibility) = ("Benchmark", "Speed", "members")
    var newcomer = JoiningEntry()
    (newcomer.name, newcomer.email, newcomer.password) = ("Root", "root@bench.example", "long enough for anybody")
    let administrator = try await store.setUp(
        Founding(
            siteName: "Benchmark", club: try Club.Charter(club) { $0 }, administrator: try Newcomer(newcomer),
            passwordHash: ""),
        link: nil, at: .now())
    // No inbox may follow as many sources as the whole site: one club a thousand.
    for start in stride(from: 0, to: addresses.count, by: 1_000) {
        club.name = "Club \(start)"
        let number = try await store.addClub(try Club.Charter(club) { $0 }, facilitator: administrator, at: .now())
        let offers = addresses[start..<min(start + 1_000, addresses.count)].compactMap { address in
            SourceAddress(address).map { SourceOffer(address: $0, title: "") }
        }
        let facilitator = try await store.viewer(administrator)
        _ = try await store.follow(offers, for: .club(number), from: .backlog, by: facilitator, at: .now())
        for (kind, phrase, action) in [
            (InboxRule.Condition.Kind.keyword, "bedside teaching", InboxRule.Action.show), (.keyword, "mice", .hide),
            (.author, "Nakamura", .show), (.mesh, "Sepsis", .show),
        ] {
            let rule = InboxRule(condition: InboxRule.Condition(kind: kind, phrases: [phrase]), action: action)
            _ = try await store.addRule(rule, to: .club(number), by: facilitator, at: .now())
        }
    }
    try store.close()
}

struct Measurement: Encodable {
    let seconds: Double
    let polls: Int
    let added: Int
    let changed: Int
    let items: Int
}

/// Polls what is due `hours` from now.
func poll(_ path: String, hours: Int, allowed: Set<String>) async throws -> Measurement {
    let store = try Store(path: path)
    let fetcher = Fetcher(policy: FetchPolicy(userAgent: "colloquium-bench", allowed: allowed))
    let poller = SourcePoller(
        store: store, fetcher: fetcher, pace: RequestPace { _ in .perSecond(2) }, settings: ResolutionSettings(),
        logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }, clock: { .now() + .hours(hours) })
    let clock = ContinuousClock()
    let start = clock.now
    let tally = try await poller.pollDue()
    let seconds = (clock.now - start) / .seconds(1)
    await fetcher.close()
    let items = try await store.itemCount()
    try store.close()
    return Measurement(
        seconds: seconds, polls: tally.polls, added: tally.added, changed: tally.changed, items: items)
}

/// How many milliseconds the first page of the first club's inbox takes, and how many its unread count.
func inbox(_ path: String) async throws -> [String: Double] {
    let store = try Store(path: path)
    let viewer = try await store.viewer(1)
    let club = Follower.club(2)
    let clock = ContinuousClock()
    func measure(_ work: () async throws -> Void) async throws -> Double {
        var best = Double.infinity
        for _ in 0..<3 {
            let start = clock.now
            try await work()
            best = min(best, (clock.now - start) / .milliseconds(1))
        }
        return best
    }
    let page = try await measure { _ = try await store.inbox(of: club, for: viewer, Slice(size: 50)) }
    let count = try await measure { _ = try await store.unreadItems(of: club, for: viewer) }
    try await store.markAllRead(of: club, before: .now() + .days(9), by: viewer)
    let read = try await measure { _ = try await store.inbox(of: club, for: viewer, Slice(size: 50)) }
    let found = try await measure {
        _ = try await store.inbox(of: club, InboxFilter(text: "bedside teaching"), for: viewer, Slice(size: 50))
    }
    try store.close()
    return ["page": page, "count": count, "read": read, "search": found]
}

do {
    let arguments = CommandLine.arguments
    switch (arguments.count, arguments.dropFirst().first) {
    case (4, "follow"):
        let addresses = try String(contentsOfFile: arguments[3], encoding: .utf8).split(separator: "\n").map(
            String.init)
        try await follow(arguments[2], addresses)
    case (5, "poll"):
        let hosts = try String(contentsOfFile: arguments[3], encoding: .utf8).split(separator: "\n")
            .compactMap { WebAddress(String($0))?.host }
        let measured = try await poll(arguments[2], hours: Int(arguments[4]) ?? 0, allowed: Set(hosts))
        print(String(decoding: try JSONEncoder().encode(measured), as: UTF8.self))
    case (3, "inbox"):
        print(String(decoding: try JSONEncoder().encode(await inbox(arguments[2])), as: UTF8.self))
    default: throw Usage()
    }
} catch {
    let usage =
        "usage: colloquium-bench-sources follow DATABASE ADDRESSES | poll DATABASE ADDRESSES HOURS | inbox DATABASE\n"
    FileHandle.standardError.write(Data((error is Usage ? usage : "\(error)\n").utf8))
    exit(64)
}
