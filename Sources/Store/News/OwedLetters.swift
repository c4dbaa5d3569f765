package import Colloquium
import GRDB

/// The law of one kind of letter that the site owes its members: who is to get one, what it tells, and how it is noted what
/// came of it.
package struct OwedLetters<Due: Sendable, Content: Sendable>: Sendable {
    /// Those that were not written yet, the most urgent first.
    let due: @Sendable (Database, Instant) throws -> [Due]
    /// Nil for one that was written meanwhile, or whose reason is gone.
    let content: @Sendable (Database, Due, Instant) throws -> Content?
    /// Notes which mail was written, and what it tells; none where there was nothing to tell.
    let settle: @Sendable (Database, Due, _ written: (content: Content, mail: Int64)?, Instant) throws -> Void

    /// How many are written before the next look.
    static var limit: Int { Store.lettersAtOnce }
}

extension Store {
    /// The most letters of a kind that one look gives.
    package static let lettersAtOnce = 500

    /// Which letters are to be written now, the most urgent first, at most 500.
    package func due<Due, Content>(_ letters: OwedLetters<Due, Content>, at now: Instant) async throws -> [Due] {
        try await read { db in Array(try letters.due(db, now).prefix(Self.lettersAtOnce)) }
    }

    /// Writes a letter: the mail and the note of it, all or nothing, so that asking again writes nothing. Who may not or
    /// would not hear of it any more is told nothing. Gives back whether a mail was written.
    package func write<Due, Content>(
        _ due: Due, of letters: OwedLetters<Due, Content>, at now: Instant,
        compose: @escaping @Sendable (Content) throws -> OutgoingMail
    ) async throws -> Bool {
        try await write { db in
            let written = try letters.content(db, due, now).map { content in
                (content: content, mail: try db.enqueue(compose(content), at: now))
            }
            try letters.settle(db, due, written, now)
            return written != nil
        }
    }
}
