package import Colloquium
import Foundation
import GRDB

/// What the plan for a source is made from.
private struct PolledSource: ReadRow {
    let title: String
    let page: String
    let notice: String
    let succeededAt: Instant?
    let changedAt: Instant?
    let rhythm: Int64?
    let failures: Int
    let failingSince: Instant?
    /// Whether somebody wants to be told only of what comes after this answer.
    let isAwaited: Bool

    var history: PollHistory {
        PollHistory(
            rhythm: rhythm.map(Span.init(milliseconds:)), changedAt: changedAt, failures: failures,
            failingSince: failingSince)
    }
}

extension Store {
    /// Writes down what polls brought: items, validators, what to do next, all of one poll together and several polls in
    /// one transaction. A poll whose lease ended meanwhile leaves nothing behind: another one has taken its place.
    @discardableResult
    package func settle(_ reports: [PollReport], at now: Instant) async throws -> [SettledPoll] {
        try await write { db in
            var ingestion = try Ingestion(db, at: now)
            return try reports.compactMap { report in
                guard let source = try db.polledSource(report.source) else { return nil }
                var settled: SettledPoll?
                do {
                    try db.inSavepoint {
                        settled = try db.settle(report, source, ingestion, at: now)
                        return .commit
                    }
                } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
                    // A statement that failed says so again when it is used next.
                    ingestion = try Ingestion(db, at: now)
                    let spoilt = PollReport(report.source, .failed("What the feed sent could not be kept."))
                    settled = try db.settle(spoilt, source, ingestion, at: now)
                }
                return settled
            }
        }
    }
}

extension Database {
    /// Nil when the lease is not this one any more.
    fileprivate func polledSource(_ leased: LeasedSource) throws -> PolledSource? {
        let statement = try cachedStatement(
            sql: """
                SELECT title, page, notice, succeeded_at, changed_at, rhythm, failures, failing_since,
                    EXISTS (SELECT 1 FROM follows WHERE source = sources.number AND unread_from = ?) AS is_awaited
                FROM sources WHERE number = ? AND lease = ? AND leased_until IS NOT NULL
                """)
        return try PolledSource.fetchOne(
            statement, arguments: [UnreadFrom.nextAnswer, leased.number, leased.lease])
    }

    fileprivate func settle(
        _ report: PollReport, _ source: PolledSource, _ ingestion: Ingestion, at now: Instant
    ) throws -> SettledPoll {
        var counts = Ingestion.Counts()
        if case .read(let reading) = report.result {
            counts = try ingestion.take(
                reading.items, from: report.source.number, isFirst: source.succeededAt == nil)
            try describe(report.source.number, source, reading)
        }
        if report.isSuccess, source.isAwaited { try passOver(report.source.number, at: now) }
        let plan = PollPlan(
            after: report.outcome(counts), source.history, hints: report.hints,
            othersAnsweredAt: source.failures > 0 ? try lastAnswer() : nil, at: now, jitter: report.jitter)
        try save(plan, report, source, at: now)
        if plan.state != .active {
            try audit(
                "source \(plan.state.rawValue)", "sources/\(report.source.number)", by: nil, at: now,
                detail: plan.reason)
        }
        if plan.state == .suspended { try tellSuspended(report.source.number, at: now) }
        if let address = report.movedTo { try move(report.source.number, to: address, at: now) }
        return SettledPoll(
            source: report.source.number, state: plan.state, added: counts.added, changed: counts.changed)
    }

    /// What a source has when it answers is not new to those who asked for news only.
    private func passOver(_ source: Number<Source>, at now: Instant) throws {
        try run(
            """
            UPDATE follows SET unread_from = \(now + Span(milliseconds: 1))
            WHERE source = \(source) AND unread_from = \(UnreadFrom.nextAnswer)
            """)
    }

    private func lastAnswer() throws -> Instant? {
        try Instant.first(self, "SELECT max(succeeded_at) FROM sources")
    }

    private func save(_ plan: PollPlan, _ report: PollReport, _ source: PolledSource, at now: Instant) throws {
        let statement = try cachedStatement(
            sql: """
                UPDATE sources SET state = ?, reason = ?, leased_until = NULL, polled_at = ?, succeeded_at = ?,
                    changed_at = ?, rhythm = ?, failures = ?, failing_since = ?, etag = ?, last_modified = ?, digest = ?,
                    due_at = CASE WHEN EXISTS (SELECT 1 FROM follows WHERE source = number) THEN ? END
                WHERE number = ?
                """)
        try statement.execute(arguments: [
            plan.state, plan.reason, now, report.isSuccess ? now : source.succeededAt, plan.history.changedAt,
            plan.history.rhythm?.milliseconds, plan.history.failures, plan.history.failingSince,
            report.validators.etag, report.validators.lastModified, report.validators.digest,
            plan.state == .active ? plan.dueAt : nil, report.source.number,
        ])
    }

    /// A source is called what it calls itself, and whoever follows it by another name keeps that for themselves.
    private func describe(
        _ number: Number<Source>, _ source: PolledSource, _ reading: PollReport.Reading
    ) throws {
        let title = reading.title.isEmpty ? source.title : reading.title.excerpt(300)
        let page = reading.page.isEmpty ? source.page : reading.page
        if title == source.title, page == source.page, reading.notice == source.notice { return }
        try run(
            """
            UPDATE sources SET title = \(title), page = \(page), notice = \(reading.notice) WHERE number = \(number)
            """)
    }

    /// Keeps where a source went for good. Where that is another source already, those who followed this one follow that;
    /// what this one brought goes with it, since nobody may put items into a source of others by leading there.
    private func move(_ source: Number<Source>, to address: SourceAddress, at now: Instant) throws {
        let other = try Number<Source>.first(
            self, "SELECT number FROM sources WHERE address = \(address.description)")
        if other == source { return }
        guard let other else {
            try run(
                "UPDATE sources SET address = \(address.description), host = \(address.host) WHERE number = \(source)")
            return
        }
        try expectMatching(
            of: other,
            in: """
                SELECT inbox FROM follows WHERE source = \(source)
                EXCEPT SELECT inbox FROM follows WHERE source = \(other)
                """)
        try run(
            """
            INSERT OR IGNORE INTO follows (inbox, source, title, page, folders, followed_by, followed_at, unread_from)
            SELECT inbox, \(other), title, page, folders, followed_by, followed_at, unread_from FROM follows
            WHERE source = \(source)
            """)
        try run(
            """
            INSERT INTO read_sources (member, source, read_before)
            SELECT member, \(other), read_before FROM read_sources WHERE source = \(source)
            ON CONFLICT (member, source) DO NOTHING
            """)
        try run("DELETE FROM sources WHERE number = \(source)")
        try run(
            """
            UPDATE sources SET state = 'active', reason = '', failures = 0, failing_since = NULL,
                due_at = coalesce(polled_at, \(now))
            WHERE number = \(other) AND due_at IS NULL
            """)
    }
}

extension PollReport {
    fileprivate var isSuccess: Bool {
        switch result {
        case .unchanged, .read: true
        case .gone, .failed: false
        }
    }

    /// What only changes says nothing of how often something new comes.
    fileprivate func outcome(_ counts: Ingestion.Counts) -> PollOutcome {
        switch result {
        case .unchanged: .unchanged
        case .read(let reading): counts.added > 0 ? .changed(rhythm: reading.rhythm) : .unchanged
        case .gone: .gone
        case .failed(let reason): .failed(reason)
        }
    }
}
