import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Requests for a trainee")
struct MentoringTraineeTests {
    private static let now = MentoringStoreScene.now

    private func change(
        _ number: Number<MentoringListing>, over version: Int, in scene: MentoringStoreScene, _ words: String
    ) async throws {
        let draft = try MentoringListing.Draft(
            MentoringStoreScene.entry { ($0.trainee, $0.words) = ("@ben", words) }, .request,
            today: MentoringStoreScene.today)
        try await scene.store.change(number, to: draft, over: version, by: scene.ada, at: Self.now)
    }

    @Test("are published with the words that the trainee read, and with no others")
    func unread() async throws {
        let scene = try await MentoringStoreScene()
        let number = try await scene.list(.request, by: scene.ada) { ($0.trainee, $0.audience) = ("@ben", "only-me") }
        try await change(number, over: 1, in: scene, "Never read.")
        #expect(
            try await refusal { try await scene.store.consent(to: number, over: 1, by: scene.ben) } == .conflict)
        #expect(try await scene.found(by: scene.mo) == [])
        try await scene.store.consent(to: number, over: 2, by: scene.ben)
        #expect(try await scene.found(by: scene.mo) == [number])
        // Who made it does not find it, or they would see a yes that is taken back.
        #expect(try await scene.found(by: scene.ada) == [])
    }

    @Test("stay refused when whoever made them deletes all they have and begins anew")
    func refused() async throws {
        let scene = try await MentoringStoreScene()
        let number = try await scene.list(.request, by: scene.ada) { $0.trainee = "@ben" }
        try await scene.store.refuseConsent(to: number, by: scene.ben, at: Self.now)
        try await scene.store.eraseNetwork(of: scene.ada, at: Self.now)
        try await scene.list(.request, by: scene.ada) { $0.trainee = "@ben" }
        #expect(try await scene.told(scene.ben) == [])
    }

    @Test("tell anew what was changed only after a yes")
    func told() async throws {
        let scene = try await MentoringStoreScene()
        let number = try await scene.list(.request, by: scene.ada) { $0.trainee = "@ben" }
        try await scene.store.readMentoringTellings(by: scene.ben, at: Self.now)
        try await change(number, over: 1, in: scene, "Again.")
        #expect(try await scene.told(scene.ben) == [])
        try await scene.store.consent(to: number, over: 2, by: scene.ben)
        try await change(number, over: 2, in: scene, "And again.")
        #expect(try await scene.told(scene.ben) == [.consent])
    }

    @Test("are five a day, also when they are taken away, and twenty at once, whatever trainees say to them")
    func limits() async throws {
        let scene = try await MentoringStoreScene()
        try await scene.crowd(20)
        func name(_ trainee: Int, at now: Instant = Self.now) async throws {
            let number = try await scene.list(.request, by: scene.ada, at: now) { $0.trainee = "@m\(trainee)" }
            try await scene.store.removeListing(number, by: scene.ada, at: now)
        }
        for trainee in 101...105 { try await name(trainee) }
        #expect(try await refusal { try await name(106) } == .invalid)
        try await name(106, at: Self.now + .days(1))
        try await scene.society.run(
            """
            INSERT INTO mentoring_listings (owner, kind, role, words, trainee, consent, made_at, submission)
            SELECT 3, 'request', 'coach', 'W', number, 'refused', 0, number FROM members WHERE number > 100
            """)
        #expect(try await refusal { try await name(107, at: Self.now + .days(9)) } == .invalid)
        try await scene.list(.request, by: scene.ada)
    }

    @Test("go on when the trainee finds somebody elsewhere, so that whoever made them learns nothing")
    func elsewhere() async throws {
        let scene = try await MentoringStoreScene()
        let number = try await scene.list(.request, by: scene.mo) { $0.trainee = "@ben" }
        try await scene.store.consent(to: number, over: 1, by: scene.ben)
        func isPaused() async throws -> Bool {
            try await scene.store.mentoringListing(
                number, for: scene.mo, on: MentoringStoreScene.today, at: Self.now
            ).listing.isPaused
        }
        _ = try await scene.agreement()
        #expect(try await !isPaused())
        let answer = try await scene.ask(about: number, by: scene.root)
        _ = try await scene.accept(answer, by: scene.ben)
        #expect(try await isPaused())
    }

    @Test("say to the trainee what whoever made them is to do")
    func reasons() async throws {
        let scene = try await MentoringStoreScene()
        let number = try await scene.list(.request, by: scene.ada) { ($0.trainee, $0.lastDay) = ("@ben", "2026-11-25") }
        try await scene.store.consent(to: number, over: 1, by: scene.ben)
        let ask = try await scene.ask(about: number, by: scene.mo)
        func reason(on today: String = MentoringStoreScene.today) async throws -> String {
            do {
                _ = try await scene.store.accept(ask, by: scene.ben, on: today, at: Self.now)
                return ""
            } catch let refusal as Refusal {
                return refusal.reason
            }
        }
        #expect(try await reason(on: "2026-11-26").contains("What Ada made for you has run out."))
        try await scene.store.pause(number, by: scene.ada)
        #expect(try await reason().contains("Ada paused what they made for you."))
        try await scene.store.reopen(number, by: scene.ada)
        try await change(number, over: 3, in: scene, "Other words.")
        #expect(try await reason().contains("Ada changed what they made for you."))
    }
}
