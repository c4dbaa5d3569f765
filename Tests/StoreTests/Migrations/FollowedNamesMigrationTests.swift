import Colloquium
import GRDB
import Testing

@testable import Store

/// A database as the fifth version left it, opened by this one.
@Suite("Sources and proposals stored before followers had names of their own")
struct FollowedNamesMigrationTests {
    private static let old = """
        INSERT INTO site (id, name, tagline, joining, signing_key) VALUES (1, 'Old', '', 'open', randomblob(32));
        INSERT INTO members (number, email, email_key, role, standing, time_zone, joined_at, name) VALUES
            (1, 'r@e.org', 'r@e.org', 'administrator', 'active', 'UTC', 0, 'Root'),
            (2, 'm@e.org', 'm@e.org', 'moderator', 'active', 'UTC', 0, 'Mo'),
            (3, 'a@e.org', 'a@e.org', 'member', 'active', 'UTC', 0, 'Ada'),
            (4, 'b@e.org', 'b@e.org', 'member', 'active', 'UTC', 0, 'Ben');
        INSERT INTO clubs (number, name, focus, norms, norms_html, visibility, founded_at) VALUES
            (1, 'Open', 'E', '', '', 'public', 0), (2, 'Ours', 'E', '', '', 'members', 0);
        INSERT INTO sources (number, address, host, title, page, added_at, due_at, etag, digest) VALUES
            (1, 'https://a.example/f', 'a.example', 'Named by Ada', 'https://a.example/', 10, 10, '"1"', x'00'),
            (2, 'https://b.example/f', 'b.example', 'https://b.example/f', '', 10, 10, '', NULL);
        INSERT INTO inboxes (number, member) VALUES (1, 3), (2, 4);
        INSERT INTO follows (inbox, source, folders, followed_at, unread_from) VALUES
            (1, 1, '[]', 10, 0), (2, 1, '[]', 20, 0), (1, 2, '[]', 10, 0);
        INSERT INTO articles (number, title, record, added_at) VALUES (1, 'T', '{"title":"T"}', 0);
        INSERT INTO discussions (number, club, article, poster, why, why_html, study_design, posted_at, reading_from,
            opens_at, closes_at, archives_at) VALUES
            (1, 1, 1, 3, 'W', '', 'other', 50, 50, 50, 60, 70), (2, 2, 1, 3, 'W', '', 'other', 50, 50, 50, 60, 70);
        INSERT INTO items (number, title, record, identifiers, fullness, seen_at) VALUES (1, 'I', '{}', '', 0, 0);
        INSERT INTO article_drafts (number, member, source, title, articles, made_at, discussion) VALUES
            (1, 3, 'S', 'T', '[{}]', 30, 1), (2, 3, 'S', 'T', '[{}]', 30, NULL);
        INSERT INTO proposals (number, club, item, article, record, why, why_html, tags, proposed_at, state, settled_at,
            draft) VALUES
            (1, 1, 1, NULL, '{}', 'W', '', '[]', 20, 'picked', 30, 1),
            (2, 2, 1, NULL, '{}', 'W', '', '[]', 20, 'picked', 30, 2),
            (3, 2, NULL, 1, NULL, 'W', '', '[]', 20, 'picked', 30, NULL),
            (4, 1, NULL, 1, NULL, 'W', '', '[]', 20, 'open', NULL, NULL);
        """

    private static func opened() throws -> Society {
        let database = try DatabaseQueue(configuration: Store.configuration)
        try Migrations.all.migrate(database, upTo: "0005 item search")
        try database.write { try $0.execute(sql: old) }
        return try Society(opened: try Store(database))
    }

    @Test("the name of a source stays with who gave it, and the source is asked for its own")
    func names() async throws {
        let society = try Self.opened()
        func titles(_ member: Number<Member>) async throws -> Set<String> {
            let viewer = try await society.viewer(member)
            return Set(try await society.store.sources(of: .member(member), for: viewer).map(\.title))
        }
        #expect(try await titles(society.ada) == ["Named by Ada", "https://b.example/f"])
        #expect(try await titles(society.ben) == ["https://a.example/f"])
        let leased = try await society.lease(1)
        #expect(leased.etag.isEmpty && leased.digest == nil && leased.page.isEmpty)
        #expect(try await society.store.integrityProblems() == [])
    }

    @Test("a picked proposal keeps its discussion in its club and its draft")
    func proposals() async throws {
        let society = try Self.opened()
        let discussions = try await society.store.database.read { db in
            try Row.fetchAll(db, sql: "SELECT discussion FROM proposals ORDER BY number").map { $0[0] as Int? }
        }
        #expect(discussions == [1, nil, 2, nil])
        #expect(try await society.count("SELECT proposal FROM proposal_drafts WHERE draft = 2") == 2)
    }
}
