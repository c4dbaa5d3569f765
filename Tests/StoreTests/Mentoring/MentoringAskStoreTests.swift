import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Asking somebody to be a mentor, coach or sponsor")
struct MentoringAskStoreTests {
    @Test("is answered by whoever was asked, once, and begins an agreement that takes a place")
    func accepted() async throws {
        let scene = try await MentoringStoreScene()
        let offer = try await scene.list(.offer, by: scene.ada)
        let request = try await scene.list(.request, by: scene.ben)
        let ask = try await scene.ask(about: offer, by: scene.ben)
        #expect(try await scene.told(scene.ada) == [.asked])
        for viewer in [scene.ben, scene.mo] {
            #expect(try await refusal { _ = try await scene.accept(ask, by: viewer) } != nil)
        }
        let agreement = try await scene.accept(ask, by: scene.ada)
        #expect(try await scene.accept(ask, by: scene.ada) == agreement)
        #expect(try await scene.told(scene.ben) == [.accepted])
        #expect(try await scene.told(scene.ada) == [], "What is answered is no news.")
        let read = try await scene.store.mentoringAgreement(agreement, of: scene.ben).agreement
        #expect(read.giver?.number == scene.society.ada && read.agreed?.content.startsOn == MentoringStoreScene.today)
        #expect(try await scene.store.mentoredRoles(of: scene.ben) == [.mentor])
        #expect(try await scene.store.mentoredRoles(of: scene.ada) == [])
        // The place is taken, and what was looked for is found.
        #expect(try await refusal { try await scene.ask(about: offer, by: scene.mo) } == .conflict)
        let found = try await scene.store.mentoringListing(
            request, for: scene.ben, on: MentoringStoreScene.today, at: MentoringStoreScene.now)
        #expect(found.listing.isPaused)
        #expect(
            try await refusal { _ = try await scene.store.mentoringAgreement(agreement, of: scene.mo) } == .notFound)
    }

    @Test("of two who say yes at once leaves no more agreements than places", arguments: 1...3)
    func places(_ places: Int) async throws {
        let scene = try await MentoringStoreScene()
        let offer = try await scene.list(.offer, by: scene.ada) { $0.places = "\(places)" }
        var asks: [Number<MentoringAsk>] = []
        for viewer in [scene.ben, scene.mo, scene.root] { asks.append(try await scene.ask(about: offer, by: viewer)) }
        let accepted = await withTaskGroup(of: Bool.self) { group in
            for ask in asks { group.addTask { (try? await scene.accept(ask, by: scene.ada)) != nil } }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(accepted == places)
        #expect(try await scene.society.count("SELECT count(*) FROM mentoring_agreements") == places)
    }

    @Test("in answer to a request is accepted by who looks, as long as who answers has a place left")
    func answered() async throws {
        let scene = try await MentoringStoreScene()
        let request = try await scene.list(.request, by: scene.ben)
        let other = try await scene.list(.request, by: scene.mo)
        try await scene.list(.offer, by: scene.ada) { $0.audience = "only-me" }
        let first = try await scene.ask(about: request, by: scene.ada)
        let second = try await scene.ask(about: other, by: scene.ada)
        let agreement = try await scene.accept(first, by: scene.ben)
        #expect(
            try await scene.store.mentoringAgreement(agreement, of: scene.ada).agreement.giver?.number
                == scene.society.ada)
        // Of an offer that Mo cannot read nothing is said.
        let thrown = await #expect(throws: Refusal.self) { _ = try await scene.accept(second, by: scene.mo) }
        #expect(thrown?.kind == .conflict && thrown?.reason.contains("place") == false)
    }

    @Test("is one at a time between the same two, sent once, not of oneself, and not more than five a day")
    func limits() async throws {
        let scene = try await MentoringStoreScene()
        let offer = try await scene.list(.offer, by: scene.ada) { $0.places = "5" }
        let request = try await scene.list(.request, by: scene.ben)
        let draft = try MentoringStoreScene.ask("once")
        let ask = try await scene.store.ask(
            about: offer, draft, by: scene.ben, on: MentoringStoreScene.today, at: MentoringStoreScene.now)
        #expect(
            try await scene.store.ask(
                about: offer, draft, by: scene.ben, on: MentoringStoreScene.today, at: MentoringStoreScene.now) == ask)
        #expect(try await refusal { try await scene.ask(about: offer, by: scene.ben) } == .conflict)
        #expect(try await refusal { try await scene.ask(about: request, by: scene.ada) } == .conflict)
        #expect(try await refusal { try await scene.ask(about: offer, by: scene.ada) } == .conflict)
        try await scene.society.run(
            """
            INSERT INTO mentoring_asks (role, giver, taker, asker, words, asked_at, ends_at, submission, answer, answered_at)
            SELECT 'coach', 1, 2, 2, 'w', \(MentoringStoreScene.now.rawValue), \((MentoringStoreScene.now + .days(1)).rawValue), value,
                'declined', 0
            FROM json_each('["a", "b", "c", "d", "e"]')
            """)
        #expect(try await refusal { try await scene.ask(about: offer, by: scene.mo) } == .conflict)
        try await scene.ask(about: offer, by: scene.mo, at: MentoringStoreScene.now + .days(2))
    }

    @Test(
        "that was declined is told kindly, with the words, and rests a while; taken back or lapsed it may be sent anew")
    func ends() async throws {
        let scene = try await MentoringStoreScene()
        let now = MentoringStoreScene.now
        let offer = try await scene.list(.offer, by: scene.ada)
        let first = try await scene.ask(about: offer, by: scene.ben)
        try await scene.store.takeBack(first, by: scene.ben, at: now)
        #expect(try await scene.told(scene.ada) == [])
        #expect(try await refusal { _ = try await scene.accept(first, by: scene.ada) } == .conflict)
        let second = try await scene.ask(about: offer, by: scene.ben)
        #expect(try await refusal { try await scene.store.takeBack(second, by: scene.ada, at: now) } == .notFound)
        let late = now + .days(31)
        #expect(try await refusal { _ = try await scene.accept(second, by: scene.ada, at: late) } == .conflict)
        let third = try await scene.ask(about: offer, by: scene.ben, at: late)
        let words = try MentoringAsk.Parting(words: "Next year.", identifiesNobody: "")
        try await scene.store.decline(third, words, by: scene.ada, at: late)
        #expect(try await scene.told(scene.ben) == [.declined])
        #expect(try await scene.store.mentoringAsk(third, of: scene.ben).ask.answerWords == "Next year.")
        #expect(
            try await refusal { try await scene.ask(about: offer, by: scene.ben, at: late + .days(89)) } == .conflict)
        try await scene.ask(about: offer, by: scene.ben, at: late + .days(91))
    }

    @Test("cannot end in a yes once the offer is paused or taken away")
    func gone() async throws {
        let scene = try await MentoringStoreScene()
        let offer = try await scene.list(.offer, by: scene.ada)
        let ask = try await scene.ask(about: offer, by: scene.ben)
        try await scene.store.pause(offer, by: scene.ada)
        #expect(try await scene.found(by: scene.mo) == [])
        #expect(try await refusal { _ = try await scene.accept(ask, by: scene.ada) } == .conflict)
        try await scene.store.reopen(offer, by: scene.ada)
        try await scene.store.removeListing(offer, by: scene.ben, at: MentoringStoreScene.now)
        #expect(try await scene.found(by: scene.mo) == [offer])
        try await scene.store.removeListing(offer, by: scene.ada, at: MentoringStoreScene.now)
        #expect(try await scene.told(scene.ben) == [.declined])
        #expect(try await refusal { _ = try await scene.accept(ask, by: scene.ada) } == .conflict)
    }
}
