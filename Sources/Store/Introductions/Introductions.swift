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
            let rows = try IntroductionRow.all(
                db, "\(IntroductionRow.selection(for: member)) ORDER BY introductions.number DESC LIMIT 200")
            return try db.readings(rows, for: member)
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
    /// sees it until they delete it, and so does each of both who was told, unless they block one of the others. Who is blocked
    /// sees what they saw before, so that nothing tells them. Once both met, it is between them whatever becomes of the third.
    static func isIntroductionShown(to member: SQL) -> SQL {
        """
        (NOT EXISTS (SELECT 1 FROM members AS three
            WHERE three.number IN (introductions.one, introductions.other,
                    CASE WHEN introductions.met_at IS NULL THEN introductions.introducer END)
                AND (three.standing <> 'active' OR three.is_guest))
        AND (introductions.introducer = \(member) AND introductions.erased_at IS NULL
            OR EXISTS (SELECT 1 FROM introduction_news AS told WHERE told.introduction = introductions.number
                AND told.member = \(member) AND told.occasion = 'asked')
            AND NOT \(isBlocked(by: "(\(member))", oneOf: introducedThree))))
        """
    }

    static let introducedThree: SQL = "(introductions.introducer, introductions.one, introductions.other)"

    /// Whether one of some people blocked one of others; each a list in parentheses.
    static func isBlocked(by blockers: SQL, oneOf people: SQL) -> SQL {
        "EXISTS (SELECT 1 FROM member_blocks WHERE blocker IN \(blockers) AND blocked IN \(people))"
    }
}

extension Database {
    func introduction(_ number: Number<Introduction>, for member: Number<Member>) throws -> IntroductionRow {
        let row = try IntroductionRow.first(
            self, "\(IntroductionRow.selection(for: member)) AND introductions.number = \(number)")
        guard let row else { throw Refusal.noSuch("introduction") }
        return row
    }

    func reading(_ row: IntroductionRow, for member: Number<Member>) throws -> IntroductionReading {
        guard let reading = try readings([row], for: member).first else { throw Refusal.noSuch("introduction") }
        return reading
    }

    /// How a member sees introductions, which may be many: what belongs to them is read at once for all.
    func readings(_ rows: [IntroductionRow], for member: Number<Member>) throws -> [IntroductionReading] {
        let numbers = SQL.list(rows.map(\.number.rawValue))
        let people = SQL.list(Set(rows.flatMap { [$0.introducer.rawValue, $0.one.rawValue, $0.other.rawValue] }))
        let authors = try AuthorRow.all(self, "SELECT number, name, byline FROM members WHERE number IN \(people)")
        let ties = try Row.all(self, "SELECT member, number FROM ties WHERE owner = \(member) AND member IN \(people)")
        let view = IntroductionView(
            member: member, authors: Dictionary(authors.map { ($0.number, $0.author) }) { first, _ in first },
            ties: Dictionary(ties.map { ($0["member"], $0["number"]) }) { first, _ in first },
            answers: Dictionary(grouping: try shownAnswers(to: numbers, for: member), by: \.introduction),
            outcomes: Dictionary(grouping: try shownOutcomes(of: numbers, for: member), by: \.introduction))
        return rows.compactMap(view.reading)
    }

    /// What the member answered themselves, and with what the other said yes, once both met: until one of both blocks the other.
    private func shownAnswers(to numbers: SQL, for member: Number<Member>) throws -> [IntroductionView.Said] {
        try IntroductionView.Said.all(
            self,
            """
            SELECT introduction, member, answer, contact
            FROM introduction_answers JOIN introductions ON introductions.number = introduction
            WHERE introduction IN \(numbers) AND (member = \(member)
                OR \(member) IN (one, other) AND answer = 'yes' AND met_at IS NOT NULL
                    AND NOT \(SQL.isBlocked(by: "(one, other)", oneOf: "(one, other)")))
            """)
    }

    /// What the member said of their worth themselves, and what others let them read who introduced those: until one of both
    /// blocks the other.
    private func shownOutcomes(of numbers: SQL, for member: Number<Member>) throws -> [IntroductionView.Worth] {
        try IntroductionView.Worth.all(
            self,
            """
            SELECT introduction, member, worth, outcomes.words, is_shared
            FROM introduction_outcomes AS outcomes JOIN introductions ON introductions.number = introduction
            WHERE introduction IN \(numbers) AND (member = \(member)
                OR introducer = \(member) AND is_shared
                    AND NOT \(SQL.isBlocked(by: "(introducer, outcomes.member)", oneOf: "(introducer, outcomes.member)")))
            ORDER BY outcomes.answered_at
            """)
    }

    func author(_ number: Number<Member>) throws -> Author {
        guard let row = try AuthorRow.first(self, "SELECT number, name, byline FROM members WHERE number = \(number)")
        else { throw Refusal.noSuch("member") }
        return row.author
    }
}

/// What a member may read that belongs to some introductions.
private struct IntroductionView {
    let member: Number<Member>
    let authors: [Number<Member>: Author]
    let ties: [Number<Member>: Number<Tie>]
    let answers: [Number<Introduction>: [Said]]
    let outcomes: [Number<Introduction>: [Worth]]

    struct Said: ReadRow {
        let introduction: Number<Introduction>
        let member: Number<Member>
        let answer: String
        let contact: String
    }

    struct Worth: ReadRow {
        let introduction: Number<Introduction>
        let member: Number<Member>
        let worth: String
        let words: String
        let isShared: Bool

        var outcome: Introduction.Outcome? {
            Introduction.Outcome.Worth(rawValue: worth).map { .init($0, words: words, isShared: isShared) }
        }
    }

    func reading(_ row: IntroductionRow) -> IntroductionReading? {
        guard let introducer = authors[row.introducer], let one = authors[row.one], let other = authors[row.other]
        else { return nil }
        let outcomes = outcomes[row.number] ?? []
        return IntroductionReading(
            introduction: row.introduction, introducer: introducer, one: one, other: other,
            part: row.introducer == member ? .introducer(told: told(outcomes)) : .invited(invited(by: row)),
            ownOutcome: outcomes.first { $0.member == member }?.outcome)
    }

    private func told(_ outcomes: [Worth]) -> [(name: String, outcome: Introduction.Outcome)] {
        outcomes.filter { $0.member != member }.compactMap { said in
            guard let author = authors[said.member], let outcome = said.outcome else { return nil }
            return (author.name, outcome)
        }
    }

    private func invited(by row: IntroductionRow) -> IntroductionReading.Invited {
        let partner = row.introduction.partner(of: member)
        let answers = answers[row.number] ?? []
        return IntroductionReading.Invited(
            answer: answers.first { $0.member == member }.map { $0.answer == "yes" ? .yes(contact: $0.contact) : .no },
            contact: answers.first { $0.member == partner }?.contact, tie: ties[partner])
    }
}
