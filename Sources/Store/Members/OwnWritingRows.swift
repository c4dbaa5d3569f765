import Colloquium
import GRDB

struct OwnPracticeRow: ReadRow {
    let discussion: Number<Discussion>
    let time: PracticeAnswer.Time
    let change: PracticeAnswer.Change
    let why: String
    let answeredAt: Instant

    static func of(_ member: Number<Member>, _ db: Database) throws -> [OwnPracticeRow] {
        try all(
            db,
            """
            SELECT discussion, time, change, why, answered_at FROM practice_answers WHERE member = \(member)
            ORDER BY discussion, time DESC
            """)
    }

    func answer(in place: OwnWritings.Place) -> OwnWritings.OwnPracticeAnswer {
        OwnWritings.OwnPracticeAnswer(PracticeAnswer(change: change, why: why), time, at: answeredAt, in: place)
    }
}

struct OwnQuestionRow: ReadRow {
    let number: Number<Question>
    let title: String
    let nature: Question.Nature
    let body: String
    let askedAt: Instant
    let tags: String?

    static func of(_ member: Number<Member>, _ db: Database) throws -> [OwnQuestionRow] {
        try all(
            db,
            """
            SELECT number, title, nature, body, asked_at, (SELECT group_concat(tag) FROM (SELECT tag FROM question_tags
                WHERE question = questions.number ORDER BY tag)) AS tags
            FROM questions WHERE author = \(member) ORDER BY number
            """)
    }

    var question: OwnWritings.OwnQuestion {
        OwnWritings.OwnQuestion(number, title: title, nature, body: body, tags: .listed(tags), askedAt: askedAt)
    }
}

struct OwnAnswerRow: ReadRow {
    let number: Number<StoredAnswer>
    let question: String
    let body: String
    let answeredAt: Instant
    let cited: String

    static func of(_ member: Number<Member>, _ viewer: Viewer, _ db: Database) throws -> [OwnAnswerRow] {
        try all(
            db,
            """
            SELECT answers.number, CASE WHEN club IN \(viewer.readableClubs) THEN questions.title ELSE '' END AS question,
                answers.body, answered_at, (SELECT group_concat(reference, char(10)) FROM (
                    SELECT scheme || ':' || value AS reference FROM answer_references
                    WHERE answer = answers.number ORDER BY position)) AS cited
            FROM answers JOIN questions ON questions.number = answers.question
            WHERE answers.author = \(member) AND withdrawn_at IS NULL ORDER BY answers.number
            """)
    }

    var answer: OwnWritings.OwnAnswer {
        OwnWritings.OwnAnswer(
            number, to: question, body: body, references: cited.split(separator: "\n").map(String.init),
            answeredAt: answeredAt)
    }
}

/// A synthesis that may name the member.
struct OwnCreditRow: ReadRow {
    let discussion: Number<Discussion>
    let synthesis: String
    let isAuthor: Bool

    static func of(_ member: Number<Member>, _ viewer: Viewer, _ db: Database) throws -> [OwnCreditRow] {
        try all(
            db,
            """
            SELECT number AS discussion, synthesis,
                \(member) IN (\(SQL.synthesisAuthors(of: "discussions.number"))) AS is_author
            FROM discussions WHERE synthesis <> '' AND club IN \(viewer.readableClubs) AND number IN (
                SELECT discussion FROM contributions WHERE author = \(member)
                UNION SELECT discussion FROM synthesis_versions WHERE author = \(member))
            ORDER BY number
            """)
    }

    /// Nil where it does not name the member after all.
    func credit(in place: OwnWritings.Place, naming own: [ContributionReading]) -> OwnWritings.Credit? {
        let named = Synthesis.contributions(namedIn: synthesis)
        let contributions = own.filter { $0.discussion == discussion && named.contains($0.number) }.map(\.number)
        if contributions.isEmpty, !isAuthor { return nil }
        return OwnWritings.Credit(in: place, isAuthor: isAuthor, contributions: contributions)
    }
}

extension [Tag] {
    /// As a query joins them.
    static func listed(_ tags: String?) -> [Tag] {
        (tags ?? "").split(separator: ",").compactMap { Tag(rawValue: String($0)) }
    }
}
