import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("What becomes of mentoring when somebody blocks, deletes or goes")
struct MentoringEndingTests {
    private static let now = MentoringStoreScene.now

    @Test("Blocking ends what runs as by the word of whoever blocks, and tells nothing else", arguments: [true, false])
    func blocked(_ isByGiver: Bool) async throws {
        let scene = try await MentoringStoreScene()
        let number = try await scene.agreement()
        let (one, other) = isByGiver ? (scene.ada, scene.ben) : (scene.ben, scene.ada)
        let coach = try await scene.list(.offer, by: one) { $0.role = "coach" }
        let waiting = try await scene.ask(about: coach, by: other)
        try await scene.store.readMentoringTellings(by: other, at: Self.now)
        try await scene.store.block(#require(other.member), by: one, at: Self.now)
        let read = try await scene.store.mentoringAgreement(number, of: other)
        #expect(!read.agreement.isRunning && read.agreement.endedBy == one.member && !read.hasBlocked)
        #expect(try await scene.store.mentoringAgreement(number, of: one).hasBlocked)
        #expect(try await scene.told(other) == [.ended])
        #expect(try await scene.store.due(.mentoring, at: Self.now).contains { $0.reason == .ended })
        #expect(try await scene.told(one).allSatisfy { $0 != .asked })
        // Who asked waits on, as if nobody had read it; who blocked sees nothing of it.
        #expect(try await scene.store.mentoringAsk(waiting, of: other).ask.answer == .open)
        #expect(try await refusal { _ = try await scene.store.mentoringAsk(waiting, of: one) } == .notFound)
        #expect(try await refusal { _ = try await scene.accept(waiting, by: one) } == .notFound)
    }

    @Test("Who deletes their network leaves nothing of theirs; the other keeps what both agreed on, and their own log")
    func erased() async throws {
        let scene = try await MentoringStoreScene()
        let number = try await scene.agreement()
        let draft = try MentoringLogEntry.Draft(
            day: "", words: "Mine.", submission: "", today: MentoringStoreScene.today)
        for viewer in [scene.ada, scene.ben] {
            try await scene.store.addLogEntry(draft, to: number, by: viewer, at: Self.now)
        }
        try await scene.list(.request, by: scene.ben) { $0.trainee = "@mo" }
        try await scene.store.eraseNetwork(of: scene.ben, at: Self.now)
        let read = try await scene.store.mentoringAgreement(number, of: scene.ada)
        #expect(read.agreement.taker == nil && !read.agreement.isRunning && read.log.map(\.words) == ["Mine."])
        #expect(try await refusal { _ = try await scene.store.mentoringAgreement(number, of: scene.ben) } == .notFound)
        #expect(try await scene.told(scene.ada).contains(.ended))
        let ben = scene.society.ben
        for table in [
            "mentoring_listings WHERE owner = \(ben)", "mentoring_asks WHERE asker = \(ben)",
            "mentoring_log WHERE member = \(ben)", "mentoring_agreements WHERE \(ben) IN (giver, taker)",
            "mentoring_tellings WHERE member = \(ben)", "mentoring_terms WHERE proposed_by = \(ben)",
            "mentoring_agreements WHERE ended_by = \(ben)",
        ] {
            #expect(try await scene.society.count("SELECT count(*) FROM \(table)") == 0, "\(table)")
        }
        // The place is free, and once Ada goes too nothing is left.
        #expect(try await scene.found(by: scene.mo).count == 1)
        try await scene.store.eraseNetwork(of: scene.ada, at: Self.now)
        for table in ["agreements", "terms", "log", "listings", "asks"] {
            #expect(try await scene.society.count("SELECT count(*) FROM mentoring_\(table)") == 0, "\(table)")
        }
    }

    @Test(
        "What was proposed and never agreed goes with who proposed it, by whichever way they go",
        arguments: [true, false])
    func proposed(_ isErased: Bool) async throws {
        let scene = try await MentoringStoreScene()
        let number = try await scene.agreement()
        let last = try await scene.store.mentoringAgreement(number, of: scene.ben).agreement.lastTerms
        try await scene.store.propose(
            MentoringStoreScene.terms { $0.goals = "Never agreed" }, in: number, over: last, by: scene.ben, at: Self.now
        )
        if isErased {
            try await scene.store.eraseNetwork(of: scene.ben, at: Self.now)
        } else {
            try await scene.society.run("UPDATE mentoring_terms SET proposed_by = NULL")
        }
        let kept = try await scene.store.mentoringAgreement(number, of: scene.ada).agreement.terms
        #expect(kept.map(\.answer) == [.agreed])
    }

    @Test("Who deleted their network is led to no agreement that is not theirs any more")
    func left() async throws {
        let scene = try await MentoringStoreScene()
        let offer = try await scene.list(.offer, by: scene.ada)
        let ask = try await scene.ask(about: offer, by: scene.ben)
        let agreement = try await scene.accept(ask, by: scene.ada)
        try await scene.store.eraseNetwork(of: scene.ada, at: Self.now)
        #expect(try await scene.store.mentoringAsk(ask, of: scene.ada).agreement == nil)
        #expect(try await scene.store.mentoringAsk(ask, of: scene.ben).agreement == agreement)
    }

    @Test("With an account goes all of it, but for what the other keeps")
    func gone() async throws {
        let scene = try await MentoringStoreScene()
        try await scene.society.run(
            """
            INSERT INTO members (number, email, email_key, role, standing, time_zone, joined_at, name, handle)
            VALUES (9, 'z@e.org', 'z@e.org', 'member', 'active', 'UTC', 0, 'Zoe', 'zoe');
            """)
        let zoe = try await scene.society.viewer(9)
        let offer = try await scene.list(.offer, by: scene.ada) { $0.places = "2" }
        let number = try await scene.accept(scene.ask(about: offer, by: zoe), by: scene.ada)
        try await scene.list(.request, by: zoe)
        try await scene.list(.request, by: scene.ben) { $0.trainee = "@zoe" }
        try await scene.society.run("PRAGMA foreign_keys = ON; DELETE FROM members WHERE number = 9")
        let read = try await scene.store.mentoringAgreement(number, of: scene.ada).agreement
        #expect(read.taker == nil && !read.isRunning)
        #expect(try await scene.society.count("SELECT count(*) FROM mentoring_listings") == 1)
        #expect(try await scene.society.count("SELECT count(*) FROM mentoring_asks") == 0)
    }
}
