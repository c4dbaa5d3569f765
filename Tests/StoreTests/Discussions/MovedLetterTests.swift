import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Letters of other dates")
struct MovedLetterTests {
    private static let opening = Society.start + .days(10)

    /// A discussion that Ben will come to, announced.
    private struct Room {
        let society: Society
        let discussion: Number<Discussion>
        let root: Viewer
        var store: Store { society.store }

        init() async throws {
            society = try await Society()
            root = try await society.viewer(society.administrator)
            discussion = try await society.store.publish(
                Society.record("Fluids"), Society.proposal(Society.open, opensAt: opening, window: .days(7)),
                draft: nil,
                by: root, at: Society.start)
            try await society.store.come(
                to: discussion, by: society.viewer(society.ben), at: Society.start)
        }

        func move(days: Int, at now: Instant = Society.start) async throws {
            let reading = try await store.discussion(discussion, for: root).discussion
            var entry = reading.schedule.entry(in: "UTC", at: now)
            entry.opensOn = WallTime(opening + .days(days), in: "UTC").day
            try await store.changeDates(of: discussion, to: entry, from: reading.mark(at: now), by: root, at: now)
        }

        /// How many letters that wrote.
        func write(at now: Instant = Society.start) async throws -> Int {
            var written = 0
            for due in try await store.due(.moves, at: now) {
                let isWritten = try await store.write(due, of: .moves, at: now) { content in
                    OutgoingMail(
                        messageID: Token().text, kind: "moved", recipient: content.recipient.email, message: [],
                        usefulUntil: due.opensAt)
                }
                if isWritten { written += 1 }
            }
            return written
        }

        func sent(at now: Instant = Society.start) async throws -> Int {
            var count = 0
            while let mail = try await store.leaseMail(at: now) {
                try await store.settle(mail, .sent, at: now)
                count += 1
            }
            return count
        }
    }

    @Test("go once for each change, and not for dates that one knows")
    func once() async throws {
        let room = try await Room()
        #expect(try await room.write() == 0)
        try await room.move(days: 2)
        let told = try await room.write()
        #expect(told == 1)
        #expect(try await room.write() == 0)
        #expect(try await room.sent() == 1)
        try await room.move(days: 3)
        try await room.move(days: 2)
        #expect(try await room.write() == 0, "It was changed back before anybody was told.")
        try await room.move(days: 4)
        #expect(try await room.write() == 1)
    }

    @Test("do not leave once there are others, and tell those")
    func overtaken() async throws {
        let room = try await Room()
        try await room.move(days: 2)
        #expect(try await room.write() == 1)
        try await room.move(days: 5)
        #expect(try await room.sent() == 0)
        #expect(try await room.write() == 1)
        #expect(try await room.sent() == 1)
    }

    @Test(
        "go to nobody who takes back that they will come, wants no reminders, or when it is called off or open",
        arguments: [
            "DELETE FROM comings", "UPDATE members SET reminders = 0",
            "UPDATE discussions SET reading_from = 1, opens_at = 1",
        ])
    func gone(change: String) async throws {
        let (before, after) = (try await Room(), try await Room())
        try await before.move(days: 2)
        try await before.society.run(change)
        #expect(try await before.write() == 0)
        try await after.move(days: 2)
        #expect(try await after.write() == 1)
        try await after.society.run(change)
        #expect(try await after.sent() == 0)
    }
}
