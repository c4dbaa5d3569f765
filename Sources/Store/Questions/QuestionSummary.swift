package import Colloquium
import GRDB

/// A question in a list.
package struct QuestionSummary: Decodable, FetchableRecord, Sendable {
    package let number: Number<Question>
    package let title: String
    package let nature: Question.Nature
    /// Empty for none.
    package let specialty: String
    package let club: Number<Club>
    package let clubName: String
    package let author: Number<Member>
    package let authorName: String
    package let askedAt: Instant
    package let answers: Int
}

extension QuestionSummary: ReadRow {
    /// Those that stand. Ready for more conditions.
    static func selection(for viewer: Viewer) -> SQL { "\(readable(for: viewer)) AND questions.taken_back_at IS NULL" }

    /// Withdrawn ones too. Ready for more conditions.
    static func readable(for viewer: Viewer) -> SQL {
        """
        SELECT questions.number, title, nature, specialty, questions.club, clubs.name AS club_name, author,
            members.name AS author_name, asked_at,
            (SELECT count(*) FROM answers WHERE question = questions.number AND \(SQL.answerStands)) AS answers
        FROM questions JOIN clubs ON clubs.number = questions.club JOIN members ON members.number = questions.author
        WHERE questions.club IN \(viewer.readableClubs)
        """
    }
}

/// Which questions a list shows, newest first.
package enum QuestionFilter: Sendable {
    case all, unanswered
    /// An answer that stands rests on what was retracted.
    case needingAnotherLook
    case club(Number<Club>)
    case tag(Tag)

    fileprivate static let order: SQL = "ORDER BY asked_at DESC, questions.number DESC"

    /// Which questions a page of the list shows, found in its order like those of discussions.
    func numbers(in specialty: String = "", for viewer: Viewer, _ slice: Slice) -> SQL {
        let narrowed: SQL =
            specialty.isEmpty ? "" : " AND specialty <> '' AND questions.specialty = \(specialty) COLLATE NOCASE"
        return """
            SELECT number FROM questions
            WHERE +club IN \(viewer.readableClubs) AND taken_back_at IS NULL\(condition)\(narrowed)
            \(Self.order) \(slice.sql)
            """
    }

    private var condition: SQL {
        switch self {
        case .all: ""
        case .unanswered:
            " AND NOT EXISTS (SELECT 1 FROM answers WHERE question = questions.number AND \(SQL.answerStands))"
        case .needingAnotherLook:
            """
             AND EXISTS (SELECT 1 FROM answers WHERE question = questions.number AND \(SQL.answerStands)
                AND answers.number IN (SELECT number FROM answers_on_retracted_works))
            """
        case .club(let club): " AND questions.club = \(club)"
        case .tag(let tag): " AND questions.number IN (SELECT question FROM question_tags WHERE tag = \(tag))"
        }
    }
}

extension SQL {
    /// Whether a row of `answers` is there for everybody.
    static let answerStands: SQL = "withdrawn_at IS NULL AND held_at IS NULL"
}

extension Store {
    /// - Parameter specialty: in whatever case; empty for any.
    package func questions(
        _ filter: QuestionFilter, in specialty: String = "", for viewer: Viewer, _ slice: Slice
    ) async throws -> Sliced<QuestionSummary> {
        try await read { db in
            let rows = try QuestionSummary.all(
                db,
                """
                \(QuestionSummary.selection(for: viewer))
                    AND questions.number IN (\(filter.numbers(in: specialty, for: viewer, slice)))
                \(QuestionFilter.order)
                """)
            return Sliced(rows, slice)
        }
    }

    /// The specialties of the questions that `viewer` may read, by the alphabet.
    package func questionSpecialties(for viewer: Viewer) async throws -> [String] {
        try await read { db in
            try String.all(
                db,
                """
                SELECT specialty FROM questions WHERE specialty <> '' AND club IN \(viewer.readableClubs)
                GROUP BY specialty COLLATE NOCASE ORDER BY specialty COLLATE NOCASE LIMIT 200
                """)
        }
    }
}
