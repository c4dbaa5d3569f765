package import Colloquium
import GRDB

/// Somebody who is to be written to about what they wrote.
package struct DueAuthorLetter: ReadRow, Hashable {
    package let number: Int64
    package let occasion: AuthorOccasion
    let answer: Number<StoredAnswer>?
    let contribution: Number<Contribution>?
    let author: Number<Member>
    let notedAt: Instant
}

/// What a letter to an author tells.
package struct AuthorLetterContent: Sendable {
    package let recipient: Member
    /// Of the question that is answered, or of the article under discussion.
    package let title: String
    package let place: Place
    /// What there is to say, in a line each.
    package let lines: [String]

    /// What the recipient wrote.
    package enum Place: Sendable {
        case answer(Number<StoredAnswer>)
        case contribution(Number<Contribution>)
    }
}

extension OwedLetters where Due == DueAuthorLetter, Content == AuthorLetterContent {
    /// About what others found wrong in what a member wrote; nothing where it was put right or withdrawn meanwhile, or the
    /// author may not or would not hear of it.
    package static var authors: Self {
        Self { db, _ in
            try DueAuthorLetter.all(
                db,
                """
                SELECT author_letters.number, occasion, answer, contribution, noted_at,
                    coalesce(answers.author, contributions.author) AS author
                FROM author_letters LEFT JOIN answers ON answers.number = answer
                    LEFT JOIN contributions ON contributions.number = contribution
                WHERE settled_at IS NULL ORDER BY author_letters.number LIMIT \(limit)
                """)
        } content: { db, due, _ in
            try db.authorLetter(due)
        } settle: { db, due, written, now in
            try db.run(
                """
                UPDATE author_letters SET settled_at = \(now), mail = \(written?.mail)
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
            INSERT INTO author_letters (occasion, answer, noted_at) VALUES (\(occasion), \(answer), \(now))
            ON CONFLICT DO NOTHING
            """)
    }

    fileprivate func authorLetter(_ due: DueAuthorLetter) throws -> AuthorLetterContent? {
        let isOwed = try Bool.first(
            self,
            """
            SELECT 1 FROM author_letters JOIN members ON members.number = \(due.author)
            WHERE author_letters.number = \(due.number) AND settled_at IS NULL AND standing = 'active' AND reminders
            """)
        guard isOwed ?? false, let member = try MemberRow.member(due.author, self) else { return nil }
        if let answer = due.answer { return try letter(to: member, due, about: answer) }
        return try due.contribution.flatMap { try letter(to: member, about: $0) }
    }

    private func letter(
        to member: Member, _ due: DueAuthorLetter, about number: Number<StoredAnswer>
    ) throws -> AuthorLetterContent? {
        guard let answer = try? answer(number, for: Viewer.of(member, self)), answer.withdrawnAt == nil else {
            return nil
        }
        let lines = lines(of: due, about: answer)
        if lines.isEmpty { return nil }
        return AuthorLetterContent(
            recipient: member,
            title: try String.first(self, "SELECT title FROM questions WHERE number = \(answer.question)") ?? "",
            place: .answer(number), lines: lines)
    }

    private func letter(to member: Member, about number: Number<Contribution>) throws -> AuthorLetterContent? {
        guard let row = try? contribution(number, for: Viewer.of(member, self)), row.withdrawnAt == nil,
            row.isCitationNeeded
        else { return nil }
        let title = try String.first(
            self,
            """
            SELECT title FROM discussions JOIN articles ON articles.number = article
            WHERE discussions.number = \(row.discussion)
            """)
        return AuthorLetterContent(
            recipient: member, title: title ?? "", place: .contribution(number),
            lines: [row.contribution.body.words.excerpt(200)])
    }

    private func lines(of due: DueAuthorLetter, about answer: AnswerReading) -> [String] {
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
