import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("The version of a discussion")
struct DiscussionVersionTests {
    private struct Scene {
        let society: Society
        let discussion: Number<Discussion>
        let other: Number<Discussion>
        let first: Number<Contribution>

        init() async throws {
            society = try await Society()
            discussion = try await society.post("Fluids", by: society.ada)
            other = try await society.post("Masks", by: society.ada)
            try await society.run(
                "INSERT INTO prompts (discussion, day, body, body_html, written_at) VALUES (1, 1, 'a', 'a', 1)")
            first = try await society.say("https://doi.org/10.1000/cited matters.", in: discussion, by: society.ben)
        }

        func version(_ discussion: Number<Discussion>) async throws -> Int64 {
            try await society.store.state(of: discussion, for: .visitor).version
        }

        /// Whether `act` counts the discussion up; the other discussion must stand still.
        func moves(_ act: () async throws -> Void) async throws -> Bool {
            let before = (try await version(discussion), try await version(other))
            try await act()
            #expect(try await version(other) == before.1)
            return try await version(discussion) > before.0
        }
    }

    @Test(
        "counts up with everything its page shows",
        arguments: [
            "UPDATE discussions SET synthesis = 'x' WHERE number = 1",
            "INSERT INTO discussion_tags (tag, discussion) VALUES ('x', 1)",
            "UPDATE articles SET title = 'x' WHERE number = 1",
            "UPDATE contributions SET withdrawn_at = 1 WHERE number = 1",
            "UPDATE members SET name = 'x' WHERE number = (SELECT author FROM contributions WHERE number = 1)",
            """
            INSERT INTO questions (club, discussion, author, title, body, body_html, nature, submission, asked_at)
            VALUES (1, 1, 1, 'x', '', '', 'clinical', 'x', 1)
            """,
            """
            INSERT INTO notices (article, kind, scheme, value, asserter, first_seen_at)
            VALUES (1, 'retraction', 'doi', '10.1000/notice', 'PubMed', 1)
            """,
            "INSERT INTO prompts (discussion, day, body, body_html, written_at) VALUES (1, 2, 'x', 'x', 1)",
            "UPDATE prompts SET day = 3 WHERE discussion = 1", "DELETE FROM prompts WHERE discussion = 1",
            "UPDATE discussions SET reading_note = 'x' WHERE number = 1",
            "DELETE FROM citations WHERE contribution = 1",
            """
            INSERT INTO author_invitations (discussion, author, author_orcid, email, email_key, is_address_recorded,
                invited_by, invited_at, ends_at) VALUES (1, 'V', '', 'v@e.org', 'v@e.org', 0, 1, 1, 2);
            UPDATE author_invitations SET answer = 'accepted', guest = 1
            """,
            """
            UPDATE articles SET record = '{"title": "x"}'
            WHERE number = (SELECT article FROM article_identifiers WHERE value = '10.1000/cited')
            """,
            """
            INSERT INTO contributions (discussion, author, kind, body, body_html, submission, written_at)
            VALUES (1, 1, 'comment', 'x', 'x', 'x', 1)
            """,
        ])
    func counts(_ sql: String) async throws {
        let scene = try await Scene()
        #expect(try await scene.moves { try await scene.society.store.write { try $0.execute(sql: sql) } })
    }

    @Test("counts up when a work that is named in it gets a notice, whichever article of the site that is")
    func cited() async throws {
        let scene = try await Scene()
        try await scene.society.run("DELETE FROM article_identifiers WHERE value = '10.1000/cited'")
        let sql = """
            INSERT INTO articles (title, record, added_at) VALUES ('Cited', '{}', 1);
            INSERT INTO article_identifiers (scheme, value, article)
            VALUES ('doi', '10.1000/cited', (SELECT max(number) FROM articles));
            """
        #expect(try await scene.moves { try await scene.society.store.write { try $0.execute(sql: sql) } })
        let notice = """
            INSERT INTO notices (article, kind, scheme, value, asserter, first_seen_at)
            VALUES ((SELECT max(number) FROM articles), 'retraction', 'doi', '10.1000/n', 'PubMed', 1)
            """
        #expect(try await scene.moves { try await scene.society.store.write { try $0.execute(sql: notice) } })
    }

    @Test("counts up where there are prompts when the club moves to another time zone, which moves their days")
    func moved() async throws {
        let scene = try await Scene()
        let zone = "UPDATE clubs SET time_zone = 'Asia/Kathmandu' WHERE number = 1"
        #expect(try await scene.moves { try await scene.society.run(zone) })
        #expect(try await !scene.moves { try await scene.society.run(zone) })
    }

    @Test("stands still while nothing it shows changes")
    func stands() async throws {
        let scene = try await Scene()
        let sql = "UPDATE members SET digest_hour = 9; UPDATE contributions SET works_noted = 1"
        #expect(try await !scene.moves { try await scene.society.store.write { try $0.execute(sql: sql) } })
    }
}

@Suite("Fragments of contributions")
struct FragmentTests {
    private let html = ContributionHTML(before: "<p>", behind: "</p>")

    private func fragments(_ society: Society, _ discussion: Number<Discussion>, _ edition: String = "1") async throws
        -> [ContributionHTML?]
    {
        try await society.store.thread(of: discussion, for: .visitor, edition: edition).entries.map(\.fragment)
    }

    @Test("are kept for their edition only")
    func edition() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.ada)
        let number = try await society.say("One.", in: discussion, by: society.ben)
        let thread = try await society.store.thread(of: discussion, for: .visitor, edition: "1")
        try await society.store.keep([number: html], of: discussion, at: thread.version, edition: "1")
        #expect(try await fragments(society, discussion) == [html])
        #expect(try await fragments(society, discussion, "2") == [nil])
    }

    @Test("are not kept when the discussion went on meanwhile")
    func late() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.ada)
        let number = try await society.say("One.", in: discussion, by: society.ben)
        let thread = try await society.store.thread(of: discussion, for: .visitor, edition: "1")
        try await society.say("Two.", in: discussion, by: society.ben)
        try await society.store.keep([number: html], of: discussion, at: thread.version, edition: "1")
        #expect(try await fragments(society, discussion) == [nil, nil])
    }

    @Test("go with what they show: the text, its withdrawal, the name of who wrote it or of whom it answers")
    func stale() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.ada)
        let first = try await society.say("One.", in: discussion, by: society.ben)
        let reply = try await society.say("Two.", in: discussion, to: first, by: society.ada)
        for sql in [
            "UPDATE contributions SET body_html = 'x' WHERE number = \(first)",
            "UPDATE contributions SET withdrawn_at = 1 WHERE number = \(first)",
        ] {
            try await keepAll([first, reply], society, discussion)
            try await society.store.write { try $0.execute(sql: sql) }
            #expect(try await fragments(society, discussion) == [nil, html], "\(sql)")
        }
        try await keepAll([first, reply], society, discussion)
        let rename = "UPDATE members SET name = 'Benjamin' WHERE number = \(society.ben)"
        try await society.store.write { try $0.execute(sql: rename) }
        #expect(try await fragments(society, discussion) == [nil, nil])
    }

    private func keepAll(
        _ numbers: [Number<Contribution>], _ society: Society, _ discussion: Number<Discussion>
    ) async throws {
        let version = try await society.store.state(of: discussion, for: .visitor).version
        let made = numbers.reduce(into: [:]) { $0[$1] = html }
        try await society.store.keep(made, of: discussion, at: version, edition: "1")
        #expect(try await fragments(society, discussion) == [html, html])
    }
}
