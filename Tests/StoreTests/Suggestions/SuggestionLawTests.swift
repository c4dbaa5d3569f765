import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("The schema’s laws of suggestions")
struct SuggestionLawTests {
    @Test(
        "hold against whatever is written",
        arguments: [
            "INSERT INTO dismissed_suggestions VALUES (3, 3, 0)", "INSERT INTO dismissed_suggestions VALUES (3, 99, 0)",
            "INSERT INTO dismissed_suggestions VALUES (3, 4, 0), (3, 4, 1)",
            "INSERT INTO unsuggested_members VALUES (99, 0)",
            "INSERT INTO unsuggested_members VALUES (3, 0), (3, 1)", "INSERT INTO member_topics VALUES ('x', 99)",
        ])
    func law(sql: String) async throws {
        let society = try await Society()
        #expect(try await refusal { try await society.store.write { try $0.execute(sql: sql) } } == .conflict)
    }

    @Test("keep the topics of every profile as they are, and go with the account")
    func topics() async throws {
        let society = try await Society()
        func keys() async throws -> [String] {
            try await society.store.database.read {
                try String.fetchAll($0, sql: "SELECT key FROM member_topics ORDER BY key")
            }
        }
        try await society.run(
            """
            INSERT INTO members (number, email, email_key, role, standing, time_zone, joined_at, name, specialties)
            VALUES (9, 'z@e.org', 'z@e.org', 'member', 'active', 'UTC', 0, 'Zoe', '["Pädiatrie","ICU","icu"]');
            INSERT INTO dismissed_suggestions VALUES (9, 3, 0), (3, 9, 0);
            INSERT INTO unsuggested_members VALUES (9, 0);
            """)
        #expect(try await keys() == ["icu", "pädiatrie"])
        try await society.run("UPDATE members SET specialties = '[\"Sepsis\"]' WHERE number = 9")
        #expect(try await keys() == ["sepsis"])
        try await society.run("PRAGMA foreign_keys = ON; DELETE FROM members WHERE number = 9")
        #expect(try await keys() == [])
        #expect(try await society.count("SELECT count(*) FROM dismissed_suggestions") == 0)
        #expect(try await society.count("SELECT count(*) FROM unsuggested_members") == 0)
    }
}
