import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("The outbox")
struct OutboxTests {
    private static let now = Society.start

    private static func mail(_ number: Int) throws -> OutgoingMail {
        OutgoingMail(
            messageID: "\(number)@example.org", kind: "digest", recipient: try Society.newcomer("Ben").email,
            message: Array("mail \(number)".utf8))
    }

    private static func state(_ store: Store) async throws -> String? {
        try await store.database.read { db in
            try String.fetchOne(db, sql: "SELECT state FROM mails ORDER BY number LIMIT 1")
        }
    }

    @Test("gives a mail to one try, which hands it over and settles it; its text is gone then")
    func life() async throws {
        let store = try Store.inMemory()
        try await store.enqueue(try Self.mail(1), at: Self.now)
        #expect(try await store.leaseMail(at: Self.now - .seconds(1)) == nil)
        let leased = try #require(try await store.leaseMail(at: Self.now))
        #expect(String(decoding: leased.message, as: UTF8.self) == "mail 1" && leased.attempts == 1)
        #expect(try await store.leaseMail(at: Self.now) == nil)
        try await store.noteHandOver(leased)
        await #expect(throws: Refusal.self) { try await store.noteHandOver(leased) }
        try await store.settle(leased, .sent, at: Self.now)
        #expect(try await store.mailCounts(at: .now()).sent == 1)
        #expect(
            try await store.database.read { try Int.fetchOne($0, sql: "SELECT length(message) FROM mails") } == 0)
        #expect(try await store.leaseMail(at: Self.now + .days(1)) == nil)
    }

    @Test("tries again when it may, with the same bytes")
    func retry() async throws {
        let store = try Store.inMemory()
        try await store.enqueue(try Self.mail(1), at: Self.now)
        let first = try #require(try await store.leaseMail(at: Self.now))
        try await store.settle(first, .retry(at: Self.now + .hours(1), reason: "greylisted"), at: Self.now)
        #expect(try await store.leaseMail(at: Self.now + .minutes(59)) == nil)
        let second = try #require(try await store.leaseMail(at: Self.now + .hours(1)))
        #expect(second.message == first.message && second.messageId == first.messageId && second.attempts == 2)
    }

    @Test("sends again after a crash what cannot have left, and leaves to a person what may have")
    func crash() async throws {
        for handedOver in [false, true] {
            let store = try Store.inMemory()
            try await store.enqueue(try Self.mail(1), at: Self.now)
            let leased = try #require(try await store.leaseMail(at: Self.now))
            if handedOver { try await store.noteHandOver(leased) }
            #expect(try await store.leaseMail(at: Self.now + .minutes(1)) == nil)
            try await store.endMailLeases()
            let next = try await store.leaseMail(at: Self.now + .minutes(1))
            #expect(next?.number == (handedOver ? nil : leased.number))
            #expect(try await Self.state(store) == (handedOver ? "in-doubt" : "sending"))
            #expect(try await store.mailCounts(at: .now()).inDoubt == (handedOver ? 1 : 0))
        }
    }

    @Test("takes back by itself, too, what a try that hangs holds longer than any try can take")
    func hanging() async throws {
        let store = try Store.inMemory()
        try await store.enqueue(try Self.mail(1), at: Self.now)
        _ = try await store.leaseMail(at: Self.now)
        #expect(try await store.leaseMail(at: Self.now + Store.mailLease) == nil)
        #expect(try await store.leaseMail(at: Self.now + Store.mailLease + .seconds(1))?.attempts == 2)
    }

    @Test("does not let a try that comes late bring a mail back that was sent")
    func late() async throws {
        let store = try Store.inMemory()
        try await store.enqueue(try Self.mail(1), at: Self.now)
        let slow = try #require(try await store.leaseMail(at: Self.now))
        let later = Self.now + .minutes(26)
        let fast = try #require(try await store.leaseMail(at: later))
        try await store.settle(fast, .sent, at: later)
        try? await store.settle(slow, .retry(at: later, reason: "timed out"), at: later)
        #expect(try await store.leaseMail(at: later) == nil)
        #expect(try await Self.state(store) == "sent")
    }

    @Test("does not let a try that lost its mail hand it over, or take it from the one that has it")
    func lost() async throws {
        let store = try Store.inMemory()
        try await store.enqueue(try Self.mail(1), at: Self.now)
        let slow = try #require(try await store.leaseMail(at: Self.now))
        let later = Self.now + .minutes(26)
        let fast = try #require(try await store.leaseMail(at: later))
        await #expect(throws: Refusal.self) { try await store.noteHandOver(slow) }
        try await store.noteHandOver(fast)
        for outcome in [MailOutcome.retry(at: later, reason: "lost"), .refused("lost"), .inDoubt("lost"), .sent] {
            try await store.settle(slow, outcome, at: later)
            #expect(try await Self.state(store) == "handed-over")
        }
        try await store.settle(fast, .sent, at: later)
        #expect(try await Self.state(store) == "sent")
    }

    @Test("never gives one mail to two servers on the same file")
    func twoServers() async throws {
        try await withFile { path in
            let stores = [try Store(path: path), try Store(path: path)]
            for number in 1...30 { try await stores[0].enqueue(try Self.mail(number), at: Self.now) }
            let leased = try await withThrowingTaskGroup(of: [Int64].self) { group in
                for index in 0..<4 {
                    group.addTask {
                        var mine: [Int64] = []
                        while let mail = try await stores[index % 2].leaseMail(at: Self.now) {
                            mine.append(mail.number.rawValue)
                        }
                        return mine
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(leased.sorted() == Array(1...30))
            for store in stores { try store.close() }
        }
    }

    @Test("takes no second mail with the same message id")
    func messageID() async throws {
        let store = try Store.inMemory()
        try await store.enqueue(try Self.mail(1), at: Self.now)
        #expect(try await refusal { try await store.enqueue(try Self.mail(1), at: Self.now) } == .conflict)
    }
}
