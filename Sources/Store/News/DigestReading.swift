import Colloquium
import GRDB

/// What is read at once for the digests of many members: one question to the database for all of them, and for what few
/// have, who these are.
struct DigestReading {
    let board: NewsBoard
    let readers: [Number<Member>: MemberReader]
    private let wishes: [Number<Member>: [(cadence: Cadence, wish: Wish)]]
    /// For whom something waits.
    private let waiting: Set<Number<Member>>
    /// Who was told of retractions.
    private let warned: Set<Number<Member>>
    /// Who has steps before them.
    private let planning: Set<Number<Member>>

    init(_ members: [Number<Member>], from board: NewsBoard, at now: Instant, _ db: Database) throws {
        let list = SQL.list(members.map(\.rawValue))
        self.board = board
        readers = try db.memberReaders(members, clubs: board.clubs)
        var wishes: [Number<Member>: [(Cadence, Wish)]] = [:]
        try Row.each(
            db,
            """
            SELECT member, cadence, since, kind, word, subject FROM subscriptions
            WHERE member IN \(list) AND cadence IN \(Cadence.allCases.map(\.rawValue))
            """
        ) { row in
            guard let scope = Subscription.Scope(row: row) else { return }
            wishes[row[0], default: []].append((row[1], (scope, row[2])))
        }
        self.wishes = wishes
        waiting = Set(try Number<Member>.all(db, "SELECT DISTINCT member FROM waiting_news WHERE member IN \(list)"))
        warned = Set(
            try Number<Member>.all(
                db,
                """
                SELECT DISTINCT member FROM notice_tellings
                WHERE member IN \(list) AND noted_at > \(now - Matter.old)
                """))
        planning = Set(
            try Number<Member>.all(
                db, "SELECT DISTINCT owner FROM steps WHERE owner IN \(list) AND state IN ('planned', 'doing')"))
    }

    func wishes(of member: Number<Member>, _ cadences: [Cadence]) -> [Wish] {
        (wishes[member] ?? []).filter { cadences.contains($0.cadence) }.map(\.wish)
    }

    func waitingNews(
        of reader: MemberReader, _ cadences: [Cadence], at now: Instant, _ db: Database
    ) throws -> WaitingNews {
        guard waiting.contains(reader.number) else { return WaitingNews() }
        return try db.waitingNews(of: reader, "cadence IN \(cadences.map(\.rawValue))", at: now)
    }

    /// Nothing waits any more that is no news to a member.
    func forget(_ others: [Matter.Key], of member: Number<Member>, at now: Instant, _ db: Database) throws {
        guard waiting.contains(member) else { return }
        try db.forget(others, of: member, at: now)
    }

    /// What is told waits no longer.
    func endWaiting(for content: DigestContent, of member: Number<Member>, _ db: Database) throws {
        guard waiting.contains(member) else { return }
        try db.endWaiting(for: content.told, of: member)
    }

    func retractedWorks(
        of reader: MemberReader, _ cadences: [Cadence], at now: Instant, _ db: Database
    ) throws -> [DigestItem] {
        guard warned.contains(reader.number) else { return [] }
        return try db.retractedWorks(of: reader, cadences, at: now)
    }

    /// - Parameter told: what another mail reminds of before.
    func stepReminders(
        of reader: MemberReader, after told: [StepReminder], foresight: Span, at now: Instant, _ db: Database
    ) throws -> [StepReminder] {
        guard planning.contains(reader.number) else { return [] }
        return try db.stepReminders(
            of: reader.number, in: reader.recipient.timeZone, after: told, foresight: foresight, at: now)
    }
}
