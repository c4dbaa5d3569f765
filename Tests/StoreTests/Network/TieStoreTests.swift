import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("A network")
struct TieStoreTests {
    @Test("keeps ties to members under their own names, to people outside and to organisations")
    func added() async throws {
        let scene = try await NetworkScene()
        try await scene.add(NetworkScene.draft(to: scene.society.ben) { $0.topics = "Sepsis, ethics" })
        try await scene.add(NetworkScene.draft())
        try await scene.add(NetworkScene.draft { ($0.kind, $0.name) = ("organisation", "AMEE") })
        let ties = try await scene.store.network(of: scene.ada).ties
        #expect(ties.map(\.node.name) == ["AMEE", "Ben", "Vera Wu"])
        #expect(ties.map(\.node.kind) == [.organisation, .member, .person])
        #expect(ties[1].topics == ["Sepsis", "ethics"] && ties[1].node.affiliation == "")
        #expect(ties[2].contact == "vera@example.org" && ties[2].rhythm == Rhythm(3, .months))
        #expect(ties.allSatisfy { $0.sharing == .init() && $0.history == [.init(.weak, at: Society.start)] })
        #expect(try await scene.store.network(of: scene.ben).ties.isEmpty)
    }

    @Test("takes a form once, a member once, and a person of one name and place once")
    func twice() async throws {
        let scene = try await NetworkScene()
        let first = try await scene.add(NetworkScene.draft { $0.submission = "s" })
        #expect(try await scene.add(NetworkScene.draft { $0.submission = "s" }) == first)
        #expect(try await refusal { try await scene.add(NetworkScene.draft { $0.name = "véra  WU" }) } == .invalid)
        try await scene.add(NetworkScene.draft { $0.affiliation = "Elsewhere" })
        try await scene.add(NetworkScene.draft(to: scene.society.ben))
        for wrong in [scene.society.ben, scene.society.ada, 99] {
            #expect(try await refusal { try await scene.add(NetworkScene.draft(to: wrong)) } != nil, "\(wrong)")
        }
        let draft = try NetworkScene.draft(to: scene.society.moderator)
        await withTaskGroup(of: Void.self) { group in
            for _ in 1...5 { group.addTask { _ = try? await scene.add(draft) } }
        }
        #expect(try await scene.society.count("SELECT count(*) FROM ties") == 4)
    }

    @Test("is not changed into a person who is there already, but keeps its own name and place")
    func changedIntoAnother() async throws {
        let scene = try await NetworkScene()
        try await scene.add(NetworkScene.draft())
        let number = try await scene.add(NetworkScene.draft { $0.affiliation = "Elsewhere" })
        let taken = try await refusal {
            try await scene.store.change(number, to: NetworkScene.draft(), over: 1, by: scene.ada, at: Society.start)
        }
        #expect(taken == .invalid)
        try await scene.store.change(
            number, to: NetworkScene.draft { ($0.affiliation, $0.notes) = ("Elsewhere", "New") }, over: 1,
            by: scene.ada,
            at: Society.start)
        #expect(try await scene.store.tie(number, of: scene.ada).tie.notes == "New")
    }

    @Test("tells how each tie became what it is, a line for each change of strength")
    func history() async throws {
        let scene = try await NetworkScene()
        let number = try await scene.add(NetworkScene.draft { $0.strength = "wished-for" })
        for (version, (strength, days)) in [("weak", 1), ("weak", 2), ("strong", 400)].enumerated() {
            try await scene.store.change(
                number, to: NetworkScene.draft { $0.strength = strength }, over: version + 1, by: scene.ada,
                at: Society.start + .days(days))
        }
        let tie = try await scene.store.tie(number, of: scene.ada).tie
        #expect(tie.history.map(\.strength) == [.wishedFor, .weak, .strong])
        #expect(tie.history.last?.at == Society.start + .days(400) && tie.version == 4)
        let stale = try await refusal {
            try await scene.store.change(
                number, to: NetworkScene.draft(), over: 1, by: scene.ada, at: Society.start)
        }
        #expect(stale == .conflict)
    }

    @Test("says who mentors, coaches or sponsors its owner, to its owner alone")
    func roles() async throws {
        let scene = try await NetworkScene()
        let number = try await scene.add(
            NetworkScene.draft { ($0.roles, $0.audiences) = (["mentor", "sponsor"], ["tie": "members"]) })
        #expect(try await scene.store.tie(number, of: scene.ada).tie.roles == [.mentor, .sponsor])
        #expect(try await scene.shown(to: scene.ben).map(\.roles) == [[]])
        try await scene.store.change(
            number, to: NetworkScene.draft { $0.roles = ["coach"] }, over: 1, by: scene.ada, at: Society.start)
        #expect(try await scene.store.network(of: scene.ada).ties.map(\.roles) == [[.coach]])
        try await scene.store.removeTie(number, by: scene.ada)
        #expect(try await scene.society.count("SELECT count(*) FROM tie_roles") == 0)
    }

    @Test("is its owner’s alone to read, change, remove and link")
    func others() async throws {
        let scene = try await NetworkScene()
        let number = try await scene.add(NetworkScene.draft())
        let own = try await scene.add(NetworkScene.draft(), by: scene.ben)
        let tries: [() async throws -> Void] = [
            { _ = try await scene.store.tie(number, of: scene.ben) },
            {
                try await scene.store.change(
                    number, to: NetworkScene.draft(), over: 1, by: scene.ben, at: Society.start)
            },
            { try await scene.store.noteContact(number, on: "2026-11-01", by: scene.ben) },
            { try await scene.store.know(TiePair(number, own), by: scene.ben) },
        ]
        for attempt in tries { #expect(try await refusal(attempt) == .notFound) }
        try await scene.store.removeTie(number, by: scene.ben)
        #expect(try await scene.store.network(of: scene.ada).ties.count == 1)
        #expect(try await refusal { _ = try await scene.store.network(of: .visitor) } == .signInNeeded)
    }

    @Test("notes who was in touch, never earlier than it knew, and who know each other")
    func contact() async throws {
        let scene = try await NetworkScene()
        let vera = try await scene.add(NetworkScene.draft())
        let ben = try await scene.add(NetworkScene.draft(to: scene.society.ben))
        for (day, former) in [("2026-11-20", "2026-09-01"), ("2026-01-01", "2026-11-20")] {
            #expect(try await scene.store.noteContact(vera, on: day, by: scene.ada) == former)
        }
        #expect(try await scene.store.noteContact(ben, on: "2026-11-20", by: scene.ada) == "2026-09-01")
        #expect(try await scene.store.tie(vera, of: scene.ada).tie.lastContact == "2026-11-20")
        for _ in 1...2 { try await scene.store.know(TiePair(vera, ben), by: scene.ada) }
        #expect(try await scene.store.tie(vera, of: scene.ada).known.map(\.number) == [ben])
        #expect(try await scene.store.network(of: scene.ada).known == [TiePair(ben, vera)])
        try await scene.store.forget(TiePair(ben, vera), by: scene.ada)
        #expect(try await scene.store.network(of: scene.ada).known.isEmpty)
    }

    @Test("is full at its limit, and gone when it is deleted, with everything that belongs to it")
    func erased() async throws {
        let scene = try await NetworkScene()
        try await scene.society.run(
            """
            WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < \(Tie.limit))
            INSERT INTO ties (owner, kind, name, strength, mode, locality, added_at, changed_at, submission)
            SELECT \(scene.society.ada), 'person', 'P' || n, 'weak', 'mediated', 'local', 0, 0, n FROM counted
            """)
        #expect(try await refusal { try await scene.add(NetworkScene.draft()) } == .conflict)
        try await scene.add(NetworkScene.draft(to: scene.society.ada), by: scene.ben)
        try await scene.store.shareNetwork([.tie: .named], named: [Handle(rawValue: "ben")!], by: scene.ada)
        try await scene.store.block(scene.society.moderator, by: scene.ada, at: Society.start)
        try await scene.store.eraseNetwork(of: scene.ada, at: Society.start)
        for table in ["tie_changes WHERE tie NOT IN (SELECT number FROM ties)", "tie_readers", "member_blocks"] {
            #expect(try await scene.society.count("SELECT count(*) FROM \(table)") == 0, "\(table)")
        }
        // Ben's tie is Ben's.
        #expect(try await scene.society.count("SELECT count(*) FROM ties") == 1)
    }
}
