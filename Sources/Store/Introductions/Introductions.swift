package import Colloquium
import GRDB

/// An introduction as one of the three sees it: nobody learns what another said before both said yes.
package struct IntroductionReading: Sendable {
    package let introduction: Introduction
    package let introducer: Author
    package let one: Author
    package let other: Author
    package let part: Part
    /// What the reader said of its worth.
    package let ownOutcome: Introduction.Outcome?

    package enum Part: Sendable {
        /// With what others let the introducer read of its worth.
        case introducer(told: [(name: String, outcome: Introduction.Outcome)])
        case invited(Invited)
    }

    /// How one of both stands to an introduction.
    package struct Invited: Sendable {
        package let answer: Introduction.Answer?
        /// How the other is reached; nil before both said yes, and where it is gone.
        package let contact: String?
        /// The reader's tie to the other.
        package let tie: Number<Tie>?
    }

    /// The other one of both, for one of them.
    package func partner(of member: Number<Member>) -> Author { member == one.number ? other : one }
}

extension Store {
    /// What the viewer introduced and what they are introduced by, the newest first.
    package func introductions(for viewer: Viewer) async throws -> [IntroductionReading] {
        let member = try viewer.signedIn(to: "see introductions")
        return try await read { db in
            try IntroductionRow.all(
                db,
                """
                \(IntroductionRow.selection(for: member)) ORDER BY introductions.number DESC LIMIT 200
                """
            ).map { try db.reading($0, for: member) }
        }
    }

    /// - Throws: not found for one that is not the viewer's to know of.
    package func introduction(
        _ number: Number<Introduction>, for viewer: Viewer
    ) async throws -> IntroductionReading {
        let member = try viewer.signedIn(to: "see introductions")
        return try await read { db in try db.reading(db.introduction(number, for: member), for: member) }
    }
}

/// The table `introductions`, with who the three are.
struct IntroductionRow: ReadRow {
    let number: Number<Introduction>
    let introducer: Number<Member>
    let one: Number<Member>
    let other: Number<Member>
    let words: String
    let wordsToOne: String
    let wordsToOther: String
    let introducedAt: Instant
    let endsAt: Instant
    let metAt: Instant?

    var introduction: Introduction {
        Introduction(
            number: number, introducer: introducer, one: one, other: other, words: words, wordsToOne: wordsToOne,
            wordsToOther: wordsToOther, introducedAt: introducedAt, endsAt: endsAt, metAt: metAt)
    }

    /// What a member may know of. Ready for more conditions.
    static func selection(for member: Number<Member>) -> SQL {
        """
        SELECT introductions.* FROM introductions
        WHERE introductions.number IN (SELECT number FROM introductions WHERE introducer = \(member)
            UNION SELECT introduction FROM introduction_news WHERE member = \(member))
            AND \(SQL.isIntroductionShown(to: "\(member)"))
        """
    }
}

extension SQL {
    /// Whether a row of `introductions` is there for a member: the three have accounts that are good, who introduced them
    /// sees it, and so does each of both who was told, unless they block one of the others. Who is blocked sees what they saw
    /// before, so that nothing tells them.
    static func isIntroductionShown(to member: SQL) -> SQL {
        """
        (NOT EXISTS (SELECT 1 FROM members AS three
            WHERE three.number IN (introductions.introducer, introductions.one, introductions.other)
                AND (three.standing <> 'active' OR three.is_guest))
        AND (introductions.introducer = \(member)
            OR EXISTS (SELECT 1 FROM introduction_news AS told WHERE told.introduction = introductions.number
                AND told.member = \(member) AND told.occasion = 'asked')
            AND NOT EXISTS (SELECT 1 FROM member_blocks WHERE blocker = \(member)
                AND blocked IN (introductions.introducer, introductions.one, introductions.other))))
        """
    }

    /// Whether one of both blocked the other.
    static let areIntroducedApart: SQL = """
        EXISTS (SELECT 1 FROM member_blocks
            WHERE blocker IN (introductions.one, introductions.other)
                AND blocked IN (introductions.one, introductions.other))
        """
}

extension Database {
    func introduction(_ number: Number<Introduction>, for member: Number<Member>) throws -> IntroductionRow {
        let row = try IntroductionRow.first(
            self, "\(IntroductionRow.selection(for: member)) AND introductions.number = \(number)")
        guard let row else { throw Refusal.noSuch("introduction") }
        return row
    }

    func reading(_ row: IntroductionRow, for member: Number<Member>) throws -> IntroductionReading {
        let part: IntroductionReading.Part =
            row.introducer == member
            ? .introducer(told: try sharedOutcomes(of: row.number)) : .invited(try invited(member, by: row))
        return IntroductionReading(
            introduction: row.introduction, introducer: try author(row.introducer), one: try author(row.one),
            other: try author(row.other), part: part, ownOutcome: try outcome(of: row.number, by: member))
    }

    private func invited(
        _ member: Number<Member>, by row: IntroductionRow
    ) throws -> IntroductionReading.Invited {
        let partner = row.introduction.partner(of: member)
        let contact =
            row.metAt == nil
            ? nil
            : try String.first(
                self,
                """
                SELECT contact FROM introduction_answers JOIN introductions ON introductions.number = introduction
                WHERE introduction = \(row.number) AND member = \(partner) AND answer = 'yes'
                    AND NOT \(SQL.areIntroducedApart)
                """)
        return IntroductionReading.Invited(
            answer: try answer(to: row.number, by: member), contact: contact,
            tie: try Number<Tie>.first(
                self, "SELECT number FROM ties WHERE owner = \(member) AND member = \(partner)"))
    }

    func answer(to number: Number<Introduction>, by member: Number<Member>) throws -> Introduction.Answer? {
        try Row.first(
            self,
            "SELECT answer, contact FROM introduction_answers WHERE introduction = \(number) AND member = \(member)"
        ).map { $0["answer"] == "yes" ? .yes(contact: $0["contact"]) : .no }
    }

    func outcome(of number: Number<Introduction>, by member: Number<Member>) throws -> Introduction.Outcome? {
        try Row.first(
            self,
            """
            SELECT worth, words, is_shared FROM introduction_outcomes
            WHERE introduction = \(number) AND member = \(member)
            """
        ).flatMap(Introduction.Outcome.init)
    }

    private func sharedOutcomes(
        of number: Number<Introduction>
    ) throws -> [(name: String, outcome: Introduction.Outcome)] {
        try Row.all(
            self,
            """
            SELECT name, worth, introduction_outcomes.words, is_shared FROM introduction_outcomes
                JOIN introductions ON introductions.number = introduction
                JOIN members ON members.number = introduction_outcomes.member
            WHERE introduction = \(number) AND is_shared AND introduction_outcomes.member IN (one, other)
            ORDER BY answered_at
            """
        ).compactMap { row in Introduction.Outcome(row).map { (row["name"], $0) } }
    }

    func author(_ number: Number<Member>) throws -> Author {
        guard let row = try AuthorRow.first(self, "SELECT number, name, byline FROM members WHERE number = \(number)")
        else { throw Refusal.noSuch("member") }
        return row.author
    }
}

extension Introduction.Outcome {
    fileprivate init?(_ row: Row) {
        guard let worth = Worth(rawValue: row["worth"]) else { return nil }
        self.init(worth, words: row["words"], isShared: row["is_shared"])
    }
}
