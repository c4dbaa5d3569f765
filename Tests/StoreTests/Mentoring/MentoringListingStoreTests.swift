import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Offers and requests")
struct MentoringListingStoreTests {
    @Test("are kept once however often the form is sent, one a role, and changed only over what was read")
    func kept() async throws {
        let scene = try await MentoringStoreScene()
        let number = try await scene.list(.offer, by: scene.ada) { ($0.submission, $0.stages) = ("one", ["resident"]) }
        #expect(try await scene.list(.offer, by: scene.ada) { $0.submission = "one" } == number)
        #expect(try await refusal { try await scene.list(.offer, by: scene.ada) } == .invalid)
        try await scene.list(.offer, by: scene.ada) { $0.role = "coach" }
        try await scene.list(.request, by: scene.ada)
        let read = try await scene.store.mentoringListing(
            number, for: scene.ada, on: MentoringStoreScene.today, at: MentoringStoreScene.now)
        #expect(read.listing.room?.stages == [.resident] && read.listing.ways == [.video])
        let draft = try MentoringListing.Draft(
            MentoringStoreScene.entry { ($0.words, $0.audience, $0.named) = ("More.", "named", "@ben @mo") }, .offer,
            today: MentoringStoreScene.today)
        func change(over version: Int) async throws {
            try await scene.store.change(
                number, to: draft, over: version, by: scene.ada, at: MentoringStoreScene.now)
        }
        try await change(over: 1)
        #expect(try await refusal { try await change(over: 1) } == .conflict)
        let changed = try await scene.store.mentoringListing(
            number, for: scene.ada, on: MentoringStoreScene.today, at: MentoringStoreScene.now)
        #expect(changed.named.map(\.rawValue) == ["ben", "mo"] && changed.listing.room?.stages == [])
        #expect(
            try await refusal {
                try await scene.store.change(
                    number, to: draft, over: 2, by: scene.ben, at: MentoringStoreScene.now)
            } == .notFound)
        #expect(
            try await refusal {
                try await scene.list(.offer, by: scene.ben) { ($0.audience, $0.named) = ("named", "@no") }
            }
                == .invalid)
    }

    /// Who may read an offer of Ada's: Ben is named, Mo is a tie that was told, Root is neither.
    private static let audiences: [(String, [Bool])] = [
        ("only-me", [false, false, false]), ("named", [true, false, false]), ("ties", [false, true, false]),
        ("members", [true, true, true]),
    ]

    @Test(
        "are read, found, matched and told of on a profile by exactly those whom their owner chose",
        arguments: audiences, MentoringListing.Kind.allCases)
    func readers(_ setting: (String, [Bool]), _ kind: MentoringListing.Kind) async throws {
        let scene = try await MentoringStoreScene()
        try await scene.store.addTie(
            NetworkScene.draft(to: scene.society.moderator) { $0.tells = "yes" }, by: scene.ada,
            at: MentoringStoreScene.now)
        let number = try await scene.list(kind, by: scene.ada) { ($0.audience, $0.named) = (setting.0, "@ben") }
        let opposite: MentoringListing.Kind = kind == .offer ? .request : .offer
        for (viewer, expected) in zip([scene.ben, scene.mo, scene.root], setting.1) {
            try await scene.list(opposite, by: viewer) { $0.audience = "only-me" }
            let board = try await scene.store.mentoring(
                of: viewer, on: MentoringStoreScene.today, at: MentoringStoreScene.now)
            #expect(board.matches.values.joined().map(\.listing.number) == (expected ? [number] : []))
            #expect(try await scene.found(by: viewer) == (expected ? [number] : []))
            let kindOfRefusal = try await refusal {
                _ = try await scene.store.mentoringListing(
                    number, for: viewer, on: MentoringStoreScene.today, at: MentoringStoreScene.now)
            }
            #expect(kindOfRefusal == (expected ? nil : .notFound))
            let asked = try await refusal { try await scene.ask(about: number, by: viewer) }
            #expect(asked == (expected ? nil : .notFound))
            let shown = try await scene.store.mentoringOffers(
                of: scene.society.ada, for: viewer, on: MentoringStoreScene.today)
            #expect(shown.count == (expected && kind == .offer ? 1 : 0))
        }
        #expect(
            try await refusal {
                _ = try await scene.store.mentoringListing(
                    number, for: .visitor, on: MentoringStoreScene.today, at: MentoringStoreScene.now)
            } == .signInNeeded)
    }

    @Test("are nothing to whoever is blocked or blocks, and nothing of somebody suspended", arguments: [true, false])
    func blocked(_ isByOwner: Bool) async throws {
        let scene = try await MentoringStoreScene()
        let number = try await scene.list(.offer, by: scene.ada)
        try await scene.list(.request, by: scene.ben)
        let (one, other) =
            isByOwner ? (scene.ada, scene.society.ben) : (scene.ben, scene.society.ada)
        try await scene.store.block(other, by: one, at: MentoringStoreScene.now)
        #expect(try await scene.found(by: scene.ben) == [])
        #expect(try await scene.found(by: scene.ada) == [])
        #expect(try await refusal { try await scene.ask(about: number, by: scene.ben) } == .notFound)
        try await scene.store.unblock(other, by: one)
        #expect(try await scene.found(by: scene.ben) == [number])
        try await scene.society.run("UPDATE members SET standing = 'suspended' WHERE number = \(scene.society.ada)")
        #expect(try await scene.found(by: scene.ben) == [])
    }

    @Test("match by what profiles show, and by nothing that somebody keeps to themselves")
    func profiles() async throws {
        let scene = try await MentoringStoreScene()
        try await scene.society.run(
            """
            UPDATE members SET institution = name || '’s place', country = 'Ireland', career_stage = 'resident';
            INSERT INTO profile_visibilities (member, field, visibility) VALUES
                (\(scene.society.ben), 'institution', 'only-me'), (\(scene.society.ben), 'career-stage', 'only-me');
            """)
        try await scene.list(.offer, by: scene.ada) { ($0.stages, $0.ways) = (["resident"], ["in-person"]) }
        try await scene.list(.request, by: scene.ben) { $0.ways = ["in-person"] }
        func reasons(_ viewer: Viewer) async throws -> [String] {
            try await scene.store.mentoring(of: viewer, on: MentoringStoreScene.today, at: MentoringStoreScene.now)
                .matches.values.joined().flatMap(\.reasons)
        }
        #expect(
            try await reasons(scene.ben) == [
                "Shares sepsis with you", "Takes your career stage: resident",
                "Is from another institution: Ada’s place", "Is in your country and would meet in person",
                "Has a place",
            ])
        #expect(
            try await reasons(scene.ada) == [
                "Shares sepsis with you", "Is in your country and would meet in person",
            ])
    }

    @Test("for a trainee are shown to nobody before the trainee says yes, and a no is told to nobody")
    func trainees() async throws {
        let scene = try await MentoringStoreScene()
        let number = try await scene.list(.request, by: scene.ada) { $0.trainee = "@ben" }
        #expect(try await scene.told(scene.ben) == [.consent])
        #expect(try await scene.found(by: scene.mo) == [])
        #expect(try await refusal { try await scene.ask(about: number, by: scene.mo) } == .notFound)
        #expect(try await refusal { try await scene.store.consent(to: number, over: 1, by: scene.mo) } == .notFound)
        #expect(try await refusal { try await scene.store.consent(to: number, over: 1, by: scene.ada) } == .notFound)
        try await scene.store.consent(to: number, over: 1, by: scene.ben)
        #expect(try await scene.found(by: scene.mo) == [number])
        let ask = try await scene.ask(about: number, by: scene.mo)
        #expect(try await scene.store.mentoringAsk(ask, of: scene.ben).ask.taker.number == scene.society.ben)
        #expect(try await refusal { _ = try await scene.store.mentoringAsk(ask, of: scene.ada) } == .notFound)

        try await scene.store.refuseConsent(to: number, by: scene.ben, at: MentoringStoreScene.now)
        #expect(try await scene.found(by: scene.mo) == [])
        #expect(try await scene.told(scene.ada) == [])
        #expect(try await scene.store.mentoringAsk(ask, of: scene.mo).ask.answer == .declined)
        // The next one comes to nobody's eyes.
        try await scene.store.readMentoringTellings(by: scene.ben, at: MentoringStoreScene.now)
        try await scene.list(.request, by: scene.ada) { ($0.trainee, $0.role) = ("ben", "coach") }
        #expect(try await scene.told(scene.ben) == [])
        #expect(try await scene.found(by: scene.mo) == [])
    }

    @Test("for a trainee ask again when they are changed, and never oneself, a stranger or whoever blocked one")
    func traineesAgain() async throws {
        let scene = try await MentoringStoreScene()
        let number = try await scene.list(.request, by: scene.ada) { $0.trainee = "@ben" }
        try await scene.store.consent(to: number, over: 1, by: scene.ben)
        try await scene.store.readMentoringTellings(by: scene.ben, at: MentoringStoreScene.now)
        let draft = try MentoringListing.Draft(
            MentoringStoreScene.entry { ($0.trainee, $0.words) = ("@ben", "Other words.") }, .request,
            today: MentoringStoreScene.today)
        try await scene.store.change(number, to: draft, over: 1, by: scene.ada, at: MentoringStoreScene.now)
        #expect(try await scene.found(by: scene.mo) == [])
        #expect(try await scene.told(scene.ben) == [.consent])
        for handle in ["@ada", "@nobody"] {
            let kind = try await refusal {
                try await scene.list(.request, by: scene.ada) { ($0.trainee, $0.role) = (handle, "coach") }
            }
            #expect(kind == .invalid)
        }
        try await scene.store.block(scene.society.ada, by: scene.mo, at: MentoringStoreScene.now)
        #expect(try await refusal { try await scene.list(.request, by: scene.ada) { $0.trainee = "@mo" } } == .invalid)
        #expect(try await scene.told(scene.mo) == [])
        let board = try await scene.store.mentoring(
            of: scene.mo, on: MentoringStoreScene.today, at: MentoringStoreScene.now)
        #expect(board.forMe.isEmpty)
    }
}
