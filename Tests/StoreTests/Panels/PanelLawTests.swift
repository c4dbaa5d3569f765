import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("The schema’s laws of panels")
struct PanelLawTests {
    /// Ben is on the panel, Root was asked.
    private func scene() async throws -> PanelScene {
        let scene = try await PanelScene()
        try await scene.seat(scene.society.ben)
        try await scene.ask(scene.society.administrator)
        return scene
    }

    @Test(
        "hold against whatever is written",
        arguments: [
            "INSERT INTO panels (club, author, topic, purpose, purpose_html, made_at, submission) VALUES (3, 3, ' ', 'P', '', 1, 's')",
            "UPDATE panels SET club = 1", "UPDATE panels SET ends_at = made_at",
            "UPDATE panel_invitations SET competing_interests = ' ' WHERE answer = 'accepted'",
            "UPDATE panel_invitations SET answer = 'accepted' WHERE answer = 'waiting'",
            "UPDATE panel_invitations SET member = 1 WHERE answer = 'accepted'",
            "UPDATE panel_invitations SET answer = 'perhaps'",
            "UPDATE panel_invitations SET email = 'x@example.org', email_key = 'x@example.org'",
            "INSERT INTO panel_invitations (panel, member, invited_by, invited_at) VALUES (1, 4, 3, 1)",
            "INSERT INTO panel_invitations (panel, invited_by, invited_at) VALUES (1, 3, 1)",
            """
            INSERT INTO panel_invitations (panel, name, email, email_key, token_digest, ends_at, invited_by, invited_at)
            VALUES (1, 'Ben', 'ben@example.org', 'ben@example.org', randomblob(32), 9, 3, 1)
            """,
            """
            UPDATE panels SET ends_at = made_at + 1;
            UPDATE panel_invitations SET answer = 'accepted', competing_interests = 'none',
                answered_at = (SELECT ends_at FROM panels) WHERE member = 1
            """,
            """
            UPDATE panels SET ends_at = made_at + 1;
            INSERT INTO panel_invitations (panel, member, invited_by, invited_at) VALUES (1, 2, 3, 9999999999999)
            """,
            """
            UPDATE panel_invitations SET answer = 'left' WHERE member = 4;
            UPDATE panel_invitations SET answer = 'accepted' WHERE member = 4
            """,
        ])
    func law(sql: String) async throws {
        let scene = try await scene()
        #expect(try await refusal { try await scene.store.write { try $0.execute(sql: sql) } } == .conflict)
    }
}
