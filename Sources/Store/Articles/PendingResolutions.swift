package import Colloquium
import GRDB

/// A service that is still to be asked about an article, as its page says it.
package struct PendingService: Hashable, Sendable {
    package let service: ResolutionService
    /// Why there is no answer yet, as a sentence.
    package let reason: String
    /// When it is asked again; nil when it was asked often enough.
    package let dueAt: Instant?
}

/// An article taken out of the queue for one try.
package struct ResolutionLease: Hashable, Sendable {
    package let article: Number<Article>
    /// By which it can be asked for.
    package let identifiers: [Identifier]
    package let services: [ResolutionService]
    /// Until when nobody else takes it.
    package let until: Instant
}

extension Store {
    /// Has services that did not answer asked again; those that did are left out.
    package func enqueue(_ findings: [Finding], of article: Number<Article>, at now: Instant) async throws {
        try await write { db in try db.enqueue(findings, of: db.standing(article), at: now) }
    }

    /// Takes articles whose services are due, longest waiting first. What a crash left behind is taken again.
    package func leaseResolutions(_ limit: Int, at now: Instant) async throws -> [ResolutionLease] {
        try await write { db in
            let due: SQL = "due_at <= \(now) AND coalesce(leased_until, 0) <= \(now)"
            let articles = try Number<Article>.all(
                db,
                """
                SELECT article FROM pending_resolutions WHERE \(due)
                GROUP BY article ORDER BY min(due_at), article LIMIT \(limit)
                """)
            return try articles.map { article in
                let services = try ResolutionService.all(
                    db, "SELECT service FROM pending_resolutions WHERE article = \(article) AND \(due) ORDER BY service"
                )
                try db.run(
                    """
                    UPDATE pending_resolutions SET leased_until = \(now + Store.lease), leased_for = \(article)
                    WHERE article = \(article) AND \(due)
                    """)
                return ResolutionLease(
                    article: article, identifiers: try db.identifiers(of: article), services: services,
                    until: now + Store.lease)
            }
        }
    }

    /// Writes down how a try ended: what was found is claimed, who did not answer is asked again later, and less and less
    /// often. A try that comes after its lease ended changes nothing. Nil then. What was found by a name that the article
    /// has lost meanwhile is left out, and the service asked again by the others.
    package func settle(
        _ lease: ResolutionLease, _ findings: [Finding], at now: Instant
    ) async throws -> ClaimOutcome? {
        try await write { db in
            let article = try db.standing(lease.article)
            let held = try db.services(heldBy: lease, at: now)
            if held.isEmpty { return nil }
            let told = try db.findings(findings, stillAbout: article, askedBy: lease.identifiers)
            for service in held {
                if let finding = told.first(where: { $0.service == service && $0.isPending }) {
                    try db.postpone(service, of: article, finding.reason, at: now)
                } else if findings.contains(where: { $0.service == service }),
                    !told.contains(where: { $0.service == service })
                {
                    try db.release(service, of: article)
                } else {
                    try db.run("DELETE FROM pending_resolutions WHERE article = \(article) AND service = \(service)")
                }
            }
            try db.enqueue(told.filter { $0.isPending && !held.contains($0.service) }, of: article, at: now)
            let outcome = try db.claim(told, of: article, at: now)
            try db.reviewAnswers(restingOn: outcome.article, at: now)
            return outcome
        }
    }
}

extension Database {
    func pendingServices(of article: Number<Article>) throws -> [PendingService] {
        try Row.all(
            self, "SELECT service, reason, due_at FROM pending_resolutions WHERE article = \(article) ORDER BY service"
        ).map { PendingService(service: $0["service"], reason: $0["reason"], dueAt: $0["due_at"]) }
    }

    func enqueue(_ findings: [Finding], of article: Number<Article>, at now: Instant) throws {
        for finding in findings where finding.isPending {
            try run(
                """
                INSERT INTO pending_resolutions (article, service, reason, enqueued_at, due_at)
                VALUES (\(article), \(finding.service), \(finding.reason), \(now), \(now))
                ON CONFLICT (article, service) DO UPDATE SET reason = excluded.reason, attempts = 0,
                    enqueued_at = excluded.enqueued_at, due_at = excluded.due_at WHERE due_at IS NULL
                """)
        }
        // Who is asked once more may know the work after all.
        if findings.contains(where: \.isPending) { try reviewAnswers(restingOn: article, at: now) }
    }

    /// The services that a lease still has: after a merge they stand at another article, beside that one's own.
    fileprivate func services(heldBy lease: ResolutionLease, at now: Instant) throws -> [ResolutionService] {
        guard lease.until > now else { return [] }
        return try ResolutionService.all(
            self,
            """
            SELECT service FROM pending_resolutions WHERE article = \(standing(lease.article))
                AND leased_for = \(lease.article) AND leased_until = \(lease.until)
            """)
    }

    /// What was found of an article: all of it, or, where it has lost a name it was asked for by, only what was found
    /// by the names that are left.
    func findings(
        _ findings: [Finding], stillAbout article: Number<Article>, askedBy names: [Identifier]
    ) throws -> [Finding] {
        let left = try identifiers(of: article)
        return names.allSatisfy(left.contains) ? findings : findings.filter { left.contains($0.identifier) }
    }

    /// Has a service asked again at once.
    fileprivate func release(_ service: ResolutionService, of article: Number<Article>) throws {
        try run(
            """
            UPDATE pending_resolutions SET leased_until = NULL WHERE article = \(article) AND service = \(service)
            """)
    }

    fileprivate func postpone(
        _ service: ResolutionService, of article: Number<Article>, _ reason: String, at now: Instant
    ) throws {
        let attempts = try Int.first(
            self, "SELECT attempts FROM pending_resolutions WHERE article = \(article) AND service = \(service)")
        let next = ResolutionPatience.next(after: (attempts ?? 0) + 1, at: now)
        try run(
            """
            UPDATE pending_resolutions SET attempts = attempts + 1, reason = \(reason), due_at = \(next),
                leased_until = NULL WHERE article = \(article) AND service = \(service)
            """)
    }

    /// Claims everything that was found; the outcome of the whole.
    func claim(_ findings: [Finding], of article: Number<Article>, at now: Instant) throws -> ClaimOutcome {
        var whole = ClaimOutcome(article: article, effect: .unchanged, merged: [])
        for statement in findings.compactMap(Claim.Statement.init) {
            let outcome = try claim(statement, of: whole.article, at: now)
            whole = ClaimOutcome(
                article: outcome.article, effect: whole.effect == .taken ? .taken : outcome.effect,
                merged: whole.merged + outcome.merged)
        }
        return whole
    }

    /// Puts what is expected of an article that is merged on the one that stays.
    func moveQueues(of gone: Number<Article>, to article: Number<Article>, at now: Instant) throws {
        try run("UPDATE OR IGNORE pending_resolutions SET article = \(article) WHERE article = \(gone)")
        try run("DELETE FROM pending_resolutions WHERE article = \(gone)")
        try reviewAnswers(restingOn: article, at: now)
        try expectRecheck(of: article, at: now)
        // A look that is under way comes too late for the number it was taken for, and is taken again.
        try run(
            """
            UPDATE rechecks SET due_at = min(due_at, coalesce(
                (SELECT iif(leased_until > \(now), \(now), due_at) FROM rechecks WHERE article = \(gone)), due_at))
            WHERE article = \(article)
            """)
        try run("DELETE FROM rechecks WHERE article = \(gone)")
    }
}
