import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Suggestions")
struct SuggestionStoreTests {
    @Test("name who cares about the same elsewhere, by profile or by a tie’s topics, as the reader spells it")
    func topics() async throws {
        let scene = try await SuggestionScene()
        #expect(try await scene.reasons() == [])
        try await scene.giveZoeTopics()
        #expect(try await scene.reasons() == [.topics(["Sepsis"])])
        try await scene.society.run("UPDATE members SET specialties = '[]' WHERE number = \(scene.society.ada)")
        #expect(try await scene.reasons() == [])
        try await scene.network.add(NetworkScene.draft { $0.topics = "sepsis" })
        #expect(try await scene.reasons() == [.topics(["sepsis"])])
    }

    @Test("rest on no field of a profile that its member keeps to themselves", arguments: Profile.Field.allCases)
    func hidden(_ field: Profile.Field) async throws {
        let scene = try await SuggestionScene()
        try await scene.giveZoeTopics()
        try await scene.hide(field)
        #expect(try await scene.reasons() == (field == .specialties ? [] : [.topics(["Sepsis"])]))
        let shown = try await scene.store.suggestions(for: scene.network.ada, at: Society.start).first
        if let shown {
            #expect(shown.institution == (field == .institution ? "" : "Oslo University"))
            #expect(shown.country == (field == .country ? "" : "Norway"))
        }
    }

    @Test("do not tell by leaving somebody out that they are where the reader is, and hide it")
    func here() async throws {
        let scene = try await SuggestionScene()
        try await scene.giveZoeTopics()
        try await scene.society.run("UPDATE members SET country = 'Ireland' WHERE number = \(scene.zoe)")
        #expect(try await scene.reasons() == [])
        try await scene.hide(.country)
        #expect(try await scene.reasons() == [.topics(["Sepsis"])])
        try await scene.hide(.institution)
        #expect(try await scene.reasons() == [])
    }

    @Test("name who answered a question or took the other side, as long as it stands and may be read")
    func encounters() async throws {
        let scene = try await SuggestionScene()
        let (society, ada, zoe) = (scene.society, scene.society.ada, scene.zoe)
        let question = try await society.ask("Which fluid?", by: ada)
        try await society.answer("This one.", to: question, by: zoe)
        #expect(try await scene.reasons() == [.answered(question, title: "Which fluid?")])
        try await society.run("UPDATE answers SET held_at = 1")
        #expect(try await scene.reasons() == [])
        try await society.run("UPDATE answers SET held_at = NULL")

        let discussion = try await society.post("Fluids", in: Society.hidden, by: ada)
        try await society.run(
            "INSERT INTO club_members (club, member, role, joined_at) VALUES (3, \(zoe), 'member', 0)")
        let mine = try await society.say("Blinded.", in: discussion, by: ada)
        let theirs = try await society.say("Not blinded.", in: discussion, to: mine, by: zoe)
        let own = try await society.say("Large.", in: discussion, by: zoe)
        let reply = try await society.say("Small.", in: discussion, to: own, by: ada)
        try await society.run(
            """
            INSERT INTO signals (contribution, member, signal, reason, given_at) VALUES
                (\(mine), \(zoe), 'disagree', \(theirs), 5), (\(own), \(ada), 'disagree', \(reply), 6);
            """)
        #expect(
            try await scene.reasons() == [
                .answered(question, title: "Which fluid?"), .disagreed(theirs, title: "Fluids"),
            ])
        try await society.run("UPDATE answers SET withdrawn_at = 1")
        #expect(
            try await scene.reasons() == [
                .disagreed(theirs, title: "Fluids"), .wasDisagreedWith(own, title: "Fluids"),
            ])
        // Ada leaves the closed club: what was said there is no longer hers to read.
        let outside = Viewer(member: ada, role: .member, clubs: [:])
        #expect(try await scene.store.suggestions(for: outside, at: Society.start).isEmpty)
    }

    @Test("name nobody who is a tie, blocked or blocking, put off, opted out, a guest or not active")
    func never() async throws {
        let scene = try await SuggestionScene()
        try await scene.giveZoeTopics()
        let (store, ada, zoe) = (scene.store, scene.network.ada, scene.zoe)
        let other = try await store.viewer(zoe)
        func isSuggested(at now: Instant = Society.start) async throws -> Bool {
            try await !scene.reasons(at: now).isEmpty
        }
        try await store.block(zoe, by: ada, at: Society.start)
        #expect(try await !isSuggested())
        try await store.unblock(zoe, by: ada)
        try await store.block(scene.society.ada, by: other, at: Society.start)
        #expect(try await !isSuggested())
        try await store.unblock(scene.society.ada, by: other)
        #expect(try await isSuggested())

        for _ in 1...2 { try await store.refuseSuggesting(other, at: Society.start) }
        #expect(try await !isSuggested())
        #expect(try await !store.isSuggested(other))
        try await store.allowSuggesting(other)
        #expect(try await isSuggested())

        for _ in 1...2 { try await store.dismissSuggestion(of: zoe, by: ada, at: Society.start) }
        #expect(try await !isSuggested(at: Society.start + .days(179)))
        #expect(try await isSuggested(at: Society.start + .days(181)))
        try await store.dismissSuggestion(of: 99, by: ada, at: Society.start)
        try await store.dismissSuggestion(of: scene.society.ada, by: ada, at: Society.start)
        #expect(try await scene.society.count("SELECT count(*) FROM dismissed_suggestions") == 1)

        let later = Society.start + .days(200)
        func putOff() async throws -> [String] {
            try await store.read { try $0.ownTies(of: scene.society.ada) }.dismissed
        }
        #expect(try await putOff() == ["Zoe"])
        for change in ["standing = 'suspended'", "standing = 'applied'", "is_guest = 1"] {
            try await scene.society.run(
                "INSERT OR IGNORE INTO dismissed_suggestions VALUES (\(scene.society.ada), \(zoe), 0)")
            try await scene.society.run("UPDATE members SET \(change) WHERE number = \(zoe)")
            #expect(try await !isSuggested(at: later), "\(change)")
            // Whoever could not be suggested cannot be put off: that would tell their name.
            #expect(try await putOff() == [], "\(change)")
            try await scene.society.run("DELETE FROM dismissed_suggestions")
            try await store.dismissSuggestion(of: zoe, by: ada, at: Society.start)
            #expect(try await scene.society.count("SELECT count(*) FROM dismissed_suggestions") == 0, "\(change)")
            try await scene.society.run("UPDATE members SET standing = 'active', is_guest = 0 WHERE number = \(zoe)")
        }
        #expect(try await isSuggested(at: later))
        try await scene.network.add(NetworkScene.draft(to: zoe) { $0.strength = "wished-for" })
        #expect(try await !isSuggested(at: later))
    }

    @Test("are nobody’s but a member’s")
    func outsiders() async throws {
        let scene = try await SuggestionScene()
        #expect(
            try await refusal { _ = try await scene.store.suggestions(for: .visitor, at: Society.start) }
                == .signInNeeded)
        let guest = Viewer(member: scene.society.ada, role: .member, clubs: [:], isGuest: true)
        #expect(try await scene.store.suggestions(for: guest, at: Society.start).isEmpty)
    }

    @Test("of a topic that hundreds share come to everybody’s turn, and stay for a week")
    func turns() async throws {
        let scene = try await SuggestionScene()
        try await scene.society.run(
            """
            WITH RECURSIVE counted (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM counted WHERE i < 500)
            INSERT INTO members (email, email_key, role, standing, time_zone, joined_at, name, country, specialties)
            SELECT i || '@e.org', i || '@e.org', 'member', 'active', 'UTC', 0, 'M' || i, 'Norway', '["sepsis"]'
            FROM counted
            """)
        func found(_ days: Int) async throws -> [Number<Member>] {
            try await scene.store.suggestions(for: scene.network.ada, at: Instant(rawValue: 0) + .days(days))
                .map(\.member)
        }
        let week = try await found(0)
        #expect(week.count == Suggestion.limit)
        #expect(try await found(6) == week)
        var seen: Set<Number<Member>> = []
        for index in 0..<20 { seen.formUnion(try await found(7 * index)) }
        #expect(seen.count > 150)
    }
}
