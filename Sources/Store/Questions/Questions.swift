package import Colloquium
import GRDB

/// A question as its page shows it.
package struct QuestionReading: Sendable {
    package let summary: QuestionSummary
    package let body: Prose
    /// When its words were last changed; nil where they are as they were asked.
    package let changedAt: Instant?
    /// Whether its words were taken away.
    package let isWithdrawn: Bool
    /// What it asks about, where that was said.
    package let aim: Question.Aim?
    package let author: Author
    package let tags: [Tag]
    /// The discussion it stands in, with the title of its article.
    package let discussion: (number: Number<Discussion>, title: String)?
    /// Oldest first.
    package let answers: [AnswerReading]
}

struct QuestionRow: ReadRow {
    let number: Number<Question>
    let club: Number<Club>
    let discussion: Number<Discussion>?
    let author: Number<Member>
    let body: String
    let bodyHtml: String
    let changedAt: Instant?
    let takenBackAt: Instant?
    private let aim: String

    /// What it asks about, where that was said.
    var aimed: Question.Aim? { Question.Aim(rawValue: aim) }
}

/// What must be known of a question before its page is made.
package struct QuestionPlace: Sendable {
    package let title: String
    /// Whether the page shows the viewer what it shows nobody else: what they asked, answered or said of an answer, or
    /// what they may say for a panel; or it is theirs to withdraw.
    package let isPersonal: Bool
    /// When the viewer last opened it, as far as that was noted; nil where they never did.
    package let visitedAt: Instant?
}

extension Store {
    package func place(of number: Number<Question>, for viewer: Viewer) async throws -> QuestionPlace {
        try await read { db in
            let row = try Row.first(
                db,
                """
                SELECT title, author IS \(viewer.member) OR \(viewer.isModerator)
                    OR club IN \(SQL.list(viewer.clubs.filter { $0.value == .facilitator }.map(\.key.rawValue))) OR \(SQL.isInvolved(viewer.member, in: number)) AS is_personal,
                    (SELECT visited_at FROM question_marks
                        WHERE question_marks.member = \(viewer.member) AND question = questions.number) AS visited_at
                FROM questions WHERE number = \(number) AND club IN \(viewer.readableClubs)
                """)
            guard let row else { throw Refusal.noSuch("question") }
            return QuestionPlace(title: row["title"], isPersonal: row["is_personal"], visitedAt: row["visited_at"])
        }
    }

    package func question(_ number: Number<Question>, for viewer: Viewer) async throws -> QuestionReading {
        try await read { db in
            let row = try db.question(number, for: viewer)
            guard
                let summary = try QuestionSummary.first(
                    db, "\(QuestionSummary.readable(for: viewer)) AND questions.number = \(number)"),
                let author = try AuthorRow.first(
                    db, "SELECT number, name, byline FROM members WHERE number = \(row.author)")
            else { throw Refusal.noSuch("question") }
            let discussion = try row.discussion.map { discussion in
                let title = try String.first(
                    db,
                    """
                    SELECT articles.title FROM discussions JOIN articles ON articles.number = discussions.article
                    WHERE discussions.number = \(discussion)
                    """)
                return (number: discussion, title: title ?? "")
            }
            return QuestionReading(
                summary: summary, body: Prose(source: row.body, html: row.bodyHtml), changedAt: row.changedAt,
                isWithdrawn: row.takenBackAt != nil, aim: row.aimed, author: author.author,
                tags: try Tag.all(db, "SELECT tag FROM question_tags WHERE question = \(number) ORDER BY tag"),
                discussion: discussion, answers: try db.answers(to: number, for: viewer))
        }
    }

    /// Asks. The same form sent twice is one question.
    package func ask(_ draft: Question.Draft, by viewer: Viewer, at now: Instant) async throws -> Number<Question> {
        guard let member = viewer.member else { throw Refusal(.signInNeeded, "Sign in to ask.") }
        return try await write { db in
            let sent = try Row.first(
                db,
                "SELECT number, title, body FROM questions WHERE author = \(member) AND submission = \(draft.submission)"
            )
            if let sent, sent["title"] == draft.title, sent["body"] == draft.body.source { return sent["number"] }
            let submission = sent == nil ? draft.submission : Token().text
            var home = draft.club
            if let discussion = draft.discussion {
                let row = try db.discussion(discussion, for: viewer)
                if row.calledOffAt != nil {
                    throw Refusal(.conflict, "This discussion was called off. Ask without it, in the club.")
                }
                home = row.club
            }
            let club = try db.club(home, for: viewer)
            guard viewer.mayWrite(in: club.number, club.visibility) else {
                throw Refusal(.forbidden, "You may not ask in this club.")
            }
            try db.run(
                """
                INSERT INTO questions (club, discussion, author, title, body, body_html, nature, aim, specialty,
                    submission, asked_at)
                VALUES (\(club.number), \(draft.discussion), \(member), \(draft.title), \(draft.body.source),
                    \(draft.body.html), \(draft.nature), \(draft.aim?.rawValue ?? ""), \(draft.specialty),
                    \(submission), \(now))
                """)
            let number = db.insertedNumber(of: Question.self)
            for tag in draft.tags {
                try db.run("INSERT INTO question_tags (tag, question) VALUES (\(tag), \(number))")
            }
            try db.index(.question, number.rawValue, title: draft.title, body: draft.body.words)
            return number
        }
    }
}

extension SQL {
    /// Whether a member answered the question, judged an answer, or sits in a panel.
    fileprivate static func isInvolved(_ member: Number<Member>?, in question: Number<Question>) -> SQL {
        guard let member else { return "FALSE" }
        let given: SQL = "answer IN (SELECT number FROM answers WHERE question = \(question)) AND member = \(member)"
        return """
            EXISTS (SELECT 1 FROM answers WHERE question = \(question) AND author = \(member))
                OR EXISTS (SELECT 1 FROM endorsements WHERE \(given))
                OR EXISTS (SELECT 1 FROM reference_doubts WHERE \(given))
                OR EXISTS (SELECT 1 FROM better_evidence WHERE \(given))
                OR EXISTS (SELECT 1 FROM panel_invitations WHERE member = \(member))
            """
    }
}

extension Database {
    func question(_ number: Number<Question>, for viewer: Viewer) throws -> QuestionRow {
        let row = try QuestionRow.first(
            self, "SELECT * FROM questions WHERE number = \(number) AND club IN \(viewer.readableClubs)")
        guard let row else { throw Refusal.noSuch("question") }
        return row
    }
}
