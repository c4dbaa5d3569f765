package import Colloquium
package import Foundation
import GRDB

/// An answer of a service outside, kept so that the service need not be asked again soon.
package struct KeptAnswer: Decodable, FetchableRecord, Hashable, Sendable {
    /// What was asked for, without anything that says who asked.
    package let address: String
    /// Where redirects led.
    package let finalAddress: String
    /// 200, or 404 for "no such thing", which is an answer too.
    package let status: Int
    /// `ETag` and `Last-Modified` as the server wrote them, to ask whether anything changed; empty where it gave none.
    package let entityTag: String
    package let lastModified: String
    package let body: Data
    package let keptAt: Instant
    /// Until then it may be used without asking.
    package let freshUntil: Instant

    package init(
        address: String, finalAddress: String, status: Int, entityTag: String, lastModified: String, body: Data,
        keptAt: Instant, freshUntil: Instant
    ) {
        self.address = address
        self.finalAddress = finalAddress
        self.status = status
        self.entityTag = entityTag
        self.lastModified = lastModified
        self.body = body
        self.keptAt = keptAt
        self.freshUntil = freshUntil
    }
}

extension KeptAnswer: ReadRow {}

/// How much room kept answers may take.
package struct KeptAnswerLimits: Hashable, Sendable {
    /// A longer answer is not kept.
    package var bytesOfOne = 500_000
    package var bytesOfAll = 32_000_000
    package var age = Span.days(30)

    package init(bytesOfOne: Int = 500_000, bytesOfAll: Int = 32_000_000, age: Span = .days(30)) {
        self.bytesOfOne = bytesOfOne
        self.bytesOfAll = bytesOfAll
        self.age = age
    }
}

extension Store {
    package func keptAnswer(to address: String) async throws -> KeptAnswer? {
        try await read { db in
            try KeptAnswer.first(db, "SELECT * FROM kept_answers WHERE address = \(address)")
        }
    }

    /// Keeps answers in place of those to the same addresses, and sweeps out the oldest beyond the limits.
    package func keep(_ answers: [KeptAnswer], limits: KeptAnswerLimits = KeptAnswerLimits(), at now: Instant)
        async throws
    {
        try await write { db in
            for answer in answers where answer.body.count <= limits.bytesOfOne { try db.keep(answer) }
            try db.sweepKeptAnswers(limits, at: now)
        }
    }
}

extension Database {
    fileprivate func keep(_ answer: KeptAnswer) throws {
        try run(
            """
            INSERT OR REPLACE INTO kept_answers (address, final_address, status, entity_tag, last_modified, body, size,
                kept_at, fresh_until)
            VALUES (\(answer.address), \(answer.finalAddress), \(answer.status), \(answer.entityTag),
                \(answer.lastModified), \(answer.body), \(answer.body.count), \(answer.keptAt), \(answer.freshUntil))
            """)
    }

    fileprivate func sweepKeptAnswers(_ limits: KeptAnswerLimits, at now: Instant) throws {
        try run("DELETE FROM kept_answers WHERE kept_at < \(now - limits.age)")
        let size = try Int.first(self, "SELECT coalesce(sum(size), 0) FROM kept_answers") ?? 0
        guard size > limits.bytesOfAll else { return }
        try run(
            """
            DELETE FROM kept_answers WHERE address IN (
                SELECT address FROM (
                    SELECT address, sum(size) OVER (ORDER BY kept_at DESC, address) AS together FROM kept_answers)
                WHERE together > \(limits.bytesOfAll))
            """)
    }
}
