package import Colloquium
import GRDB

/// Something between a member and somebody else that a letter is to tell.
package struct DueMentoringLetter: ReadRow, Hashable {
    let number: Int64
    package let member: Number<Member>
    package let reason: MentoringReason
}

/// What is told, for one of both.
package struct MentoringLetterContent: Sendable {
    package let recipient: Member
    package let reason: MentoringReason
    /// The other one; empty where they are gone.
    package let name: String
    /// That has come, as "2026-11-28".
    package let day: String?
    package let notedAt: Instant
    package let subject: Subject

    package enum Subject: Sendable {
        case listing(MentoringListing)
        case ask(MentoringAsk)
        case agreement(MentoringAgreement)
    }
}

extension OwedLetters where Due == DueMentoringLetter, Content == MentoringLetterContent {
    /// Of what was noted within the last week and not told yet, one each. Who would not be reminded finds it on the site
    /// alone.
    package static var mentoring: Self {
        Self { db, now in
            try DueMentoringLetter.all(
                db,
                """
                \(told) WHERE settled_at IS NULL AND noted_at > \(now - .days(7)) AND \(SQL.tellingStands(at: now))
                ORDER BY noted_at, mentoring_tellings.number LIMIT 500
                """)
        } content: { db, due, now in
            try db.mentoringLetter(due, at: now)
        } settle: { db, due, written, now in
            try db.run(
                """
                UPDATE mentoring_tellings SET settled_at = \(now), mail = \(written?.mail) WHERE number = \(due.number)
                """)
        }
    }

    fileprivate static var told: SQL {
        """
        SELECT mentoring_tellings.number, mentoring_tellings.member, reason
        FROM mentoring_tellings JOIN members ON members.number = mentoring_tellings.member
        """
    }
}

extension Store {
    /// Notes for both of each agreement that the day has come to meet by its rhythm, or that its last day is over; each once.
    package func noteMentoringDays(at now: Instant) async throws {
        let days = try await read { db in try db.untoldDays(at: now) }
        if days.isEmpty { return }
        try await write { db in
            for day in days { try db.tell(day.member, day.reason, of: .day(day.day, of: day.agreement), at: now) }
        }
    }
}

extension Database {
    /// Whether a mail tells what is so still, or is no such letter.
    func stands(mentoringLetter mail: Number<LeasedMail>, at now: Instant) throws -> Bool {
        try Bool.first(
            self,
            """
            SELECT \(SQL.tellingStands(at: now)) FROM mentoring_tellings
                JOIN members ON members.number = mentoring_tellings.member
            WHERE mail = \(mail)
            """) ?? true
    }

    fileprivate func mentoringLetter(_ due: DueMentoringLetter, at now: Instant) throws -> MentoringLetterContent? {
        let row = try Row.first(
            self,
            """
            SELECT mentoring_tellings.* FROM mentoring_tellings
                JOIN members ON members.number = mentoring_tellings.member
            WHERE mentoring_tellings.number = \(due.number) AND settled_at IS NULL AND \(SQL.tellingStands(at: now))
            """)
        guard let row, let recipient = try MemberRow.member(due.member, self),
            let subject = try subject(of: row, for: due.member)
        else { return nil }
        let name =
            switch subject {
            case .listing(let listing): listing.owner.name
            case .ask(let ask): ask.other(than: due.member).name
            case .agreement(let agreement): agreement.other(than: due.member)?.name ?? ""
            }
        return MentoringLetterContent(
            recipient: recipient, reason: due.reason, name: name, day: row["day"], notedAt: row["noted_at"],
            subject: subject)
    }

    private func subject(of row: Row, for member: Number<Member>) throws -> MentoringLetterContent.Subject? {
        if let number: Number<MentoringListing> = row["listing"] {
            return try listings("number = \(number)", for: member).first.map { .listing($0) }
        }
        if let number: Number<MentoringAsk> = row["ask"] {
            return try asks("number = \(number)", for: member).first.map { .ask($0) }
        }
        let number: Number<MentoringAgreement>? = row["agreement"]
        return try agreements("number = \(number)", for: member).first.map { .agreement($0) }
    }

    fileprivate struct UntoldDay {
        let member: Number<Member>
        let reason: MentoringReason
        let day: String
        let agreement: Number<MentoringAgreement>
    }

    fileprivate func untoldDays(at now: Instant) throws -> [UntoldDay] {
        let dated = try agreements(
            """
            ended_at IS NULL AND giver IS NOT NULL AND taker IS NOT NULL AND number IN (
                SELECT agreement FROM mentoring_terms
                WHERE answer = 'agreed' AND (rhythm_count IS NOT NULL OR ends_on IS NOT NULL))
            """, for: Number(rawValue: 0))
        let zones = try zones(of: dated)
        return try dated.flatMap { agreement in
            try [agreement.giver, agreement.taker].compactMap { $0?.number }.compactMap { member in
                guard let zone = zones[member] else { return nil }
                return try untoldDay(of: agreement, for: member, on: WallTime(now, in: zone).day)
            }
        }
    }

    /// The time zones of those who are told anything.
    private func zones(of agreements: [MentoringAgreement]) throws -> [Number<Member>: String] {
        let members = agreements.flatMap { [$0.giver, $0.taker].compactMap { $0?.number.rawValue } }
        return try Row.all(
            self,
            "SELECT number, time_zone FROM members WHERE number IN \(SQL.list(members)) AND \(SQL.isActiveMember)"
        ).reduce(into: [:]) { $0[$1["number"]] = $1["time_zone"] }
    }

    private func untoldDay(
        of agreement: MentoringAgreement, for member: Number<Member>, on today: String
    ) throws -> UntoldDay? {
        let day: (MentoringReason, String?) =
            agreement.hasRunOut(on: today)
            ? (.lastDay, agreement.agreed?.content.endsOn)
            : (.meeting, agreement.meetingDue.flatMap { $0 < today ? $0 : nil })
        guard let date = day.1 else { return nil }
        let isTold = try Bool.first(
            self,
            """
            SELECT 1 FROM mentoring_tellings WHERE member = \(member) AND agreement = \(agreement.number)
                AND reason = \(day.0) AND day = \(date)
            """)
        return isTold == nil
            ? UntoldDay(member: member, reason: day.0, day: date, agreement: agreement.number) : nil
    }
}

extension SQL {
    /// Whether what a row of `mentoring_tellings` tells is so still, and the member of its row of `members` would hear it.
    fileprivate static func tellingStands(at now: Instant) -> SQL {
        """
        (\(SQL.isActiveMember) AND reminders AND \(tellingHolds) AND \(isHeard)
            AND (reason <> 'asked' OR EXISTS (SELECT 1 FROM mentoring_asks
                WHERE number = mentoring_tellings.ask AND ends_at > \(now))))
        """
    }

    /// Whether nobody has answered, met or ended since a row of `mentoring_tellings` was written; the clock aside.
    static let tellingHolds: SQL = """
        CASE reason
            WHEN 'consent' THEN EXISTS (SELECT 1 FROM mentoring_listings
                WHERE number = mentoring_tellings.listing AND consent = 'waiting')
            WHEN 'asked' THEN EXISTS (SELECT 1 FROM mentoring_asks
                WHERE number = mentoring_tellings.ask AND answer = 'open')
            WHEN 'proposed' THEN EXISTS (SELECT 1 FROM mentoring_terms
                WHERE number = mentoring_tellings.terms AND answer = 'proposed')
            WHEN 'meeting' THEN EXISTS (SELECT 1 FROM mentoring_agreements
                WHERE number = mentoring_tellings.agreement AND ended_at IS NULL AND giver IS NOT NULL
                    AND taker IS NOT NULL AND coalesce(last_met < mentoring_tellings.day, 1))
            WHEN 'last-day' THEN EXISTS (SELECT 1 FROM mentoring_agreements
                WHERE number = mentoring_tellings.agreement AND ended_at IS NULL AND giver IS NOT NULL
                    AND taker IS NOT NULL)
            ELSE 1 END
        """
}
