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

    @Test("Readers of an answer are told once, on the site alone, while it stands there; its author is told as that")
    func readers() async throws {
        let society = try await Society()
        let store = society.store
        let one = try await society.article("Fluids", "10.1000/1", in: Society.hidden)
        let question = try await society.ask("How much?", by: society.ada)
        let (ben, root) = (society.ben, society.administrator)
        try await society.wish(ben, [])
        try await store.noteVisit(to: question, by: root, at: Society.start - .days(1))
        let answer = try await society.answer("Two litres.", "10.1000/1", to: question, by: society.moderator)
        for reader in [ben, society.moderator] {
            try await store.noteVisit(to: question, by: reader, at: Society.start + .hours(1))
        }
        for target in ["10.1000/8", "10.1000/9"] {
            try await society.notify(one, "10.1000/1", .retractedBy, target, at: Society.start + .days(1))
        }
        let rows = try await store.notifications(for: society.viewer(ben), Slice(size: 20)).rows
        #expect(rows.map(\.thread) == [.question(question)])
        #expect(rows.flatMap(\.notifications).map(\.answer).first == answer)
        #expect(rows.flatMap(\.notifications).allSatisfy { $0.reason == .readRetraction })
        #expect(
            try await society.count(
                "SELECT count(*) FROM notifications WHERE reason = 'read-retraction' AND member <> \(ben)") == 0)
        #expect(try await Self.told(society.moderator, in: society) > 0)
        #expect(try await !society.letters(at: Society.start + .days(1)).contains { $0.hasPrefix("Ben") })
        #expect(try await society.count("SELECT count(*) FROM notice_tellings WHERE settled_at IS NULL") == 0)
        #expect(
            try await store.previewDigest(for: ben, Cadence.allCases, at: Society.monday).items
                .filter { if case .retraction = $0.body { true } else { false } }.isEmpty)
    }

    @Test(
        "Readers of a discussion are told where its article, or what is said in it and was when they came, rests on the work"
    )
    func readersOfDiscussions() async throws {
        let society = try await Society()
        let article = try await society.article("Fluids", "10.1000/1", by: society.ada)
        let other = try await society.post("Other", by: society.moderator)
        let late = try await society.post("Late", by: society.moderator)
        for discussion in [1, other, late] {
            try await society.say("See 10.1000/1", in: discussion, by: society.moderator)
            try await society.say("And 10.1000/1", in: discussion, by: society.moderator)
            try await society.store.note(
                ReadingMark(newSince: nil, visitedAt: Society.start + .hours(discussion == late ? -1 : 1)),
                of: discussion, by: society.ben)
        }
        try await society.notify(article, "10.1000/1", .retractedBy, "10.1000/9", at: Society.start + .days(1))
        let rows = try await society.store.notifications(for: society.viewer(society.ben), Slice(size: 20)).rows
        #expect(Set(rows.map(\.thread)) == [.discussion(1), .discussion(other)])
        #expect(rows.allSatisfy { $0.count == 1 })
        #expect(rows.flatMap(\.notifications).count { $0.contribution == nil } == 1, "That is of the article itself.")
    }

    @Test(
        "Readers are told of no retraction where they muted the question, want none, may not read it any more, or the answer went",
        arguments: ["muted", "switched off", "none of what they cited", "closed", "withdrawn", "taken back"])
    func unwanted(_ way: String) async throws {
        let society = try await Society()
        let store = society.store
        let one = try await society.article("Fluids", "10.1000/1")
        let question = try await society.ask("How much?", in: Society.ours, by: society.ada)
        let answer = try await society.answer("Two litres.", "10.1000/1", to: question, by: society.ada)
        try await store.noteVisit(to: question, by: society.ben, at: Society.start + .hours(1))
        let ben = try await society.viewer(society.ben)
        switch way {
        case "muted": try await store.mute(.question(question), by: ben, at: Society.start)
        case "switched off": try await store.switchOff(.readRetraction, for: society.ben, at: Society.start)
        case "none of what they cited": try await store.switchOff(.retraction, for: society.ben, at: Society.start)
        case "closed": try await society.run("UPDATE clubs SET visibility = 'private' WHERE number = 2")
        case "withdrawn": try await store.withdraw(answer, by: society.viewer(society.ada), at: Society.start)
        default: break
        }
        try await society.notify(one, "10.1000/1", .retractedBy, "10.1000/9", at: Society.start + .days(1))
        if way == "taken back" {
            #expect(try await store.unreadNotifications(of: ben, upTo: 9) == 1)
            try await society.claim(
                Society.statement(.crossref, "", "10.1000/1"), of: one, at: Society.start + .days(2))
        }
        #expect(try await store.unreadNotifications(of: ben, upTo: 9) == 0)
        #expect(try await store.notifications(for: ben, Slice(size: 20)).rows.isEmpty)
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
