import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("The search of a large archive")
struct SearchSpeedTests {
    /// Every contribution has a word of its own, and all have one in common.
    private static func filled(_ count: Int) async throws -> Society {
        let society = try await Society()
        let discussion = try await society.post("A trial", by: society.ada)
        let author = society.ben
        try await society.store.database.write { db in
            for number in 1...count {
                try db.execute(
                    sql: """
                        INSERT INTO contributions (number, discussion, author, kind, body, body_html, submission, written_at)
                        VALUES (?, ?, ?, 'comment', 'b', 'b', ?, ?)
                        """,
                    arguments: [number, discussion, author, "\(number)", Society.start.rawValue + Int64(number)])
                try db.index(.contribution, Int64(number), title: "", body: "common rare\(number)")
            }
        }
        return society
    }

    @Test("ranks and counts no more of a kind than it must, and says that there are more")
    func limit() async throws {
        let society = try await Self.filled(SearchCandidate.limit + 5)
        let found = try await society.store.search(
            SearchQuery("common"), for: .visitor, Slice(size: 20), at: Society.start)
        #expect(found.count == SearchCandidate.limit && found.isMore)
        #expect(found.hits.rows.first?.number == Int64(SearchCandidate.limit + 5))
        #expect(try await society.store.hits("rare3").count == 1)
    }

    @Test("reads the newest of a kind first and sorts nothing")
    func plan() async throws {
        let society = try await Self.filled(1)
        try await society.store.read { db in
            let place = SearchPlace(.contribution)
            let conditions = SearchConditions(SearchQuery("common"), readable: [], at: Society.start)
            let query: SQL = """
                EXPLAIN QUERY PLAN SELECT search.rowid FROM search CROSS JOIN \(place.tables)
                WHERE \(SearchMatch(SearchQuery("common")).condition(in: .all))
                    AND search.rowid BETWEEN \(SearchKind.contribution.firstRow) AND \(SearchKind.contribution.lastRow)
                    AND \(conditions.sql(.contribution))
                ORDER BY search.rowid DESC LIMIT 1
                """
            let steps = try Row.all(db, query).map { $0["detail"] as String }
            #expect(steps.first?.hasPrefix("SCAN search VIRTUAL TABLE") == true, "\(steps)")
            #expect(!steps.contains { $0.contains("TEMP B-TREE") }, "\(steps)")
        }
    }
}
