package import Colloquium
import GRDB

/// What came of a batch of digests.
package struct WrittenDigests: Sendable {
    /// How many mails were made.
    package var count = 0
    /// Those that could not be written; they are left due.
    package var failures: [(recipient: NewsRecipient.Who, error: any Error)] = []

    init(count: Int = 0, failures: [(recipient: NewsRecipient.Who, error: any Error)] = []) {
        self.count = count
        self.failures = failures
    }
}

extension Store {
    /// The most things one digest lists.
    package static let digestLimit = 20

    /// Writes the digests of members that are due: for each the mail, the list of what it tells and the next due dates,
    /// all or nothing. Nothing new means no mail. What they share is read once, in the same transaction: nothing that was
    /// hidden or withdrawn a moment ago is mailed. The mails leave at `leaving`, which is earlier than `at` where somebody
    /// looks ahead.
    /// - Parameter batch: of the mails, which share what they have in common.
    package func writeDigests(
        for members: [Number<Member>], at now: Instant, leaving: Instant? = nil, in batch: MailBatch = MailBatch(),
        compose: @escaping @Sendable (DigestContent) throws -> OutgoingMail
    ) async throws -> WrittenDigests {
        try await writeAll(members, NewsRecipient.Who.member, at: leaving ?? now, in: batch) {
            members, news, texts, db in
            try db.writeDigests(
                for: members, from: news, at: now, leaving: leaving ?? now, sharing: &texts, compose: compose)
        }
    }

    /// Writes for all of the recipients in one transaction; where that fails, for each in one of their own, so that nobody
    /// else goes without.
    func writeAll<Recipient: Sendable>(
        _ recipients: [Recipient], _ who: @Sendable (Recipient) -> NewsRecipient.Who, at now: Instant,
        in batch: MailBatch, write: @escaping DigestWriting<Recipient>
    ) async throws -> WrittenDigests {
        do {
            return WrittenDigests(count: try await attempt(recipients, at: now, in: batch, write: write))
        } catch let undone as Undone {
            if recipients.count == 1 { return WrittenDigests(failures: [(who(recipients[0]), undone.reason)]) }
        }
        var written = WrittenDigests()
        for recipient in recipients {
            let one = try await writeAll([recipient], who, at: now, in: batch, write: write)
            written.count += one.count
            written.failures += one.failures
        }
        return written
    }

    /// - Throws: `Undone` where it is the recipients' own fault, and not the disk's.
    private func attempt<Recipient: Sendable>(
        _ recipients: [Recipient], at now: Instant, in batch: MailBatch, write: @escaping DigestWriting<Recipient>
    ) async throws -> Int {
        let (board, stored) = (memory.board, batch.texts)
        // A transaction of its own: what is read must not be undone by others that share it.
        let (count, texts) = try await database.write { db in
            let news = try db.newsBoard(from: board, at: now)
            var texts = try db.still(stored)
            do {
                return (try write(recipients, news, &texts, db), texts)
            } catch {
                guard db.isInsideTransaction else { throw error }
                throw Undone(reason: error)
            }
        }
        batch.texts = texts
        return count
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
            let news = try DigestReading([member], from: db.newsBoard(from: board, at: now), at: now, db)
            guard var reader = news.readers[member] else { throw Refusal.noSuch("member") }
            var reminders: [StepReminder] = []
            return try mails.map { cadences in
                let waiting = try news.waitingNews(of: reader, cadences, at: now, db)
                let period = cadences.first.map { reader.hour.period($0, at: now) } ?? ""
                let content = try db.digest(
                    for: reader, cadences, waiting.items, period: period, from: news, after: reminders, at: now)
                reader.note(told: content.items.flatMap(\.told))
                reminders += content.reminders
                return content
            }
        }
    }
}

/// Writes to recipients, and gives back how many mails that made.
typealias DigestWriting<Recipient> = @Sendable ([Recipient], NewsBoard, inout StoredTexts, Database) throws -> Int

/// Why a transaction was undone that could have gone on.
private struct Undone: Error {
    let reason: any Error
}

extension Database {
    /// Gives back how many mails were written.
    fileprivate func writeDigests(
        for members: [Number<Member>], from board: NewsBoard, at now: Instant, leaving: Instant,
        sharing texts: inout StoredTexts, compose: (DigestContent) throws -> OutgoingMail
    ) throws -> Int {
        let news = try DigestReading(members, from: board, at: leaving, self)
        let due = try dueDigests(of: news.readers, at: now, leaving: leaving)
        var (count, matters) = (0, MatterNumbers())
        for member in members {
            guard let reader = news.readers[member], let due = due[member],
                let content = try dueContent(for: reader, due, from: news, at: now, leaving: leaving)
            else { continue }
            let mail = try enqueue(compose(content), sharing: &texts, at: leaving)
            let digest = try note(content, to: member, mail: mail, &matters, at: now)
            try news.endWaiting(for: content, of: member, self)
            try note(due, of: member, writtenIn: digest)
            count += 1
        }
        return count
    }

    /// What the digests that are due tell a member; nil where nothing is new or they were written before. The next are due
    /// as they say.
    private func dueContent(
        for reader: MemberReader, _ due: [DueDigest], from news: DigestReading, at now: Instant, leaving: Instant
    ) throws -> DigestContent? {
        for one in due { try schedule(one, of: reader.number, at: now, leaving: leaving) }
        let open = due.filter { !$0.isWritten }
        guard let first = open.first else { return nil }
        let cadences = open.map(\.cadence)
        let waiting = try news.waitingNews(of: reader, cadences, at: leaving, self)
        try news.forget(waiting.others, of: reader.number, at: leaving, self)
        // The period is the one it was due in: a server that was down over midnight must not use up the next.
        let content = try digest(
            for: reader, cadences, waiting.items, period: first.period, from: news, at: leaving)
        return content.items.isEmpty && content.reminders.isEmpty ? nil : content
    }

    /// Writes down the periods that a digest is for, so that none is written for them again.
    private func note(_ due: [DueDigest], of member: Number<Member>, writtenIn digest: Int64) throws {
        for one in due where !one.isWritten {
            try run(
                """
                INSERT INTO digest_periods (member, cadence, period, digest)
                VALUES (\(member), \(one.cadence), \(one.period), \(digest))
                """)
        }
    }

    fileprivate func digest(
        for reader: MemberReader, _ cadences: [Cadence], _ waiting: [DigestItem], period: String,
        from news: DigestReading, after reminders: [StepReminder] = [], at now: Instant
    ) throws -> DigestContent {
        let selection = DigestSelection(
            board: news.board, reader: reader.reader.told(waiting.map(\.key)), specialties: reader.specialties,
            following: reader.following(news.wishes(of: reader.number, cadences)), foresight: cadences.foresight,
            now: now)
        let all = try news.retractedWorks(of: reader, cadences, at: now, self) + waiting + selection.items()
        let chosen = all.chosen
        return DigestContent(
            recipient: reader.recipient, cadences: cadences, period: period, items: chosen,
            reminders: try news.stepReminders(
                of: reader, after: reminders, foresight: cadences.foresight, at: now, self),
            more: all.left(by: chosen))
    }

    /// Writes down which mail told what, so that nothing is told again.
    func note(
        _ content: DigestContent, to member: Number<Member>, mail: Int64, _ matters: inout MatterNumbers,
        at now: Instant
    ) throws -> Int64 {
        try run("INSERT INTO digests (member, mail, written_at) VALUES (\(member), \(mail), \(now))")
        let digest = lastInsertedRowID
        try note(content.reminders, in: mail, at: now)
        try note(matters.numbers(of: content.told, self), toldIn: digest)
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
