import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("What members are told on the site")
struct NotificationStoreTests {
    private static let slice = Slice(size: 20)

    private static func told(_ member: Number<Member>, in society: Society) async throws -> [NotificationReason] {
        try await society.store.notifications(for: society.viewer(member), slice).rows
            .flatMap(\.notifications).map(\.reason)
    }

    @Test("Who is replied to, named, answered, doubted or asked for a reference is told, once, and nobody else")
    func acts() async throws {
        let society = try await Society()
        let store = society.store
        let (ada, ben) = (try await society.viewer(society.ada), try await society.viewer(society.ben))
        let discussion = try await society.post("Fluids", by: society.ada)
        let first = try await society.say("A point.", in: discussion, by: society.ben)
        try await society.say("Why?", in: discussion, to: first, by: society.ada)
        let handle = try #require(try await store.member(society.ben).profile.handle).rawValue
        try await society.say(
            "As @\(handle) and @nobody said; x@\(handle) is nobody.", in: discussion, by: society.ada)
        let question = try await society.ask("How much?", by: society.ben)
        let answer = try await society.answer("Two litres.", to: question, by: society.ada)
        let reference = try #require(Identifier(.doi, "10.1000/182"))
        var entry = Objection.Entry()
        entry.reference = reference.key
        entry.reason = "Of children."
        try await store.doubt(answer, Objection(entry, .doubt), by: ben, at: Society.start)
        try await store.askForReference(in: first, by: ada, at: Society.start)
        #expect(Set(try await Self.told(society.ben, in: society)) == [.reply, .mention, .answer, .citationNeeded])
        #expect(try await society.count("SELECT count(*) FROM notifications WHERE member = \(society.ben)") == 4)
        #expect(try await Self.told(society.ada, in: society) == [.doubt])
        #expect(try await Self.told(society.moderator, in: society).isEmpty)
        #expect(try await store.unreadNotifications(of: ben, upTo: 3) == 3)
    }

    @Test("A synthesis is told to who took part, once, and an edit names only who is new")
    func synthesis() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.ada)
        let said = try await society.say("A point.", in: discussion, by: society.ben)
        let handle = try #require(try await society.store.member(society.moderator).profile.handle).rawValue
        for words in ["For @\(handle).", "Again for @\(handle)."] {
            try await society.edit(said, Society.critique(words), by: society.viewer(society.ben))
        }
        let root = try await society.viewer(society.administrator)
        for words in ["It came to this.", "It came to that."] {
            try await society.store.saveSynthesis(
                Prose(source: words, html: "<p>\(words)</p>"), of: discussion, by: root, at: Society.start + .days(28))
        }
        #expect(try await Self.told(society.moderator, in: society) == [.mention])
        #expect(try await Self.told(society.ben, in: society) == [.synthesis])
        #expect(try await Self.told(society.ada, in: society) == [.synthesis])
        #expect(try await Self.told(society.administrator, in: society).isEmpty, "One's own act is no news.")
    }

    @Test(
        "Nothing is told of what is muted, switched off, withdrawn or closed, and it comes back when it is told again")
    func silence() async throws {
        let society = try await Society()
        let store = society.store
        let discussion = try await society.post("Fluids", in: Society.ours, by: society.ada)
        let ben = try await society.viewer(society.ben)
        let first = try await society.say("A point.", in: discussion, by: society.ben)
        let reply = try await society.say("Why?", in: discussion, to: first, by: society.ada)
        try await store.mute(.discussion(discussion), by: ben, at: Society.start)
        #expect(try await store.unreadNotifications(of: ben, upTo: 9) == 0, "What is muted is no longer unread.")
        try await society.say("Still?", in: discussion, to: first, by: society.ada)
        #expect(try await Self.told(society.ben, in: society) == [.reply])
        try await store.unmute(.discussion(discussion), by: ben)
        try await store.switchOff(.reply, for: society.ben, at: Society.start)
        try await society.say("Well?", in: discussion, to: first, by: society.ada)
        try await store.switchOn(.reply, for: society.ben)
        try await store.mute(society.ada, by: ben, at: Society.start)
        try await society.say("Hm?", in: discussion, to: first, by: society.ada)
        #expect(try await Self.told(society.ben, in: society) == [.reply])
        try await store.unmute(society.ada, by: ben)
        try await store.block(society.ada, by: ben, at: Society.start)
        try await society.say("Psst?", in: discussion, to: first, by: society.ada)
        #expect(try await Self.told(society.ben, in: society) == [.reply], "Nothing is told of whom one blocked.")
        try await store.unblock(society.ada, by: ben)
        try await store.block(society.ben, by: society.viewer(society.ada), at: Society.start)
        try await society.say("Psst!", in: discussion, to: first, by: society.ada)
        #expect(try await Self.told(society.ben, in: society) == [.reply], "Nor of who blocked one.")
        try await store.unblock(society.ben, by: society.viewer(society.ada))
        try await society.say("Now?", in: discussion, to: first, by: society.ada)
        #expect(try await store.unreadNotifications(of: ben, upTo: 9) == 1)
        try await store.withdraw(reply, by: society.viewer(society.ada), at: Society.start)
        #expect(try await Self.told(society.ben, in: society) == [.reply], "The withdrawn one is gone.")
        try await society.run("UPDATE clubs SET visibility = 'private' WHERE number = \(Society.ours)")
        #expect(try await Self.told(society.ben, in: society).isEmpty)
        #expect(try await store.unreadNotifications(of: society.viewer(society.ben), upTo: 9) == 0)
    }

    @Test("A retraction is told to who cited the work, where they cited it")
    func retraction() async throws {
        let society = try await Society()
        let article = try await society.article("Fluids", "10.1000/1")
        let question = try await society.ask("How much?", by: society.ada)
        try await society.answer("Two litres.", "10.1000/1", to: question, by: society.ben)
        try await society.notify(article, "10.1000/1", .retractedBy, "10.1000/9", at: Society.start + .days(1))
        #expect(try await Self.told(society.ben, in: society) == [.retraction])
    }

    @Test("Ten thousand are paged, counted to a limit and read at once")
    func many() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.ada)
        try await society.run(
            """
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
            INSERT INTO contributions (number, discussion, author, kind, body, body_html, submission, written_at)
            SELECT i + 1000, \(discussion), \(society.ada), 'comment', 'B', '<p>B</p>', 's' || i, i FROM n
            """)
        try await society.run(
            """
            INSERT INTO notifications (member, reason, discussion, contribution, actor, noted_at)
            SELECT \(society.ben), 'reply', \(discussion), number, \(society.ada), written_at FROM contributions
            WHERE number > 1000
            """)
        let ben = try await society.viewer(society.ben)
        #expect(try await society.store.unreadNotifications(of: ben, upTo: 100) == 100)
        let groups = try await society.store.notifications(for: ben, Self.slice).rows
        #expect(groups.count == 1 && groups[0].unread == 10_000 && groups[0].notifications.count == 5)
        try await society.store.readNotifications(in: nil, by: society.ben, at: Society.start)
        #expect(try await society.store.unreadNotifications(of: ben, upTo: 100) == 0)
    }

    @Test(
        "The schema refuses what makes no sense",
        arguments: [
            "INSERT INTO notifications (member, reason, discussion, contribution, actor, noted_at) VALUES (3, 'reply', 1, 1, 3, 1)",
            "INSERT INTO notifications (member, reason, discussion, contribution, actor, noted_at) VALUES (3, 'hello', 1, 1, 4, 1)",
            "INSERT INTO notifications (member, reason, discussion, actor, noted_at) VALUES (3, 'reply', 1, 4, 1)",
            "INSERT INTO notifications (member, reason, contribution, actor, noted_at) VALUES (3, 'reply', 1, 4, 1)",
            "INSERT INTO notifications (member, reason, discussion, question, actor, noted_at) VALUES (3, 'synthesis', 1, 1, 4, 1)",
            "INSERT INTO notifications (member, reason, discussion, contribution, noted_at) VALUES (3, 'reply', 1, 1, 1)",
            "INSERT INTO notifications (member, reason, discussion, contribution, actor, noted_at) VALUES (3, 'reply', 1, 99, 4, 1)",
            "INSERT INTO notifications (member, reason, discussion, contribution, actor, noted_at) VALUES (3, 'reply', 1, 1, 4, 1), (3, 'reply', 1, 1, 4, 2)",
            "INSERT INTO notifications (member, reason, discussion, actor, noted_at) VALUES (3, 'vote', 1, 4, 1)",
            "INSERT INTO notifications (member, reason, panel, actor, noted_at) VALUES (3, 'seat-taken', 1, 4, 1)",
            "INSERT INTO unwanted_notifications VALUES (3, 'hello')",
        ])
    func laws(_ sql: String) async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.ada)
        try await society.say("A point.", in: discussion, by: society.ben)
        try await society.ask("How much?", by: society.ada)
        await #expect(throws: DatabaseError.self) { try await society.run(sql) }
    }

    @Test("A database from before tells from now on")
    func migrated() async throws {
        let society = try OldSite.opened(
            after: "0045 muting",
            with: """
                INSERT INTO articles (number, title, record, added_at) VALUES (1, 'T', '{}', 0);
                INSERT INTO discussions (number, club, article, poster, why, why_html, study_design, posted_at,
                    reading_from, opens_at, closes_at, archives_at) VALUES
                    (1, 1, 1, 3, 'W', '<p>W</p>', 'other', 0, 0, 0, 604800000, 1209600000);
                INSERT INTO contributions (number, discussion, author, kind, body, body_html, submission, written_at)
                VALUES (7, 1, 4, 'method', 'M', '<p>M</p>', 's', 1);
                """)
        #expect(try await Self.told(society.ben, in: society).isEmpty)
        try await society.say("Why?", in: 1, to: 7, by: society.ada, at: Instant(rawValue: 1_000))
        #expect(try await Self.told(society.ben, in: society) == [.reply])
        #expect(try await society.store.integrityProblems() == [])
    }
}
