package import Colloquium
import GRDB

/// An article taken to be looked up again.
package struct RecheckLease: Hashable, Sendable {
    package let article: Number<Article>
    package let identifiers: [Identifier]
    /// Until when nobody else takes it.
    package let until: Instant
}

extension Store {
    /// Takes articles that are due for their daily look at the registries, longest waiting first: those that are
    /// discussed, and those that a contribution or an answer names. Every article has a time of the day of its own.
    package func leaseRechecks(_ limit: Int, at now: Instant) async throws -> [RecheckLease] {
        try await write { db in
            try db.run(
                """
                DELETE FROM rechecks WHERE due_at <= \(now)
                    AND NOT EXISTS (SELECT 1 FROM discussions WHERE discussions.article = rechecks.article)
                    AND NOT EXISTS (SELECT 1 FROM article_identifiers JOIN citations USING (scheme, value)
                        WHERE article_identifiers.article = rechecks.article)
                """)
            let articles = try Number<Article>.all(
                db,
                """
                UPDATE rechecks SET leased_until = \(now + Store.lease) WHERE article IN (
                    SELECT article FROM rechecks WHERE due_at <= \(now) AND coalesce(leased_until, 0) <= \(now)
                    ORDER BY due_at, article LIMIT \(limit))
                RETURNING article
                """)
            return try articles.sorted().map {
                RecheckLease(article: $0, identifiers: try db.identifiers(of: $0), until: now + Store.lease)
            }
        }
    }

    /// Claims what was found and sets the next time: tomorrow's, or in an hour where a service did not answer. A look
    /// that comes after its lease ended changes nothing. Nil then.
    package func settle(
        _ lease: RecheckLease, _ findings: [Finding], at now: Instant
    ) async throws -> ClaimOutcome? {
        try await write { db in
            if lease.until <= now { return nil }
            let article = try db.standing(lease.article)
            let troubles = findings.filter(\.isPending).map(\.reason)
            let tomorrow = RecheckTime.next(for: article, after: now)
            let next = troubles.isEmpty ? tomorrow : min(tomorrow, now + .hours(1))
            try db.run(
                """
                UPDATE rechecks SET due_at = \(next), leased_until = NULL, reason = \(troubles.joined(separator: " ")),
                    checked_at = CASE WHEN \(troubles.isEmpty && !findings.isEmpty) THEN \(now) ELSE checked_at END
                WHERE article = \(lease.article) AND leased_until = \(lease.until)
                """)
            if db.changesCount == 0 { return nil }
            return try db.claim(
                db.findings(findings, stillAbout: article, askedBy: lease.identifiers), of: article, at: now)
        }
    }
}

extension Database {
    /// Has an article looked up daily, from its next time on.
    func expectRecheck(of article: Number<Article>, at now: Instant) throws {
        try run(
            """
            INSERT OR IGNORE INTO rechecks (article, due_at)
            VALUES (\(article), \(RecheckTime.next(for: article, after: now)))
            """)
    }
}
