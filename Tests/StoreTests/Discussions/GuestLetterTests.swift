import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Letters to an author who is a guest")
struct GuestLetterTests {
    private static let start = Society.start

    /// Vera, a guest of a private club’s discussion that Ben belongs to, and what she wrote there.
    private struct Room {
        let scene: AuthorScene
        let vera: Viewer
        let hers: Number<Contribution>
        var society: Society { scene.society }
        var store: Store { scene.society.store }

        init() async throws {
            scene = try await AuthorScene()
            try await scene.society.run(
                "INSERT INTO club_members (club, member, role, joined_at) VALUES (3, \(scene.society.ben), 'member', 0)"
            )
            vera = try await scene.guest()
            hers = try await scene.say(by: vera)
        }

        @discardableResult
        func answer(_ text: String = "Why twice?", at now: Instant) async throws -> Number<Contribution> {
            try await society.say(text, in: scene.discussion, to: hers, by: society.ben, at: now)
        }

        /// What each letter tells.
        func write(at now: Instant) async throws -> [[String]] {
            var told: [[String]] = []
            for due in try await store.due(.guests, at: now) {
                let heard = Heard()
                let wrote = try await store.write(due, of: .guests, at: now) { content in
                    heard.words = content.sayings.map { "\($0.name) \($0.isReply ? "answers" : "names"): \($0.words)" }
                    return OutgoingMail(
                        messageID: Token().text, kind: "reminder", recipient: content.recipient.email, message: [],
                        usefulUntil: now + .days(7))
                }
                if wrote { told.append(heard.words) }
            }
            return told
        }
    }

    private final class Heard: @unchecked Sendable { var words: [String] = [] }

    @Test("tell who answered or named them, at most once a day, each thing once")
    func told() async throws {
        let room = try await Room()
        try await room.answer(at: Self.start)
        #expect(try await room.write(at: Self.start + .minutes(1)).isEmpty, "It may be put better yet.")
        let handle = try await room.store.profile(of: room.vera)
        try await room.society.say(
            "Ask \(handle).", in: room.scene.discussion, by: room.society.ben, at: Self.start + .minutes(1))
        let first = try await room.write(at: Self.start + .minutes(3))
        #expect(first == [["Ben answers: Why twice?", "Ben names: Ask \(handle)."]])
        #expect(try await room.write(at: Self.start + .hours(1)).isEmpty)
        try await room.answer("And how?", at: Self.start + .hours(2))
        #expect(try await room.write(at: Self.start + .hours(3)).isEmpty, "One a day.")
        #expect(try await room.write(at: Self.start + .hours(25)) == [["Ben answers: And how?"]])
        #expect(try await room.write(at: Self.start + .days(9)).isEmpty)
    }

    @Test("are written once, however many write at the same time")
    func concurrently() async throws {
        let room = try await Room()
        try await room.answer(at: Self.start)
        let written = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<8 { group.addTask { try await room.write(at: Self.start + .hours(1)).count } }
            return try await group.reduce(0, +)
        }
        #expect(written == 1)
    }

    private typealias Change = @Sendable (AuthorScene, Viewer, Number<Contribution>) async throws -> Void

    private static let reasons: [(String, Change)] =
        [
            ("read it", { scene, vera, _ in try await read(scene, vera) }),
            (
                "want none",
                { scene, vera, _ in try await scene.society.store.endReminders(of: vera.member!, at: start) }
            ),
            ("are invited no more", { scene, _, _ in try await scene.takeBack() }),
            (
                "are suspended",
                { scene, _, _ in
                    try await scene.society.run("UPDATE members SET standing = 'suspended' WHERE is_guest")
                }
            ),
            (
                "lost what they were answered",
                { scene, _, said in
                    try await scene.society.store.withdraw(
                        said, by: scene.society.viewer(scene.society.ben), at: start)
                }
            ),
            (
                "are members",
                { scene, vera, _ in
                    try await scene.society.store.setRole(.member, of: vera.member!, by: nil, at: start)
                }
            ),
        ]

    private static func read(_ scene: AuthorScene, _ vera: Viewer) async throws {
        let told = try await scene.society.store.unreadNotifications(
            in: .discussion(scene.discussion), of: vera.member!)
        try await scene.society.store.read(try #require(told), at: start + .hours(1))
    }

    @Test("are not written to those who", arguments: reasons.indices)
    func untold(index: Int) async throws {
        let room = try await Room()
        let said = try await room.answer(at: Self.start)
        try await Self.reasons[index].1(room.scene, room.vera, said)
        #expect(try await room.write(at: Self.start + .hours(2)).isEmpty, "\(Self.reasons[index].0)")
    }

    @Test("do not leave to those who", arguments: reasons.indices)
    func unsent(index: Int) async throws {
        let room = try await Room()
        let said = try await room.answer(at: Self.start)
        #expect(try await room.write(at: Self.start + .hours(2)).count == 1)
        try await Self.reasons[index].1(room.scene, room.vera, said)
        var recipients: [String] = []
        while let mail = try await room.store.leaseMail(at: Self.start + .hours(2)) {
            recipients.append(mail.kind)
            try await room.store.settle(mail, .sent, at: Self.start + .hours(2))
        }
        #expect(!recipients.contains("reminder"), "\(Self.reasons[index].0)")
    }
}

extension Store {
    /// As others name somebody in a text.
    fileprivate func profile(of viewer: Viewer) async throws -> String {
        let handle = try await read { db in
            try String.fetchOne(
                db, sql: "SELECT handle FROM members WHERE number = ?", arguments: [viewer.member?.rawValue])
        }
        return "@\(handle ?? "")"
    }
}

@Suite("An author who accepted")
struct ExpectedAuthorTests {
    private static let opening = Society.start + .days(10)

    /// A discussion of a private club that is open for a week.
    private static func scene() async throws -> AuthorScene {
        let scene = try await AuthorScene()
        try await scene.society.run(
            """
            UPDATE discussions SET reading_from = \(opening.rawValue - 1), opens_at = \(opening.rawValue),
                closes_at = \((opening + .days(7)).rawValue), archives_at = \((opening + .days(14)).rawValue)
            """)
        return scene
    }

    private static func letters(_ scene: AuthorScene, at now: Instant) async throws -> [String] {
        var written: [String] = []
        for due in try await scene.society.store.due(.comings, at: now) {
            let wrote = try await scene.society.store.write(due, of: .comings, at: now) { content in
                OutgoingMail(
                    messageID: Token().text, kind: "reminder", recipient: content.recipient.email,
                    message: Array((content.isAuthor ? "author" : "comer").utf8),
                    usefulUntil: content.occasion.end(in: content.discussion.schedule))
            }
            if wrote { written.append(due.occasion.rawValue) }
        }
        return written
    }

    @Test("before it opens is told that it opens and closes, also where only its club reads it")
    func early() async throws {
        let scene = try await Self.scene()
        try await scene.guest()
        #expect(try await scene.society.store.comers(to: scene.discussion, for: scene.ada).map(\.name) == ["Vera Wu"])
        #expect(try await Self.letters(scene, at: Self.opening) == ["opening"])
        #expect(try await Self.letters(scene, at: Self.opening + .days(6)) == ["closing"])
    }

    @Test("once it is open is not told that it is, but that it closes")
    func late() async throws {
        let scene = try await Self.scene()
        try await scene.guest(at: Self.opening + .hours(1))
        #expect(try await Self.letters(scene, at: Self.opening + .hours(2)) == [])
        #expect(try await Self.letters(scene, at: Self.opening + .days(6)) == ["closing"])
    }

    @Test("is told nothing once the invitation is taken back, in a public club neither")
    func takenBack() async throws {
        for club in [Society.hidden, Society.open] {
            let scene = try await AuthorScene(in: club)
            try await scene.society.run("UPDATE discussions SET opens_at = opens_at + 86400000")
            try await scene.guest()
            try await scene.takeBack()
            #expect(try await scene.society.count("SELECT count(*) FROM comings") == 0)
            #expect(try await Self.letters(scene, at: Society.start + .days(2)) == [])
        }
    }

    @Test("who is a member and said so, too, will come still when the invitation is taken back")
    func member() async throws {
        let scene = try await Self.scene()
        try await scene.accept(scene.invite(), by: scene.society.viewer(scene.society.ben))
        try await scene.takeBack()
        #expect(try await scene.society.count("SELECT count(*) FROM comings") == 1)
        #expect(try await Self.letters(scene, at: Self.opening) == [], "Ben may read it no more.")
    }
}
