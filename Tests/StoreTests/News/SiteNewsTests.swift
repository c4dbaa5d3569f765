import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("News of what is followed on the site only")
struct SiteNewsTests {
    private static let later = Society.start + .minutes(1)

    private static func gather(_ society: Society) async throws {
        while try await society.store.gatherNews(at: later) {}
    }

    /// What a member is told, with the reason: "article by 3 because tag-asthma"; for other reasons these.
    private static func told(_ society: Society, _ member: Number<Member>? = nil) async throws -> [String] {
        try await gather(society)
        return try await society.store.notifications(
            for: society.viewer(member ?? society.ben), Slice(size: 20)
        ).rows.flatMap(\.notifications).map { reading in
            reading.followed.map { "\($0.kind.rawValue) by \(reading.actor?.number ?? 0) because \($0.scope.text)" }
                ?? reading.reason.rawValue
        }.sorted()
    }

    private static func article(_ society: Society) async throws {
        var record = Society.record("It")
        record.container.title = "Gut"
        record.meshTerms = ["X-Y"]
        _ = try await society.store.publish(
            record, try Society.proposal(Society.open, tags: "asthma"), draft: nil,
            by: try await society.viewer(society.ada), at: Society.start)
    }

    @Test(
        "are new articles by whatever asks for them, never in a mail",
        arguments: ["site", "clubs", "club-1", "tag-asthma", "journal-gut", "term-x y", "member-3"])
    func articles(_ text: String) async throws {
        let society = try await Society()
        let scope = try #require(Subscription.Scope(text))
        try await society.wish(society.ben, [(scope, .onSite)])
        try await Self.article(society)
        try await society.post("Hidden", in: Society.hidden, by: society.ada, tags: "asthma")
        #expect(try await Self.told(society) == ["article by 3 because \(scope.text)"])
        #expect(try await society.store.unreadNotifications(of: society.viewer(society.ben), upTo: 9) == 1)
        #expect(try await society.promptNews(at: Society.start + .hours(1)).isEmpty)
        #expect(try await society.digest(society.ben, at: Society.monday) == nil)
        #expect(try await society.count("SELECT count(*) FROM waiting_news") == 0)
        #expect(try await Self.told(society, society.ada).isEmpty)
    }

    @Test("are what is said and asked in a thread, by a member, of a search, or of oneself where nothing else tells it")
    func threads() async throws {
        let society = try await Society()
        let store = society.store
        let discussion = try await society.post("Fluids", by: society.moderator)
        let question = try await society.ask("How much?", by: society.moderator)
        try await Self.gather(society)
        var entry = SavedSearch.Entry()
        (entry.name, entry.query) = ("Balsam", "balsam")
        try await store.save(try SavedSearch.Draft(entry), by: society.administrator, at: Society.start)
        try await society.wish(
            society.administrator, [(.search(store.savedSearches(of: society.administrator)[0].number), .onSite)])
        try await society.wish(society.ben, [(.discussion(discussion), .onSite), (.question(question), .onSite)])
        try await society.wish(society.moderator, [(.member(society.ada), .onSite)])
        try await society.say("It needs balsam.", in: discussion, by: society.ada)
        try await society.answer("So much.", to: question, by: society.ada)
        try await society.ask("What does @ben say?", by: society.ada)
        #expect(
            try await Self.told(society) == [
                "answer by 3 because question-1", "contribution by 3 because discussion-1",
            ])
        #expect(
            try await Self.told(society, society.moderator) == [
                "answer", "contribution by 3 because member-3", "question by 3 because member-3",
            ], "An answer to one's own question is told as that.")
        #expect(try await Self.told(society, society.administrator) == ["contribution by 3 because search-1"])
    }

    @Test("are a synthesis and a name in a question, each once, and nothing that is told for another reason")
    func once() async throws {
        let society = try await Society()
        let handle = try #require(try await society.store.member(society.ben).profile.handle).rawValue
        let discussion = try await society.post("Fluids", by: society.ada)
        let own = try await society.say("Mine", in: discussion, by: society.ben)
        try await Self.gather(society)
        try await society.wish(
            society.ben, [(.discussion(discussion), .onSite), (.clubs, .onSite), (.mentions, .onSite)])
        try await society.say("Yours, @\(handle)", in: discussion, to: own, by: society.ada)
        try await society.say("@\(handle), look", in: discussion, by: society.ada)
        try await society.ask("Why?", by: society.ada)
        var entry = Question.Entry()
        (entry.title, entry.nature, entry.club) = ("Who?", "clinical", "1")
        (entry.body, entry.submission) = ("Is it @\(handle)?", "q")
        _ = try await society.store.ask(
            try Question.Draft(entry) { $0 }, by: society.viewer(society.ada), at: Society.start)
        try await society.wish(society.moderator, [(.club(Society.open), .onSite), (.site, .onSite)])
        try await society.store.saveSynthesis(
            Prose(source: "So", html: "<p>So</p>"), of: discussion, by: society.viewer(society.administrator),
            at: Society.start + .days(28))
        for _ in 0..<2 {
            #expect(
                try await Self.told(society) == ["mention", "question by 3 because mentions", "reply", "synthesis"])
            #expect(try await Self.told(society, society.moderator) == ["synthesis by 1 because club-1"])
        }
    }

    @Test("are nothing of what is muted, was read, withdrawn or closed meanwhile")
    func silent() async throws {
        for way in [
            "muted", "muted member", "blocked", "read", "withdrawn", "closed", "closed later", "ended", "before",
        ] {
            let society = try await Society()
            let ben = try await society.viewer(society.ben)
            let discussion = try await society.post("Fluids", in: Society.ours, by: society.moderator)
            try await Self.gather(society)
            try await society.wish(society.ben, [(.discussion(discussion), .onSite)])
            let said = try await society.say("Said", in: discussion, by: society.ada)
            switch way {
            case "muted": try await society.store.mute(.discussion(discussion), by: ben, at: Society.start)
            case "muted member": try await society.store.mute(society.ada, by: ben, at: Society.start)
            case "blocked":
                try await society.run(
                    "INSERT INTO member_blocks (blocker, blocked, since) VALUES (\(society.ada), \(society.ben), 0)"
                )
            case "read":
                try await society.store.note(
                    ReadingMark(newSince: nil, visitedAt: Self.later), of: discussion, by: society.ben)
            case "withdrawn":
                try await society.store.withdraw(said, by: society.viewer(society.ada), at: Society.start)
            case "closed": try await society.run("UPDATE clubs SET visibility = 'private' WHERE number = 2")
            case "closed later":
                #expect(try await Self.told(society).count == 1)
                try await society.run("UPDATE clubs SET visibility = 'private' WHERE number = 2")
            case "ended":
                #expect(try await Self.told(society).count == 1)
                try await society.store.unfollow(.discussion(discussion), by: ben, at: Self.later)
            default:
                try await society.run(
                    "UPDATE subscriptions SET since = \(Self.later.rawValue) WHERE kind = 'discussion'")
            }
            #expect(try await Self.told(society).isEmpty, "\(way)")
            #expect(try await society.store.unreadNotifications(of: ben, upTo: 9) == 0, "\(way)")
            let kept = try await society.count("SELECT count(*) FROM notifications WHERE reason = 'followed'")
            #expect(kept == (way == "closed later" ? 1 : 0), "\(way)")
        }
    }

    @Test("are an answer in a question unless it was opened since, and an article once however many clubs discuss it")
    func again() async throws {
        let society = try await Society()
        try await society.wish(society.ben, [(.member(society.ada), .onSite)])
        for (title, visit) in [("Before", -1), ("Since", 1)] {
            let question = try await society.ask(title, by: society.moderator)
            try await society.store.noteVisit(to: question, by: society.ben, at: Society.start + .minutes(visit))
            try await society.answer("So.", to: question, by: society.ada)
        }
        for club in [Society.open, Society.ours] {
            try await society.post("Fluids", [(.doi, "10.1000/1")], in: club, by: society.ada)
        }
        #expect(
            try await Self.told(society) == ["answer by 3 because member-3", "article by 3 because member-3"])
    }

    @Test("are read by opening the thread, and kept no longer than a year")
    func read() async throws {
        let society = try await Society()
        let ben = try await society.viewer(society.ben)
        let discussion = try await society.post("Fluids", by: society.moderator)
        try await society.wish(society.ben, [(.site, .onSite), (.discussion(discussion), .onSite)])
        try await society.say("Said", in: discussion, by: society.ada)
        try await society.post("Masks", by: society.ada)
        try await Self.gather(society)
        #expect(try await society.store.unreadNotifications(of: ben, upTo: 9) == 3)
        let unread = try await society.store.unreadNotifications(in: .discussion(discussion), of: society.ben)
        try await society.store.read(try #require(unread), at: Self.later)
        #expect(try await society.store.unreadNotifications(of: ben, upTo: 9) == 1)
        try await society.run(
            """
            INSERT INTO notifications (member, reason, discussion, actor, noted_at)
            VALUES (\(society.ben), 'synthesis', 1, \(society.ada), \(Society.start.rawValue))
            """)
        try await society.store.readNotifications(
            in: .discussion(discussion), by: society.ben, at: Society.start + .days(366))
        #expect(try await society.count("SELECT count(*) FROM notifications WHERE member = \(society.ben)") == 1)
    }
}
