package import Colloquium
import GRDB

/// What came of a batch of digests.
package struct WrittenDigests: Sendable {
    /// How many mails were made.
    package var count = 0
    /// Those that could not be written; they are left due.
    package var failures: [(recipient: NewsRecipient.Who, error: any Error)] = []
}

extension Store {
    /// The most things one digest lists.
    package static let digestLimit = 20

    /// Writes the digests of members that are due: for each the mail, the list of what it tells and the next due dates,
    /// all or nothing. Nothing new means no mail. What they share is read once, in the same transaction: nothing that was
    /// hidden or withdrawn a moment ago is mailed. The mails leave at `leaving`, which is earlier than `at` where somebody
    /// looks ahead.
    package func writeDigests(
        for members: [Number<Member>], at now: Instant, leaving: Instant? = nil,
        compose: @escaping @Sendable (DigestContent) throws -> OutgoingMail
    ) async throws -> WrittenDigests {
        try await writeEach(members, NewsRecipient.Who.member, at: leaving ?? now) { member, news, db in
            try db.writeDigest(for: member, from: news, at: now, leaving: leaving ?? now, compose: compose)
        }
    }

    /// Writes for each of the recipients, and goes on with the next where one fails.
    func writeEach<Recipient: Sendable>(
        _ recipients: [Recipient], _ who: @escaping @Sendable (Recipient) -> NewsRecipient.Who, at now: Instant,
        write: @escaping @Sendable (Recipient, NewsBoard, Database) throws -> Bool
    ) async throws -> WrittenDigests {
        let board = memory.board
        // A transaction of its own: what is read must not be undone by others that share it.
        return try await database.write { db in
            let news = try db.newsBoard(from: board, at: now)
            var written = WrittenDigests()
            for recipient in recipients {
                do {
                    try db.inSavepoint {
                        if try write(recipient, news, db) { written.count += 1 }
                        return .commit
                    }
                } catch {
                    guard db.isInsideTransaction else { throw error }
                    written.failures.append((who(recipient), error))
                }
            }
            return written
        }
    }

    /// What the next digest of the cadences would tell if it were written now; nothing is changed.
    package func previewDigest(
        for member: Number<Member>, _ cadences: [Cadence], at now: Instant
    ) async throws -> DigestContent {
        try await previewDigests(for: member, [cadences], at: now)[0]
    }

    /// The same of several mails that come one after the other: what one tells is not in those after it.
    package func previewDigests(
        for member: Number<Member>, _ mails: [[Cadence]], at now: Instant
    ) async throws -> [DigestContent] {
        let board = memory.board
        return try await read { db in
            let news = try db.newsBoard(from: board, at: now)
            guard let recipient = try MemberRow.member(member, db) else { throw Refusal.noSuch("member") }
            var reader = try MemberReader(recipient, clubs: news.clubs, db)
            return try mails.map { cadences in
                let waiting = try db.waitingNews(of: reader, cadences, at: now)
                let content = try db.digest(for: reader, cadences, waiting.items, periodAt: now, from: news, at: now)
                reader.note(told: content.items.flatMap(\.told))
                return content
            }
        }
    }
}

/// A cadence of a member that is due.
private struct DueCadence {
    let cadence: Cadence
    let dueAt: Instant
    let period: String
}

extension Database {
    /// Gives back whether a mail was written.
    fileprivate func writeDigest(
        for number: Number<Member>, from board: NewsBoard, at now: Instant, leaving: Instant,
        compose: (DigestContent) throws -> OutgoingMail
    ) throws -> Bool {
        let hour = try digestHour(of: number)
        let due = try dueCadences(of: number, hour, at: now)
        if due.isEmpty { return false }
        for one in due {
            try run(
                """
                UPDATE digest_schedules SET due_at = \(hour.next(one.cadence, after: max(one.dueAt, leaving))),
                    looked_ahead_to = \(now > leaving ? now : nil)
                WHERE member = \(number) AND cadence = \(one.cadence)
                """)
        }
        let open = try due.filter { try !wasWritten($0, for: number) }
        guard let first = open.first, let member = try MemberRow.member(number, self) else { return false }
        let reader = try MemberReader(member, clubs: board.clubs, self)
        let waiting = try waitingNews(of: reader, open.map(\.cadence), at: leaving)
        try forget(waiting.others, of: number, at: leaving)
        // The period is the one it was due in: a server that was down over midnight must not use up the next.
        let content = try digest(
            for: reader, open.map(\.cadence), waiting.items, periodAt: first.dueAt, from: board, at: leaving)
        if content.items.isEmpty, content.reminders.isEmpty { return false }
        let digest = try note(content, to: number, mail: enqueue(compose(content), at: leaving), at: now)
        for one in open {
            try run(
                """
                INSERT INTO digest_periods (member, cadence, period, digest)
                VALUES (\(number), \(one.cadence), \(one.period), \(digest))
                """)
        }
        return true
    }

    /// The oftenest first.
    private func dueCadences(of member: Number<Member>, _ hour: DigestHour, at now: Instant) throws -> [DueCadence] {
        let rows = try Row.all(
            self,
            """
            SELECT cadence, due_at FROM digest_schedules JOIN members ON members.number = digest_schedules.member
            WHERE member = \(member) AND due_at <= \(now) AND standing = 'active' AND \(SQL.mayBeMailed(at: now))
            """)
        let due = rows.map { row -> DueCadence in
            let (cadence, dueAt): (Cadence, Instant) = (row["cadence"], row["due_at"])
            return DueCadence(cadence: cadence, dueAt: dueAt, period: hour.period(cadence, at: dueAt))
        }
        return Cadence.allCases.compactMap { cadence in due.first { $0.cadence == cadence } }
    }

    private func wasWritten(_ due: DueCadence, for member: Number<Member>) throws -> Bool {
        try Bool.first(
            self,
            """
            SELECT 1 FROM digest_periods
            WHERE member = \(member) AND cadence = \(due.cadence) AND period = \(due.period)
            """) != nil
    }

    fileprivate func digest(
        for reader: MemberReader, _ cadences: [Cadence], _ waiting: [DigestItem], periodAt moment: Instant,
        from board: NewsBoard, at now: Instant
    ) throws -> DigestContent {
        let wishes = try wishes(of: reader.member.number, cadences)
        let selection = DigestSelection(
            board: board, reader: reader.reader.told(waiting.map(\.key)), specialties: reader.specialties,
            following: reader.following(wishes), foresight: cadences.foresight, now: now)
        let all = try retractedWorks(of: reader, cadences, at: now) + waiting + selection.items()
        let chosen = all.chosen
        return DigestContent(
            recipient: NewsRecipient(reader.member), cadences: cadences,
            period: cadences.first.map { reader.hour.period($0, at: moment) } ?? "",
            items: chosen,
            reminders: try stepReminders(
                of: reader.member.number, in: reader.member.timeZone, foresight: cadences.foresight, at: now),
            more: all.left(by: chosen))
    }

    fileprivate func waitingNews(
        of reader: MemberReader, _ cadences: [Cadence], at now: Instant
    ) throws -> WaitingNews {
        try waitingNews(of: reader, "cadence IN \(cadences.map(\.rawValue))", at: now)
    }

    private func wishes(
        of member: Number<Member>, _ cadences: [Cadence]
    ) throws -> [(scope: Subscription.Scope, since: Instant)] {
        try Row.all(
            self,
            """
            SELECT kind, word, subject, since FROM subscriptions
            WHERE member = \(member) AND cadence IN \(cadences.map(\.rawValue))
            """
        ).compactMap { row in Subscription.Scope(row: row).map { ($0, row["since"]) } }
    }

    /// Writes down which mail told what, so that nothing is told again.
    func note(
        _ content: DigestContent, to member: Number<Member>, mail: Int64, at now: Instant
    ) throws -> Int64 {
        try run("INSERT INTO digests (member, mail, written_at) VALUES (\(member), \(mail), \(now))")
        let digest = lastInsertedRowID
        try note(content.reminders, in: mail, at: now)
        let told = content.items.flatMap(\.told)
        try run(
            """
            INSERT INTO digest_items (member, kind, subject, moment, digest)
            SELECT \(member), value ->> 0, value ->> 1, value ->> 2, \(digest) FROM \(SQL.rows(told)) WHERE TRUE
            ON CONFLICT DO NOTHING
            """)
        try endWaiting(for: told, of: member)
        return digest
    }
}

extension [DigestItem] {
    /// What one digest tells of all that is news, in its order.
    var chosen: [DigestItem] {
        DigestPlaces.chosen(of: map(\.section.rawValue), limit: Store.digestLimit).map { self[$0] }
            .sorted(by: DigestItem.isBefore)
    }

    /// How many more there are that a later one tells: by then it has opened or closed.
    func left(by chosen: [DigestItem]) -> Int {
        count { $0.section != .week } - chosen.count { $0.section != .week }
    }
}

extension DigestItem {
    /// By section, then by club; else, and where it is for the reader alone or from a source, as they were chosen.
    static func isBefore(_ one: DigestItem, _ other: DigestItem) -> Bool {
        let isGrouped = one.section != .forYou && one.section != .sources
        let (mine, its) = (isGrouped ? one.clubName : "", isGrouped ? other.clubName : "")
        return (one.section.rawValue, mine) < (other.section.rawValue, its)
    }
}
