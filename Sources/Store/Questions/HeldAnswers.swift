import Colloquium
import GRDB

/// An answer with a reference that every registry was asked for and none knows is held back: its author alone sees it,
/// and is asked; it is there for all as soon as its references are right.
extension Database {
    /// Holds back or publishes the answers that rest on an article, after something changed in what is known of it.
    func reviewAnswers(restingOn article: Number<Article>, at now: Instant) throws {
        let answers = try Number<StoredAnswer>.all(
            self,
            """
            SELECT DISTINCT citations.answer FROM article_identifiers JOIN citations USING (scheme, value)
            WHERE article_identifiers.article = \(article) AND citations.answer IS NOT NULL
            """)
        for answer in answers { try review(answer, at: now) }
    }

    /// Holds an answer back or publishes it, as its references are now.
    func review(_ answer: Number<StoredAnswer>, at now: Instant) throws {
        let row = try Row.first(
            self, "SELECT held_at, body, body_html FROM answers WHERE number = \(answer) AND withdrawn_at IS NULL")
        guard let row else { return }
        let wasHeld = row["held_at"] != nil
        if try hasUnknownReference(answer) {
            try unindex(.answer, answer.rawValue)
            if wasHeld { return }
            try run("UPDATE answers SET held_at = \(now) WHERE number = \(answer)")
            try owe(.held, for: answer, at: now)
        } else if wasHeld {
            try run("UPDATE answers SET held_at = NULL, shown_at = \(now) WHERE number = \(answer)")
            try run(
                """
                DELETE FROM author_letters WHERE answer = \(answer) AND occasion = \(AuthorOccasion.held)
                    AND settled_at IS NULL
                """)
            let references = try references(ofAnswers: "answers.number = \(answer)", discussed: nil, for: .visitor)
            guard let cited = References((references[answer] ?? []).map(\.reference)) else { return }
            try index(answer, Answer(body: Prose(source: row["body"], html: row["body_html"]), references: cited))
            try notifyAsker(of: answer, at: now)
            try gather(answer, at: now)
        }
    }

    private func hasUnknownReference(_ answer: Number<StoredAnswer>) throws -> Bool {
        try Bool.first(
            self,
            """
            SELECT EXISTS (SELECT 1 FROM answer_references AS cited \(ReferencedWorkRow.work)
                WHERE cited.answer = \(answer) AND \(Self.isUnknown(work: "articles.number", scheme: "cited.scheme")))
            """) ?? false
    }

    func index(_ number: Number<StoredAnswer>, _ answer: Answer) throws {
        try index(.answer, number.rawValue, title: "", body: answer.searchText)
    }
}

extension Answer {
    fileprivate var searchText: String {
        let cited = references.all.map { "\($0.identifier.value) \($0.note) \($0.evidence.account)" }
        return body.words + "\n" + cited.joined(separator: "\n")
    }
}

extension Viewer {
    /// Whether the viewer is shown an answer, by its row of `answers`.
    var isShownAnswer: SQL { "(answers.held_at IS NULL OR answers.author = \(member))" }
}
