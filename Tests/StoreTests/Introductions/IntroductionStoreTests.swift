import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Introductions")
struct IntroductionStoreTests {
    @Test("bring two together once both said yes, and then each sees what the other passed on")
    func met() async throws {
        let scene = try await IntroductionScene()
        let number = try await scene.introduce()
        let reading = try await scene.store.introduction(number, for: scene.ben)
        #expect(reading.introduction.words(to: scene.society.ben) == ["You both teach.", "Dear Ben."])
        #expect(reading.partner(of: scene.society.ben).name == "Mo" && reading.introducer.name == "Ada")
        try await scene.yes(scene.ben)
        #expect(try await scene.seen(by: scene.mo)?.contact == nil)
        #expect(try await scene.seen(by: scene.mo)?.state == .waiting)
        try await scene.yes(scene.mo)
        #expect(try await scene.seen(by: scene.ben)?.contact == "call \(scene.society.moderator)")
        #expect(try await scene.seen(by: scene.mo)?.contact == "call \(scene.society.ben)")
        for viewer in [scene.ada, scene.ben, scene.mo] {
            #expect(try await scene.seen(by: viewer)?.state == .met)
            #expect(try await scene.seen(by: viewer)?.news.contains(.met) == true)
        }
        // The introducer's map shows it, and an answer that led to this stays.
        #expect(try await scene.store.network(of: scene.ada).known.count == 1)
        #expect(try await refusal { try await scene.say(.no, scene.ben) } == .conflict)
        #expect(try await scene.seen(by: scene.ben, at: IntroductionScene.start + .days(99))?.state == .met)
    }

    @Test("stay waiting for everybody else whatever one of both does, and end on the same day", arguments: 0..<5)
    func silence(_ act: Int) async throws {
        let scene = try await IntroductionScene()
        try await scene.introduce()
        let later = IntroductionScene.start + .days(2)
        switch act {
        case 0: break
        case 1: try await scene.say(.no, scene.ben, at: later)
        case 2: try await scene.yes(scene.ben, at: later)
        case 3: try await scene.store.block(scene.society.moderator, by: scene.ben, at: later)
        default: try await scene.store.eraseNetwork(of: scene.ben, at: Society.start)
        }
        for viewer in [scene.ada, scene.mo] {
            let news: Set<Introduction.Occasion> = viewer == scene.ada ? [] : [.asked]
            for (days, state) in [(2, Introduction.State.waiting), (29, .waiting), (30, .over), (80, .over)] {
                let now = IntroductionScene.start + .days(days)
                try await scene.store.askAfterIntroductions(at: now)
                let seen = try await scene.seen(by: viewer, at: now)
                let shown = days < 60 ? news : viewer == scene.ada ? [] : [.asked]
                #expect(seen == .init(state: state, news: shown), "\(act) \(days)")
            }
        }
        #expect(try await scene.store.unreadNotifications(of: scene.ada, upTo: 9) == 0)
        #expect(try await scene.store.unreadNotifications(of: scene.mo, upTo: 9) == 1)
    }

    @Test("let a mind be changed while they wait, and not once their time is over")
    func changed() async throws {
        let scene = try await IntroductionScene()
        try await scene.introduce()
        try await scene.say(.no, scene.ben)
        try await scene.yes(scene.mo)
        #expect(try await scene.seen(by: scene.mo)?.state == .waiting)
        let end = IntroductionScene.start + Introduction.term
        #expect(try await refusal { try await scene.yes(scene.ben, at: end) } == .conflict)
        try await scene.yes(scene.ben, at: end - .days(1))
        #expect(try await scene.seen(by: scene.mo)?.state == .met)
    }

    enum Block: CaseIterable { case benMo, moBen, benAda, adaBen, moAda }

    @Test("of whom one had blocked another are told to nobody, and wait as others do", arguments: Block.allCases)
    func blockedBefore(_ block: Block) async throws {
        let scene = try await IntroductionScene()
        let society = scene.society
        let (blocker, blocked) =
            switch block {
            case .benMo: (scene.ben, society.moderator)
            case .moBen: (scene.mo, society.ben)
            case .benAda: (scene.ben, society.ada)
            case .adaBen: (scene.ada, society.ben)
            case .moAda: (scene.mo, society.ada)
            }
        try await scene.store.block(blocked, by: blocker, at: IntroductionScene.start)
        try await scene.introduce()
        #expect(try await scene.seen(by: scene.ada) == .init(state: .waiting, news: []))
        for viewer in [scene.ben, scene.mo] {
            #expect(try await scene.seen(by: viewer) == nil)
            #expect(try await refusal { try await scene.yes(viewer) } == .notFound)
            #expect(try await scene.store.unreadNotifications(of: viewer, upTo: 9) == 0)
        }
        #expect(
            try await scene.seen(by: scene.ada, at: IntroductionScene.start + .days(31))?.state == .over)
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

    @Test("are of two strong or weak ties alone, once, and a few a day")
    func limits() async throws {
        let scene = try await IntroductionScene()
        let draft = try scene.draft("s")
        let first = try await scene.store.introduce(draft, by: scene.ada, at: IntroductionScene.start)
        #expect(try await scene.store.introduce(draft, by: scene.ada, at: IntroductionScene.start) == first)
        #expect(try await refusal { try await scene.introduce() } == .invalid)
        #expect(
            try await refusal { _ = try await scene.store.introduce(scene.draft(), by: scene.ben, at: Society.start) }
                == .invalid)
        var people: [Number<Member>] = []
        for name in ["Pia", "Quy", "Rex", "Sam"] {
            let number = try await scene.store.addMember(
                try Society.newcomer(name), passwordHash: nil, standing: .active, at: Society.start)
            try await scene.network.add(
                NetworkScene.draft(to: number) { $0.strength = name == "Sam" ? "wished-for" : "weak" })
            people.append(number)
        }
        func introduce(_ one: Number<Member>, _ other: Number<Member>, at now: Instant) async throws {
            var entry = Introduction.Entry()
            (entry.first, entry.second, entry.words) = (one.description, other.description, "Why.")
            _ = try await scene.store.introduce(Introduction.Draft(entry), by: scene.ada, at: now)
        }
        let now = IntroductionScene.start + .hours(1)
        #expect(try await refusal { try await introduce(scene.society.ben, people[3], at: now) } == .invalid)
        for other in people.prefix(3) { try await introduce(scene.society.ben, other, at: now) }
        try await introduce(people[0], people[1], at: now)
        #expect(try await refusal { try await introduce(people[0], people[2], at: now) } == .conflict)
        try await introduce(people[0], people[2], at: IntroductionScene.start + .days(2))
        try await scene.society.run("UPDATE members SET standing = 'suspended' WHERE number = \(people[1])")
        #expect(
            try await refusal { try await introduce(people[1], people[2], at: IntroductionScene.start + .days(4)) }
                == .invalid)
    }

    @Test("happen once when both say yes at the same time and again")
    func concurrent() async throws {
        let scene = try await IntroductionScene()
        try await scene.introduce()
        await withTaskGroup(of: Void.self) { group in
            for index in 0..<10 {
                group.addTask { try? await scene.yes(index.isMultiple(of: 2) ? scene.ben : scene.mo) }
            }
        }
        #expect(try await scene.seen(by: scene.ada)?.state == .met)
        #expect(try await scene.society.count("SELECT count(*) FROM introduction_news WHERE occasion = 'met'") == 3)
    }

    @Test("are asked about some weeks later, and what is said is read by nobody else unless it is shared")
    func outcomes() async throws {
        let scene = try await IntroductionScene()
        let number = try await scene.introduce()
        #expect(
            try await refusal {
                try await scene.store.conclude(
                    number, .init(.yes, words: "", isShared: true), by: scene.ben, at: IntroductionScene.start)
            } == .conflict)
        try await scene.yes(scene.ben)
        try await scene.yes(scene.mo)
        try await scene.store.askAfterIntroductions(at: IntroductionScene.start + .days(41))
        #expect(try await scene.seen(by: scene.ada)?.news == [.met])
        let later = IntroductionScene.start + .days(43)
        for _ in 1...2 { try await scene.store.askAfterIntroductions(at: later) }
        for viewer in [scene.ada, scene.ben, scene.mo] {
            #expect(try await scene.seen(by: viewer, at: later)?.news.contains(.worthIt) == true)
        }
        for isShared in [false, true] {
            try await scene.store.conclude(
                number, .init(.partly, words: "A start.", isShared: isShared), by: scene.ben, at: later)
            guard case .introducer(let told) = try await scene.store.introduction(number, for: scene.ada).part else {
                Issue.record("Ada introduced them.")
                return
            }
            #expect(told.map(\.name) == (isShared ? ["Ben"] : []))
        }
        #expect(try await scene.store.introduction(number, for: scene.ben).ownOutcome?.words == "A start.")
        #expect(try await scene.store.introduction(number, for: scene.mo).ownOutcome == nil)
        let root = try await scene.society.viewer(scene.society.administrator)
        for stranger in [root, .visitor] {
            #expect(try await refusal { _ = try await scene.store.introduction(number, for: stranger) } != nil)
        }
    }

    @Test("count as new until they are opened, or everything is marked as read")
    func reading() async throws {
        let scene = try await IntroductionScene()
        let number = try await scene.introduce()
        #expect(try await scene.store.unreadNotifications(of: scene.ben, upTo: 9) == 1)
        for _ in 1...2 { try await scene.store.readIntroduction(number, by: scene.ben, at: Society.start) }
        #expect(try await scene.store.unreadNotifications(of: scene.ben, upTo: 9) == 0)
        try await scene.store.readNotifications(in: nil, by: scene.society.moderator, at: Society.start)
        #expect(try await scene.store.unreadNotifications(of: scene.mo, upTo: 9) == 0)
    }
}
