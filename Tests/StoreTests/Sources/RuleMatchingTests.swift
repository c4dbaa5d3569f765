import Colloquium
import Testing

@testable import Store

@Suite("Rules and what is in the inbox already")
struct RuleMatchingTests {
    private struct Scene {
        let society: Society
        let own: Follower
        let source: Number<Source>
        let ben: Viewer

        init() async throws {
            society = try await Society()
            own = .member(society.ben)
            ben = try await society.viewer(society.ben)
            source = try await society.follow("nejm", for: own)
        }

        func add(_ word: String) async throws -> Number<InboxRule> {
            try await society.store.addRule(
                Society.rule(.keyword, word, .hide), to: own, by: ben, at: Society.start)
        }

        func rule(_ number: Number<InboxRule>) async throws -> StoredRule {
            try await society.store.rule(number, of: own, for: ben)
        }
    }

    @Test("are asked of it a part at a time, the rest later, and begin anew when the rule is changed")
    func parts() async throws {
        let scene = try await Scene()
        try await scene.society.poll(
            scene.source, (0..<1_300).map { Society.entry("Sepsis and masks \($0)", guid: "\($0)") })
        let number = try await scene.add("sepsis")
        let begun = try await scene.rule(number)
        #expect(begun.matches == 1_000 && !begun.isAsked)
        while try await scene.society.store.matchRules() {}
        let done = try await scene.rule(number)
        #expect(done.matches == 1_300 && done.isAsked)
        try await scene.society.store.changeRule(
            number, to: Society.rule(.keyword, "statins", .hide), of: scene.own, by: scene.ben, at: Society.start)
        while try await scene.society.store.matchRules() {}
        #expect(try await scene.rule(number).matches == 0)
    }

    @Test("are asked at once of all sources of their inbox, however much waits in another")
    func first() async throws {
        let scene = try await Scene()
        let society = scene.society
        let number = try await scene.add("sepsis")
        for index in 0..<10 {
            let source = try await society.follow("s\(index)", for: scene.own)
            try await society.poll(
                source, (0..<60).map { Society.entry("Statins in \(index)-\($0)", guid: "\($0)") })
        }
        let other = try await society.follow("big", for: .member(society.ada))
        try await society.poll(other, (0..<1_300).map { Society.entry("Statins and masks \($0)", guid: "b\($0)") })
        _ = try await society.store.addRule(
            Society.rule(.keyword, "statins", .hide), to: .member(society.ada),
            by: try await society.viewer(society.ada), at: Society.start)
        try await society.store.changeRule(
            number, to: Society.rule(.keyword, "statins", .hide), of: scene.own, by: scene.ben, at: Society.start)
        let changed = try await scene.rule(number)
        #expect(changed.matches == 600 && changed.isAsked)
    }

    @Test("are asked of what a source brings with it that moved into another, and no more of one that was left")
    func moved() async throws {
        let scene = try await Scene()
        let society = scene.society
        let target = try await society.follow("bmj", for: .member(society.ada))
        try await society.poll(target, [Society.entry("Sepsis", guid: "1")])
        let number = try await scene.add("sepsis")
        var report = PollReport(try await society.lease(scene.source), .unchanged)
        report.movedTo = try Society.offer("bmj").address
        try await society.store.settle([report], at: Society.start)
        while try await society.store.matchRules() {}
        #expect(try await scene.rule(number).matches == 1)
        try await society.run("INSERT INTO rule_matchings VALUES (\(number), \(target), 1)")
        try await society.store.unfollow(target, for: scene.own, by: scene.ben, at: Society.start)
        #expect(try await scene.rule(number).isAsked)
    }

    @Test("propose nothing old that is changed after the rule was")
    func old() async throws {
        let scene = try await Scene()
        try await scene.society.poll(scene.source, [Society.entry("Sepsis", guid: "1")])
        let number = try await scene.society.store.addRule(
            Society.rule(.keyword, "fluids", .propose(Society.open)), to: scene.own, by: scene.ben,
            at: Society.start + .hours(1))
        try await scene.society.poll(
            scene.source, [Society.entry("Sepsis", guid: "1", abstract: "Fluids.")], at: Society.start + .hours(2))
        let stored = try await scene.rule(number)
        #expect(stored.matches == 1 && stored.proposals == 0)
    }

    @Test("hold for what a source has that is followed later")
    func followed() async throws {
        let scene = try await Scene()
        let other = try await scene.society.follow("bmj", for: .member(scene.society.ada))
        try await scene.society.poll(other, [Society.entry("Sepsis", guid: "1"), Society.entry("Masks", guid: "2")])
        let number = try await scene.add("sepsis")
        #expect(try await scene.rule(number).matches == 0)
        try await scene.society.follow("bmj", for: scene.own)
        #expect(try await scene.rule(number).matches == 1)
        #expect(try await scene.society.titles(scene.own, as: scene.society.ben) == ["Masks"])
    }

    @Test("keep what another source of the inbox still says of an item that is changed")
    func elsewhere() async throws {
        let scene = try await Scene()
        let other = try await scene.society.follow("pubmed", for: scene.own)
        let plain = Society.entry("Fluids", guid: "1", (.doi, "10.1000/1"))
        var told = plain
        told.meshTerms = ["Sepsis"]
        let number = try await scene.add("sepsis")
        try await scene.society.poll(scene.source, [told])
        try await scene.society.poll(other, [told])
        try await scene.society.poll(other, [plain])
        #expect(try await scene.rule(number).matches == 1)
        try await scene.society.poll(scene.source, [plain])
        #expect(try await scene.rule(number).matches == 0)
    }

    @Test("are removed by those who tend the inbox alone, and so is a source asked again")
    func strangers() async throws {
        let scene = try await Scene()
        let number = try await scene.add("sepsis")
        let ada = try await scene.society.viewer(scene.society.ada)
        for (viewer, expected) in [(ada, Refusal.Kind.notFound), (.visitor, .signInNeeded)] {
            let removed = try await refusal {
                try await scene.society.store.removeRule(number, of: scene.own, by: viewer)
            }
            let resumed = try await refusal {
                try await scene.society.store.resume(scene.source, for: scene.own, by: viewer, at: Society.start)
            }
            #expect(removed == expected && resumed == expected)
        }
        #expect(try await scene.rule(number).number == number)
    }

    @Test("count what was proposed, which is only what came later")
    func proposals() async throws {
        let scene = try await Scene()
        try await scene.society.poll(scene.source, [Society.entry("Sepsis", guid: "1")])
        let number = try await scene.society.store.addRule(
            Society.rule(.keyword, "sepsis", .propose(Society.open)), to: scene.own, by: scene.ben, at: Society.start)
        #expect(try await scene.rule(number).proposals == 0)
        try await scene.society.poll(
            scene.source, [Society.entry("Sepsis again", guid: "2")], at: Society.start + .hours(1))
        let stored = try await scene.rule(number)
        #expect(stored.proposals == 1 && stored.matches == 2)
    }
}
