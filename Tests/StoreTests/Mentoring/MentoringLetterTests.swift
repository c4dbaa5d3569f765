import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Letters about mentoring")
struct MentoringLetterTests {
    private static let now = MentoringStoreScene.now

    private func due(_ scene: MentoringStoreScene, at now: Instant = Self.now) async throws -> [MentoringReason] {
        try await scene.store.noteMentoringDays(at: now)
        return try await scene.store.due(.mentoring, at: now).map(\.reason)
    }

    /// Writes all that is due and gives back how many mails that made.
    private func write(_ scene: MentoringStoreScene, at now: Instant = Self.now) async throws -> Int {
        var count = 0
        for due in try await scene.store.due(.mentoring, at: now) {
            let isWritten = try await scene.store.write(due, of: .mentoring, at: now) {
                OutgoingMail(
                    messageID: Token().text, kind: "reminder", recipient: $0.recipient.email, message: [],
                    usefulUntil: now + .days(14))
            }
            if isWritten { count += 1 }
        }
        return count
    }

    @Test(
        "go once to whoever is asked, and not to who would not be reminded, blocked who asked, or heard of it too late")
    func asked() async throws {
        let scene = try await MentoringStoreScene()
        let offer = try await scene.list(.offer, by: scene.ada)
        try await scene.ask(about: offer, by: scene.ben)
        #expect(try await due(scene) == [.asked])
        #expect(try await due(scene, at: Self.now + .days(8)) == [])
        for (change, back) in [
            ("UPDATE members SET reminders = 0", "UPDATE members SET reminders = 1"),
            ("INSERT INTO member_blocks VALUES (3, 4, 0)", "DELETE FROM member_blocks"),
            ("INSERT INTO member_blocks VALUES (4, 3, 0)", "DELETE FROM member_blocks"),
            (
                "UPDATE members SET standing = 'suspended' WHERE number = 3",
                "UPDATE members SET standing = 'active' WHERE number = 3"
            ),
        ] {
            try await scene.society.run(change)
            #expect(try await due(scene) == [], "\(change)")
            try await scene.society.run(back)
        }
        #expect(try await write(scene) == 1)
        #expect(try await due(scene) == [])
    }

    @Test("leave not once what they tell is over")
    func over() async throws {
        let scene = try await MentoringStoreScene()
        let offer = try await scene.list(.offer, by: scene.ada)
        let ask = try await scene.ask(about: offer, by: scene.ben)
        #expect(try await write(scene) == 1)
        try await scene.store.takeBack(ask, by: scene.ben, at: Self.now)
        #expect(try await scene.store.leaseMail(at: Self.now) == nil)
    }

    @Test("remind both of a meeting whose day has come, once, and of the last day instead once that is over")
    func days() async throws {
        let scene = try await MentoringStoreScene()
        let number = try await scene.agreement()
        let draft = try MentoringStoreScene.terms {
            ($0.rhythmCount, $0.rhythmUnit, $0.endsOn) = ("1", "months", "2027-02-28")
        }
        let last = try await scene.store.mentoringAgreement(number, of: scene.ada).agreement.lastTerms
        try await scene.store.propose(draft, in: number, over: last, by: scene.ada, at: Self.now)
        let terms = try #require(
            try await scene.store.mentoringAgreement(number, of: scene.ada).agreement.proposed?.number)
        try await scene.store.accept(terms, in: number, by: scene.ben, at: Self.now)
        _ = try await write(scene)
        #expect(try await due(scene, at: Self.now + .days(29)) == [])
        let late = Self.now + .days(31)
        #expect(try await due(scene, at: late) == [.meeting, .meeting])
        #expect(try await due(scene, at: late) == [.meeting, .meeting], "Looking again tells nothing twice.")
        #expect(try await write(scene, at: late) == 2)
        #expect(try await due(scene, at: late + .hours(2)) == [])
        try await scene.store.noteMeeting(in: number, on: "2026-12-24", by: scene.ben)
        #expect(try await due(scene, at: late + .days(2)) == [])
        #expect(try await due(scene, at: Self.now + .days(98)) == [.lastDay, .lastDay])
    }

    @Test("are about what is unread under “New for you”, which counts it")
    func counted() async throws {
        let scene = try await MentoringStoreScene()
        let offer = try await scene.list(.offer, by: scene.ada)
        try await scene.ask(about: offer, by: scene.ben)
        #expect(try await scene.store.unreadNotifications(of: scene.ada, upTo: 9) == 1)
        try await scene.store.readMentoringTellings(by: scene.ada, at: Self.now)
        #expect(try await scene.store.unreadNotifications(of: scene.ada, upTo: 9) == 0)
    }

    @Test("and what comes while somebody reads stays news")
    func shown() async throws {
        let scene = try await MentoringStoreScene()
        let offer = try await scene.list(.offer, by: scene.ada)
        try await scene.ask(about: offer, by: scene.ben)
        let shown = try await scene.store.mentoringTellings(for: scene.ada)
        try await scene.ask(about: offer, by: scene.mo)
        try await scene.store.readMentoringTellings(shown, by: scene.ada, at: Self.now)
        #expect(try await scene.store.mentoringTellings(for: scene.ada).map(\.name) == ["Mo"])
    }

    @Test("and downloads hold all of a member’s own, with their log and never the other’s")
    func copied() async throws {
        let scene = try await MentoringStoreScene()
        let number = try await scene.agreement()
        for (viewer, words) in [(scene.ada, "Hers."), (scene.ben, "His.")] {
            let draft = try MentoringLogEntry.Draft(
                day: "", words: words, submission: "", today: MentoringStoreScene.today)
            try await scene.store.addLogEntry(draft, to: number, by: viewer, at: Self.now)
        }
        let ben = try await scene.store.member(scene.society.ben)
        let copy = try await scene.store.writings(of: ben, for: scene.ben).mentoring
        #expect(copy.asks.map(\.words) == ["Would you?"])
        #expect(copy.agreements.flatMap(\.log).map(\.words) == ["His."])
        let ada = try await scene.store.member(scene.society.ada)
        #expect(try await scene.store.writings(of: ada, for: scene.ada).mentoring.listings.count == 1)
        try await scene.society.run(
            """
            WITH RECURSIVE n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < 230)
            INSERT INTO mentoring_asks (role, giver, taker, asker, words, answer, asked_at, answered_at, ends_at, submission)
            SELECT 'mentor', \(scene.society.ada), \(scene.society.moderator), \(scene.society.moderator), 'w', 'taken-back', 0, 0, 1, 's' || value FROM n
            """)
        #expect(try await scene.store.writings(of: ada, for: scene.ada).mentoring.asks.count > 230)
        // What somebody made for them is theirs, too, but not whom its maker named.
        try await scene.list(.request, by: scene.ada) { ($0.trainee, $0.audience, $0.named) = ("@ben", "named", "@mo") }
        let listed = try await scene.store.writings(of: ben, for: scene.ben).mentoring.listings
        #expect(listed.map(\.listing.owner.number) == [scene.society.ada] && listed.allSatisfy { $0.named.isEmpty })
    }
}
