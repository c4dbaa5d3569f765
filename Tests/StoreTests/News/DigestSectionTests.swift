import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("What a digest tells besides new articles")
struct DigestSectionTests {
    private static let asthma = Tag.list("asthma")[0]

    private static func preview(
        _ society: Society, _ member: Number<Member>? = nil, at now: Instant = Society.monday
    ) async throws -> [DigestItem.Section: [String]] {
        let content = try await society.store.previewDigest(for: member ?? society.ben, Cadence.allCases, at: now)
        return Dictionary(grouping: content.items, by: \.section).mapValues { $0.map(\.title) }
    }

    @Test("is no question and no answer that was read on the site, unless it came later")
    func readQuestions() async throws {
        let society = try await Society()
        try await society.wish(society.ben, [(.tag(Self.asthma), .weekly), (.member(society.ada), .weekly)])
        let read = try await society.ask("Read?", by: society.moderator, tags: "asthma")
        try await society.ask("New?", by: society.moderator, tags: "asthma")
        try await society.store.noteVisit(to: read, by: society.ben, at: Society.start + .hours(1))
        #expect(try await Self.preview(society)[.questions] == ["New?"])
        try await society.answer("So.", to: read, by: society.ada)
        while try await society.store.gatherNews(at: Society.start) {}
        #expect(try await Self.preview(society)[.forYou] == nil)
        try await society.run("UPDATE question_marks SET visited_at = visited_at - 3600001")
        #expect(try await Self.preview(society)[.forYou] == ["Read?"])
    }

    @Test("is nothing of what was read on the site, unless it came later")
    func read() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.ada)
        try await society.post("Steroids", by: society.ada)
        try await society.store.note(
            ReadingMark(newSince: nil, visitedAt: Society.start + .hours(1)), of: discussion, by: society.ben)
        #expect(try await Self.preview(society)[.articles] == ["Steroids"])
        let first = try await society.say(
            "First", in: discussion, by: society.ada, at: Society.start + .minutes(30))
        try await society.say("Reply", in: discussion, to: first, by: society.moderator, at: Society.start + .hours(2))
        #expect(try await Self.preview(society)[.critiques] == nil, "What got the replies was there to be read.")
        let second = try await society.say("Second", in: discussion, by: society.ada, at: Society.start + .hours(2))
        for hour in 3...4 {
            try await society.say(
                "Reply", in: discussion, to: second, by: society.moderator, at: Society.start + .hours(hour))
        }
        #expect(try await Self.preview(society)[.critiques] == ["Fluids"])
    }

    @Test("is nothing that a muted member did, nor of a muted thread")
    func muted() async throws {
        let society = try await Society()
        let ben = try await society.viewer(society.ben)
        let discussion = try await society.post("Fluids", by: society.ada)
        try await society.post("Steroids", by: society.moderator)
        try await society.store.mute(society.moderator, by: ben, at: Society.start)
        #expect(try await Self.preview(society)[.articles] == ["Fluids"])
        try await society.store.mute(.discussion(discussion), by: ben, at: Society.start)
        #expect(try await Self.preview(society)[.articles] == nil)
        try await society.store.unmute(society.moderator, by: ben)
        #expect(try await Self.preview(society)[.articles] == ["Steroids"])
    }

    @Test("is nothing of whom the reader blocked, nor of who blocked the reader")
    func blocked() async throws {
        for (blocker, blocked) in [(\Society.ben, \Society.moderator), (\Society.moderator, \Society.ben)] {
            let society = try await Society()
            try await society.post("Fluids", by: society.ada)
            try await society.post("Steroids", by: society.moderator)
            try await society.store.block(
                society[keyPath: blocked], by: society.viewer(society[keyPath: blocker]), at: Society.start)
            #expect(try await Self.preview(society)[.articles] == ["Fluids"])
        }
    }

    @Test("is what opens and closes within a week, of the clubs that are followed")
    func week() async throws {
        let society = try await Society()
        for (title, days) in [("Soon", 10), ("Late", 20)] {
            let discussion = try await society.store.publish(
                Society.record(title), try Society.proposal(Society.open, opensAt: Society.start + .days(days)),
                draft: nil, by: try await society.viewer(society.ada), at: Society.start)
            try await society.store.note(
                ReadingMark(newSince: nil, visitedAt: Society.start), of: discussion, by: society.ben)
        }
        #expect(try await Self.preview(society) == [.week: ["Soon"]], "Ben has read both, and yet one opens.")
        #expect(try await Self.preview(society, society.ada).isEmpty, "Ada knows.")
        #expect(try await Self.preview(society, at: Society.start + .days(35)) == [.week: ["Soon"]], "Now it closes.")
        let written = try await society.digest(society.ben, at: Society.monday)
        #expect(written == ["Soon"])
        #expect(try await Self.preview(society).isEmpty, "That it opens is told once.")
    }

    @Test("is once more that a discussion opens, when it is to open at another hour")
    func moved() async throws {
        let society = try await Society()
        let discussion = try await society.store.publish(
            Society.record("Soon"), try Society.proposal(Society.open, opensAt: Society.start + .days(10)), draft: nil,
            by: try await society.viewer(society.ada), at: Society.start)
        try await society.store.note(
            ReadingMark(newSince: nil, visitedAt: Society.start), of: discussion, by: society.ben)
        #expect(try await society.digest(society.ben, at: Society.monday) == ["Soon"])
        #expect(try await Self.preview(society).isEmpty)
        try await society.run("UPDATE discussions SET opens_at = opens_at + 3600000 WHERE number = \(discussion)")
        #expect(try await Self.preview(society) == [.week: ["Soon"]])
    }

    @Test("is nothing of a discussion that was called off: the article comes with the next one of it")
    func calledOff() async throws {
        let society = try await Society()
        try await society.wish(society.ben, [(.site, .weekly)])
        let doi: [(Identifier.Scheme, String)] = [(.doi, "10.1000/1")]
        let discussion = try await society.store.publish(
            Society.record("Fluids", doi), try Society.proposal(Society.open, opensAt: Society.start + .days(9)),
            draft: nil,
            by: try await society.viewer(society.ada), at: Society.start)
        #expect(try await Self.preview(society)[.articles] == ["Fluids"])
        try await society.store.callOff(
            discussion, by: try await society.viewer(society.administrator), at: Society.start
        ) { _ in throw Refusal(.conflict, "Nobody is to be told.") }
        #expect(try await Self.preview(society).isEmpty)
        try await society.post("Fluids", doi, in: Society.ours, by: society.ada, at: Society.start + .hours(1))
        #expect(try await Self.preview(society)[.articles] == ["Fluids"])
    }

    @Test("is nothing that happened while it was heard of on the site only")
    func onSite() async throws {
        let society = try await Society()
        try await society.wish(society.ben, [(.clubs, .onSite)])
        try await society.post("Before", by: society.ada)
        try await society.wish(society.ben, [(.clubs, .weekly)], at: Society.start + .hours(1))
        try await society.wish(society.ben, [(.clubs, .daily)], at: Society.start + .hours(3))
        try await society.post("After", by: society.ada, at: Society.start + .hours(2))
        #expect(try await Self.preview(society)[.articles] == ["After"])
    }

    @Test("is a new synthesis, once, and not to who wrote it")
    func synthesis() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.ben)
        let ada = try await society.viewer(society.administrator)
        try await society.run(
            """
            UPDATE discussions SET synthesis = 'Give less.', synthesis_html = '' WHERE number = \(discussion);
            INSERT INTO synthesis_versions (discussion, version, author, body, body_html, written_at)
                VALUES (\(discussion), 1, \(society.ada), 'Give less.', '',
                \(Society.start.rawValue + 1000));
            """)
        _ = ada
        #expect(try await Self.preview(society) == [.syntheses: ["Fluids"]])
        #expect(try await Self.preview(society, society.ada)[.syntheses] == nil)
        #expect(try await society.digest(society.ben, at: Society.monday) == ["Fluids"])
        #expect(try await society.digest(society.ben, at: Society.monday + .days(7)) == nil)
    }

    @Test("are questions nobody answered, in the specialties of the member or with a tag they follow")
    func questions() async throws {
        let society = try await Society()
        let mine = try await society.ask("Inhaler?", by: society.ada, tags: "asthma")
        try await society.ask("Else?", by: society.ada, tags: "cancer")
        #expect(try await Self.preview(society)[.questions] == nil)
        try await society.run("UPDATE members SET specialties = '[\"Asthma\"]' WHERE number = \(society.ben)")
        #expect(try await Self.preview(society)[.questions] == ["Inhaler?"])
        try await society.run("UPDATE members SET specialties = '[]'")
        try await society.wish(society.ben, [(.tag(Self.asthma), .weekly)])
        #expect(try await Self.preview(society)[.questions] == ["Inhaler?"])
        try await society.answer("So much.", to: mine, by: society.moderator)
        #expect(try await Self.preview(society)[.questions] == nil)
    }

    @Test("is by journal, by term and by who posted it, however they are spelled")
    func words() async throws {
        let society = try await Society()
        var record = Society.record("In the Lancet")
        record.container.title = "The Lancet"
        record.meshTerms = ["Fluid Therapy"]
        _ = try await society.store.publish(
            record, try Society.proposal(Society.ours), draft: nil, by: try await society.viewer(society.ada),
            at: Society.start)
        try await society.post("Elsewhere", in: Society.ours, by: society.moderator)
        for scope in [.journal("the  LANCET"), .term("fluid therapy"), .member(society.ada)]
            as [Subscription.Scope]
        {
            try await society.wish(society.ben, [(scope, .weekly)])
            #expect(try await Self.preview(society)[.articles] == ["In the Lancet"], "\(scope)")
            try await society.wish(society.ben, [(scope, nil)])
        }
    }

    @Test("is gathered from all cadences that are due into one mail, each thing once")
    func gathered() async throws {
        let society = try await Society()
        try await society.wish(
            society.ben, [(.site, .weekly), (.tag(Self.asthma), .daily), (.club(Society.open), .monthly)], monthDay: 30)
        try await society.post("Tagged", by: society.ada, tags: "asthma", at: Society.monday - .hours(2))
        try await society.post("Other", by: society.ada, at: Society.monday - .hours(1))
        #expect(try await society.digest(society.ben, at: Society.monday) == ["Tagged", "Other"])
        #expect(try await society.count("SELECT count(*) FROM digest_periods") == 3)
        #expect(try await society.count("SELECT count(*) FROM digests") == 1)
        #expect(try await society.digest(society.ben, at: Society.monday) == nil)
    }

    @Test("is nothing any more of a club that was closed, or of what was withdrawn, a moment before")
    func hidden() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", in: Society.ours, by: society.ada)
        try await society.wish(society.ben, [(.site, .weekly), (.discussion(discussion), .weekly)])
        let said = try await society.say("Said", in: discussion, by: society.ada)
        while try await society.store.gatherNews(at: Society.start) {}
        #expect(try await Self.preview(society) == [.articles: ["Fluids"], .forYou: ["Fluids"]])
        try await society.store.withdraw(said, by: try await society.viewer(society.ada), at: Society.start)
        #expect(try await Self.preview(society) == [.articles: ["Fluids"]])
        try await society.run("UPDATE clubs SET visibility = 'private' WHERE number = 2")
        #expect(try await Self.preview(society).isEmpty)
        #expect(try await society.digest(society.ben, at: Society.monday) == nil)
    }
}
