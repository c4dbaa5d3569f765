import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Retractions told on the site")
struct RetractionToldTests {
    private static func told(_ member: Number<Member>, in society: Society) async throws -> Int {
        try await society.store.notifications(for: society.viewer(member), Slice(size: 20)).rows
            .flatMap(\.notifications).count { $0.reason == .retraction }
    }

    @Test("Each work that one text cites is told of, and no longer once its retraction is reversed")
    func works() async throws {
        let society = try await Society()
        let one = try await society.article("Fluids", "10.1000/1")
        let two = try await society.article("Masks", "10.1000/2")
        let question = try await society.ask("How much?", by: society.ada)
        try await society.answer("Two litres.", "10.1000/1\n10.1000/2", to: question, by: society.ben)
        let ben = try await society.viewer(society.ben)
        try await society.notify(one, "10.1000/1", .retractedBy, "10.1000/8", at: Society.start + .days(1))
        try await society.store.readNotifications(in: nil, by: society.ben, at: Society.start + .days(1))
        try await society.notify(two, "10.1000/2", .retractedBy, "10.1000/9", at: Society.start + .days(2))
        #expect(try await Self.told(society.ben, in: society) == 2)
        #expect(try await society.store.unreadNotifications(of: ben, upTo: 9) == 1)
        try await society.claim(
            Society.statement(.crossref, "", "10.1000/2"), of: two, at: Society.start + .days(3))
        #expect(try await Self.told(society.ben, in: society) == 1)
        #expect(try await society.store.unreadNotifications(of: ben, upTo: 9) == 0)
    }

    @Test("What was told long ago, or is said no more, is not told anew when works are merged and split")
    func settled() async throws {
        let society = try await Society()
        let article = try await society.article("Fluids", "10.1000/1")
        let question = try await society.ask("How much?", by: society.ada)
        try await society.answer("Two litres.", "10.1000/1", to: question, by: society.ben)
        for (target, gone, settled) in [("10.1000/8", "NULL", "2"), ("10.1000/9", "2", "NULL")] {
            try await society.run(
                """
                INSERT INTO notices (article, kind, scheme, value, asserter, first_seen_at, gone_at)
                VALUES (\(article), 'retraction', 'doi', '\(target)', 'Crossref', 1, \(gone));
                INSERT INTO notice_tellings (notice, member, noted_at, settled_at)
                VALUES (last_insert_rowid(), \(society.ben), 1, \(settled));
                """)
        }
        #expect(try await Self.told(society.ben, in: society) == 0)
        #expect(try await society.count("SELECT count(*) FROM notifications WHERE reason = 'retraction'") == 0)
    }

    @Test("What was read stays read when its work is merged into another")
    func merged() async throws {
        let society = try await Society()
        let kept = try await society.article("Fluids", "10.1000/1")
        let gone = try await society.article("Fluids, again", "10.1000/2")
        let question = try await society.ask("How much?", by: society.ada)
        try await society.answer("Two litres.", "10.1000/2", to: question, by: society.ben)
        try await society.notify(gone, "10.1000/2", .retractedBy, "10.1000/9", at: Society.start + .days(1))
        try await society.notify(kept, "10.1000/1", .retractedBy, "10.1000/9", at: Society.start + .days(1))
        try await society.store.readNotifications(in: nil, by: society.ben, at: Society.start + .days(1))
        try await society.merge(gone, into: kept, at: Society.start + .days(2))
        #expect(try await Self.told(society.ben, in: society) == 1)
        #expect(try await society.store.unreadNotifications(of: society.viewer(society.ben), upTo: 9) == 0)
    }
}
