import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Guiding is kept within limits")
struct GuidingLimitTests {
    private static let start = Society.start

    /// So many more members, the first of them number 5.
    private static func crowd(_ count: Int, _ scene: WorksheetScene) async throws {
        try await scene.society.run(
            """
            WITH RECURSIVE crowd (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM crowd WHERE n < \(count))
            INSERT INTO members (email, email_key, role, standing, time_zone, joined_at, name)
            SELECT 'x' || n, 'x' || n, 'member', 'active', 'UTC', 0, 'X' || n FROM crowd
            """)
    }

    @Test("An educator is given no more trainees than one may guide, and nobody is told")
    func trainees() async throws {
        let scene = try await WorksheetScene()
        let store = scene.store
        try await Self.crowd(Guiding.traineeLimit, scene)
        try await store.askToGuide(scene.society.moderator, by: scene.ben, at: Self.start)
        try await scene.society.run(
            """
            INSERT INTO guidings (trainee, educator, asked_by, asked_at, agreed_at)
            SELECT number, 4, 'trainee', 0, 0 FROM members WHERE number > 4
            """)
        try await store.letGuide(scene.society.ben, by: scene.ada, at: Self.start)
        #expect(try await store.guidings(of: scene.ada).guides.count == 1)
        let request = try #require(try await store.guidings(of: scene.mo).requests.first).number
        try await store.acceptGuiding(request, by: scene.mo, at: Self.start)
        #expect(try await store.guidings(of: scene.mo).guides.count == 1)
        #expect(try await store.guidings(of: scene.ben).trainees.count == Guiding.traineeLimit)
        #expect(
            try await refusal {
                try await store.askToGuide(scene.society.administrator, by: scene.ben, at: Self.start)
            } == .conflict)
    }

    @Test("A trainee has no more guides than may guide one, whoever asked")
    func guides() async throws {
        let scene = try await WorksheetScene()
        try await Self.crowd(Guiding.guideLimit, scene)
        try await scene.store.askToGuide(scene.society.ada, by: scene.ben, at: Self.start)
        try await scene.society.run(
            """
            INSERT INTO guidings (trainee, educator, asked_by, asked_at, agreed_at)
            SELECT 3, number, 'trainee', 0, 0 FROM members WHERE number > 4
            """)
        let request = try #require(try await scene.store.guidings(of: scene.ada).requests.first).number
        #expect(
            try await refusal { try await scene.store.acceptGuiding(request, by: scene.ada, at: Self.start) }
                == .conflict)
        #expect(try await scene.store.guidings(of: scene.ada).guides.count == Guiding.guideLimit)
    }

    @Test("Who is named is told that alone, and of what is said once they have opened the worksheet")
    func unopened() async throws {
        let scene = try await WorksheetScene()
        let (store, ben) = (scene.store, scene.ben)
        try await store.letGuide(scene.society.ben, by: scene.ada, at: Self.start)
        for text in ["Look", "Look here"] {
            try await store.comment(WorksheetScene.comment(text), on: nil, by: scene.ada, at: Self.start)
        }
        let news = try await store.worksheetNews(for: ben, upTo: 9)
        #expect(news.comments.isEmpty && news.namings == 1 && news.count == 1)
        #expect(try await store.unreadNotifications(of: ben, upTo: 9) == 1)
        #expect(try await store.guidings(of: ben).trainees.map(\.unread) == [0])
        let guided = try await store.worksheet(of: store.guidings(of: ben).trainees[0].guiding.number, for: ben)
        #expect(!guided.isOpened && guided.comments.count == 2)
        try await store.open(guided.guiding.number, by: ben)
        #expect(try await store.worksheet(of: guided.guiding.number, for: ben).isOpened)
        let after = try await store.worksheetNews(for: ben, upTo: 1)
        #expect(after.comments.map(\.words) == ["Look here"] && after.namings == 0 && after.count == 2)
    }

    @Test("What is new on worksheets is read with everything else, but for who waits for an answer")
    func readAtOnce() async throws {
        let scene = try await WorksheetScene()
        let (store, ben) = (scene.store, scene.ben)
        try await store.letGuide(scene.society.ben, by: scene.ada, at: Self.start)
        try await store.comment(WorksheetScene.comment("Look"), on: nil, by: scene.ada, at: Self.start)
        try await store.askToGuide(scene.society.ben, by: scene.mo, at: Self.start)
        #expect(try await store.unreadNotifications(of: ben, upTo: 9) == 2)
        try await store.readWorksheetNews(by: ben)
        let news = try await store.worksheetNews(for: ben, upTo: 9)
        #expect(news.comments.isEmpty && news.namings == 0 && news.requests == 1 && news.count == 1)
        try await store.comment(WorksheetScene.comment("Look again"), on: nil, by: scene.ada, at: Self.start)
        #expect(try await store.worksheetNews(for: ben, upTo: 9).comments.map(\.words) == ["Look again"])
    }

    @Test("What is new on worksheets is found without reading every comment there is")
    func plan() async throws {
        let scene = try await WorksheetScene()
        let details = try await scene.store.read { db in
            let (sql, arguments) = try SQL("SELECT count(*) FROM \(SQL.commentsForReader(scene.society.ben))").build(db)
            return try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \(sql)", arguments: arguments).map { row -> String in
                row["detail"]
            }
        }
        #expect(details.contains { $0.hasPrefix("SEARCH worksheet_comments") }, "\(details)")
        #expect(!details.contains { $0.hasPrefix("SCAN worksheet_comments") || $0.hasPrefix("SCAN guidings") })
    }

    @Test("Who guides and is suspended stands in the trainee’s list, who may end it before they come back")
    func suspended() async throws {
        let scene = try await WorksheetScene()
        try await scene.store.letGuide(scene.society.ben, by: scene.ada, at: Self.start)
        try await scene.store.setStanding(
            .suspended, of: scene.society.ben, by: scene.society.administrator, at: Self.start)
        let guide = try #require(try await scene.store.guidings(of: scene.ada).guides.first)
        #expect(guide.other.number == scene.society.ben)
        try await scene.store.endGuiding(guide.number, by: scene.ada)
        try await scene.store.setStanding(
            .active, of: scene.society.ben, by: scene.society.administrator, at: Self.start)
        #expect(try await scene.store.guidings(of: scene.ben).trainees.isEmpty)
    }
}
