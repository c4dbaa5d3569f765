import Colloquium
import GRDB
import Testing

@testable import Store

/// A database as the twelfth version left it, opened by this one.
@Suite("Items stored before each source’s words were found by themselves")
struct SourceVersionsMigrationTests {
    private static let old = """
        INSERT INTO sources (number, address, host, title, page, added_at, due_at) VALUES
            (1, 'https://a.example/f', 'a.example', 'A', '', 10, 10),
            (2, 'https://b.example/f', 'b.example', 'B', '', 10, 10);
        INSERT INTO inboxes (number, member) VALUES (1, 3), (2, 4);
        INSERT INTO follows (inbox, source, folders, followed_at, unread_from) VALUES
            (1, 1, '[]', 10, 0), (2, 2, '[]', 10, 0);
        INSERT INTO items (number, source, title, record, identifiers, fullness, seen_at, changed_at) VALUES
            (1, 1, 'Fluids', '{"title":"Fluids","contributors":[{"family":"Lovelace","given":"Grace"}]}', '', 1, 20, 30);
        INSERT INTO item_versions (item, source, record, fullness) VALUES
            (1, 2, '{"title":"Fluids","subtitle":"a trial","keywords":["okapi"]}', 1);
        INSERT INTO sightings (source, seen_at, item, digest) VALUES (1, 20, 1, 5), (2, 20, 1, 6);
        INSERT INTO item_search (rowid, title, authors, body) VALUES (1, 'Fluids', 'Grace Lovelace', 'a trial okapi');
        INSERT INTO articles (number, title, record, added_at) VALUES (1, 'T', '{"title":"T"}', 0);
        INSERT INTO discussions (number, club, article, poster, why, why_html, study_design, posted_at, reading_from,
            opens_at, closes_at, archives_at) VALUES (1, 1, 1, 3, 'W', '', 'other', 50, 50, 50, 60, 70);
        INSERT INTO proposals (number, club, item, article, record, why, why_html, tags, proposed_at, state, settled_by,
            settled_at, discussion) VALUES
            (1, 1, 1, NULL, '{}', 'W', '', '[]', 20, 'picked', 1, 30, NULL),
            (2, 1, NULL, 1, NULL, 'W', '', '[]', 20, 'picked', 1, 30, 1);
        """

    private static func opened() throws -> Society {
        try OldSite.opened(after: "0012 shared names", with: old)
    }

    @Test("are found by the words of a source that one follows, and by those alone")
    func search() async throws {
        let society = try Self.opened()
        func finds(_ words: String, _ member: Number<Member>) async throws -> Bool {
            try await !society.inbox(of: .member(member), InboxFilter(text: words), as: member).isEmpty
        }
        for (words, ada, ben) in [("fluids", true, true), ("grace", true, false), ("okapi", false, true)] {
            #expect(try await finds(words, society.ada) == ada, "\(words)")
            #expect(try await finds(words, society.ben) == ben, "\(words)")
        }
        try await society.run("DELETE FROM item_versions")
        #expect(try await society.count("SELECT count(*) FROM version_search") == 0)
        #expect(try await society.store.integrityProblems() == [])
    }

    @Test("are changed when the source that one follows changed them")
    func changed() async throws {
        let society = try Self.opened()
        let ada = try #require(try await society.inbox(of: .member(society.ada), as: society.ada).first)
        let ben = try #require(try await society.inbox(of: .member(society.ben), as: society.ben).first)
        #expect(ada.changedAt == Instant(rawValue: 30) && ben.changedAt == nil)
    }

    @Test("that were picked and not posted are open proposals again")
    func proposals() async throws {
        let society = try Self.opened()
        let states = try await society.store.database.read { db in
            try String.fetchAll(db, sql: "SELECT state FROM proposals ORDER BY number")
        }
        #expect(states == ["open", "picked"])
    }
}
