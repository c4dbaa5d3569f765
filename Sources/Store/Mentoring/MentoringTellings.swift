package import Colloquium
import GRDB

/// What a member is told of.
package enum TellingSubject: Sendable {
    case listing(Number<MentoringListing>)
    case ask(Number<MentoringAsk>)
    case agreement(Number<MentoringAgreement>)
    case terms(Number<MentoringAgreement.Terms>, of: Number<MentoringAgreement>)
    case day(String, of: Number<MentoringAgreement>)
}

/// One thing a member was told about themselves and somebody.
package struct MentoringTelling: Sendable {
    let number: Int64
    package let reason: MentoringReason
    package let role: MentoringRole
    package let listing: Number<MentoringListing>?
    package let ask: Number<MentoringAsk>?
    package let agreement: Number<MentoringAgreement>?
    /// As "2026-11-28", where a day has come.
    package let day: String?
    /// The other one; empty where they are gone.
    package let name: String
    package let notedAt: Instant
}

extension Store {
    /// What a member was told and has not looked at, the last first; nothing of whom one of both blocked.
    package func mentoringTellings(for viewer: Viewer) async throws -> [MentoringTelling] {
        guard let member = viewer.member, viewer.isMember else { return [] }
        return try await read { db in try TellingRow.unread(of: member, db).map(\.telling) }
    }

    /// Notes that a member has seen what they were told of something, or of all where nothing is named.
    package func readMentoringTellings(
        about subject: TellingSubject? = nil, by viewer: Viewer, at now: Instant
    ) async throws {
        try await readTellings(subject?.condition ?? "TRUE", by: viewer, at: now)
    }

    /// Notes that a member has seen what they were shown.
    package func readMentoringTellings(_ shown: [MentoringTelling], by viewer: Viewer, at now: Instant) async throws {
        if shown.isEmpty { return }
        try await readTellings("number IN \(SQL.list(shown.map(\.number)))", by: viewer, at: now)
    }

    /// Writes only where there is something to note.
    private func readTellings(_ meant: SQL, by viewer: Viewer, at now: Instant) async throws {
        guard let member = viewer.member else { return }
        let unread: SQL = "member = \(member) AND read_at IS NULL AND \(meant)"
        let isNew = try await read { db in
            try Bool.first(db, "SELECT 1 FROM mentoring_tellings WHERE \(unread)") ?? false
        }
        guard isNew else { return }
        try await write { try $0.run("UPDATE mentoring_tellings SET read_at = \(now) WHERE \(unread)") }
    }
}

extension TellingSubject {
    /// On `mentoring_tellings`. With an agreement the answer it began with is seen, too.
    fileprivate var condition: SQL {
        switch self {
        case .listing(let number): "listing = \(number)"
        case .ask(let number): "ask = \(number)"
        case .agreement(let number), .terms(_, of: let number), .day(_, of: let number):
            """
            (agreement = \(number) OR ask = (SELECT ask FROM mentoring_agreements WHERE number = \(number)))
            """
        }
    }
}

extension Database {
    /// Notes what a member is told, on the site and by a letter; of what they were told before they are told anew. Who is
    /// blocked, and who is not here any more, is told nothing.
    func tell(
        _ member: Number<Member>, _ reason: MentoringReason, of subject: TellingSubject,
        by actor: Number<Member>? = nil,
        at now: Instant
    ) throws {
        guard try isActive(member) else { return }
        if let actor, try areBlocked(member, actor) { return }
        let columns = TellingColumns(subject)
        try run(
            """
            INSERT INTO mentoring_tellings (member, reason, listing, ask, agreement, terms, day, actor, noted_at)
            VALUES (\(member), \(reason), \(columns.listing), \(columns.ask), \(columns.agreement), \(columns.terms),
                \(columns.day), \(actor), \(now))
            ON CONFLICT DO UPDATE SET noted_at = excluded.noted_at, read_at = NULL, settled_at = NULL, mail = NULL
            """)
    }
}

private struct TellingColumns {
    var listing: Number<MentoringListing>?
    var ask: Number<MentoringAsk>?
    var agreement: Number<MentoringAgreement>?
    var terms: Number<MentoringAgreement.Terms>?
    var day: String?

    init(_ subject: TellingSubject) {
        switch subject {
        case .listing(let number): listing = number
        case .ask(let number): ask = number
        case .agreement(let number): agreement = number
        case .terms(let number, let whole): (terms, agreement) = (number, whole)
        case .day(let day, let whole): (self.day, agreement) = (day, whole)
        }
    }
}

private struct TellingRow: ReadRow {
    let number: Int64
    let reason: MentoringReason
    let role: MentoringRole
    let listing: Number<MentoringListing>?
    let ask: Number<MentoringAsk>?
    let agreement: Number<MentoringAgreement>?
    let day: String?
    let name: String
    let notedAt: Instant

    var telling: MentoringTelling {
        MentoringTelling(
            number: number, reason: reason, role: role, listing: listing, ask: ask, agreement: agreement, day: day,
            name: name, notedAt: notedAt)
    }

    static func unread(of member: Number<Member>, _ db: Database) throws -> [TellingRow] {
        try all(
            db,
            """
            SELECT mentoring_tellings.number, reason, mentoring_tellings.listing, mentoring_tellings.ask, agreement, day, noted_at,
                coalesce(mentoring_listings.role, mentoring_asks.role, mentoring_agreements.role) AS role,
                coalesce((SELECT name FROM members WHERE number = coalesce(actor,
                    CASE WHEN mentoring_agreements.giver = \(member) THEN mentoring_agreements.taker
                        ELSE mentoring_agreements.giver END)), '') AS name
            FROM mentoring_tellings
                LEFT JOIN mentoring_listings ON mentoring_listings.number = mentoring_tellings.listing
                LEFT JOIN mentoring_asks ON mentoring_asks.number = mentoring_tellings.ask
                LEFT JOIN mentoring_agreements ON mentoring_agreements.number = agreement
            WHERE \(SQL.unreadTelling(of: member)) ORDER BY noted_at DESC, mentoring_tellings.number DESC LIMIT 50
            """)
    }
}

extension SQL {
    /// Whether a row of `mentoring_tellings` is news for a member.
    static func unreadTelling(of member: Number<Member>) -> SQL {
        "(mentoring_tellings.member = \(member) AND read_at IS NULL AND \(SQL.tellingHolds) AND \(SQL.isHeard))"
    }

    /// Whether the member of a row of `mentoring_tellings` hears of who did it: neither mutes nor blocks them. Of whoever
    /// blocks the member they hear an end, as of anybody: silence would tell of the block.
    static let isHeard: SQL = """
        (actor IS NULL OR NOT EXISTS (SELECT 1 FROM muted_members
                WHERE muted_members.member = mentoring_tellings.member AND muted = actor)
            AND NOT EXISTS (SELECT 1 FROM member_blocks WHERE blocker = mentoring_tellings.member AND blocked = actor)
            AND (reason = 'ended' OR NOT EXISTS (SELECT 1 FROM member_blocks
                WHERE blocker = actor AND blocked = mentoring_tellings.member)))
        """
}
