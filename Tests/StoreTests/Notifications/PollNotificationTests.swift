import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("What members are told of polls")
struct PollNotificationTests {
    private static func told(
        _ member: Number<Member>, in society: Society
    ) async throws -> [NotificationReason] {
        try await society.store.notifications(for: society.viewer(member), Slice(size: 20)).rows
            .flatMap(\.notifications).map(\.reason)
    }

    private static func say(
        _ text: String, to parent: Number<PollRemark>? = nil, on poll: Number<Poll>, by viewer: Viewer,
        _ scene: PollScene
    ) async throws -> Number<PollRemark> {
        try await scene.store.remark(
            Prose(source: text, html: "<p>\(text)</p>"), on: poll, inReplyTo: parent, submission: text, by: viewer,
            at: Society.start)
    }

    @Test("Those it is put to are asked once, however often it is sent and changed, and not once it is closed")
    func asked() async throws {
        let scene = try await PollScene()
        let society = scene.society
        let poll = try await scene.ask()
        _ = try await scene.ask()
        #expect(try await Self.told(society.ben, in: society) == [.vote])
        #expect(try await Self.told(society.moderator, in: society) == [.vote])
        #expect(try await Self.told(society.ada, in: society).isEmpty, "One's own act is no news.")
        let group = try #require(try await society.store.notifications(for: scene.ben, Slice(size: 20)).rows.first)
        #expect(group.thread == .poll(poll) && group.title == "Would you start vasopressors early?")
        try await society.store.readNotifications(in: .poll(poll), by: society.ben, at: Society.start)
        let other = try PollScene.draft { $0.options = "Never\nAlways" }
        try await society.store.change(poll, to: other, over: 1, by: scene.ada, at: Society.start + .hours(1))
        #expect(try await society.store.unreadNotifications(of: scene.ben, upTo: 9) == 0)
        #expect(try await society.store.unreadNotifications(of: scene.mo, upTo: 9) == 1)
        try await society.store.close(poll, by: scene.ada, at: Society.start + .hours(2))
        #expect(try await society.store.unreadNotifications(of: scene.mo, upTo: 9) == 0)
    }

    @Test(
        "Nobody is asked who muted its discussion or its asker, wants none of it, or is not on the panel it is put to")
    func unwanted() async throws {
        let scene = try await PollScene()
        let society = scene.society
        let discussion = try await society.post("Fluids", by: society.ada)
        try await society.store.mute(.discussion(discussion), by: scene.ben, at: Society.start)
        try await society.store.mute(society.ada, by: scene.mo, at: Society.start)
        _ = try await scene.ask { $0.discussion = "\(discussion)" }
        #expect(try await Self.told(society.ben, in: society).isEmpty)
        #expect(try await Self.told(society.moderator, in: society).isEmpty)
        let panels = try await PanelScene(in: Society.open)
        try await panels.seat(panels.society.ben)
        try await panels.society.run(
            "INSERT INTO club_members (club, member, role, joined_at) VALUES (1, \(panels.society.moderator), 'member', 0) ON CONFLICT DO NOTHING"
        )
        let draft = try PollScene.draft { $0.panel = "\(panels.panel)" }
        _ = try await panels.store.ask(draft, in: Society.open, by: panels.ada, at: Society.start)
        #expect(try await Self.told(panels.society.ben, in: panels.society) == [.vote])
        #expect(try await Self.told(panels.society.moderator, in: panels.society).isEmpty)
    }

    @Test("Who is answered or named under it is told, once; a first remark tells nobody, a withdrawn one no more")
    func remarks() async throws {
        let scene = try await PollScene()
        let (society, store) = (scene.society, scene.store)
        let poll = try await scene.ask()
        try await society.run("DELETE FROM notifications")
        let first = try await Self.say("Think of the frail.", on: poll, by: scene.ben, scene)
        #expect(try await society.count("SELECT count(*) FROM notifications") == 0)
        let (ben, mo) = (
            try #require(try await store.member(society.ben).profile.handle).rawValue,
            try #require(try await store.member(society.moderator).profile.handle).rawValue
        )
        let text = "As @\(ben) says; and you, @\(mo)?"
        for _ in 0..<2 { _ = try await Self.say(text, to: first, on: poll, by: scene.ada, scene) }
        #expect(try await Self.told(society.ben, in: society) == [.reply], "Not twice for one remark.")
        #expect(try await Self.told(society.moderator, in: society) == [.mention])
        let reading = try #require(
            try await store.notifications(for: scene.ben, Slice(size: 20)).rows.first?.notifications.first)
        #expect(reading.remark == Number(rawValue: 2) && reading.words.contains("As @\(ben) says"))
        _ = try await store.withdraw(Number<PollRemark>(rawValue: 2), by: scene.ada, at: Society.start)
        #expect(try await Self.told(society.ben, in: society).isEmpty)
        try await store.mute(.poll(poll), by: scene.ben, at: Society.start)
        _ = try await Self.say("And now?", to: first, on: poll, by: scene.ada, scene)
        #expect(try await store.unreadNotifications(of: scene.ben, upTo: 9) == 0)
        #expect(try await store.muting(of: society.ben).threads == [.poll(poll)])
        try await store.unmute(.poll(poll), by: scene.ben)
        #expect(try await store.muting(of: society.ben).threads.isEmpty)
    }

    @Test(
        "Who rests a vote on a work whose retraction they are told of finds it there, unless they took the words back")
    func retraction() async throws {
        let scene = try await PollScene()
        let society = scene.society
        let poll = try await scene.ask()
        for viewer in [scene.ben, scene.mo] {
            try await scene.vote(PollScene.vote(0, citing: "10.1000/182"), in: poll, by: viewer)
        }
        let taken = try #require(try await scene.reading(poll).votes.last)
        try await scene.store.withdrawWords(of: taken.number, by: scene.mo, at: Society.start + .hours(1))
        let name = try #require(Identifier(.doi, "10.1000/182"))
        let article = try #require(try await scene.store.article(known: [name]))
        try await society.run(
            """
            INSERT INTO notices (number, article, kind, scheme, value, asserter, first_seen_at)
            VALUES (1, \(article), 'retraction', 'doi', '10.1000/9', 'Crossref', 1);
            INSERT INTO notice_tellings (notice, member, noted_at)
            VALUES (1, \(society.ben), 1), (1, \(society.moderator), 1)
            """)
        #expect(try await Self.told(society.ben, in: society).contains(.retraction))
        #expect(try await !Self.told(society.moderator, in: society).contains(.retraction))
    }

    @Test("What a database from before told and muted stays, with what refers to it")
    func migrated() async throws {
        let society = try OldSite.opened(
            after: "0069 tie guards",
            with: """
                INSERT INTO articles (number, title, record, added_at) VALUES (1, 'T', '{}', 0), (2, 'U', '{}', 0);
                INSERT INTO discussions (number, club, article, poster, why, why_html, study_design, posted_at,
                    reading_from, opens_at, closes_at, archives_at) VALUES
                    (1, 1, 1, 3, 'W', '<p>W</p>', 'other', 0, 0, 0, 604800000, 1209600000),
                    (2, 1, 2, 3, 'W', '<p>W</p>', 'other', 0, 0, 0, 604800000, 1209600000);
                INSERT INTO contributions (number, discussion, author, kind, body, body_html, submission, written_at)
                VALUES (7, 1, 4, 'method', 'M', '<p>M</p>', 's', 1);
                INSERT INTO notifications (member, reason, discussion, contribution, actor, noted_at)
                VALUES (3, 'reply', 1, 7, 4, 1), (3, 'mention', 1, 7, 4, 1);
                INSERT INTO unwanted_notifications VALUES (3, 'doubt');
                INSERT INTO muted_threads (member, discussion, question, muted_at) VALUES (3, 2, NULL, 1);
                """)
        let ada = try await society.viewer(society.ada)
        #expect(try await Set(Self.told(society.ada, in: society)) == [.reply, .mention])
        #expect(try await society.store.unwantedNotifications(of: society.ada) == [.doubt])
        #expect(try await society.store.muting(of: society.ada).threads == [.discussion(2)])
        try await society.store.mute(.discussion(1), by: ada, at: Society.start)
        #expect(try await society.store.unreadNotifications(of: ada, upTo: 9) == 0)
        #expect(try await society.store.integrityProblems() == [])
    }
}
