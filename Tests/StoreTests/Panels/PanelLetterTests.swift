import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Letters of what panels are asked")
struct PanelLetterTests {
    private static let now = Society.start + .hours(1)

    /// A panel of Ada's with Ben on it, which is asked about a question of Ada's and put a poll to.
    private func scene() async throws -> PanelScene {
        let scene = try await PanelScene(in: Society.open)
        try await scene.seat(scene.society.ben)
        try await scene.seat(scene.society.ada)
        try await scene.society.run(
            """
            INSERT INTO questions (number, club, author, title, body, body_html, nature, submission, asked_at)
            VALUES (1, \(Society.open), \(scene.society.ada), 'Fluids?', '', '', 'clinical', 's', 0);
            """)
        try await scene.store.ask(scene.panel, about: 1, by: scene.ada, at: Society.start)
        var entry = Poll.Entry()
        (entry.question, entry.form, entry.submission) = ("Early?", "scale", "poll")
        entry.panel = "\(scene.panel)"
        _ = try await scene.store.ask(Poll.Draft(entry) { $0 }, in: Society.open, by: scene.ada, at: Society.start)
        return scene
    }

    private func due(_ scene: PanelScene, at moment: Instant = now) async throws -> [DuePanelLetter] {
        try await scene.store.due(.panels, at: moment)
    }

    private func write(_ due: DuePanelLetter, _ scene: PanelScene, at moment: Instant = now) async throws -> Bool {
        try await scene.store.write(due, of: .panels, at: moment) { content in
            OutgoingMail(
                messageID: Token().text, kind: "panel", recipient: content.recipient.email, message: [],
                usefulUntil: moment + .days(30))
        }
    }

    @Test("go to each on it but who asked, once for a question and once for a poll")
    func once() async throws {
        let scene = try await scene()
        let letters = try await due(scene)
        #expect(letters.map(\.member) == [scene.society.ben, scene.society.ben])
        #expect(letters.compactMap(\.question) == [1] && letters.compactMap(\.poll) == [1])
        for letter in letters {
            #expect(try await write(letter, scene))
            #expect(try await !write(letter, scene))
        }
        #expect(try await due(scene).isEmpty)
        for _ in letters { #expect(try await scene.store.leaseMail(at: Self.now)?.kind == "panel") }
        #expect(try await scene.store.leaseMail(at: Self.now) == nil)
    }

    @Test(
        "go to nobody who wants no reminders, has left or voted, or is asked no more, and leave not once that is so",
        arguments: [
            "UPDATE members SET reminders = 0",
            "UPDATE panel_invitations SET answer = 'left'",
            "UPDATE panels SET ends_at = \(Society.start.rawValue + 1)",
            """
            DELETE FROM panel_questions;
            UPDATE polls SET closes_at = asked_at + 1, closed_at = asked_at + 1
            """,
        ])
    func gone(change: String) async throws {
        let (before, after) = (try await scene(), try await scene())
        try await before.society.run(change)
        #expect(try await due(before).isEmpty)
        for letter in try await due(after) { #expect(try await write(letter, after)) }
        try await after.society.run(change)
        #expect(try await after.store.leaseMail(at: Self.now) == nil)
    }

    @Test("are written for a week only, so that a new site does not tell of old ones")
    func old() async throws {
        let scene = try await scene()
        #expect(try await due(scene, at: Society.start + .days(8)).isEmpty)
    }

    @Test("tell nobody of a question that they may not read")
    func unreadable() async throws {
        let scene = try await scene()
        let letters = try await due(scene).filter { $0.question != nil }
        try await scene.society.run("UPDATE questions SET club = \(Society.hidden)")
        try await scene.society.run("DELETE FROM club_members WHERE club = \(Society.hidden)")
        for letter in letters { _ = try await write(letter, scene) }
        #expect(!letters.isEmpty)
        #expect(try await due(scene).allSatisfy { $0.question == nil }, "They would keep others waiting.")
        #expect(try await scene.society.count("SELECT count(*) FROM mails WHERE kind = 'panel'") == 0)
    }
}
