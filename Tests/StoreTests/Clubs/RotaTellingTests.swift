import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("What facilitators are told of the rota")
struct RotaTellingTests {
    private static let start = Society.start

    /// Club 3 is private; Ada and Mo facilitate it, Ben belongs to it.
    private struct Room {
        let society: Society
        let week: RotaWeek
        let beginning: Instant
        let ada: Viewer
        let ben: Viewer
        var store: Store { society.store }
        static let club = Society.hidden

        init() async throws {
            society = try await Society()
            try await society.run(
                """
                INSERT INTO club_members (club, member, role, joined_at) VALUES
                    (3, \(society.ben), 'member', 0), (3, \(society.moderator), 'facilitator', 0);
                UPDATE club_members SET role = 'facilitator' WHERE club = 3 AND member = \(society.ada);
                """)
            week = RotaWeek(of: start + .days(14), in: "UTC")
            beginning = week.range(in: "UTC").lowerBound
            ada = try await society.viewer(society.ada)
            ben = try await society.viewer(society.ben)
        }

        func ask(at now: Instant = start) async throws {
            try await store.ask(society.ben, for: week, of: Room.club, by: ada, at: now)
        }

        func volunteer(at now: Instant = start) async throws {
            try await store.volunteer(for: week, of: Room.club, by: ben, at: now)
        }

        func standDown(at now: Instant = start) async throws {
            try await store.standDown(from: week, of: Room.club, by: ben, at: now)
        }

        /// As "declined to 3".
        func write(at now: Instant = start) async throws -> [String] {
            var written: [String] = []
            for due in try await store.due(.rotaTellings, at: now) {
                let wrote = try await store.write(due, of: .rotaTellings, at: now) { content in
                    OutgoingMail(
                        messageID: Token().text, kind: "reminder", recipient: content.recipient.email, message: [],
                        usefulUntil: content.week.range(in: "UTC").upperBound)
                }
                if wrote { written.append("\(due.news.rawValue) to \(due.recipient)") }
            }
            return written
        }

        func gaps(at now: Instant) async throws -> [Number<Member>] {
            var written: [Number<Member>] = []
            for due in try await store.due(.rota, at: now) where due.occasion == .gap {
                let wrote = try await store.write(due, of: .rota, at: now) { content in
                    OutgoingMail(
                        messageID: Token().text, kind: "reminder", recipient: content.recipient.email, message: [],
                        usefulUntil: content.occasion.end(in: content.week.range(in: "UTC")))
                }
                if wrote { written.append(due.member) }
            }
            return written
        }

        func sent(at now: Instant = start) async throws -> Int {
            var count = 0
            while let mail = try await store.leaseMail(at: now) {
                try await store.settle(mail, .sent, at: now)
                count += 1
            }
            return count
        }
    }

    private func both(_ news: String, _ room: Room) -> Set<String> {
        Set([room.society.ada, room.society.moderator].map { "\(news) to \($0)" })
    }

    @Test("is what those answer whom they asked, and who stands down; once, with a row of the audit")
    func answers() async throws {
        let room = try await Room()
        try await room.volunteer()
        #expect(try await room.write() == [], "Nobody asked.")
        for _ in 0..<2 { try await room.standDown() }
        #expect(try await Set(room.write()) == both("stood-down", room))
        #expect(try await room.write() == [])
        try await room.ask()
        for _ in 0..<2 { try await room.volunteer() }
        #expect(try await Set(room.write()) == both("accepted", room))
        try await room.standDown()
        _ = try await room.write()
        try await room.ask()
        for _ in 0..<2 {
            try await room.store.decline(room.week, of: Room.club, by: room.ben, at: Self.start)
        }
        #expect(try await Set(room.write()) == both("declined", room))
        for (act, count) in [("agreed", 2), ("stood down", 2), ("declined", 1)] {
            #expect(try await room.society.count("SELECT count(*) FROM audit WHERE act = 'rota \(act)'") == count)
        }
    }

    @Test("is not what is taken back before it is written, or before it leaves")
    func takenBack() async throws {
        let room = try await Room()
        try await room.volunteer()
        try await room.standDown()
        try await room.volunteer()
        #expect(try await room.write() == [])
        try await room.standDown()
        #expect(try await room.write().count == 2)
        try await room.volunteer()
        #expect(try await room.sent() == 0)
        try await room.standDown()
        #expect(try await room.write().count == 2)
        #expect(try await room.sent() == 2)
    }

    @Test(
        "is told to no facilitator who is none any more, wants no reminders, or is suspended",
        arguments: [
            "UPDATE club_members SET role = 'member' WHERE club = 3 AND member = 3",
            "UPDATE members SET reminders = 0 WHERE number = 3",
            "UPDATE members SET standing = 'suspended' WHERE number = 3",
        ])
    func untold(change: String) async throws {
        let (before, after) = (try await Room(), try await Room())
        try #require(before.society.ada == 3)
        try await before.volunteer()
        try await before.standDown()
        try await before.society.run(change)
        #expect(try await before.write() == ["stood-down to \(before.society.moderator)"])
        try await after.volunteer()
        try await after.standDown()
        #expect(try await after.write().count == 2)
        try await after.society.run(change)
        #expect(try await after.sent() == 1)
    }

    @Test("is no news of a week that is over")
    func over() async throws {
        let room = try await Room()
        try await room.volunteer()
        try await room.standDown()
        #expect(try await room.write(at: room.beginning + .days(7)) == [])
    }

    /// A discussion that opens on the second day of the week.
    private func open(_ room: Room) async throws {
        _ = try await room.store.publish(
            Society.record("Fluids"),
            Society.proposal(Room.club, opensAt: room.beginning + .days(1), window: .days(7)), draft: nil, by: room.ada,
            at: Self.start)
    }

    /// Somebody was on the rota of an earlier week.
    private func keepRota(_ room: Room) async throws {
        try await room.store.volunteer(
            for: RotaWeek(of: Self.start, in: "UTC"), of: Room.club, by: room.ben, at: Self.start)
    }

    @Test("is three days before, once, that a week in which a discussion opens has nobody")
    func gap() async throws {
        let room = try await Room()
        try await open(room)
        try await keepRota(room)
        let now = room.beginning - .days(3)
        #expect(try await room.gaps(at: now - .tick) == [])
        let written = try await withThrowingTaskGroup(of: [Number<Member>].self) { group in
            for _ in 0..<4 { group.addTask { try await room.gaps(at: now) } }
            return try await group.reduce([], +)
        }
        #expect(Set(written) == [room.society.ada, room.society.moderator] && written.count == 2)
        #expect(try await room.gaps(at: now + .days(1)) == [])
        #expect(try await room.sent(at: now) == 2)
    }

    @Test("is no gap where somebody facilitates, nothing opens, the week began, or the club keeps no rota")
    func noGap() async throws {
        let (full, empty, unkept) = (try await Room(), try await Room(), try await Room())
        try await open(full)
        try await full.volunteer()
        #expect(try await full.gaps(at: full.beginning - .days(2)) == [])
        try await keepRota(empty)
        #expect(try await empty.gaps(at: empty.beginning - .days(2)) == [])
        try await open(empty)
        #expect(try await empty.gaps(at: empty.beginning) == [])
        try await open(unkept)
        #expect(try await unkept.gaps(at: unkept.beginning - .days(2)) == [])
    }

    @Test("does not leave once somebody facilitates")
    func filled() async throws {
        let room = try await Room()
        try await open(room)
        try await keepRota(room)
        let now = room.beginning - .days(2)
        #expect(try await room.gaps(at: now).count == 2)
        try await room.volunteer(at: now)
        #expect(try await room.sent(at: now) == 0)
    }
}
