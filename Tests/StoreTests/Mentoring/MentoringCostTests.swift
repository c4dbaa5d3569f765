import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("What mentoring costs")
struct MentoringCostTests {
    private static let (today, now) = (MentoringStoreScene.today, MentoringStoreScene.now)

    /// The statements that something runs, with what they are given.
    private static func statements(
        of body: @Sendable (Database) throws -> Void, _ db: Database
    ) throws -> [String] {
        var statements: [String] = []
        db.trace { if case .statement(let statement) = $0 { statements.append(statement.expandedSQL) } }
        try body(db)
        db.trace(options: [])
        return statements.filter { !$0.hasPrefix("--") }
    }

    @Test("is told by indexes: nothing is looked for among all members, offers, asks or agreements")
    func indexed() async throws {
        let scene = try await MentoringStoreScene()
        let (ada, ben) = (scene.society.ada, scene.society.ben)
        let number = try await scene.list(.offer, by: scene.ada)
        try await scene.list(.request, by: scene.ben)
        try await scene.ask(about: number, by: scene.mo)
        let viewer = scene.ben
        let scans = try await scene.store.write { db in
            let statements = try Self.statements(
                of: { db in
                    let own = try db.listings("owner = \(ben)", for: ben)
                    _ = try db.listing(number, for: viewer)
                    _ = try db.matches(of: own, for: viewer, on: Self.today)
                    _ = try db.asks("answer = 'open' AND \(SQL.isAskedOpenly(ada))", for: ada)
                    _ = try db.ownMentoring(of: ada)
                    try db.endMentoring(of: ada, with: ben, at: Self.now)
                    try db.eraseMentoring(of: ada, at: Self.now)
                }, db)
            return try statements.flatMap { sql in
                try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \(sql)").map { $0["detail"] as String }
                    .filter { $0.contains(/SCAN (members|mentoring_|ties|trainee_)/) }.map { "\($0): \(sql)" }
            }
        }
        #expect(scans == [])
    }

    @Test("does not grow with one’s own requests of a role, nor without end with what others offer")
    func bounded() async throws {
        let scene = try await MentoringStoreScene()
        try await scene.list(.request, by: scene.ada)
        try await scene.list(.request, by: scene.ada) { $0.trainee = "@ben" }
        try await scene.crowd(30)
        try await scene.society.run(Self.offers)
        let (ada, viewer) = (scene.society.ada, scene.ada)
        let (reads, found) = try await scene.store.write { db in
            let own = try db.listings("owner = \(ada)", for: ada)
            let reads = try Self.statements(
                of: { _ = try $0.matches(of: own, for: viewer, on: Self.today) }, db)
            return (reads, try db.matches(of: own, for: viewer, on: Self.today))
        }
        #expect(reads.filter { $0.contains("AS taken FROM mentoring_listings") }.count == 1)
        #expect(reads.contains { $0.contains("LIMIT 500") })
        #expect(found.values.map(\.count) == [20, 20])
    }

    /// An offer by each of a crowd, those of even numbers about sepsis.
    static let offers = """
        INSERT INTO mentoring_listings (owner, kind, role, words, places, audience, made_at, submission)
            SELECT number, 'offer', 'mentor', 'W', 1, 'members', 0, number FROM members WHERE number > 100;
        INSERT INTO mentoring_ways SELECT number, 'video' FROM mentoring_listings WHERE owner > 100;
        INSERT INTO mentoring_topics SELECT number, 0, 'Sepsis', 'sepsis' FROM mentoring_listings
            WHERE owner > 100 AND owner % 2 = 0;
        """

    @Test("lets every offer be found, page by page and by its topic")
    func pages() async throws {
        let scene = try await MentoringStoreScene()
        try await scene.crowd(105)
        try await scene.society.run(Self.offers)
        func found(_ page: Int, about topic: String = "") async throws -> Sliced<MentoringListing> {
            try await scene.store.mentoringListings(
                .offer, .mentor, about: topic, for: scene.ben, on: Self.today, Slice(size: 20, page: page))
        }
        let first = try await found(1)
        #expect(first.rows.first?.owner.number == 205 && first.hasMore)
        let last = try await found(6)
        #expect(last.rows.map(\.owner.number) == [105, 104, 103, 102, 101] && !last.hasMore)
        let about = try await found(3, about: " SEPSIS")
        #expect(about.rows.count == 12 && about.rows.allSatisfy { $0.topics == ["Sepsis"] })
    }
}
