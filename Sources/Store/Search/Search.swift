package import Colloquium
import GRDB

/// What a query found: a page of it, and how all of it parts.
package struct SearchResults: Sendable {
    package let hits: Sliced<SearchHit>
    /// How many entries were found.
    package let count: Int
    /// Whether there are more than were counted: of each kind only the newest are.
    package let isMore: Bool
    package let facets: SearchFacets
    /// Whether nothing was found by the last word, so that what begins with it is shown.
    package let isByBeginning: Bool
}

extension Store {
    /// What matches `query` where `viewer` may read: first what has all the words in its title, then in title or
    /// abstract, then anywhere; the newest first. Where nothing is found, what is with the last word begun.
    /// A query that asks for nothing finds nothing.
    package func search(
        _ query: SearchQuery, for viewer: Viewer, _ slice: Slice, at now: Instant
    ) async throws -> SearchResults {
        let clubs = try await readableClubs(for: viewer)
        return try await read { db in
            var asked = query
            var found = try db.candidates(SearchConditions(query, readable: clubs, at: now), query)
            if found.isEmpty, let begun = query.withLastWordBegun {
                asked = begun
                found = try db.candidates(SearchConditions(begun, readable: clubs, at: now), begun)
            }
            let page = found.dropFirst((slice.page - 1) * slice.size).prefix(slice.size + 1)
            let hits = try db.hits(page.prefix(slice.size).map(\.self), SearchMatch(asked), for: viewer)
            return SearchResults(
                hits: Sliced(hits, hasMore: page.count > slice.size), count: found.count,
                isMore: SearchKind.allCases.contains { kind in
                    found.lazy.filter { $0.kind == kind }.count >= SearchCandidate.limit
                },
                facets: try db.facets(of: found, clubs, at: now), isByBeginning: asked != query && !found.isEmpty)
        }
    }
}

extension Store {
    /// The newest of what matches, whatever it ranks.
    func newestHits(
        _ query: SearchQuery, for viewer: Viewer, limit: Int, at now: Instant
    ) async throws -> [SearchCandidate] {
        let clubs = try await readableClubs(for: viewer)
        return try await read { db in
            let found = try db.candidates(SearchConditions(query, readable: clubs, at: now), query)
            return Array(found.sorted { ($0.at, $0.number) > ($1.at, $1.number) }.prefix(limit))
        }
    }

    /// The clubs `viewer` may read, by their names. Every search and list asks for them, and they seldom change.
    package func readableClubs(for viewer: Viewer) async throws -> [ClubName] {
        try await memory.readableClubs.value(viewer, in: edition()) {
            try await read { db in try db.readableClubs(for: viewer) }
        }
    }
}

extension Database {
    func readableClubs(for viewer: Viewer) throws -> [ClubName] {
        try ClubName.all(
            self,
            """
            SELECT number, name FROM clubs WHERE number IN \(viewer.readableClubs) ORDER BY name COLLATE NOCASE, number
            """)
    }
}
