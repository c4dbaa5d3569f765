package import Colloquium
import GRDB

/// Somebody who is to be written to about what they wrote.
package struct DueAuthorLetter: ReadRow, Hashable {
    package let number: Int64
    package let occasion: AuthorOccasion
    package let answer: Number<StoredAnswer>?
    let author: Number<Member>
    let notedAt: Instant
}

/// What a letter to an author tells.
package struct AuthorLetterContent: Sendable {
    package let recipient: Member
    /// Of the question that is answered.
    package let title: String
    package let answer: Number<StoredAnswer>
    /// What there is to say, in a line each.
    package let lines: [String]
}

extension OwedLetters where Due == DueAuthorLetter, Content == AuthorLetterContent {
    /// About what others found wrong in what a member wrote; nothing where it was put right or withdrawn meanwhile, or the
    /// author may not or would not hear of it.
    package static var authors: Self {
        Self { db, _ in
            try DueAuthorLetter.all(
                db,
                """
                SELECT author_letters.number, occasion, answer, answers.author, noted_at
                FROM author_letters JOIN answers ON answers.number = answer
                WHERE settled_at IS NULL ORDER BY author_letters.number LIMIT \(limit)
                """)
        } content: { db, due, _ in
            try db.authorLetter(due)
        } settle: { db, due, mail, now in
            try db.run(
                """
                UPDATE author_letters SET settled_at = \(now), mail = \(mail)
                WHERE number = \(due.number) AND settled_at IS NULL
                """)
        }
    }
}

extension Database {
    /// Notes that the author of an answer is to be written to; once until that is done.
    func owe(_ occasion: AuthorOccasion, for answer: Number<StoredAnswer>, at now: Instant) throws {
        try run(
            """
            INSERT OR IGNORE INTO author_letters (occasion, answer, noted_at) VALUES (\(occasion), \(answer), \(now))
            """)
    }

    fileprivate func authorLetter(_ due: DueAuthorLetter) throws -> AuthorLetterContent? {
        let isOwed = try Bool.first(
            self,
            """
            SELECT 1 FROM author_letters JOIN members ON members.number = \(due.author)
            WHERE author_letters.number = \(due.number) AND settled_at IS NULL AND standing = 'active' AND reminders
            """)
        guard isOwed ?? false, let number = due.answer, let member = try MemberRow.member(due.author, self),
            let answer = try? answer(number, for: Viewer.of(member, self)), answer.withdrawnAt == nil
        else { return nil }
        let lines = try lines(of: due, about: answer)
        if lines.isEmpty { return nil }
        return AuthorLetterContent(
            recipient: member,
            title: try String.first(self, "SELECT title FROM questions WHERE number = \(answer.question)") ?? "",
            answer: number, lines: lines)
    }

    private func lines(of due: DueAuthorLetter, about answer: AnswerReading) throws -> [String] {
        switch due.occasion {
        case .held: answer.references.filter { $0.work.state == .failed }.map(\.reference.line)
        case .doubted:
            answer.references.flatMap { cited in
                cited.doubts.filter { $0.givenAt >= due.notedAt }.map {
                    "\($0.name) on \(cited.reference.identifier.label): \($0.reason)"
                }
            }
        case .bettered:
            answer.better.filter { $0.givenAt >= due.notedAt }.map {
                "\($0.name): \($0.work.identifier.label). \($0.reason)"
            }
        case .citationNeeded: []
        }
    }
}
