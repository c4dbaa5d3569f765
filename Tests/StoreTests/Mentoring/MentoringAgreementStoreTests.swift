import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Agreements")
struct MentoringAgreementStoreTests {
    private static let now = MentoringStoreScene.now

    private func read(
        _ number: Number<MentoringAgreement>, _ scene: MentoringStoreScene, as viewer: Viewer? = nil
    ) async throws -> MentoringAgreement {
        try await scene.store.mentoringAgreement(number, of: viewer ?? scene.ada).agreement
    }

    @Test("change when one proposes and the other accepts, never over what one of both has not seen")
    func terms() async throws {
        let scene = try await MentoringStoreScene()
        let number = try await scene.agreement()
        func propose(_ viewer: Viewer, over last: Number<MentoringAgreement.Terms>?) async throws {
            try await scene.store.propose(
                MentoringStoreScene.terms(), in: number, over: last, by: viewer, at: Self.now)
        }
        let first = try await read(number, scene).lastTerms
        try await propose(scene.ada, over: first)
        #expect(try await refusal { try await propose(scene.ben, over: first) } == .conflict)
        let second = try #require(try await read(number, scene).proposed)
        #expect(try await refusal { try await propose(scene.ben, over: second.number) } == .conflict)
        #expect(
            try await refusal {
                try await scene.store.accept(second.number, in: number, by: scene.ada, at: Self.now)
            } == .notFound)
        #expect(
            try await refusal { try await scene.store.accept(second.number, in: number, by: scene.mo, at: Self.now) }
                == .notFound)
        // Who proposed may think again; what was there to accept is gone then.
        try await propose(scene.ada, over: second.number)
        #expect(
            try await refusal { try await scene.store.accept(second.number, in: number, by: scene.ben, at: Self.now) }
                == .conflict)
        let third = try #require(try await read(number, scene).proposed)
        for _ in 1...2 { try await scene.store.accept(third.number, in: number, by: scene.ben, at: Self.now) }
        #expect(try await read(number, scene).agreed?.content.goals == ["Write a grant"])
        try await propose(scene.ben, over: third.number)
        let fourth = try #require(try await read(number, scene).proposed)
        try await scene.store.decline(fourth.number, in: number, by: scene.ada, at: Self.now)
        #expect(try await read(number, scene).agreed?.number == third.number)
        #expect(try await scene.told(scene.ben).contains(.keptAsItWas))
    }

    @Test("tell nothing more of what was replaced, and at the end nothing but that")
    func untold() async throws {
        let scene = try await MentoringStoreScene()
        let number = try await scene.agreement()
        for _ in 1...2 {
            let last = try await read(number, scene).lastTerms
            try await scene.store.propose(
                MentoringStoreScene.terms(), in: number, over: last, by: scene.ada, at: Self.now)
        }
        let waiting = "SELECT count(*) FROM mentoring_tellings WHERE agreement IS NOT NULL AND settled_at IS NULL"
        #expect(try await scene.society.count(waiting) == 1)
        try await scene.store.end(number, MentoringStoreScene.noWords, by: scene.ada, at: Self.now)
        #expect(try await scene.society.count("\(waiting) AND reason <> 'ended'") == 0)
    }

    @Test("do not keep the taker from being the giver’s mentor in turn")
    func reversed() async throws {
        let scene = try await MentoringStoreScene()
        let number = try await scene.agreement()
        let offer = try await scene.list(.offer, by: scene.ben)
        func reading(_ listing: Number<MentoringListing>, _ viewer: Viewer) async throws -> MentoringListingReading {
            try await scene.store.mentoringListing(
                listing, for: viewer, on: MentoringStoreScene.today, at: Self.now)
        }
        #expect(try await reading(offer, scene.ada).agreement == nil)
        let request = try await scene.list(.request, by: scene.ben)
        #expect(try await reading(request, scene.ada).agreement == number)
    }

    @Test("turn into another role where that has a place")
    func turned() async throws {
        let scene = try await MentoringStoreScene()
        let number = try await scene.agreement()
        let other = try await scene.list(.offer, by: scene.ada) { $0.role = "sponsor" }
        let taken = try await scene.ask(about: other, by: scene.mo)
        let begun = try await scene.accept(taken, by: scene.ada)
        let draft = try MentoringStoreScene.terms { $0.role = "sponsor" }
        try await scene.store.propose(
            draft, in: number, over: try await read(number, scene).lastTerms, by: scene.ben, at: Self.now)
        let terms = try #require(try await read(number, scene).proposed?.number)
        #expect(
            try await refusal { try await scene.store.accept(terms, in: number, by: scene.ada, at: Self.now) }
                == .conflict)
        try await scene.store.end(begun, MentoringStoreScene.noWords, by: scene.mo, at: Self.now)
        try await scene.store.accept(terms, in: number, by: scene.ada, at: Self.now)
        #expect(try await read(number, scene).role == .sponsor)
        #expect(try await scene.store.mentoredRoles(of: scene.ben) == [.sponsor])
    }

    @Test("end when either wants, with thanks; what was stays with both, and nothing more is agreed on")
    func ended() async throws {
        let scene = try await MentoringStoreScene()
        let number = try await scene.agreement()
        let thanks = try MentoringAsk.Parting(words: "Thank you.", identifiesNobody: "")
        #expect(
            try await refusal { try await scene.store.end(number, thanks, by: scene.mo, at: Self.now) } == .notFound)
        try await scene.store.end(number, thanks, by: scene.ben, at: Self.now)
        try await scene.store.end(number, MentoringStoreScene.noWords, by: scene.ada, at: Self.now)
        let read = try await read(number, scene)
        #expect(read.thanks == "Thank you." && read.endedBy == scene.society.ben && !read.isRunning)
        #expect(try await scene.told(scene.ada).contains(.ended))
        #expect(
            try await refusal {
                try await scene.store.propose(
                    MentoringStoreScene.terms(), in: number, over: read.lastTerms, by: scene.ada, at: Self.now)
            } == .conflict)
        #expect(
            try await refusal { try await scene.store.noteMeeting(in: number, on: "2026-11-24", by: scene.ada) }
                == .conflict)
        // The place is free again.
        #expect(try await scene.found(by: scene.mo).count == 1)
    }

    @Test("note when both met last, and never an earlier day")
    func met() async throws {
        let scene = try await MentoringStoreScene()
        let number = try await scene.agreement()
        for (viewer, day, former) in [(scene.ada, "2026-11-24", nil), (scene.ben, "2026-11-20", "2026-11-24")] {
            #expect(try await scene.store.noteMeeting(in: number, on: day, by: viewer) == former)
        }
        #expect(try await read(number, scene, as: scene.ben).lastMet == "2026-11-24")
        func takeBack(_ day: String, _ former: String?) async throws -> String? {
            try await scene.store.takeBackMeeting(in: number, on: day, before: former, by: scene.ben)
            return try await read(number, scene).lastMet
        }
        #expect(try await takeBack("2026-11-20", nil) == "2026-11-24", "That is not what is known.")
        #expect(try await takeBack("2026-11-24", "2026-11-25") == "2026-11-24", "That is no earlier day.")
        #expect(try await takeBack("2026-11-24", "2026-11-20") == "2026-11-20")
        #expect(try await takeBack("2026-11-20", nil) == nil)
        #expect(
            try await refusal {
                try await scene.store.takeBackMeeting(in: number, on: "2026-11-24", before: nil, by: scene.mo)
            } == .notFound)
    }

    @Test("have a log for each of both that nobody else reads, changes or removes")
    func log() async throws {
        let scene = try await MentoringStoreScene()
        let number = try await scene.agreement()
        let draft = try MentoringLogEntry.Draft(
            day: "2026-11-20", words: "We talked.", submission: "one", today: MentoringStoreScene.today)
        for _ in 1...2 { try await scene.store.addLogEntry(draft, to: number, by: scene.ada, at: Self.now) }
        #expect(
            try await refusal { try await scene.store.addLogEntry(draft, to: number, by: scene.mo, at: Self.now) }
                == .notFound)
        let log = try await scene.store.mentoringAgreement(number, of: scene.ada).log
        #expect(log.map(\.words) == ["We talked."])
        #expect(try await scene.store.mentoringAgreement(number, of: scene.ben).log.isEmpty)
        let entry = log[0].number
        for viewer in [scene.ben, scene.mo, scene.root] {
            #expect(try await refusal { _ = try await scene.store.mentoringLogEntry(entry, of: viewer) } == .notFound)
            #expect(
                try await refusal { try await scene.store.changeLogEntry(entry, to: draft, over: 1, by: viewer) }
                    == .notFound)
            try await scene.store.removeLogEntry(entry, by: viewer)
        }
        try await scene.store.changeLogEntry(entry, to: draft, over: 1, by: scene.ada)
        #expect(
            try await refusal { try await scene.store.changeLogEntry(entry, to: draft, over: 1, by: scene.ada) }
                == .conflict)
        try await scene.store.removeLogEntry(entry, by: scene.ada)
        #expect(try await scene.store.mentoringAgreement(number, of: scene.ada).log.isEmpty)
    }
}
