import Colloquium
import Testing

@testable import Store

@Suite("Proposals that rules make")
struct RuleProposalTests {
    private struct Scene {
        let society: Society
        let own: Follower
        let source: Number<Source>
        let ben: Viewer

        /// Ben's rule proposes what mentions sepsis; the source has been polled once.
        init() async throws {
            society = try await Society()
            own = .member(society.ben)
            ben = try await society.viewer(society.ben)
            source = try await society.follow("nejm", for: own)
            try await add("sepsis")
            try await society.poll(source, [Society.entry("Nothing", guid: "0")])
        }

        @discardableResult
        func add(_ word: String) async throws -> Number<InboxRule> {
            try await society.store.addRule(
                Society.rule(.keyword, word, .propose(Society.open)), to: own, by: ben, at: Society.start)
        }

        func bring(_ word: String, _ count: Int, after hours: Int) async throws {
            try await society.poll(
                source, (1...count).map { Society.entry("\(word) \($0)", guid: "\(word) \($0)", link: Self.page($0)) },
                at: Society.start + .hours(hours))
        }

        static func page(_ number: Int) -> String { "https://nejm.example/\(number)" }

        func open(_ word: String) async throws -> Int {
            try await society.count(
                "SELECT count(*) FROM proposals WHERE state = 'open' AND why LIKE '%\(word)%'")
        }

        func settle(_ count: Int) async throws {
            try await society.run(
                """
                UPDATE proposals SET state = 'declined', settled_at = 1, reason = 'Enough.' WHERE number IN (
                    SELECT number FROM proposals WHERE state = 'open' ORDER BY number LIMIT \(count))
                """)
        }

        func proposeWaiting() async throws {
            try await society.store.proposeWaiting(at: Society.start + .days(1))
        }
    }

    @Test("are at most fifty that are open; the others wait until some are settled, and none is lost")
    func wait() async throws {
        let scene = try await Scene()
        try await scene.bring("Sepsis", 60, after: 1)
        #expect(try await scene.open("sepsis") == 50)
        try await scene.proposeWaiting()
        #expect(try await scene.open("sepsis") == 50)
        try await scene.settle(4)
        try await scene.proposeWaiting()
        #expect(try await scene.open("sepsis") == 50)
        try await scene.settle(50)
        for _ in 0..<2 { try await scene.proposeWaiting() }
        #expect(try await scene.open("sepsis") == 6)
        #expect(try await scene.society.count("SELECT count(DISTINCT item) FROM proposals") == 60)
        #expect(try await scene.society.count("SELECT count(*) FROM proposal_supporters") == 60)
        #expect(try await scene.society.store.integrityProblems() == [])
    }

    @Test("are not kept back by what another rule, or its owner, proposed")
    func others() async throws {
        let scene = try await Scene()
        try await scene.add("masks")
        try await scene.bring("Sepsis", 60, after: 1)
        try await scene.bring("Masks", 3, after: 2)
        #expect(try await scene.open("masks") == 3)
    }

    private enum End: CaseIterable { case ruleChanged, itemsChanged, sourceLeft }

    @Test(
        "wait no more when their rule changed, when it is not asked of them any more, or when nobody reads the source")
    func dropped() async throws {
        for end in End.allCases {
            let scene = try await Scene()
            let store = scene.society.store
            try await scene.bring("Sepsis", 60, after: 1)
            switch end {
            case .ruleChanged:
                try await store.changeRule(
                    1, to: Society.rule(.keyword, "sepsis", .propose(Society.open)), of: scene.own, by: scene.ben,
                    at: Society.start + .hours(2))
            case .itemsChanged:
                let changed = (51...60).map {
                    Society.entry("Statins \($0)", guid: "Sepsis \($0)", link: Scene.page($0))
                }
                let settled = try await scene.society.poll(scene.source, changed, at: Society.start + .hours(2))
                #expect(settled.changed == 10)
            case .sourceLeft:
                try await store.unfollow(scene.source, for: scene.own, by: scene.ben, at: Society.start)
            }
            try await scene.settle(50)
            try await scene.proposeWaiting()
            #expect(try await scene.open("sepsis") == 0, "\(end)")
            #expect(try await scene.society.count("SELECT count(*) FROM waiting_proposals") == 0, "\(end)")
        }
    }
}
