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
            let rows = SearchKind.contribution.firstRow...SearchKind.contribution.lastRow
            let conditions = SearchConditions(SearchQuery("common"), readable: [], at: Society.start)
            let query: SQL = """
                EXPLAIN QUERY PLAN SELECT search.rowid FROM search CROSS JOIN \(place.tables)
                WHERE \(SearchMatch(SearchQuery("common")).condition(in: .all, rows))
                    AND search.rowid BETWEEN \(rows.lowerBound) AND \(rows.upperBound)
                    AND \(conditions.sql(.contribution))
                ORDER BY search.rowid DESC LIMIT 1
                """
            let steps = try Row.all(db, query).map { $0["detail"] as String }
            #expect(steps.first?.hasPrefix("SCAN search VIRTUAL TABLE") == true, "\(steps)")
            #expect(!steps.contains { $0.contains("TEMP B-TREE") }, "\(steps)")
        }
    }

    @Test(
        "looks where an index says that what a filter lets through is, and goes through nothing else",
        arguments: [
            "year:1990", "is:open", "is:announced", "is:closed", "design:qualitative", "club:open",
            "club:=\"Open club\"", "journal:lancet", "journal:=Lancet", "mesh:\"heart failure\"", "-is:archived",
            "-year:2026", "kind:method",
            "is:open design:qualitative year:2026 journal:heart mesh:shock club:open",
        ])
    func narrowing(_ typed: String) async throws {
        let society = try await Self.filled(1)
        let clubs = try await society.store.readableClubs(for: society.viewer(society.ada))
        try await society.store.read { db in
            let conditions = SearchConditions(SearchQuery(typed), readable: clubs, at: Society.start)
            let narrowing = try #require(SearchNarrowing(conditions))
            var queries: [SQL] = []
            if let discussions = narrowing.discussions { queries.append(discussions) }
            for kind in SearchKind.allCases { queries += narrowing.sources(kind, [1]).map(\.numbers) }
            #expect(!queries.isEmpty)
            for query in queries {
                let steps = try Row.all(db, "EXPLAIN QUERY PLAN \(query)").map { $0["detail"] as String }
                // What is written in the query itself, and what a word has, is gone through.
                let gone = ["json_each", "VIRTUAL TABLE INDEX", "CONSTANT ROW"]
                let scans = steps.filter { step in step.hasPrefix("SCAN ") && !gone.contains { step.contains($0) } }
                #expect(scans == [], "\(steps)")
            }
        }
    }

    @Test("narrows no search for words alone", arguments: ["common", "common kind:comment kind:article", "author:ben"])
    func words(_ typed: String) {
        let conditions = SearchConditions(SearchQuery(typed), readable: [], at: Society.start)
        #expect((SearchNarrowing(conditions) == nil) == !typed.contains("kind:comment"))
    }

    @Test(
        "finds the same of a word that is everywhere, whichever way it looks",
        arguments: [
            ("common", 500), ("common is:open", 500), ("common is:announced", 0), ("common year:1990", 0),
            ("common year:2026", 500), ("common -year:1000-2999", 0), ("common kind:comment", 500),
            ("common kind:strength", 0), ("common club:open", 500), ("common -club:open", 0),
            ("common -is:open", 0), ("common journal:lancet", 0), ("is:open kind:contribution", 500),
            ("common is:open -rare7", 500), ("common is:open \"common rare7\"", 1), ("is:open -common", 1),
            ("is:open rare7", 1),
        ])
    func everywhere(_ typed: String, _ count: Int) async throws {
        let society = try await Self.filled(SearchCandidate.limit + 5)
        let found = try await society.store.search(
            SearchQuery(typed), for: .visitor, Slice(size: 20), at: Society.start + .hours(1))
        #expect(found.count == count)
        #expect(found.hits.rows.map(\.number) == found.hits.rows.map(\.number).sorted(by: >))
    }
}
