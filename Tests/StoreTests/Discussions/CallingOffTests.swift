import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("A discussion that is called off")
struct CallingOffTests {
    private static let laid = [
        ("is over", "UPDATE discussions SET archives_at = archives_at + 1 WHERE number = 1"),
        ("stays called off", "UPDATE discussions SET called_off_at = NULL WHERE number = 1"),
        (
            "takes no contribution",
            """
            INSERT INTO contributions (discussion, author, kind, body, body_html, submission, written_at)
            VALUES (1, 3, 'comment', 'W', 'W', 's', 0)
            """
        ),
    ]

    @Test("is kept so by the schema", arguments: laid)
    func laws(_ law: String, _ sql: String) async throws {
        let society = try await Society()
        let discussion = try await society.store.publish(
            Society.record("Fluids"), try Society.proposal(Society.open, opensAt: Society.start + .days(9)), draft: nil,
            by: try await society.viewer(society.ada), at: Society.start)
        try await society.store.callOff(
            discussion, by: try await society.viewer(society.administrator), at: Society.start
        ) { _ in throw Refusal(.conflict, "Nobody is to be told.") }
        let error = await #expect(throws: DatabaseError.self) { try await society.run(sql) }
        #expect(error?.message == "this discussion was called off", "\(law)")
    }

    @Test("has no contributions, and says when it was to be")
    func unwritten() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.ada)
        try await society.say("Small.", in: discussion, by: society.ben)
        for change in ["called_off_at = 0", "called_off_opening = 0"] {
            await #expect(throws: DatabaseError.self) { try await society.run("UPDATE discussions SET \(change)") }
        }
    }
}
