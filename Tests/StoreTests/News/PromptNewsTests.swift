import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("News at once")
struct PromptNewsTests {
    private static let later = Society.start + .minutes(10)

    @Test("waits ten minutes for more, and comes in one mail that is not written twice")
    func bundled() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.moderator)
        let own = try await society.say("Mine", in: discussion, by: society.ben)
        try await society.say("Yours", in: discussion, to: own, by: society.ada)
        try await society.say(
            "@ben, look", in: discussion, by: society.ada, at: Society.start + .minutes(9))
        #expect(try await society.promptNews(at: Self.later - .tick).isEmpty)
        #expect(try await society.promptNews(at: Self.later) == [society.ben: ["Fluids", "Fluids"]])
        #expect(try await society.promptNews(at: Self.later + .days(1)).isEmpty)
        #expect(try await society.count("SELECT count(*) FROM waiting_news") == 0)
        try await society.say("Again", in: discussion, to: own, by: society.ada, at: Self.later)
        #expect(try await society.promptNews(at: Self.later + .minutes(10)) == [society.ben: ["Fluids"]])
        #expect(try await society.count("SELECT count(DISTINCT message_id) FROM mails") == 2)
    }

    @Test("is no act of one's own, of who is muted, in a muted thread, withdrawn, or read on the site meanwhile")
    func silent() async throws {
        let society = try await Society()
        let store = society.store
        let ben = try await society.viewer(society.ben)
        for number in 0..<5 {
            let discussion = try await society.post("A\(number)", by: society.moderator)
            let own = try await society.say("Mine", in: discussion, by: society.ben)
            let author = number == 0 ? society.ben : society.ada
            let reply = try await society.say("@ben", in: discussion, to: own, by: author)
            switch number {
            case 1: try await store.mute(.discussion(discussion), by: ben, at: Society.start)
            case 2: try await store.withdraw(reply, by: try await society.viewer(author), at: Society.start)
            case 3:
                try await store.note(
                    ReadingMark(newSince: nil, visitedAt: Society.start + .minutes(1)), of: discussion,
                    by: society.ben)
            default: break
            }
        }
        #expect(try await society.promptNews(at: Self.later) == [society.ben: ["A4"]])
        #expect(try await society.count("SELECT count(*) FROM waiting_news") == 0)
        #expect(
            try await society.count("SELECT count(*) FROM digest_items WHERE member = \(society.ben)") == 1,
            "What was not mailed was not told.")
        try await store.mute(society.ada, by: ben, at: Society.start)
        let discussion = try await society.post("A5", by: society.moderator)
        let own = try await society.say("Mine", in: discussion, by: society.ben)
        try await society.say("Yours", in: discussion, to: own, by: society.ada)
        #expect(try await society.promptNews(at: Self.later + .minutes(10)).isEmpty)
    }

    @Test("is no answer in a question that was opened since everybody could read the answer, and waits no longer then")
    func readQuestion() async throws {
        let society = try await Society()
        let store = society.store
        for (title, visit) in [("Before", -1), ("Since", 1), ("While it was held", 1)] {
            let question = try await society.ask(title, by: society.ben)
            let answer = try await society.answer("So.", to: question, by: society.ada)
            try await store.noteVisit(to: question, by: society.ben, at: Society.start + .minutes(visit))
            try await store.noteVisit(to: question, by: society.ben, at: Society.start - .days(1))
            if title != "While it was held" { continue }
            let shown = (Society.start + .minutes(2)).rawValue
            try await society.run("UPDATE answers SET shown_at = \(shown) WHERE number = \(answer)")
        }
        #expect(try await society.count("SELECT count(*) FROM question_marks") == 3)
        #expect(try await society.promptNews(at: Self.later) == [society.ben: ["Before", "While it was held"]])
        #expect(try await society.count("SELECT count(*) FROM waiting_news") == 0)
    }

    @Test("waits for more however long it is followed, and what is more than twenty for the next mail")
    func many() async throws {
        let society = try await Society()
        try await society.run("UPDATE subscriptions SET since = 0")
        let discussion = try await society.post("Fluids", by: society.moderator)
        let own = try await society.say("Mine", in: discussion, by: society.ben)
        for turn in 0..<23 { try await society.say("Yours \(turn)", in: discussion, to: own, by: society.ada) }
        #expect(try await society.promptNews(at: Self.later - .tick).isEmpty)
        #expect(try await society.promptNews(at: Self.later)[society.ben]?.count == 20)
        #expect(try await society.promptNews(at: Self.later + .minutes(10) - .tick).isEmpty)
        #expect(try await society.promptNews(at: Self.later + .minutes(10))[society.ben]?.count == 3)
        #expect(try await society.promptNews(at: Self.later + .days(1)).isEmpty)
        #expect(
            try await society.count("SELECT count(*) FROM digest_items WHERE member = \(society.ben)") == 23)
    }

    @Test("is nothing that waited for more than sixty days, which does not wait on")
    func old() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.moderator)
        let own = try await society.say("Mine", in: discussion, by: society.ben)
        try await society.say("Yours", in: discussion, to: own, by: society.ada)
        while try await society.store.gatherNews(at: Self.later) {}
        #expect(try await society.promptNews(at: Society.start + Matter.old).isEmpty)
        #expect(try await society.count("SELECT count(*) FROM waiting_news") == 0)
    }

    @Test("comes at once where one of those that ask for it does, whatever the others say")
    func quickest() async throws {
        let society = try await Society()
        try await society.wish(society.ben, [(.member(society.ada), .weekly), (.club(Society.open), .atOnce)])
        try await society.post("Fluids", by: society.ada)
        #expect(try await society.promptNews(at: Self.later) == [society.ben: ["Fluids"]])
    }

    @Test("is no article whose discussion was called off")
    func calledOff() async throws {
        let society = try await Society()
        try await society.wish(society.ben, [(.site, .atOnce)])
        for isGathered in [true, false] {
            let discussion = try await society.store.publish(
                Society.record("Fluids \(isGathered)"),
                try Society.proposal(Society.open, opensAt: Society.start + .days(9)), draft: nil,
                by: try await society.viewer(society.ada), at: Society.start)
            if isGathered { while try await society.store.gatherNews(at: Society.start) {} }
            try await society.store.callOff(
                discussion, by: try await society.viewer(society.administrator), at: Society.start
            ) { _ in throw Refusal(.conflict, "Nobody is to be told.") }
        }
        #expect(try await society.promptNews(at: Self.later).isEmpty)
    }

    @Test("is an answer to one's question, and what is said in followed threads, by followed members and of searches")
    func followed() async throws {
        let society = try await Society()
        let store = society.store
        let moderator = try await society.viewer(society.moderator)
        let asked = try await society.ask("How much?", by: society.ben)
        let discussion = try await society.post("Fluids", by: society.ben)
        try await store.follow(.discussion(discussion), .atOnce, by: moderator, at: Society.start)
        try await store.follow(.question(asked), .atOnce, by: moderator, at: Society.start)
        var entry = SavedSearch.Entry()
        entry.name = "Balsam"
        entry.query = "balsam"
        try await store.save(try SavedSearch.Draft(entry), by: society.administrator, at: Society.start)
        let search = try await store.savedSearches(of: society.administrator)[0].number
        try await store.follow(
            .search(search), .atOnce, by: try await society.viewer(society.administrator), at: Society.start)
        try await society.answer("So much.", to: asked, by: society.ada)
        try await society.say("It needs balsam.", in: discussion, by: society.ada)
        let mails = try await society.promptNews(at: Self.later)
        #expect(mails[society.ben] == ["How much?"], "The discussion is not a reply to anything of Ben's.")
        #expect(mails[society.moderator].map(Set.init) == ["How much?", "Fluids"])
        #expect(mails[society.administrator] == ["Fluids"])
        #expect(mails[society.ada] == nil)
    }

    @Test("are new articles by whatever asks for them, each once, and a digest does not tell them again")
    func articles() async throws {
        let society = try await Society()
        let tag = Tag.list("asthma")[0]
        var record = Society.record("All of it")
        record.container.title = "Gut"
        record.meshTerms = ["Asthma"]
        let scopes: [Subscription.Scope] = [
            .site, .clubs, .club(Society.open), .tag(tag), .journal("gut"), .term("ASTHMA"), .member(society.ada),
        ]
        try await society.wish(society.ben, scopes.map { ($0, .atOnce) } + [(.club(Society.ours), .weekly)])
        _ = try await society.store.publish(
            record, try Society.proposal(Society.open, tags: "asthma"), draft: nil,
            by: try await society.viewer(society.ada), at: Society.start)
        #expect(try await society.promptNews(at: Self.later) == [society.ben: ["All of it"]])
        try await society.wish(society.ben, [(.site, .weekly)])
        #expect(try await society.digest(society.ben, at: Society.monday) == nil)
    }

    @Test("is a handle that an edit adds, too, and not what it had before")
    func namedByEdit() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.moderator)
        let said = try await society.say("@mo, look", in: discussion, by: society.ada)
        #expect(try await society.promptNews(at: Self.later).keys.contains(society.ben) == false)
        try await society.store.edit(
            said, Society.critique("@mo and @ben, look"), of: 1, by: society.viewer(society.ada), at: Self.later)
        #expect(try await society.promptNews(at: Self.later + .minutes(10)) == [society.ben: ["Fluids"]])
        #expect(try await society.promptNews(at: Self.later + .days(1)).isEmpty)
    }

    @Test(
        "finds each scope by itself", arguments: ["site", "clubs", "club-1", "tag-asthma", "journal-gut", "term-x y"])
    func scopes(_ text: String) async throws {
        let society = try await Society()
        var record = Society.record("It")
        record.container.title = "Gut"
        record.meshTerms = ["X-Y"]
        try await society.wish(society.ben, [(try #require(Subscription.Scope(text)), .atOnce)])
        _ = try await society.store.publish(
            record, try Society.proposal(Society.open, tags: "asthma"), draft: nil,
            by: try await society.viewer(society.ada), at: Society.start)
        try await society.post("Hidden", in: Society.hidden, by: society.ada, tags: "asthma")
        #expect(try await society.promptNews(at: Self.later) == [society.ben: ["It"]])
    }

    @Test("that is asked for with a digest waits for it")
    func withDigest() async throws {
        let society = try await Society()
        try await society.wish(society.ben, [(.replies, .weekly)])
        let discussion = try await society.post("Fluids", by: society.ada)
        let own = try await society.say("Mine", in: discussion, by: society.ben)
        try await society.say("Yours", in: discussion, to: own, by: society.ada)
        #expect(try await society.promptNews(at: Self.later).isEmpty)
        #expect(try await society.digest(society.ben, at: Society.monday) == ["Fluids"])
        #expect(try await society.digest(society.ben, at: Society.monday + .days(7)) == nil)
    }

    @Test("is gathered and written once by several writers at once, on one file too")
    func writers() async throws {
        try await withFile { path in
            let stores = [try Store(path: path), try Store(path: path)]
            let society = try await Society(founding: stores[0])
            let discussion = try await society.post("Fluids", by: society.moderator)
            let own = try await society.say("Mine", in: discussion, by: society.ben)
            for turn in 0..<5 { try await society.say("Yours \(turn)", in: discussion, to: own, by: society.ada) }
            let written = try await withThrowingTaskGroup(of: Int.self) { group in
                for index in 0..<6 {
                    group.addTask {
                        let store = stores[index % 2]
                        while try await store.gatherNews(at: Self.later) {}
                        var count = 0
                        for due in try await store.due(.promptNews, at: Self.later) {
                            let wrote = try await store.write(
                                due, of: .promptNews, at: Self.later, compose: Society.mail)
                            if wrote { count += 1 }
                        }
                        return count
                    }
                }
                return try await group.reduce(0, +)
            }
            #expect(written == 1)
            #expect(try await society.count("SELECT count(*) FROM mails") == 1)
            #expect(try await society.count("SELECT count(*) FROM digest_items WHERE member = 4") == 5)
            for store in stores { try store.close() }
        }
    }

    @Test("that cannot be composed is left waiting, whole")
    func fault() async throws {
        struct Fault: Error {}
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.moderator)
        let own = try await society.say("Mine", in: discussion, by: society.ben)
        try await society.say("Yours", in: discussion, to: own, by: society.ada)
        while try await society.store.gatherNews(at: Self.later) {}
        let due = try #require(try await society.store.due(.promptNews, at: Self.later).first)
        await #expect(throws: Fault.self) {
            _ = try await society.store.write(due, of: .promptNews, at: Self.later) { _ in throw Fault() }
        }
        #expect(try await society.promptNews(at: Self.later) == [society.ben: ["Fluids"]])
    }
}
