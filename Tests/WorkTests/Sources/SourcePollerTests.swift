import Colloquium
import Foundation
import Loopback
import Outbound
import Store
import Synchronization
import Testing

@testable import Work

@Suite("The poller of sources")
struct SourcePollerTests {
    @Test("brings what is new, and asks again with the validators of the last answer")
    func conditional() async throws {
        let server = try LoopbackServer { request in
            if request["If-None-Match"] == "\"v1\"" { return LoopbackAnswer(status: 304) }
            return Feed.answer(
                "One", "Two", headers: [("ETag", "\"v1\""), ("Last-Modified", "Sun, 06 Nov 1994 08:49:37 GMT")])
        }
        let scene = try await PollingScene()
        try await scene.follow(server.origin + "/feed")
        let poller = scene.poller(server)
        #expect(try await poller.pollDue() == PollTally(polls: 1, added: 2, changed: 0))
        #expect(try await poller.pollDue().polls == 0, "It is not due yet.")
        scene.clock.advance(by: .days(1))
        #expect(try await poller.pollDue() == PollTally(polls: 1, added: 0, changed: 0))
        #expect(server.requests.count == 2)
        #expect(server.requests.last?["If-Modified-Since"] == "Sun, 06 Nov 1994 08:49:37 GMT")
        #expect(try await Set(scene.titles) == ["One", "Two"])
        let source = try await scene.source
        #expect(source.title == "A journal" && source.page == "https://j.example/" && source.reason.isEmpty)
        #expect(source.polledAt == scene.clock.now && source.changedAt == PollingScene.start)
    }

    @Test("does not read the same bytes again where the server has no validators")
    func digest() async throws {
        let body = Mutex(Feed.rss(["One"]))
        let server = try LoopbackServer { _ in LoopbackAnswer(body.withLock { $0 }) }
        let scene = try await PollingScene()
        try await scene.follow(server.origin + "/feed")
        let poller = scene.poller(server)
        _ = try await poller.pollDue()
        let leased = try #require(try await scene.store.leaseSources(1, at: scene.clock.now + .days(1)).first)
        let reports = Mutex<[PollReport]>([])
        await poller.poll.run(on: leased) { report in reports.withLock { $0.append(report) } }
        body.withLock { $0 = Feed.rss(["One", "Two"]) }
        await poller.poll.run(on: leased) { report in reports.withLock { $0.append(report) } }
        let counts = reports.withLock { $0 }.map { report in
            if case .read(let reading) = report.result { reading.items.count } else { 0 }
        }
        #expect(counts == [0, 2])
    }

    @Test(
        "says in words what came instead of a feed",
        arguments: [
            (LoopbackAnswer("Gone to lunch", status: 404), "There is no feed at this address (404)."),
            (LoopbackAnswer("", status: 403), "The publisher refuses programs that read its pages (403)."),
            (LoopbackAnswer("", status: 401), "only to people who are signed in there (401)"),
            (LoopbackAnswer("", status: 503), "too much to do at the moment (503)"),
            (LoopbackAnswer("", status: 500), "out of order at the moment (500)"),
            (LoopbackAnswer("", status: 204), "nothing at all"),
            (LoopbackAnswer("  \n"), "nothing at all"),
            (
                LoopbackAnswer(
                    "<!DOCTYPE html><html><head><title>Just a moment...</title></head><body>Are you human?</body></html>",
                    type: "text/html"),
                "The server answers with a web page, “Just a moment...”, and not with a feed."
            ),
            (
                LoopbackAnswer("{\"error\": \"internal\"}", type: "application/json"),
                "JSON without the fields of a record"
            ),
            (LoopbackAnswer("Internal error", type: "application/rss+xml"), "plain text"),
            (LoopbackAnswer("<?xml version=\"1.0\"?><error>no</error>"), "an XML document that begins with <error>"),
            (
                LoopbackAnswer("<?xml version=\"1.0\"?><PubmedArticleSet></PubmedArticleSet>"),
                "PubMed XML and not a feed"
            ),
            (
                LoopbackAnswer("<opml version=\"2.0\"><body><outline xmlUrl=\"https://a.example/f\"/></body></opml>"),
                "import it as an OPML file"
            ),
            (LoopbackAnswer("<?xml version=\"1.0\"?><rss version=\"2.0\"><chan"), "damaged"),
            (LoopbackAnswer(headers: [], body: [0xFF, 0xD8, 0xFF, 0]), "a picture"),
            (LoopbackAnswer(manner: .raw(Array("nonsense\r\n\r\n".utf8))), "cannot be read"),
        ] as [(LoopbackAnswer, String)])
    func failures(_ answer: LoopbackAnswer, _ words: String) async throws {
        let server = try LoopbackServer { _ in answer }
        let scene = try await PollingScene()
        try await scene.follow(server.origin + "/feed")
        let tally = try await scene.poller(server).pollDue()
        #expect(tally == PollTally(polls: 1, added: 0, changed: 0))
        let source = try await scene.source
        #expect(source.reason.contains(words), "\(source.reason)")
        #expect(!source.reason.isEmpty && source.reason.last == "." && source.failures == 1 && source.state == .active)
        #expect(source.dueAt.map { $0 >= scene.clock.now + .minutes(27) } == true)
    }

    @Test("keeps what it has when an error page comes under the feed's address")
    func errorAfterwards() async throws {
        let answers = Mutex([
            Feed.answer("One", headers: [("ETag", "\"v1\"")]), LoopbackAnswer("<html><body>Error", type: "text/html"),
        ])
        let server = try LoopbackServer { request in
            if request["If-None-Match"] != nil, answers.withLock({ $0.isEmpty }) { return LoopbackAnswer(status: 304) }
            return answers.withLock { $0.removeFirst() }
        }
        let scene = try await PollingScene()
        try await scene.follow(server.origin + "/feed")
        let poller = scene.poller(server)
        for (day, reason) in [(0, ""), (1, "web page"), (2, "")] {
            _ = try await poller.pollDue()
            #expect(try await scene.source.reason.contains(reason) || reason.isEmpty, "Day \(day)")
            #expect(try await scene.titles == ["One"])
            scene.clock.advance(by: .days(1))
        }
        #expect(try await scene.source.reason.isEmpty)
    }

    @Test("gives up a feed of 2 GB early, and says why")
    func twoGigabytes() async throws {
        let piece = Array(String(repeating: "<item><title>On and on</title></item>", count: 2_000).utf8)
        let server = try LoopbackServer { _ in LoopbackAnswer(body: piece, manner: .endless) }
        let announced = try LoopbackServer { _ in
            .raw("HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nContent-Length: 2000000000\r\n\r\n<rss>")
        }
        let scene = try await PollingScene()
        try await scene.follow(server.origin + "/feed", announced.origin + "/feed")
        let clock = ContinuousClock()
        let start = clock.now
        _ = try await scene.poller(server, announced).pollDue()
        #expect(clock.now - start < .seconds(20))
        for source in try await scene.sources {
            #expect(source.reason.contains("sends more than 20 MB"), "\(source.reason)")
        }
    }

    @Test("takes the newest thousand of a feed of 100,000 items")
    func manyItems() async throws {
        let titles = (0..<100_000).map { "T\($0)" }
        let body = Feed.rss(titles) { number in
            number == 15_000 ? "<pubDate>Mon, 21 Sep 2026 10:00:00 GMT</pubDate>" : ""
        }
        let server = try LoopbackServer { _ in LoopbackAnswer(body, type: "application/rss+xml") }
        let scene = try await PollingScene()
        try await scene.follow(server.origin + "/feed")
        #expect(try await scene.poller(server).pollDue().added == 1_000)
        let source = try await scene.source
        #expect(
            source.notice
                == "The feed lists 20000 items or more; only the newest 1000 of the first 20000 are taken from it.")
        #expect(source.reason.isEmpty)
        #expect(try await scene.titles.contains("T15000"), "It has the newest date.")
        #expect(try await scene.poller(server).pollDue().added == 0)
    }

    @Test("takes what can be read of a feed that breaks off")
    func broken() async throws {
        let text = Feed.rss(["One", "Two", "Three"])
        let half = String(text.prefix(text.count - 30))
        let server = try LoopbackServer { _ in LoopbackAnswer(half, type: "application/rss+xml") }
        let scene = try await PollingScene()
        try await scene.follow(server.origin + "/feed")
        #expect(try await scene.poller(server).pollDue().added == 3)
    }

    @Test("asks for a feed that broke off as if it had nothing of it, so that what is missing comes")
    func brokenOnce() async throws {
        let text = Feed.rss(["One", "Two", "Three"])
        let bodies = Mutex([String(text.prefix(text.count - 70)), text])
        let server = try LoopbackServer { request in
            if request["If-None-Match"] != nil || request["If-Modified-Since"] != nil {
                return LoopbackAnswer(status: 304)
            }
            return LoopbackAnswer(
                headers: [("ETag", "\"v1\""), ("Last-Modified", "Sun, 06 Nov 1994 08:49:37 GMT")],
                body: Array(bodies.withLock { $0.removeFirst() }.utf8))
        }
        let scene = try await PollingScene()
        try await scene.follow(server.origin + "/feed")
        let poller = scene.poller(server)
        #expect(try await poller.pollDue().added == 2)
        #expect(try await scene.source.notice.contains("broken off"))
        scene.clock.advance(by: .days(1))
        #expect(try await poller.pollDue().added == 1)
        #expect(try await scene.source.notice.isEmpty)
        scene.clock.advance(by: .days(1))
        #expect(try await poller.pollDue().added == 0)
        #expect(server.requests.last?["If-None-Match"] == "\"v1\"")
    }

    @Test("keeps where a feed went for good, also over several hops")
    func moved() async throws {
        let new = try LoopbackServer { request in
            request.path == "/hop" ? .redirect(308, to: "/new") : Feed.answer("One")
        }
        let old = try LoopbackServer { _ in .redirect(301, to: new.origin + "/hop") }
        let scene = try await PollingScene()
        try await scene.follow(old.origin + "/feed")
        let poller = scene.poller(old, new)
        #expect(try await poller.pollDue().added == 1)
        #expect(try await scene.source.address == new.origin + "/new")
        scene.clock.advance(by: .days(1))
        _ = try await poller.pollDue()
        #expect(old.requests.count == 1)
    }

    @Test("does not keep where a hotel's network leads everything, nor what is only for now")
    func captured() async throws {
        let portal = try LoopbackServer { _ in LoopbackAnswer("<html><body>Welcome to the hotel", type: "text/html") }
        let hotel = try LoopbackServer { _ in .redirect(301, to: portal.origin + "/login") }
        let mirror = try LoopbackServer { _ in Feed.answer("One") }
        let passing = try LoopbackServer { _ in .redirect(302, to: mirror.origin + "/copy") }
        let scene = try await PollingScene()
        try await scene.follow(hotel.origin + "/feed", passing.origin + "/feed")
        _ = try await scene.poller(portal, hotel, mirror, passing).pollDue()
        #expect(try await Set(scene.sources.map(\.address)) == [hotel.origin + "/feed", passing.origin + "/feed"])
    }

    @Test("stops at 410")
    func gone() async throws {
        let server = try LoopbackServer { _ in LoopbackAnswer(status: 410) }
        let scene = try await PollingScene()
        try await scene.follow(server.origin + "/feed")
        let poller = scene.poller(server)
        _ = try await poller.pollDue()
        #expect(try await scene.source.state == .gone)
        scene.clock.advance(by: .days(30))
        #expect(try await poller.pollDue().polls == 0)
        #expect(server.requests.count == 1)
    }

    @Test("comes back when the server says, by the server's own clock")
    func retryAfter() async throws {
        let answers: [LoopbackAnswer] = [
            LoopbackAnswer(status: 503, headers: [("Retry-After", "7200")]),
            // A server whose clock is years ahead.
            LoopbackAnswer(
                status: 429,
                headers: [("Date", "Mon, 06 Nov 2034 08:00:00 GMT"), ("Retry-After", "Mon, 06 Nov 2034 11:00:00 GMT")]),
            Feed.answer("One", headers: [("Cache-Control", "public, max-age=36000"), ("Age", "3600")]),
        ]
        for (answer, wait) in zip(answers, [Span.hours(2), .hours(3), .hours(9)]) {
            let server = try LoopbackServer { _ in answer }
            let scene = try await PollingScene()
            try await scene.follow(server.origin + "/feed")
            _ = try await scene.poller(server).pollDue()
            #expect(try await scene.source.dueAt == scene.clock.now + wait)
        }
    }

    @Test("takes items whose dates are in the future, and is not misled by them")
    func future() async throws {
        let server = try LoopbackServer { _ in
            LoopbackAnswer(
                Feed.rss(["Ahead", "Far ahead", "Nonsense"]) { number in
                    [
                        "<pubDate>Mon, 01 Mar 2027 10:00:00 GMT</pubDate>",
                        "<pubDate>Mon, 01 Mar 2999 10:00:00 GMT</pubDate>", "<pubDate>soon</pubDate>",
                    ][number]
                })
        }
        let scene = try await PollingScene()
        try await scene.follow(server.origin + "/feed")
        #expect(try await scene.poller(server).pollDue().added == 3)
        let entries = try await scene.store.inbox(of: scene.follower, for: scene.viewer, Slice(size: 9)).rows
        #expect(entries.allSatisfy { $0.seenAt == PollingScene.start })
        let due = try #require(try await scene.source.dueAt)
        #expect(due <= scene.clock.now + .hours(4))
    }

    @Test("asks a host at its pace, and others meanwhile")
    func pace() async throws {
        let slow = try LoopbackServer { _ in Feed.answer("One") }
        let quick = try LoopbackServer(host: "127.0.0.2") { _ in Feed.answer("Two") }
        let scene = try await PollingScene()
        try await scene.follow(slow.origin + "/1", slow.origin + "/2", slow.origin + "/3", quick.origin + "/1")
        let pace = RequestPace { host in host == "127.0.0.1" ? RequestRate(1, in: .milliseconds(200)) : nil }
        let clock = ContinuousClock()
        let start = clock.now
        #expect(try await scene.poller(slow, quick, pace: pace).pollDue().polls == 4)
        #expect(clock.now - start >= .milliseconds(400))
        #expect(slow.mostConnectionsAtOnce <= 3)
    }

    @Test("polls hundreds of sources at once, each once, also with two pollers")
    func many() async throws {
        let counts = Mutex<[String: Int]>([:])
        let server = try LoopbackServer { request in
            counts.withLock { $0[request.path, default: 0] += 1 }
            return Feed.answer("Item of \(request.path)")
        }
        let directory = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let store = try Store(path: directory.appending(path: "site.sqlite").path)
        let scene = try await PollingScene(store)
        let offers = try (0..<250).map {
            SourceOffer(address: try #require(SourceAddress("\(server.origin)/\($0)")), title: "")
        }
        _ = try await store.follow(offers, for: scene.follower, from: .backlog, by: scene.viewer, at: scene.clock.now)
        let polls = try await withThrowingTaskGroup(of: PollTally.self) { group in
            for _ in 0..<2 { group.addTask { try await scene.poller(server).pollDue() } }
            return try await group.reduce(0) { $0 + $1.polls }
        }
        #expect(polls == 250)
        #expect(counts.withLock { $0.count == 250 && $0.values.allSatisfy { $0 == 1 } })
        #expect(try await scene.titles.count == 250)
        try store.close()
    }

    @Test("goes on after it was killed in the middle")
    func killed() async throws {
        let server = try LoopbackServer { _ in Feed.answer("One") }
        let scene = try await PollingScene()
        try await scene.follow(server.origin + "/1", server.origin + "/2")
        // What a killed process leaves: a lease and nothing else.
        _ = try await scene.store.leaseSources(1, at: scene.clock.now)
        let poller = scene.poller(server)
        #expect(try await poller.pollDue().polls == 1)
        scene.clock.advance(by: .minutes(31))
        #expect(try await poller.pollDue().polls == 1)
        #expect(server.requests.count == 2)
    }

    @Test("never leaves the machine for what is not allowed")
    func guarded() async throws {
        let server = try LoopbackServer { _ in Feed.answer("Secret") }
        let scene = try await PollingScene()
        try await scene.follow(server.origin + "/feed")
        _ = try await scene.poller().pollDue()
        #expect(server.requests.isEmpty)
        #expect(try await scene.source.reason.isEmpty == false)
    }
}
