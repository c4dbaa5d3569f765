package import Colloquium
import GRDB

extension Store {
    /// A member's searches, by their names.
    package func savedSearches(of member: Number<Member>) async throws -> [SavedSearch] {
        try await read { db in
            try Row.all(
                db, "SELECT number, name, query FROM saved_searches WHERE member = \(member) ORDER BY name, number"
            ).map { SavedSearch(number: $0[0], name: $0[1], query: SearchQuery($0[2])) }
        }
    }

    /// Keeps a search under a name. What is kept is never exchanged for another: who follows it would be sent other
    /// things. The same again changes nothing.
    /// - Throws: a problem at `name` when another search has it; a conflict when the member keeps as many as there may be.
    package func save(_ search: SavedSearch.Draft, by member: Number<Member>, at now: Instant) async throws {
        try await write { db in
            let kept = try String.first(
                db, "SELECT query FROM saved_searches WHERE member = \(member) AND name = \(search.name)")
            if kept == search.query.text { return }
            if kept != nil {
                throw Refusal.invalid(
                    "name", "You have a search of this name. Give this one another, or remove that one first.")
            }
            let others = try Int.first(db, "SELECT count(*) FROM saved_searches WHERE member = \(member)")
            guard others ?? 0 < SavedSearch.limit else {
                throw Refusal(
                    .conflict, "You have \(SavedSearch.limit) saved searches; remove one you no longer need first.")
            }
            try db.run(
                """
                INSERT INTO saved_searches (member, name, query, saved_at)
                VALUES (\(member), \(search.name), \(search.query.text), \(now))
                """)
        }
    }

    /// Forgets a search of this member; one that is gone stays gone.
    package func remove(_ search: Number<SavedSearch>, of member: Number<Member>) async throws {
        try await write { db in
            try db.run("DELETE FROM saved_searches WHERE number = \(search) AND member = \(member)")
        }
    }
}
