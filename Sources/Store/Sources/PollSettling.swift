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
    let failingDays: Int
    let polledAt: Instant?
    /// Whether somebody wants to be told only of what comes after this answer.
    let isAwaited: Bool

    var history: PollHistory {
        PollHistory(
            rhythm: rhythm.map(Span.init(milliseconds:)), changedAt: changedAt, failures: failures,
            failingSince: failingSince, failedAt: failures > 0 ? polledAt : nil, failingDays: failingDays)
    }
}

extension Store {
    /// Writes down what polls brought: items, validators, what to do next, all of one poll together and several polls in
    /// one transaction. A poll whose lease ended meanwhile leaves nothing behind: another one has taken its place.
    @discardableResult
    package func settle(_ reports: [PollReport], at now: Instant) async throws -> [SettledPoll] {
        do {
            return try await write { db in try db.settle(reports, at: now) }
        } catch  where !error.isOfDatabase {
            return try await write { db in try db.settleApart(reports, at: now) }
        }
    }
}

extension Database {
    fileprivate func settle(_ reports: [PollReport], at now: Instant) throws -> [SettledPoll] {
        try settle(reports, answeredAt: lastAnswer(beside: reports, at: now), at: now)
    }

    private func settle(_ reports: [PollReport], answeredAt: Instant?, at now: Instant) throws -> [SettledPoll] {
        let settling = try PollSettling(self, answeredAt: answeredAt, at: now)
        return try reports.compactMap { report in
            try polledSource(report.source).map { try settling.settle(report, $0) }
        }
    }

    /// Where one report cannot be kept, the others are. Not done at once: for a savepoint, SQLite copies every page that
    /// is changed.
    fileprivate func settleApart(_ reports: [PollReport], at now: Instant) throws -> [SettledPoll] {
        let answeredAt = try lastAnswer(beside: reports, at: now)
        return try reports.compactMap { report in
            do {
                var settled: [SettledPoll] = []
                try inSavepoint {
                    settled = try settle([report], answeredAt: answeredAt, at: now)
                    return .commit
                }
                return settled.first
            } catch  where !error.isOfDatabase {
                let spoilt = PollReport(report.source, .refused("What the feed sent could not be kept."))
                var settled = try settle([spoilt], answeredAt: answeredAt, at: now).first
                settled?.fault = String(reflecting: error)
                return settled
            }
        }
    }
}

extension Error {
    /// Whether no report could be written, whatever it holds: the disk is full, for one.
    fileprivate var isOfDatabase: Bool {
        guard let code = (self as? DatabaseError)?.resultCode else { return self is CancellationError }
        return [
            .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_READONLY, .SQLITE_CORRUPT, .SQLITE_NOMEM,
            .SQLITE_INTERRUPT, .SQLITE_CANTOPEN, .SQLITE_NOTADB,
        ].contains(code)
    }
}

extension Database {
    /// Nil when the lease is not this one any more.
    fileprivate func polledSource(_ leased: LeasedSource) throws -> PolledSource? {
        let statement = try cachedStatement(
            sql: """
                SELECT title, page, notice, succeeded_at, changed_at, rhythm, failures, failing_since, failing_days,
                    polled_at,
                    EXISTS (SELECT 1 FROM follows WHERE source = sources.number AND unread_from = ?) AS is_awaited
                FROM sources WHERE number = ? AND lease = ? AND leased_until IS NOT NULL
                """)
        return try PolledSource.fetchOne(
            statement, arguments: [UnreadFrom.nextAnswer, leased.number, leased.lease])
    }

    /// When any server last answered. Looked up once for all reports, and only where none of them is an answer.
    private func lastAnswer(beside reports: [PollReport], at now: Instant) throws -> Instant? {
        if reports.contains(where: \.isAnswer) { return now }
        return try Instant.first(self, "SELECT max(answered_at) FROM sources")
    }
}

/// Writes down reports in one transaction.
private struct PollSettling {
    let db: Database
    let ingestion: Ingestion
    let answeredAt: Instant?
    let now: Instant

    init(_ db: Database, answeredAt: Instant?, at now: Instant) throws {
        self.db = db
        ingestion = try Ingestion(db, at: now)
        self.answeredAt = answeredAt
        self.now = now
    }

    func settle(_ report: PollReport, _ source: PolledSource) throws -> SettledPoll {
        let number = report.source.number
        if case .postponed = report.result {
            try postpone(number)
            return SettledPoll(source: number, state: .active, added: 0, changed: 0)
        }
        if let address = report.movedTo, let other = try db.source(at: address), other != number {
            return try move(report, source, to: other, at: address)
        }
        var counts = Ingestion.Counts()
        if case .read(let reading) = report.result {
            counts = try ingestion.take(reading.items, from: number, isFirst: source.succeededAt == nil)
            try describe(number, source, reading)
        }
        if report.isSuccess, source.isAwaited { try passOver(number) }
        let state = try plan(after: report.outcome(counts), report, source)
        if state == .suspended { try db.tellSuspended(number, at: now) }
        if let address = report.movedTo { try db.move(number, to: address) }
        return SettledPoll(source: number, state: state, added: counts.added, changed: counts.changed)
    }

    /// What the answer brings is for the other source to bring: nobody may put items into a source of others by leading
    /// there. What this one brought before stays with those who follow it.
    private func move(
        _ report: PollReport, _ source: PolledSource, to other: Number<Source>, at address: SourceAddress
    ) throws -> SettledPoll {
        let number = report.source.number
        if source.isAwaited { try passOver(number) }
        let state = try plan(after: .moved(address.description), report, source)
        try db.follow(other, inPlaceOf: number, since: source.succeededAt, at: now)
        return SettledPoll(source: number, state: state, added: 0, changed: 0)
    }

    private func postpone(_ source: Number<Source>) throws {
        try db.run(
            """
            UPDATE sources SET leased_until = NULL,
                due_at = CASE WHEN due_at IS NOT NULL THEN \(now + PollPlan.breather) END
            WHERE number = \(source)
            """)
    }

    /// What a source has when it answers is not new to those who asked for news only.
    private func passOver(_ source: Number<Source>) throws {
        try db.run(
            """
            UPDATE follows SET unread_from = \(now + Span(milliseconds: 1))
            WHERE source = \(source) AND unread_from = \(UnreadFrom.nextAnswer)
            """)
    }

    /// Plans the next poll, or none.
    private func plan(
        after outcome: PollOutcome, _ report: PollReport, _ source: PolledSource
    ) throws -> SourceState {
        let plan = PollPlan(
            after: outcome, source.history, hints: report.hints, answeredAt: answeredAt, at: now,
            jitter: report.jitter)
        try save(plan, report, source)
        if plan.state != .active {
            try db.audit(
                "source \(plan.state.rawValue)", "sources/\(report.source.number)", by: nil, at: now,
                detail: plan.reason)
        }
        return plan.state
    }

    private func save(_ plan: PollPlan, _ report: PollReport, _ source: PolledSource) throws {
        let statement = try db.cachedStatement(
            sql: """
                UPDATE sources SET state = ?, reason = ?, leased_until = NULL, polled_at = ?, succeeded_at = ?,
                    answered_at = coalesce(?, answered_at), changed_at = ?, rhythm = ?, failures = ?, failing_since = ?,
                    failing_days = ?, etag = ?, last_modified = ?, digest = ?,
                    due_at = CASE WHEN EXISTS (SELECT 1 FROM follows WHERE source = number) THEN ? END
                WHERE number = ?
                """)
        try statement.execute(arguments: [
            plan.state, plan.reason, now, report.isSuccess ? now : source.succeededAt,
            report.isAnswer ? now : nil, plan.history.changedAt, plan.history.rhythm?.milliseconds,
            plan.history.failures, plan.history.failingSince, plan.history.failingDays, report.validators.etag,
            report.validators.lastModified, report.validators.digest,
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
        try db.run(
            """
            UPDATE sources SET title = \(title), page = \(page), notice = \(reading.notice) WHERE number = \(number)
            """)
    }
}

extension PollReport {
    fileprivate var isSuccess: Bool {
        switch result {
        case .unchanged, .read: true
        case .gone, .refused, .failed, .postponed: false
        }
    }

    /// Whether a server was reached.
    fileprivate var isAnswer: Bool {
        switch result {
        case .unchanged, .read, .gone, .refused: true
        case .failed, .postponed: false
        }
    }

    /// What only changes says nothing of how often something new comes.
    fileprivate func outcome(_ counts: Ingestion.Counts) -> PollOutcome {
        switch result {
        case .unchanged, .postponed: .unchanged
        case .read(let reading): counts.added > 0 ? .changed(rhythm: reading.rhythm) : .unchanged
        case .gone: .gone
        case .refused(let reason), .failed(let reason): .failed(reason)
        }
    }
}
