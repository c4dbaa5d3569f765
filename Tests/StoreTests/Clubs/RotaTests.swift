import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("The rota of a club")
struct RotaStoreTests {
    /// Club 3 is private and Ada’s; Ben and Mo belong to it. The week begins two weeks after the start, a Monday.
    private struct Room {
        let society: Society
        let week: RotaWeek
        let beginning: Instant
        let ada: Viewer
        let ben: Viewer
        static let club = Society.hidden

        init() async throws {
            society = try await Society()
            for member in [society.ben, society.moderator] {
                try await society.run(
                    "INSERT INTO club_members (club, member, role, joined_at) VALUES (3, \(member), 'member', 0)")
            }
            week = RotaWeek(of: Society.start + .days(14), in: "UTC")
            beginning = week.range(in: "UTC").lowerBound
            ada = try await society.viewer(society.ada)
            ben = try await society.viewer(society.ben)
        }

        func volunteer(_ viewer: Viewer, at now: Instant = Society.start) async throws {
            try await society.store.volunteer(for: week, of: Room.club, by: viewer, at: now)
        }

        func ask(_ member: Number<Member>, by viewer: Viewer? = nil, at now: Instant = Society.start) async throws {
            try await society.store.ask(member, for: week, of: Room.club, by: viewer ?? ada, at: now)
        }

        func said() async throws -> [String] {
            try await society.store.rota(of: Room.club, from: week, for: ada).map { "\($0.name) \($0.answer.rawValue)" }
        }

        func letters(at now: Instant) async throws -> [String] {
            var written: [String] = []
            for due in try await society.store.due(.rota, at: now) {
                let wrote = try await society.store.write(due, of: .rota, at: now, compose: Room.mail)
                if wrote { written.append("\(due.occasion.rawValue) \(due.member)") }
            }
            return written
        }

        static func mail(_ content: RotaLetterContent) -> OutgoingMail {
            OutgoingMail(
                messageID: Token().text, kind: "reminder", recipient: content.recipient.email, message: [],
                usefulUntil: content.occasion.end(in: content.week.range(in: content.club.timeZone)))
        }
    }

    @Test("takes volunteers once, however often or at once, and lets them stand down")
    func volunteers() async throws {
        let room = try await Room()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<8 { group.addTask { try await room.volunteer(room.ben) } }
            try await group.waitForAll()
        }
        try await room.volunteer(room.ada, at: Society.start + .hours(1))
        #expect(try await room.said() == ["Ben agreed", "Ada agreed"])
        for _ in 0..<2 {
            try await room.society.store.standDown(
                from: room.week, of: Room.club, by: room.ben, at: Society.start)
        }
        #expect(try await room.said() == ["Ada agreed"])
    }

    @Test("lets facilitators ask, and who is asked accept or decline")
    func asking() async throws {
        let room = try await Room()
        let store = room.society.store
        for _ in 0..<2 { try await room.ask(room.society.ben) }
        try await room.ask(room.society.moderator, at: Society.start + .hours(1))
        #expect(try await room.said() == ["Ben asked", "Mo asked"])
        try await store.standDown(from: room.week, of: Room.club, by: room.ben, at: Society.start)
        #expect(try await room.said() == ["Ben asked", "Mo asked"], "Who has not agreed declines.")
        try await room.volunteer(room.ben, at: Society.start + .hours(2))
        let mo = try await room.society.viewer(room.society.moderator)
        try await store.decline(room.week, of: Room.club, by: mo, at: Society.start + .hours(3))
        #expect(try await room.said() == ["Ben agreed", "Mo declined"])
        try await room.ask(room.society.ben)
        try await store.decline(room.week, of: Room.club, by: room.ben, at: Society.start + .hours(3))
        #expect(try await room.said() == ["Ben agreed", "Mo declined"], "Who agreed has nothing to decline.")
        #expect(try await room.society.count("SELECT count(*) FROM audit WHERE act = 'rota asked'") == 2)
        for _ in 0..<2 {
            try await store.remove(
                room.society.ben, from: room.week, of: Room.club, by: room.ada, at: Society.start)
        }
        #expect(try await room.said() == ["Mo declined"])
        #expect(try await room.society.count("SELECT count(*) FROM audit WHERE act = 'rota removed'") == 1)
    }

    @Test("says who declined a week, and asks and writes anew once they were taken off it")
    func askingAnew() async throws {
        let room = try await Room()
        let store = room.society.store
        func takeOff(at now: Instant) async throws {
            try await store.remove(room.society.ben, from: room.week, of: Room.club, by: room.ada, at: now)
        }
        try await room.ask(room.society.ben)
        #expect(try await room.letters(at: Society.start) == ["asking 4"])
        let later = Society.start + .hours(1)
        try await takeOff(at: later)
        for _ in 0..<2 { try await room.ask(room.society.ben, at: later) }
        for expected in [["asking 4"], []] { #expect(try await room.letters(at: later) == expected) }
        try await store.decline(room.week, of: Room.club, by: room.ben, at: later)
        let reason = "Ben declined this week. Ask somebody else, or take them off the week and ask again."
        await #expect(throws: Refusal.invalid("member", reason)) { try await room.ask(room.society.ben, at: later) }
        #expect(try await room.said() == ["Ben declined"])
        let evening = Society.start + .hours(2)
        try await takeOff(at: evening)
        try await room.ask(room.society.ben, at: evening)
        #expect(try await room.letters(at: evening) == ["asking 4"])
        try await room.volunteer(room.ben, at: evening + .hours(1))
        try await store.standDown(from: room.week, of: Room.club, by: room.ben, at: Society.start)
        try await room.ask(room.society.ben, at: evening + .hours(2))
        #expect(try await room.letters(at: evening + .hours(2)) == ["asking 4"])
    }

    @Test("is kept by who belongs to the club, and its weeks by facilitators")
    func permissions() async throws {
        let room = try await Room()
        let store = room.society.store
        let out = try await store.addMember(
            try Society.newcomer("Out"), passwordHash: nil, standing: .active, at: Society.start)
        let outsider = try await store.viewer(out)
        func refused(_ club: Number<Club>, _ viewer: Viewer) async throws -> [Refusal.Kind?] {
            [
                try await refusal { _ = try await store.rota(of: club, from: room.week, for: viewer) },
                try await refusal {
                    try await store.volunteer(for: room.week, of: club, by: viewer, at: Society.start)
                },
                try await refusal {
                    try await store.standDown(from: room.week, of: club, by: viewer, at: Society.start)
                },
                try await refusal { try await store.decline(room.week, of: club, by: viewer, at: Society.start) },
                try await refusal {
                    try await store.ask(
                        room.society.ada, for: room.week, of: club, by: viewer, at: Society.start)
                },
                try await refusal {
                    try await store.remove(
                        room.society.ada, from: room.week, of: club, by: viewer, at: Society.start)
                },
            ]
        }
        #expect(try await refused(Room.club, outsider) == Array(repeating: .notFound, count: 6))
        #expect(
            try await refused(Society.ours, outsider) == [
                .forbidden, .conflict, .forbidden, .forbidden, .forbidden, .forbidden,
            ])
        #expect(try await refused(Room.club, room.ben) == [nil, nil, nil, nil, .forbidden, .forbidden])
        #expect(try await refusal { try await room.ask(out) } == .invalid)
        #expect(try await refusal { try await room.ask(999) } == .invalid)
    }

    @Test("reaches from this week twelve weeks ahead")
    func weeks() async throws {
        let room = try await Room()
        let current = RotaWeek(of: Society.start, in: "UTC")
        func volunteer(_ week: RotaWeek) async throws -> Refusal.Kind? {
            try await refusal {
                try await room.society.store.volunteer(for: week, of: Room.club, by: room.ben, at: Society.start)
            }
        }
        #expect(try await volunteer(current.later(by: -1)) == .conflict)
        #expect(try await volunteer(current) == nil)
        #expect(try await volunteer(current.later(by: 11)) == nil)
        #expect(try await volunteer(current.later(by: 12)) == .conflict)
        await #expect(throws: DatabaseError.self) {
            try await room.society.run("INSERT INTO rota VALUES (3, '2026-12-01', 4, 'agreed', 0)")
        }
    }

    @Test("writes once to who is asked, and once to volunteers three days before; late to nobody")
    func letters() async throws {
        let room = try await Room()
        try await room.ask(room.society.moderator)
        try await room.volunteer(room.ben)
        #expect(try await room.letters(at: Society.start) == ["asking 2"])
        #expect(try await room.letters(at: room.beginning - .days(3) - .tick) == [])
        let written = try await withThrowingTaskGroup(of: [String].self) { group in
            for _ in 0..<8 { group.addTask { try await room.letters(at: room.beginning - .days(3)) } }
            return try await group.reduce([], +)
        }
        #expect(written == ["turn 4"])
        #expect(try await room.letters(at: room.beginning - .days(1)) == [])
        let other = try await Room()
        try await other.volunteer(other.ben)
        #expect(try await other.letters(at: other.beginning) == [])
        #expect(try await other.letters(at: other.beginning + .days(2)) == [])
    }

    private static let reasons: [(String, @Sendable (Society, RotaWeek) async throws -> Void)] = [
        (
            "left the club",
            { society, _ in
                try await society.store.leave(Society.hidden, by: try await society.viewer(society.ben))
            }
        ),
        (
            "is suspended",
            { society, _ in
                try await society.run("UPDATE members SET standing = 'suspended' WHERE number = 4")
            }
        ),
        (
            "wants no reminders",
            { society, _ in try await society.store.endReminders(of: society.ben, at: Society.start) }
        ),
        (
            "stood down",
            { society, week in
                try await society.store.standDown(
                    from: week, of: Society.hidden, by: try await society.viewer(society.ben), at: Society.start)
            }
        ),
    ]

    @Test("does not write to who", arguments: reasons.indices)
    func untold(index: Int) async throws {
        let (reason, happens) = Self.reasons[index]
        let room = try await Room()
        try await room.volunteer(room.ben)
        let now = room.beginning - .days(2)
        let due = try await room.society.store.due(.rota, at: now)
        #expect(due.map(\.member) == [room.society.ben])
        try await happens(room.society, room.week)
        #expect(try await room.society.store.due(.rota, at: now) == [], "\(reason)")
        let wrote = try await room.society.store.write(due[0], of: .rota, at: now, compose: Room.mail)
        #expect(!wrote, "\(reason)")
    }

    @Test("sends no letter that lies in the outbox to who", arguments: reasons.indices)
    func unsent(index: Int) async throws {
        let (reason, happens) = Self.reasons[index]
        let room = try await Room()
        try await room.volunteer(room.ben)
        try await room.volunteer(try await room.society.viewer(room.society.moderator))
        let now = room.beginning - .days(2)
        #expect(try await room.letters(at: now).count == 2)
        try await happens(room.society, room.week)
        let left = try await room.society.store.leaseMail(at: now)
        #expect(left?.recipient == "mo@example.org", "\(reason)")
        #expect(try await room.society.store.leaseMail(at: now) == nil)
        #expect(try await room.society.store.mailCounts(at: now).refused == 0, "\(reason)")
    }

    @Test("sends no question that was answered or taken back meanwhile, but the one that was asked since")
    func askedSince() async throws {
        let room = try await Room()
        let store = room.society.store
        try await room.ask(room.society.ben)
        #expect(try await room.letters(at: Society.start) == ["asking 4"])
        try await store.remove(room.society.ben, from: room.week, of: Room.club, by: room.ada, at: Society.start)
        let later = Society.start + .hours(1)
        try await room.ask(room.society.ben, at: later)
        #expect(try await room.letters(at: later) == ["asking 4"])
        #expect(try await store.leaseMail(at: later)?.number == 2)
        #expect(try await store.leaseMail(at: later) == nil)
        let other = try await Room()
        try await other.ask(other.society.ben)
        _ = try await other.letters(at: Society.start)
        try await other.society.store.decline(other.week, of: Room.club, by: other.ben, at: later)
        #expect(try await other.society.store.leaseMail(at: later) == nil)
        #expect(try await other.society.store.mailCounts(at: later).refused == 0, "Nobody can send it again.")
    }

    @Test("writes anew what did not leave, once its reason is back")
    func reasonIsBack() async throws {
        let room = try await Room()
        try await room.volunteer(room.ben)
        let now = room.beginning - .days(2)
        #expect(try await room.letters(at: now).count == 1)
        let run = { (sql: String) in
            try await room.society.store.write { try $0.execute(sql: sql) }
        }
        try await run("UPDATE members SET reminders = 0")
        #expect(try await room.society.store.leaseMail(at: now) == nil)
        try await run("UPDATE members SET reminders = 1")
        #expect(try await room.letters(at: now).count == 1)
        #expect(try await room.society.store.leaseMail(at: now) != nil)
    }
}
