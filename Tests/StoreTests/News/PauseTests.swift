import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Pausing, and clocks that jump")
struct PauseTests {
    @Test("until a day sends nothing before it, and one mail for all of it then, at the hour")
    func holiday() async throws {
        let society = try await Society()
        let end = Society.start + .days(20) + .hours(14)
        try await society.wish(society.ben, [(.site, .daily), (.replies, .atOnce)], pause: .until(end))
        #expect(try await society.due(society.ben, .daily) == "2026-12-14T07:00:00Z")
        for day in 0..<20 {
            try await society.post("A\(day)", by: society.ada, at: Society.start + .days(day))
            #expect(try await society.digest(society.ben, at: Society.start + .days(day)) == nil)
        }
        #expect(try await society.store.dueDigests(at: end + .hours(6)).contains(society.ben) == false)
        #expect(try await society.digest(society.ben, at: end + .hours(7))?.count == 20)
        #expect(try await society.store.subscriptions(of: society.ben).pause == .until(end))
    }

    @Test("everything lasts until it is ended, and holds back what comes at once")
    func lasting() async throws {
        let society = try await Society()
        try await society.wish(society.ben, [(.site, .daily), (.replies, .atOnce)], pause: .lasting)
        let discussion = try await society.post("Fluids", by: society.ada)
        let own = try await society.say("Mine", in: discussion, by: society.ben)
        try await society.say("Yours", in: discussion, to: own, by: society.ada)
        let later = Society.start + .days(2)
        #expect(try await society.promptNews(at: later).isEmpty)
        #expect(try await society.digest(society.ben, at: later) == nil)
        try await society.wish(society.ben, [(.site, .daily), (.replies, .atOnce)], at: later)
        #expect(try await society.promptNews(at: later) == [society.ben: ["Fluids"]])
        #expect(try await society.digest(society.ben, at: later + .days(1)) == ["Fluids"])
    }

    @Test(
        "is chosen with a day after today, within a year",
        arguments: [
            ("no", "", nil), ("all", "", nil), ("until", "2026-12-24", nil), ("until", "", "pause-until"),
            ("until", "2026-11-23", "pause-until"), ("until", "2028-01-01", "pause-until"),
            ("until", "2026-02-30", "pause-until"), ("sometimes", "", "pause"), ("no", "2026-12-24", "pause"),
        ] as [(String, String, String?)])
    func entry(_ choice: String, _ day: String, _ field: String?) throws {
        do {
            let pause = try NewsPause(choice, until: day, in: "Europe/Vienna", at: Society.start)
            #expect(field == nil)
            if choice == "until" { #expect(pause.end?.text == "2026-12-23T23:00:00Z") }
        } catch {
            #expect(error.problems.map(\.field) == [field])
        }
    }

    @Test("A clock that was a year ahead costs nobody a digest, once it is right")
    func ahead() async throws {
        let society = try await Society()
        try await society.post("One", by: society.ada)
        let wrong = Society.monday + .days(365)
        _ = try await society.store.dueDigests(at: wrong)
        #expect(try await society.digest(society.ben, at: wrong) == nil, "What is told is too old by then.")
        #expect(try await society.due(society.ben)?.hasPrefix("2027") == true)
        _ = try await society.store.dueDigests(at: Society.start + .hours(1))
        #expect(try await society.due(society.ben) == "2026-11-30T07:00:00Z")
        #expect(try await society.digest(society.ben, at: Society.monday) == ["One"])
    }

    @Test("A clock that goes back tells nothing twice")
    func back() async throws {
        let society = try await Society()
        try await society.post("One", by: society.ada)
        #expect(try await society.digest(society.ben, at: Society.monday) == ["One"])
        _ = try await society.store.dueDigests(at: Society.start)
        #expect(try await society.digest(society.ben, at: Society.start) == nil)
        #expect(try await society.digest(society.ben, at: Society.monday) == nil)
        try await society.post("Two", by: society.ada, at: Society.monday)
        #expect(try await society.digest(society.ben, at: Society.monday + .days(7)) == ["Two"])
    }

    @Test("A mail that was written, or is tried again, while the clock was ahead leaves when it is right")
    func mails() async throws {
        let store = try Store.inMemory()
        let now = Society.start
        for number in 1...2 {
            try await store.enqueue(
                OutgoingMail(
                    messageID: "\(number)@example.org", kind: "digest",
                    recipient: try Society.newcomer("Ben").email, message: [1]), at: now + .days(365))
        }
        let ahead = try #require(try await store.leaseMail(at: now + .days(365)))
        #expect(try await store.leaseMail(at: now)?.messageId == "2@example.org")
        let again = try #require(try await store.leaseMail(at: now))
        #expect(again.number == ahead.number && again.attempts == 2)
        try await store.settle(
            again, .retry(at: now + Store.longestWait, reason: "greylisted"), at: now)
        #expect(try await store.leaseMail(at: now) == nil, "A wait that may be is waited.")
    }
}
