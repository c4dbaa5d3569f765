package import Colloquium
import GRDB

/// A critique with what is found in its text. Reading takes longer than writing and needs no database, so it is done
/// before the one writer is waited for.
package struct ReadCritique: Sendable {
    package let critique: Critique
    let words: String
    let works: [Identifier]

    package init(_ critique: Critique) {
        self.critique = critique
        words = critique.body.words
        works = critique.body.citedWorks(among: words)
    }
}

extension Database {
    /// Writes a new contribution with the works it names and its search entry. Whether it may be written is judged
    /// before.
    func add(
        _ read: ReadCritique, to discussion: Number<Discussion>, inReplyTo parent: Number<Contribution>?, depth: Int,
        by author: Number<Member>, submission: String, isLate: Bool, at now: Instant
    ) throws -> Number<Contribution> {
        let critique = read.critique
        let statement = try cachedStatement(
            sql: """
                INSERT INTO contributions
                    (discussion, parent, depth, author, kind, body, body_html, submission, is_late,
                    written_at, works_noted)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
                """)
        try statement.execute(arguments: [
            discussion, parent, depth, author, critique.kind, critique.body.source, critique.body.html, submission,
            isLate, now,
        ])
        let number = insertedNumber(of: Contribution.self)
        try add(read.works, namedIn: number, at: now)
        try enter(.contribution, number.rawValue, title: "", body: read.words)
        return number
    }
}
