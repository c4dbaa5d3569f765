import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Who will come to a discussion")
struct ComingStoreTests {
    private static let opening = Society.start + .days(10)

    /// A discussion of each club, announced; Ben and Mo belong to the hidden one too.
    private struct Room {
        let society: Society
        let open: Number<Discussion>
        let hidden: Number<Discussion>

        init() async throws {
            society = try await Society()
            for member in [society.ben, society.moderator] {
                try await society.run(
                    "INSERT INTO club_members (club, member, role, joined_at) VALUES (3, \(member), 'member', 0)")
            }
            open = try await Self.post("Fluids", in: Society.open, society)
            hidden = try await Self.post("Steroids", in: Society.hidden, society)
        }

        private static func post(
            _ title: String, in club: Number<Club>, _ society: Society
        ) async throws -> Number<Discussion> {
            try await society.store.publish(
                Society.record(title), try Society.proposal(club, opensAt: opening, window: .days(7)), draft: nil,
                by: try await society.viewer(society.ada), at: Society.start)
        }

        func come(to discussion: Number<Discussion>, _ member: Number<Member>, at now: Instant = Society.start)
            async throws
        {
            try await society.store.come(to: discussion, by: try await society.viewer(member), at: now)
        }

        func names(_ discussion: Number<Discussion>) async throws -> [String] {
            let ada = try await society.viewer(society.ada)
            return try await society.store.comers(to: discussion, for: ada).map(\.name)
        }

        /// Writes what is due and gives back to whom which letter went, as "opening 4".
        func letters(at now: Instant) async throws -> [String] {
            var written: [String] = []
            for due in try await society.store.due(.comings, at: now) {
                let wrote = try await society.store.write(due, of: .comings, at: now, compose: Self.mail)
                if wrote { written.append("\(due.occasion.rawValue) \(due.member)") }
            }
            return written
        }

        static func mail(_ content: ComingLetterContent) -> OutgoingMail {
            OutgoingMail(
                messageID: Token().text, kind: "reminder", recipient: content.recipient.email, message: [],
                usefulUntil: content.occasion.end(in: content.discussion.schedule))
        }
    }

    @Test("is said once, however often, at once or again; and taken back, however often")
    func said() async throws {
        let room = try await Room()
        let before = try await room.society.count("SELECT version FROM discussion_versions WHERE discussion = 1")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<8 { group.addTask { try await room.come(to: room.open, room.society.ben) } }
            try await group.waitForAll()
        }
        try await room.come(to: room.open, room.society.moderator, at: Society.start + .hours(1))
        #expect(try await room.names(room.open) == ["Ben", "Mo"])
        #expect(
            try await room.society.count("SELECT version FROM discussion_versions WHERE discussion = 1") == before + 2,
            "The page shows them.")
        let ben = try await room.society.viewer(room.society.ben)
        #expect(try await room.society.store.state(of: room.open, for: ben).isComing)
        for _ in 0..<2 { try await room.society.store.stayAway(from: room.open, by: ben) }
        #expect(try await room.names(room.open) == ["Mo"])
        #expect(try await !room.society.store.state(of: room.open, for: ben).isComing)
    }

    @Test("is for members who may read it, and before it opens")
    func refused() async throws {
        let room = try await Room()
        let store = room.society.store
        #expect(
            try await refusal { try await store.come(to: room.open, by: .visitor, at: Society.start) } == .signInNeeded)
        #expect(try await refusal { try await store.stayAway(from: room.open, by: .visitor) } == .signInNeeded)
        let outsider = try await store.addMember(
            try Society.newcomer("Out"), passwordHash: nil, standing: .active, at: Society.start)
        #expect(try await refusal { try await room.come(to: room.hidden, outsider) } == .notFound)
        #expect(try await refusal { try await room.come(to: 99, outsider) } == .notFound)
        #expect(try await refusal { try await room.come(to: room.open, outsider, at: Self.opening) } == .conflict)
        #expect(try await room.society.count("SELECT count(*) FROM comings") == 0)
    }

    @Test("gets one letter when it opens and one on its last day, unless they wrote something")
    func letters() async throws {
        let room = try await Room()
        for member in [room.society.ben, room.society.moderator] { try await room.come(to: room.open, member) }
        #expect(try await room.letters(at: Self.opening - .tick) == [])
        #expect(try await room.letters(at: Self.opening) == ["opening 2", "opening 4"])
        #expect(try await room.letters(at: Self.opening + .days(1)) == [])
        try await room.society.say("A point.", in: room.open, by: room.society.ben, at: Self.opening + .days(2))
        #expect(try await room.letters(at: Self.opening + .days(6) - .tick) == [])
        #expect(try await room.letters(at: Self.opening + .days(6)) == ["closing 2"])
        #expect(try await room.letters(at: Self.opening + .days(6)) == [])
        #expect(try await room.society.count("SELECT count(*) FROM mails WHERE kind = 'reminder'") == 3)
    }

    @Test("gets each letter once, however many write at the same time")
    func concurrently() async throws {
        let room = try await Room()
        for member in [room.society.ben, room.society.moderator] { try await room.come(to: room.open, member) }
        let written = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<8 { group.addTask { try await room.letters(at: Self.opening).count } }
            return try await group.reduce(0, +)
        }
        #expect(written == 2)
    }

    @Test("gets no letter that comes too late")
    func late() async throws {
        let room = try await Room()
        try await room.come(to: room.open, room.society.ben)
        #expect(try await room.letters(at: Self.opening + .days(6) + .hours(1)) == ["closing 4"], "Nothing of opening.")
        try await room.come(to: room.hidden, room.society.ben)
        #expect(try await room.letters(at: Self.opening + .days(7)) == [])
        #expect(try await room.letters(at: Self.opening + .days(9)) == [])
        let waiting = try await room.society.store.leaseMail(at: Self.opening + .days(7))
        #expect(waiting == nil, "A mail that could not leave in time does not leave.")
        let counts = try await room.society.store.mailCounts(at: Self.opening + .days(9))
        #expect(counts.late == 1 && counts.refused == 0 && counts.waiting == 0)
    }

    @Test("gets letters by the schedule as it was moved")
    func moved() async throws {
        let room = try await Room()
        let root = try await room.society.viewer(room.society.administrator)
        let early = Society.start + .days(1)
        try await room.come(to: room.open, room.society.ben)
        try await room.society.move(room.open, .open, by: root, at: early)
        #expect(try await room.letters(at: early) == ["opening 4"])
        try await room.society.move(room.open, .close, by: root, at: early + .hours(1))
        #expect(try await room.letters(at: early + .hours(2)) == [])
        #expect(try await room.letters(at: Self.opening + .days(6)) == [])
    }

    private static let reasons: [(String, @Sendable (Society) async throws -> Void)] = [
        ("left the club", { try await $0.store.leave(Society.hidden, by: try await $0.viewer($0.ben)) }),
        ("is suspended", { try await $0.run("UPDATE members SET standing = 'suspended' WHERE number = 4") }),
        (
            "lost access otherwise",
            {
                try await $0.run("DROP TRIGGER comer_left_club")
                try await $0.run("DELETE FROM club_members WHERE member = 4 AND club = 3")
            }
        ),
        ("wants no reminders", { try await $0.store.endReminders(of: $0.ben, at: Society.start) }),
        ("took it back", { try await $0.store.stayAway(from: 2, by: try await $0.viewer($0.ben)) }),
    ]

    @Test("gets no letter who", arguments: reasons.indices)
    func untold(index: Int) async throws {
        let (reason, happens) = Self.reasons[index]
        let room = try await Room()
        for member in [room.society.ben, room.society.moderator] { try await room.come(to: room.hidden, member) }
        let due = try await room.society.store.due(.comings, at: Self.opening)
        #expect(due.count == 2)
        try await happens(room.society)
        #expect(try await room.society.store.due(.comings, at: Self.opening).map(\.member) == [2], "\(reason)")
        // What was due a moment ago is looked at again before it is written.
        for letter in due {
            let wrote = try await room.society.store.write(letter, of: .comings, at: Self.opening, compose: Room.mail)
            #expect(wrote == (letter.member == room.society.moderator), "\(reason)")
        }
    }

    @Test("gets no letter that lies in the outbox who", arguments: reasons.indices)
    func unsent(index: Int) async throws {
        let (reason, happens) = Self.reasons[index]
        let room = try await Room()
        for member in [room.society.ben, room.society.moderator] { try await room.come(to: room.hidden, member) }
        #expect(try await room.letters(at: Self.opening).count == 2)
        try await happens(room.society)
        #expect(try await room.society.store.leaseMail(at: Self.opening)?.recipient == "mo@example.org", "\(reason)")
        #expect(try await room.society.store.leaseMail(at: Self.opening) == nil, "\(reason)")
    }

    @Test("gets no letter that lies in the outbox once the discussion closed, or they have written in it")
    func outrun() async throws {
        for isClosed in [true, false] {
            let room = try await Room()
            let store = room.society.store
            try await room.come(to: room.open, room.society.ben)
            #expect(try await room.letters(at: Self.opening) == ["opening 4"])
            let now = Self.opening + .hours(1)
            if isClosed {
                let root = try await room.society.viewer(room.society.administrator)
                try await room.society.move(room.open, .close, by: root, at: now)
            } else {
                _ = try await store.contribute(
                    try Society.critique("Good."), to: room.open, inReplyTo: nil,
                    by: try await room.society.viewer(room.society.ben), at: now)
            }
            #expect(try await store.leaseMail(at: now) == nil, "\(isClosed)")
        }
    }

    @Test("gets no letter that tells another end than there is by now, but one that tells it")
    func otherEnd() async throws {
        let room = try await Room()
        let store = room.society.store
        try await room.come(to: room.open, room.society.ben)
        #expect(try await room.letters(at: Self.opening) == ["opening 4"])
        let now = Self.opening + .hours(1)
        let root = try await room.society.viewer(room.society.administrator)
        try await room.society.changeEnd(of: room.open, by: .days(2), by: root, at: now)
        #expect(try await store.leaseMail(at: now) == nil)
        #expect(try await room.letters(at: now) == ["opening 4"])
        #expect(try await store.leaseMail(at: now) != nil)
    }

    @Test("is told again that it closes once it closes at another time, each end once")
    func closesAnew() async throws {
        let room = try await Room()
        let root = try await room.society.viewer(room.society.administrator)
        try await room.come(to: room.open, room.society.ben)
        let lastDay = Self.opening + .days(6)
        #expect(try await room.letters(at: lastDay) == ["closing 4"])
        try await room.society.changeEnd(of: room.open, by: .days(7), by: root, at: lastDay + .hours(1))
        #expect(try await room.letters(at: lastDay + .hours(1)) == ["opening 4"], "None told that it is open.")
        #expect(try await room.letters(at: lastDay + .days(7) - .tick) == [])
        #expect(try await room.letters(at: lastDay + .days(7)) == ["closing 4"])
        #expect(try await room.letters(at: lastDay + .days(7)) == [])
    }

    @Test("gets reminders again after asking for them")
    func reminders() async throws {
        let room = try await Room()
        let (store, ben) = (room.society.store, room.society.ben)
        #expect(try await store.wantsReminders(ben))
        for _ in 0..<2 { try await store.endReminders(of: ben, at: Society.start) }
        #expect(try await !store.wantsReminders(ben))
        #expect(try await room.society.count("SELECT count(*) FROM audit WHERE act = 'reminders ended'") == 1)
        try await store.startReminders(of: ben, at: Society.start)
        #expect(try await store.wantsReminders(ben))
    }
}
