package import Colloquium
import GRDB

/// A question that was asked in a discussion, with the answers that stand for everybody.
package struct QuestionAsked: Sendable {
    package let number: Number<Question>
    package let title: String
    package let nature: Question.Nature
    /// What it asks about, where that was said.
    package let aim: Question.Aim?
    package let text: Prose
    package let author: Author
    package let askedAt: Instant
    /// The best received first.
    package let answers: [AnswerReading]
}

private struct QuestionAskedRow: ReadRow {
    let number: Number<Question>
    let title: String
    let nature: Question.Nature
    let aim: String
    let body: String
    let bodyHtml: String
    let author: Number<Member>
    let name: String
    let byline: String
    let askedAt: Instant
}

extension Store {
    /// The questions that were asked in a discussion, the oldest first.
    package func questions(askedIn discussion: Number<Discussion>, for viewer: Viewer) async throws -> [QuestionAsked] {
        try await read { db in
            _ = try db.discussion(discussion, for: viewer)
            let rows = try QuestionAskedRow.all(
                db,
                """
                SELECT questions.number, title, nature, aim, body, body_html, author, name, byline, asked_at
                FROM questions JOIN members ON members.number = author
                WHERE questions.discussion = \(discussion) AND questions.club IN \(viewer.readableClubs)
                ORDER BY questions.number
                """)
            return try rows.map { row in
                QuestionAsked(
                    number: row.number, title: row.title, nature: row.nature, aim: Question.Aim(rawValue: row.aim),
                    text: Prose(source: row.body, html: row.bodyHtml),
                    author: Author(number: row.author, name: row.name, byline: row.byline), askedAt: row.askedAt,
                    answers: try db.answers(to: row.number, for: viewer).filter {
                        $0.withdrawnAt == nil && $0.heldAt == nil
                    })
            }
        }
    }
}
