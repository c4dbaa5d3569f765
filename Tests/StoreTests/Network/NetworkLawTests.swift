import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("The schema’s laws of networks")
struct NetworkLawTests {
    private static let columns =
        "ties (owner, kind, member, name, affiliation, strength, mode, locality, tells, added_at, changed_at, submission)"

    @Test(
        "hold against whatever is written",
        arguments: [
            "INSERT INTO \(columns) VALUES (3, 'member', 3, '', '', 'weak', 'mediated', 'local', 0, 0, 0, 'x')",
            "INSERT INTO \(columns) VALUES (3, 'member', 4, '', '', 'weak', 'mediated', 'local', 0, 0, 0, 'x')",
            "INSERT INTO \(columns) VALUES (3, 'member', 1, 'Root', '', 'weak', 'mediated', 'local', 0, 0, 0, 'x')",
            "INSERT INTO \(columns) VALUES (3, 'member', 1, '', 'X', 'weak', 'mediated', 'local', 0, 0, 0, 'x')",
            "INSERT INTO \(columns) VALUES (3, 'person', 1, 'V', '', 'weak', 'mediated', 'local', 0, 0, 0, 'x')",
            "INSERT INTO \(columns) VALUES (3, 'person', NULL, '', '', 'weak', 'mediated', 'local', 0, 0, 0, 'x')",
            "INSERT INTO \(columns) VALUES (3, 'person', NULL, 'V', '', 'weak', 'mediated', 'local', 1, 0, 0, 'x')",
            "INSERT INTO \(columns) VALUES (3, 'robot', NULL, 'V', '', 'weak', 'mediated', 'local', 0, 0, 0, 'x')",
            "INSERT INTO \(columns) VALUES (99, 'person', NULL, 'V', '', 'weak', 'mediated', 'local', 0, 0, 0, 'x')",
            "UPDATE ties SET strength = 'firm'", "UPDATE ties SET mode = 'psychic'",
            "UPDATE ties SET locality = 'galactic'", "UPDATE ties SET tie_audience = 'everybody'",
            "UPDATE ties SET notes_audience = ''", "UPDATE ties SET last_contact = 'May'",
            "UPDATE ties SET rhythm_count = NULL", "UPDATE ties SET rhythm_count = 0",
            "UPDATE ties SET changed_at = added_at - 1", "UPDATE ties SET owner = 4 WHERE kind = 'person'",
            "UPDATE ties SET member = 1 WHERE kind = 'member'", "UPDATE ties SET submission = 'same'",
            "INSERT INTO tie_topics (tie, position, topic, key) VALUES (1, 0, ' ', 'x')",
            "INSERT INTO tie_topics (tie, position, topic, key) VALUES (1, 0, 'A', 'a'), (1, 1, 'a', 'a')",
            "INSERT INTO tie_roles (tie, role) VALUES (1, 'friend')",
            "INSERT INTO tie_roles (tie, role) VALUES (1, 'coach'), (1, 'coach')",
            "UPDATE tie_changes SET strength = 'strong'", "DELETE FROM tie_changes",
            "INSERT INTO tie_changes (tie, strength, at) SELECT number, 'strong', added_at FROM ties",
            "INSERT INTO tie_changes (tie, strength, at) SELECT number, strength, added_at - 1 FROM ties",
            "INSERT INTO tie_links (one, other) VALUES (1, 2); UPDATE tie_links SET other = 3",
            "INSERT INTO tie_links (one, other) VALUES (2, 1)", "INSERT INTO tie_links (one, other) VALUES (1, 1)",
            "INSERT INTO tie_links (one, other) VALUES (1, 3)",
            "INSERT INTO member_blocks (blocker, blocked, since) VALUES (3, 3, 0)",
            "INSERT INTO network_uploads (owner, name, people, problems, uploaded_at) VALUES (3, '', '{}', '[]', 0)",
        ])
    func law(sql: String) async throws {
        let scene = try await NetworkScene()
        try await scene.add(NetworkScene.draft())
        try await scene.add(NetworkScene.draft(to: scene.society.ben))
        try await scene.add(NetworkScene.draft(), by: scene.ben)
        #expect(try await refusal { try await scene.store.write { try $0.execute(sql: sql) } } == .conflict)
    }

    @Test("A network goes with its owner’s account, and a tie with that of the member it leads to")
    func deleted() async throws {
        let scene = try await NetworkScene()
        try await scene.add(NetworkScene.draft { ($0.topics, $0.audiences, $0.named) = ("a", ["tie": "named"], "ben") })
        try await scene.add(NetworkScene.draft(to: scene.society.ben))
        try await scene.society.run(
            """
            PRAGMA foreign_keys = ON;
            INSERT INTO members (number, email, email_key, role, standing, time_zone, joined_at, name)
            VALUES (9, 'z@e.org', 'z@e.org', 'member', 'active', 'UTC', 0, 'Zoe');
            INSERT INTO ties (owner, kind, member, name, strength, mode, locality, added_at, changed_at, submission)
            VALUES (9, 'person', NULL, 'V', 'weak', 'mediated', 'local', 0, 0, 'x'),
                (3, 'member', 9, '', 'weak', 'mediated', 'local', 0, 0, 'x');
            INSERT INTO member_blocks VALUES (9, 3, 0);
            DELETE FROM members WHERE number = 9;
            """)
        #expect(try await scene.society.count("SELECT count(*) FROM ties") == 2)
        #expect(try await scene.society.count("SELECT count(*) FROM tie_changes") == 2)
        #expect(try await scene.society.count("SELECT count(*) FROM member_blocks") == 0)
    }
}
