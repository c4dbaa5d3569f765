import Colloquium
import Foundation
import Logging
import Loopback
import Outbound
import Store
import Testing

@testable import Work

@Suite("The courier")
struct MailCourierTests {
    private static let now = Instant(rawValue: 1_790_000_000_000)

    /// Mails to so many people of each domain, in turns.
    private static func store(_ domains: [(String, Int)]) async throws -> Store {
        let store = try Store.inMemory()
        for (domain, count) in domains {
            for number in 0..<count {
                try await enqueue("\(number)@\(domain)", in: store)
            }
        }
        return store
    }

    private static func enqueue(_ address: String, kind: String = "digest", in store: Store) async throws {
        try await store.enqueue(
            OutgoingMail(
                messageID: "\(kind).\(address)", kind: kind, recipient: try #require(EmailAddress(address)),
                message: Array("Subject: \(address)\r\n\r\nHello\r\n".utf8)), at: now)
    }

    private static func courier(_ store: Store, to relay: LoopbackRelay, _ pace: MailPace, at moment: Instant = now)
        throws -> MailCourier
    {
        MailCourier(
            store: store,
            transport: .smtp(
                SMTPRelay(settings: try SMTPSettings(url: "smtp://127.0.0.1:\(relay.port)", timeout: "20"))),
            sender: try #require(EmailAddress("site@test.example")), pace: pace,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, clock: { moment })
    }

    @Test("sends every mail once, over no more connections than it may have, each for several mails")
    func several() async throws {
        let store = try await Self.store((1...10).map { ("d\($0).example", 6) })
        let seen = try await LoopbackRelay.serve { relay in
            let sent = try await Self.courier(store, to: relay, MailPace(connections: 4, perDomain: 2)).sendWaiting()
            #expect(sent == 60)
        }
        #expect(seen.mails.count == 60 && Set(seen.mails.map(\.to)).count == 60)
        #expect(seen.connections <= 4 && seen.goodbyes == seen.connections)
        #expect(try await store.mailCounts(at: .now()).sent == 60)
    }

    @Test("does not let many fast domains wait for a slow one, nor press that one")
    func slow() async throws {
        let store = try await Self.store([("slow.example", 6)] + (1...8).map { ("d\($0).example", 5) })
        var manner = LoopbackRelay.Manner()
        manner.seconds = ["slow.example": 2]
        let seen = try await LoopbackRelay.serve(manner) { relay in
            _ = try await Self.courier(store, to: relay, MailPace(connections: 4, perDomain: 2)).sendWaiting()
        }
        #expect(seen.mails.count == 46 && seen.mostByDomain["slow.example"] == 2 && seen.mostConnections == 4)
        let last = seen.mails.suffix(2).map(\.to)
        #expect(last.allSatisfy { $0.hasSuffix("slow.example") }, "All others left meanwhile.")
    }

    @Test("sends what comes while a slow server thinks about another")
    func meanwhile() async throws {
        let store = try await Self.store([("slow.example", 1)])
        var manner = LoopbackRelay.Manner()
        manner.seconds = ["slow.example": 4]
        let seen = try await LoopbackRelay.serve(manner) { relay in
            let courier = try Self.courier(store, to: relay, MailPace(connections: 2, perDomain: 2))
            async let sent = courier.sendWaiting()
            try await Task.sleep(for: .milliseconds(500))
            try await Self.enqueue("waiting@example.org", kind: "sign-in link", in: store)
            #expect(try await sent == 2)
        }
        #expect(seen.mails.map(\.to) == ["waiting@example.org", "0@slow.example"])
    }

    @Test("lets a domain rest that puts off, while the others get theirs, and tries it again later")
    func putOff() async throws {
        let store = try await Self.store([("later.example", 10), ("a.example", 5), ("b.example", 5)])
        var manner = LoopbackRelay.Manner()
        manner.putsOff = ["later.example"]
        let seen = try await LoopbackRelay.serve(manner) { relay in
            let sent = try await Self.courier(store, to: relay, MailPace(connections: 4, perDomain: 2)).sendWaiting()
            #expect(sent == 10)
        }
        #expect(seen.mails.count == 10 && Set(seen.mails.map(\.to)).count == 10)
        #expect(try await store.mailCounts(at: .now()).waiting == 10)
        let tried = try await store.dueMails(at: Self.now + .hours(2)).count
        #expect(tried == 10, "None is lost.")
        let again = try await LoopbackRelay.serve { relay in
            _ = try await Self.courier(store, to: relay, MailPace(), at: Self.now + .hours(2)).sendWaiting()
        }
        #expect(again.mails.count == 10)
    }

    @Test("sends each mail once where two couriers work on one outbox, and the relay closes every connection")
    func together() async throws {
        let store = try await Self.store((1...5).map { ("d\($0).example", 8) })
        var manner = LoopbackRelay.Manner()
        manner.mailsAConnection = 3
        let seen = try await LoopbackRelay.serve(manner) { relay in
            let one = try Self.courier(store, to: relay, MailPace(connections: 3, perDomain: 2))
            let other = try Self.courier(store, to: relay, MailPace(connections: 3, perDomain: 2))
            async let first = one.sendWaiting()
            async let second = other.sendWaiting()
            let sent = try await first + second
            #expect(sent == 40)
        }
        #expect(seen.mails.count == 40 && Set(seen.mails.map(\.to)).count == 40)
    }

    @Test("sends first what somebody waits for on the site")
    func urgent() async throws {
        let store = try await Self.store([("example.org", 5)])
        try await Self.enqueue("waiting@example.org", kind: "sign-in link", in: store)
        let seen = try await LoopbackRelay.serve { relay in
            _ = try await Self.courier(store, to: relay, MailPace(connections: 1, perDomain: 1)).sendWaiting()
        }
        #expect(seen.mails.map(\.to).first == "waiting@example.org" && seen.mails.count == 6)
    }

    @Test("keeps what nobody takes for later")
    func nobody() async throws {
        let store = try await Self.store([("a.example", 3), ("b.example", 3)])
        var port = 0
        _ = try await LoopbackRelay.serve { relay in port = relay.port }
        let courier = MailCourier(
            store: store, transport: .smtp(SMTPRelay(settings: try SMTPSettings(url: "smtp://127.0.0.1:\(port)"))),
            sender: try #require(EmailAddress("site@test.example")),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, clock: { Self.now })
        #expect(try await courier.sendWaiting() == 0)
        #expect(try await store.mailCounts(at: .now()).waiting == 6)
        #expect(try await store.dueMails(at: Self.now + .minutes(1)).count == 6, "No domain is blamed.")
    }
}

@Suite("The shortlist of mails")
struct MailShortlistTests {
    @Test("passes over domains that are busy, and what was put off")
    func order() {
        var list = MailShortlist(perDomain: 1)
        let moment = ContinuousClock.now
        #expect(list.isStale(at: moment))
        list.fill(
            [("a", 1), ("a", 2), ("b", 3), ("c", 4)].map { WaitingMail(number: .init(rawValue: $0.1), domain: $0.0) },
            at: moment)
        #expect(!list.isStale(at: moment) && list.isStale(at: moment + .seconds(1)))
        #expect(list.take()?.number == 1)
        list.begin("a")
        #expect(list.take()?.number == 3)
        list.begin("b")
        list.end("a", isPutOff: true)
        #expect(list.take()?.number == 4)
        #expect(list.take() == nil && list.isStale(at: moment))
    }
}
