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
                        usefulUntil: max(due.closesAt, content.told.closesAt))
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

    /// Tells that it is open.
    private func open(_ room: Room) async throws {
        for due in try await room.store.due(.comings, at: Self.opening) {
            _ = try await room.store.write(due, of: .comings, at: Self.opening) { content in
                OutgoingMail(
                    messageID: Token().text, kind: "reminder", recipient: content.recipient.email, message: [],
                    usefulUntil: content.occasion.end(in: content.discussion.schedule))
            }
        }
        #expect(try await room.sent(at: Self.opening) == 1)
    }

    @Test("tell another end while it is open, once, also to who has written")
    func end() async throws {
        for hasWritten in [false, true] {
            let room = try await Room()
            try await open(room)
            let now = Self.opening + .days(2)
            if hasWritten { try await room.society.say("Good.", in: 1, by: room.society.ben, at: now) }
            #expect(try await room.write(at: now) == 0)
            try await room.society.changeEnd(of: room.discussion, by: .days(-2), by: room.root, at: now)
            #expect(try await room.write(at: now) == 1, "\(hasWritten)")
            #expect(try await room.write(at: now) == 0)
            #expect(try await room.sent(at: now) == 1)
            try await room.society.changeEnd(of: room.discussion, by: .days(3), by: room.root, at: now)
            #expect(try await room.write(at: now + .hours(1)) == 1)
        }
    }

    @Test("tell that it closed earlier, until it would have, and that it is open again")
    func closed() async throws {
        let room = try await Room()
        try await open(room)
        let now = Self.opening + .days(2)
        try await room.society.move(room.discussion, .close, by: room.root, at: now)
        #expect(try await room.write(at: now) == 1)
        #expect(try await room.sent(at: now) == 1)
        try await room.society.move(room.discussion, .reopen, by: room.root, at: now + .days(1))
        #expect(try await room.write(at: now + .days(1)) == 1)
        let other = try await Room()
        try await open(other)
        try await other.society.move(other.discussion, .close, by: other.root, at: now)
        #expect(try await other.write(at: Self.opening + .days(7)) == 0, "Nobody takes it to be open any more.")
        #expect(try await other.write(at: Self.opening + .days(6)) == 1)
        #expect(try await other.sent(at: Self.opening + .days(7)) == 0)
    }

    @Test("leave to the letter that it is open, or closes, what that tells")
    func oneLetter() async throws {
        let room = try await Room()
        let early = Society.start + .days(1)
        try await room.society.move(room.discussion, .open, by: room.root, at: early)
        #expect(try await room.write(at: early) == 0, "The letter that it is open says until when.")
        for due in try await room.store.due(.comings, at: early) {
            _ = try await room.store.write(due, of: .comings, at: early) {
                OutgoingMail(messageID: Token().text, kind: "reminder", recipient: $0.recipient.email, message: [])
            }
        }
        #expect(try await room.write(at: early) == 0)
        try await room.society.move(room.discussion, .beginClosing, by: room.root, at: early + .hours(1))
        #expect(try await room.write(at: early + .hours(1)) == 0, "The letter that it closes says when.")
    }

    @Test("go to an author who accepted, in a private club too")
    func author() async throws {
        let scene = try await AuthorScene()
        let room = scene.society
        try await room.run("UPDATE discussions SET opens_at = opens_at + 86400000, closes_at = closes_at + 86400000")
        try await scene.guest()
        try await room.run("UPDATE discussions SET closes_at = closes_at - 3600000")
        let due = try await room.store.due(.moves, at: Society.start)
        #expect(due.count == 1)
        let wrote = try await room.store.write(due[0], of: .moves, at: Society.start) { content in
            OutgoingMail(
                messageID: Token().text, kind: content.isAuthor ? "author" : "comer",
                recipient: content.recipient.email, message: [])
        }
        #expect(wrote)
        #expect(try await room.count("SELECT count(*) FROM mails WHERE kind = 'author'") == 1)
    }

    @Test(
        "go to nobody who takes back that they will come, wants no reminders, or when it is called off or open",
        arguments: [
            "DELETE FROM comings", "UPDATE members SET reminders = 0",
            "UPDATE discussions SET reading_from = 1, opens_at = \(Society.start.rawValue)",
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
