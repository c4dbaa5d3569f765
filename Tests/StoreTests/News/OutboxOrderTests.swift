import Colloquium
import Foundation
import GRDB
import Synchronization
import Testing

@testable import Store

@Suite("What leaves the outbox next")
struct OutboxOrderTests {
    private static let now = Society.start

    private static func enqueue(_ count: Int, to domain: String, kind: String = "digest", _ store: Store) async throws {
        for number in 0..<count {
            let address = try #require(EmailAddress("u\(number)@\(domain)"))
            try await store.enqueue(
                OutgoingMail(messageID: "\(UUID())@site", kind: kind, recipient: address, message: [1]), at: now)
        }
    }

    @Test("is what somebody asked for just now, then the first of every domain, however many wait for one of them")
    func order() async throws {
        let store = try Store.inMemory()
        try await Self.enqueue(1_500, to: "many.example", store)
        try await Self.enqueue(3, to: "few.example", store)
        try await Self.enqueue(1, to: "resting.example", store)
        try await Self.enqueue(1, to: "many.example", kind: "sign-in link", store)
        try await store.write { db in
            try db.run(
                """
                INSERT INTO domain_failures (domain, failed_at, reason, streak, rests_until)
                VALUES ('resting.example', \(Self.now), '', 3, \(Self.now + .minutes(5)))
                """)
        }
        let due = try await store.dueMails(at: Self.now)
        #expect(due.first?.number == 1_505)
        #expect(due.count { $0.domain == "few.example" } == 3)
        #expect(Set(due.map(\.number)).count == due.count && !due.contains { $0.domain == "resting.example" })
        #expect(due.count { $0.domain == "many.example" } > 200)
    }

    @Test("is found without going through all that waits")
    func plan() async throws {
        let store = try Store.inMemory()
        let statements = Mutex<[String]>([])
        try await store.write { db in
            db.trace { event in
                if case .statement(let statement) = event { statements.withLock { $0.append(statement.sql) } }
            }
            try db.settleInterrupted(at: Self.now)
            _ = try db.dueMails(at: Self.now)
            db.trace(options: [], nil)
            let ofWaiting = statements.withLock { $0 }.filter { $0.contains("state = 'waiting' AND") }
            #expect(ofWaiting.count >= 4)
            for sql in ofWaiting {
                let count = sql.count { $0 == "?" }
                let steps = try Row.fetchAll(
                    db, sql: "EXPLAIN QUERY PLAN \(sql)",
                    arguments: StatementArguments(Array(repeating: 0, count: count))
                ).map { $0["detail"] as String }
                #expect(
                    !steps.contains { $0.hasPrefix("SCAN mails") || $0.hasSuffix("mails_to_send (state=?)") },
                    "\(sql): \(steps)")
            }
        }
    }
}
