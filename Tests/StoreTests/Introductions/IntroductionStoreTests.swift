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
        for name in ["Pia", "Quy", "Rex", "Sam", "Tao", "Una", "Vic", "Wes", "Xia", "Yan", "Zoe"] {
            let number = try await scene.store.addMember(
                try Society.newcomer(name), passwordHash: nil, standing: .active, at: Society.start)
            try await scene.network.add(
                NetworkScene.draft(to: number) { $0.strength = name == "Zoe" ? "wished-for" : "weak" })
            people.append(number)
        }
        func introduce(_ one: Number<Member>, _ other: Number<Member>, at now: Instant) async throws {
            _ = try await scene.store.introduce(IntroductionScene.draft(one, other), by: scene.ada, at: now)
        }
        let now = IntroductionScene.start + .hours(1)
        #expect(try await refusal { try await introduce(people[0], people[10], at: now) } == .invalid)
        // One at a time to each of both, until they met or its time is over.
        #expect(try await refusal { try await introduce(scene.society.ben, people[0], at: now) } == .invalid)
        try await scene.yes(scene.ben)
        try await scene.yes(scene.mo)
        try await introduce(scene.society.ben, people[0], at: now)
        for index in [1, 3, 5] { try await introduce(people[index], people[index + 1], at: now) }
        #expect(try await refusal { try await introduce(people[7], people[8], at: now) } == .conflict)
        // What is deleted counts.
        try await scene.store.eraseNetwork(of: scene.ada, at: Society.start)
        for number in [scene.society.ben, scene.society.moderator] + people.prefix(10) {
            try await scene.network.add(NetworkScene.draft(to: number))
        }
        #expect(try await refusal { try await introduce(people[7], people[8], at: now) } == .conflict)
        let tomorrow = IntroductionScene.start + .days(2)
        #expect(try await refusal { try await introduce(people[1], people[7], at: tomorrow) } == .invalid)
        try await introduce(people[7], people[8], at: tomorrow)
        let later = IntroductionScene.start + .days(32)
        #expect(try await refusal { try await introduce(people[1], people[2], at: later) } == .invalid)
        try await introduce(people[1], people[3], at: later)
        try await scene.society.run("UPDATE members SET standing = 'suspended' WHERE number = \(people[9])")
        #expect(try await refusal { try await introduce(people[9], people[0], at: later) } == .invalid)
    }

    @Test("that led to a meeting outlast who wrote them, without a word of theirs", arguments: [true, false])
    func outlast(isErased: Bool) async throws {
        let scene = try await IntroductionScene()
        let number = try await scene.introduce()
        try await scene.yes(scene.ben)
        try await scene.yes(scene.mo)
        if isErased {
            for _ in 1...2 { try await scene.store.eraseNetwork(of: scene.ada, at: IntroductionScene.start) }
        } else {
            try await scene.society.run("UPDATE members SET standing = 'suspended' WHERE number = \(scene.society.ada)")
        }
        let later = IntroductionScene.start + Introduction.followUp
        try await scene.store.askAfterIntroductions(at: later)
        for (viewer, other) in [(scene.ben, scene.mo), (scene.mo, scene.ben)] {
            let seen = try await scene.seen(by: viewer, at: later)
            #expect(seen?.contact == "call \(other.member!)" && seen?.news == [.asked, .met, .worthIt])
            let words = try await scene.store.introduction(number, for: viewer).introduction
            #expect(words.words(to: viewer.member!).contains("You both teach.") != isErased)
            try await scene.store.conclude(number, .init(.yes, words: "", isShared: true), by: viewer, at: later)
        }
        if isErased {
            #expect(try await scene.seen(by: scene.ada, at: later) == nil)
            #expect(try await refusal { _ = try await scene.store.introduction(number, for: scene.ada) } == .notFound)
            #expect(
                try await scene.society.count(
                    "SELECT count(*) FROM introduction_news WHERE member = \(scene.society.ada)") == 0)
        }
    }

    @Test("are taken back by who wrote them while they wait, and are there for nobody then")
    func withdrawn() async throws {
        let scene = try await IntroductionScene()
        let number = try await scene.introduce()
        try await scene.yes(scene.ben)
        func withdraw(_ viewer: Viewer, _ days: Int = 0) async throws -> Refusal.Kind? {
            try await refusal {
                try await scene.store.withdrawIntroduction(
                    number, by: viewer, at: IntroductionScene.start + .days(days))
            }
        }
        for viewer in [scene.ben, scene.mo] { #expect(try await withdraw(viewer) == .notFound) }
        #expect(try await withdraw(scene.ada, 31) == .conflict)
        #expect(try await withdraw(scene.ada) == nil)
        #expect(try await withdraw(scene.ada) == .notFound)
        for viewer in [scene.ada, scene.ben, scene.mo] { #expect(try await scene.seen(by: viewer) == nil) }
        #expect(try await scene.store.unreadNotifications(of: scene.mo, upTo: 9) == 0)
        #expect(try await scene.society.count("SELECT count(*) FROM introduction_answers") == 0)
        // Taking back makes no room for more.
        #expect(try await refusal { try await scene.introduce() } == .invalid)

        let other = try await IntroductionScene()
        try await other.introduce()
        try await other.yes(other.ben)
        try await other.yes(other.mo)
        #expect(
            try await refusal {
                try await other.store.withdrawIntroduction(1, by: other.ada, at: IntroductionScene.start)
            } == .conflict)
    }

    @Test("say which of both has another before them, or had one that was taken back")
    func busy() async throws {
        let scene = try await IntroductionScene()
        let ida = try await scene.store.addMember(
            try Society.newcomer("Ida"), passwordHash: nil, standing: .active, at: Society.start)
        try await scene.network.add(NetworkScene.draft(to: ida))
        func reason(_ one: Number<Member>, _ days: Int) async throws -> String? {
            let draft = try IntroductionScene.draft(one, ida)
            do {
                _ = try await scene.store.introduce(
                    draft, by: scene.ada, at: IntroductionScene.start + .days(days))
                return nil
            } catch let refusal as Refusal { return refusal.reason }
        }
        try await scene.introduce()
        let (ben, mo) = (scene.society.ben, scene.society.moderator)
        #expect(try await reason(ben, 1)?.hasPrefix("Ben has an introduction of yours before them.") == true)
        try await scene.store.withdrawIntroduction(1, by: scene.ada, at: IntroductionScene.start)
        #expect(try await reason(mo, 1)?.hasPrefix("You introduced Mo within the last 30 days") == true)
        #expect(try await reason(mo, 31) == nil)
        #expect(try await reason(ben, 32)?.hasPrefix("Ida has an introduction of yours") == true)
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

    @Test("are told twenty at once, what is unread first, and counted so")
    func many() async throws {
        let scene = try await IntroductionScene()
        let number = try await scene.introduce()
        for index in 1...20 {
            let other = try await scene.store.addMember(
                try Society.newcomer("Ida\(index)"), passwordHash: nil, standing: .active, at: Society.start)
            let viewer = try await scene.society.viewer(other)
            for tie in [scene.society.ben, scene.society.moderator] {
                try await scene.network.add(NetworkScene.draft(to: tie), by: viewer)
            }
            let later = try await scene.store.introduce(
                scene.draft(), by: viewer, at: IntroductionScene.start + .hours(index))
            if index < 5 { try await scene.store.readIntroduction(later, by: scene.ben, at: Society.start + .days(1)) }
        }
        let now = IntroductionScene.start + .days(2)
        #expect(try await scene.store.unreadNotifications(of: scene.mo, upTo: 99) == 20)
        let news = try await scene.store.introductionNews(for: scene.ben, at: now)
        #expect(news.count == 20 && news.prefix(17).allSatisfy { !$0.isRead } && news[16].introduction == number)
        #expect(try await scene.store.unreadNotifications(of: scene.ben, upTo: 99) == 17)
    }
}
