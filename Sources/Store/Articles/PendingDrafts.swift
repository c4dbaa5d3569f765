package import Colloquium
import GRDB

/// A draft taken out of the queue for one try.
package struct DraftLease: Hashable, Sendable {
    package let draft: Number<ArticleDraft>
    /// What it is understood as.
    package let articles: [DraftedArticle]
    /// Until when nobody else takes it.
    package let until: Instant
}

extension Store {
    /// Takes drafts for which services are to be asked again, longest waiting first. Nobody is asked for one that is
    /// published or thrown away.
    package func leaseDrafts(_ limit: Int, at now: Instant) async throws -> [DraftLease] {
        try await write { db in
            let due = try Row.all(
                db,
                """
                SELECT draft, member, attempts FROM pending_drafts JOIN article_drafts ON number = draft
                WHERE due_at <= \(now) AND coalesce(leased_until, 0) <= \(now)
                    AND discussion IS NULL AND discarded_at IS NULL
                ORDER BY due_at, draft LIMIT \(limit)
                """)
            let until = now + Store.lease
            return try due.compactMap { row in
                let draft: Number<ArticleDraft> = row["draft"]
                // A try that never ends counts, too.
                try db.postpone(draft, until: until, attempts: row["attempts"] + 1, at: now)
                guard let articles = try? db.draft(draft, of: row["member"]).articles else { return nil }
                return DraftLease(draft: draft, articles: articles, until: until)
            }
        }
    }

    /// Puts what is now understood of a draft in the place of what was, unless its member changed it meanwhile; who still
    /// did not answer is asked again later, and less and less often. This keeps no draft longer.
    /// - Returns: whether anything was put in its place.
    @discardableResult
    package func settle(
        _ lease: DraftLease, _ articles: [DraftedArticle], at now: Instant
    ) async throws -> Bool {
        try await write { db in
            let row = try Row.first(
                db,
                """
                SELECT member, attempts FROM pending_drafts JOIN article_drafts ON number = draft
                WHERE draft = \(lease.draft) AND leased_until = \(lease.until) AND discussion IS NULL
                """)
            guard let row, lease.until > now else { return false }
            guard try db.draft(lease.draft, of: row["member"]).articles == lease.articles else {
                try db.run("UPDATE pending_drafts SET leased_until = NULL WHERE draft = \(lease.draft)")
                return false
            }
            try db.postpone(lease.draft, until: nil, attempts: row["attempts"], at: now)
            if articles == lease.articles { return false }
            try db.put(articles, into: lease.draft)
            try db.forgetUnlessWaiting(lease.draft, articles)
            return true
        }
    }
}

extension Database {
    fileprivate func postpone(
        _ draft: Number<ArticleDraft>, until end: Instant?, attempts: Int, at now: Instant
    ) throws {
        try run(
            """
            UPDATE pending_drafts SET attempts = \(attempts), leased_until = \(end),
                due_at = \(ResolutionPatience.next(after: attempts, at: now)) WHERE draft = \(draft)
            """)
    }

    /// Has services asked again for a draft, if any of them did not answer.
    func expectAnswers(for draft: Number<ArticleDraft>, _ articles: [DraftedArticle], at now: Instant) throws {
        try run(
            """
            INSERT INTO pending_drafts (draft, due_at) VALUES (\(draft), \(now))
            ON CONFLICT (draft) DO UPDATE SET attempts = 0, due_at = excluded.due_at
            """)
        try forgetUnlessWaiting(draft, articles)
    }

    fileprivate func forgetUnlessWaiting(_ draft: Number<ArticleDraft>, _ articles: [DraftedArticle]) throws {
        if articles.contains(where: { !$0.unanswered.isEmpty }) { return }
        try run("DELETE FROM pending_drafts WHERE draft = \(draft)")
    }
}
