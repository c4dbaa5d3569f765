import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Introductions between people of whom one blocks or leaves")
struct IntroductionBlockTests {
    enum Block: CaseIterable { case benMo, moBen, benAda, moAda }

    @Test(
        "are told to each of both who blocked nobody, so that nobody learns who blocked them",
        arguments: Block.allCases)
    func blockedBefore(_ block: Block) async throws {
        let scene = try await IntroductionScene()
        let society = scene.society
        let (blocker, blocked, told) =
            switch block {
            case .benMo: (scene.ben, society.moderator, scene.mo)
            case .moBen: (scene.mo, society.ben, scene.ben)
            case .benAda: (scene.ben, society.ada, scene.mo)
            case .moAda: (scene.mo, society.ada, scene.ben)
            }
        try await scene.store.block(blocked, by: blocker, at: IntroductionScene.start)
        try await scene.introduce()
        #expect(try await scene.seen(by: blocker) == nil)
        #expect(try await refusal { try await scene.yes(blocker) } == .notFound)
        #expect(try await scene.store.unreadNotifications(of: blocker, upTo: 9) == 0)
        #expect(try await scene.seen(by: told) == .init(state: .waiting, news: [.asked]))
        try await scene.yes(told)
        // Not even once the block is gone: it was never told.
        try await scene.store.unblock(blocked, by: blocker)
        #expect(try await scene.seen(by: blocker) == nil)
        #expect(try await scene.seen(by: told)?.state == .waiting)
        #expect(try await scene.seen(by: scene.ada) == .init(state: .waiting, news: []))
        #expect(
            try await scene.seen(by: scene.ada, at: IntroductionScene.start + .days(31))?.state == .over)
    }

    @Test("are refused to who blocked one of both")
    func ownBlock() async throws {
        let scene = try await IntroductionScene()
        try await scene.store.block(scene.society.ben, by: scene.ada, at: IntroductionScene.start)
        #expect(try await refusal { try await scene.introduce() } == .invalid)
        try await scene.store.unblock(scene.society.ben, by: scene.ada)
        try await scene.introduce()
    }

    @Test(
        "lead to nothing while one of both blocks who introduced them, or is blocked by them", arguments: [true, false])
    func introducerBlocked(isBlocker: Bool) async throws {
        let scene = try await IntroductionScene()
        try await scene.introduce()
        try await scene.yes(scene.ben)
        let (blocker, blocked) = isBlocker ? (scene.ada, scene.society.ben) : (scene.ben, scene.society.ada)
        try await scene.store.block(blocked, by: blocker, at: IntroductionScene.start)
        try await scene.yes(scene.mo)
        let seen = try #require(await scene.seen(by: scene.mo))
        #expect(seen.state == .waiting && seen.contact == nil && seen.news == [.asked])
        #expect(try await scene.seen(by: scene.ada) == .init(state: .waiting, news: []))
    }

    @Test("tell who blocks no more of them, and others the same as where a network was deleted", arguments: 0..<4)
    func endedAfterwards(_ act: Int) async throws {
        let scene = try await IntroductionScene()
        let number = try await scene.introduce()
        try await scene.yes(scene.ben)
        try await scene.yes(scene.mo)
        let shared = Introduction.Outcome(.partly, words: "A start.", isShared: true)
        try await scene.store.conclude(number, shared, by: scene.ben, at: IntroductionScene.start)
        switch act {
        case 0: try await scene.store.block(scene.society.moderator, by: scene.ben, at: IntroductionScene.start)
        case 1: try await scene.store.block(scene.society.ada, by: scene.ben, at: IntroductionScene.start)
        case 2: try await scene.store.block(scene.society.ben, by: scene.ada, at: IntroductionScene.start)
        default: try await scene.store.eraseNetwork(of: scene.ben, at: Society.start)
        }
        let later = IntroductionScene.start + .days(43)
        try await scene.store.askAfterIntroductions(at: later)
        func unread(_ viewer: Viewer) async throws -> Int {
            try await scene.store.unreadNotifications(of: viewer, upTo: 9)
        }
        let ended = act == 2 ? scene.ada : scene.ben
        #expect(try await scene.store.introductionNews(for: ended, at: later).isEmpty)
        #expect(try await unread(ended) == 0)
        #expect(try await scene.seen(by: scene.mo, at: later)?.news == [.asked, .met, .worthIt])
        #expect(try await unread(scene.mo) == 3)
        if act != 2 {
            #expect(try await scene.seen(by: scene.ada, at: later)?.news == [.met, .worthIt])
            #expect(try await unread(scene.ada) == 2)
            #expect(try await scene.seen(by: scene.ben, at: later) == nil)
        }
        let isPassedOn = try await scene.seen(by: scene.mo)?.contact != nil
        #expect(isPassedOn == [1, 2].contains(act))
        guard case .introducer(let told) = try await scene.store.introduction(number, for: scene.ada).part else {
            Issue.record("Ada introduced them.")
            return
        }
        #expect(told.count == (act == 0 ? 1 : 0))
        let asked = try await scene.society.count(
            "SELECT count(*) FROM introduction_news WHERE occasion = 'worth-it' AND member = 4")
        #expect(asked == (act == 3 ? 0 : 1))
    }

    @Test("of whom one blocks the other meanwhile lead to nothing, and take back what was passed on")
    func blockedMeanwhile() async throws {
        let scene = try await IntroductionScene()
        try await scene.introduce()
        try await scene.yes(scene.ben)
        try await scene.store.block(scene.society.moderator, by: scene.ben, at: IntroductionScene.start)
        #expect(try await scene.seen(by: scene.ben) == nil, "Who blocks sees it no more.")
        try await scene.yes(scene.mo)
        #expect(try await scene.seen(by: scene.mo)?.state == .waiting)
        #expect(try await scene.seen(by: scene.ada)?.state == .waiting)
        try await scene.store.unblock(scene.society.moderator, by: scene.ben)
        try await scene.yes(scene.mo)
        #expect(try await scene.seen(by: scene.mo)?.contact == "call \(scene.society.ben)")
        try await scene.store.block(scene.society.moderator, by: scene.ben, at: IntroductionScene.start)
        let seen = try await scene.seen(by: scene.mo)
        #expect(seen?.state == .met && seen?.contact == nil)
    }

    @Test("are shown no more where one of the three is suspended")
    func suspended() async throws {
        let scene = try await IntroductionScene()
        try await scene.introduce()
        try await scene.society.run("UPDATE members SET standing = 'suspended' WHERE number = \(scene.society.ben)")
        #expect(try await scene.seen(by: scene.mo) == nil)
        #expect(try await scene.seen(by: scene.ada) == nil)
        #expect(try await scene.store.unreadNotifications(of: scene.mo, upTo: 9) == 0)
    }
}
