import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Lists of discussions")
struct DiscussionListTests {
    private static let doi: [(Identifier.Scheme, String)] = [(.doi, "10.1000/1")]

    @Test("have each article once, by the first discussion of it that the reader may read")
    func articlesOnce() async throws {
        let society = try await Society()
        let store = society.store
        let hidden = try await society.post("Fluids", Self.doi, in: Society.hidden, by: society.ada)
        let open = try await society.post("Fluids", Self.doi, by: society.ada, at: Society.start + .days(1))
        let other = try await society.post("Sepsis", by: society.ada, at: Society.start + .days(2))
        _ = try await society.post("Fluids", Self.doi, in: Society.ours, by: society.ada, at: Society.start + .days(3))
        for (viewer, shown) in [(Viewer.visitor, open), (try await society.viewer(society.ada), hidden)] {
            let rows = try await store.discussions(.newestArticles, for: viewer, .all, at: Society.start).rows
            #expect(rows.map(\.number) == [other, shown])
        }
    }

    @Test("are gone through in their order, so that nothing beyond the page is read and put in order")
    func plans() async throws {
        let society = try await Society()
        let filters: [DiscussionFilter] = [.open, .coming, .closed, .newestArticles, .club(Society.open)]
        let viewer = try await society.viewer(society.ada)
        try await society.store.read { db in
            for filter in filters {
                try Self.expectNoSorting(filter.numbers(for: viewer, Slice(size: 50), at: Society.start), db)
            }
            try Self.expectNoSorting(MemberSummary.directory(Slice(size: 200)), db)
            for filter in [QuestionFilter.all, .unanswered, .club(Society.open)] {
                try Self.expectNoSorting(filter.numbers(for: viewer, Slice(size: 50)), db)
            }
        }
    }

    private static func expectNoSorting(_ query: SQL, _ db: Database) throws {
        let steps = try Row.all(db, "EXPLAIN QUERY PLAN \(query)").map { $0["detail"] as String }
        #expect(!steps.contains { $0.contains("TEMP B-TREE") }, "\(steps)")
    }

    @Test("offer the tags that most articles have, those of clubs that may not be read left out")
    func tags() async throws {
        let society = try await Society()
        try await society.post("Fluids", by: society.ada, tags: "sepsis")
        try await society.post("Pressors", by: society.ada, tags: "sepsis, shock")
        try await society.post("Secret", in: Society.hidden, by: society.ada, tags: "secret, shock")
        let store = society.store
        #expect(try await store.tagsInUse(for: .visitor, limit: 30).map(\.rawValue) == ["sepsis", "shock"])
        #expect(try await store.tagsInUse(for: .visitor, limit: 1).map(\.rawValue) == ["sepsis"])
        let ada = try await society.viewer(society.ada)
        #expect(try await store.tagsInUse(for: ada, limit: 30).map(\.rawValue) == ["sepsis", "shock", "secret"])
    }

    @Test("offer the clubs that the reader may read, also one founded since they were asked for")
    func clubs() async throws {
        let society = try await Society()
        let store = society.store
        let ada = try await society.viewer(society.ada)
        #expect(try await store.readableClubs(for: .visitor).map(\.name) == ["Open club"])
        #expect(try await store.readableClubs(for: ada).map(\.name) == ["Hidden club", "Open club", "Our club"])
        _ = try await store.addClub(
            try Society.charter("A new club", .everyone), facilitator: society.ben, at: Society.start)
        #expect(try await store.readableClubs(for: .visitor).map(\.name) == ["A new club", "Open club"])
    }
}
