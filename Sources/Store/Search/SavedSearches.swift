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

    /// Keeps a search under a name. The same name again keeps the newer search.
    /// - Throws: a conflict when the member keeps as many as there may be.
    package func save(_ search: SavedSearch.Draft, by member: Number<Member>, at now: Instant) async throws {
        try await write { db in
            let others = try Int.first(
                db, "SELECT count(*) FROM saved_searches WHERE member = \(member) AND name <> \(search.name)")
            guard others ?? 0 < SavedSearch.limit else {
                throw Refusal(
                    .conflict, "You have \(SavedSearch.limit) saved searches; remove one you no longer need first.")
            }
            try db.run(
                """
                INSERT INTO saved_searches (member, name, query, saved_at)
                VALUES (\(member), \(search.name), \(search.query.text), \(now))
                ON CONFLICT (member, name) DO UPDATE
                SET name = excluded.name, query = excluded.query, saved_at = excluded.saved_at
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
