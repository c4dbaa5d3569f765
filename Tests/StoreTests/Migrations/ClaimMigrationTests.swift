import Colloquium
import GRDB
import Testing

@testable import Store

/// A database as the first version left it, opened by this one.
@Suite("Articles stored before there were claims")
struct ClaimMigrationTests {
    private static let corrected = """
        {"kind":"article","title":"Fluid","titleHTML":"Fluid","volume":"7","pages":"2","published":{"year":2024},
        "identifiers":[{"scheme":"doi","value":"10.1000/1"},{"scheme":"pmid","value":"42"}],
        "abstract":[{"label":"","text":"As it was"}],
        "relations":[{"kind":"retractedBy","target":{"scheme":"pmid","value":"9"},"asserter":"PubMed"},
            {"kind":"commentOn","target":{"scheme":"pmid","value":"8"}}],
        "origins":{"title":{"source":"Entered by hand","element":"","raw":"Fluid"},
            "volume":{"source":"Entered by hand","element":"","raw":"7"},
            "issue":{"source":"Entered by hand","element":"","raw":""},
            "pages":{"source":"PubMed","element":"MedlinePgn","raw":"2"},
            "identifiers":{"source":"PubMed","element":"ArticleId","raw":"42"},
            "abstract":{"source":"PubMed","element":"AbstractText","raw":"As it was"}}}
        """

    private func opened(_ fill: @escaping @Sendable (Database) throws -> Void) async throws -> Society {
        let database = try DatabaseQueue(configuration: Store.configuration)
        try Migrations.all.migrate(database, upTo: "0001 main job")
        try await database.write { db in
            try db.execute(
                sql: """
                    INSERT INTO site (id, name, tagline, joining, signing_key)
                    VALUES (1, 'Old', '', 'open', randomblob(32));
                    """)
            for (number, name) in [(1, "Root"), (2, "Mo"), (3, "Ada"), (4, "Ben")] {
                try db.execute(
                    sql: """
                        INSERT INTO members (number, email, email_key, role, standing, time_zone, joined_at, name)
                        VALUES (?, ?, ?, ?, 'active', 'UTC', 0, ?)
                        """,
                    arguments: [
                        number, "\(name)@example.org", "\(name)@example.org".lowercased(),
                        number == 1 ? "administrator" : "member", name,
                    ])
            }
            try db.execute(
                sql: """
                    INSERT INTO clubs (number, name, focus, norms, norms_html, visibility, founded_at)
                    VALUES (1, 'Open', 'E', '', '', 'public', 0);
                    """)
            try fill(db)
        }
        return try Society(opened: try Store(database))
    }

    private static func add(_ record: String, _ number: Int64, to db: Database) throws {
        try db.execute(
            sql:
                "INSERT INTO articles (number, title, record, added_by, added_at) VALUES (?, 'T', ?, 3, 1795428000000)",
            arguments: [number, record])
        try db.execute(
            sql: """
                INSERT INTO article_identifiers (scheme, value, article)
                SELECT value ->> '$.scheme', value ->> '$.value', ? FROM json_each(?, '$.identifiers')
                """, arguments: [number, record])
        try db.execute(
            sql: """
                INSERT INTO discussions (club, article, poster, why, why_html, study_design, posted_at, reading_from,
                    opens_at, closes_at, archives_at) VALUES (1, ?, 3, 'w', 'w', 'other', 0, 0, 0, 9, 9)
                """, arguments: [number])
    }

    @Test("keep everything, and what was corrected by hand outlives the next answer of the source")
    func corrected() async throws {
        let society = try await opened { try Self.add(Self.corrected, 1, to: $0) }
        let reading = try await society.reading(1, by: 1)
        #expect(reading.claims.map(\.source) == [.pubMed, .hand])
        let hand = try #require(reading.claims.last)
        #expect(ArticleRecord.Field.allCases.filter(hand.statement.says) == [.title, .volume, .issue])
        #expect(reading.notices.map(\.target.value) == ["9"])
        #expect(try await society.store.due(.notices, at: Society.start).isEmpty)
        let before = reading.article.record
        try await society.claim(
            Society.statement(.pubMed, "FLUIDS", "PMID:42", relations: [(.retractedBy, "PMID:9")]) {
                $0.volume = "8"
                $0.issue = "5"
                $0.pages = "3"
            }, of: 1)
        let record = try await society.reading(1, by: 1).article.record
        #expect(record.title == before.title && record.volume == "7" && record.issue == "" && record.pages == "3")
        #expect(try await society.letters() == [])
        #expect(try await society.count("SELECT count(*) FROM rechecks") == 1)
        #expect(try await society.problems() == [])
    }

    @Test(
        "come under the source that most of their values came from",
        arguments: [
            ("PubMed", ClaimSource.pubMed), ("Crossref", .crossref), ("DataCite", .dataCite), ("arXiv", .arXiv),
            ("JATS", .publisherRecord), ("RIS", .citationFile), ("BibTeX", .citationFile), ("CSL-JSON", .citationFile),
            ("Dublin Core", .citationFile), ("Web page", .landingPage), ("RSS 2.0", .feed), ("Atom", .feed),
            ("JSON Feed", .feed), ("What you pasted", .pasted), ("Entered by hand", .hand), ("", .pasted),
        ])
    func sources(_ origin: String, _ expected: ClaimSource) async throws {
        let origins = origin.isEmpty ? "" : #","origins":{"title":{"source":"\#(origin)","element":"","raw":""}}"#
        let record = #"{"kind":"article","title":"Fluids"\#(origins)}"#
        let society = try await opened { try Self.add(record, 1, to: $0) }
        let claims = try await society.reading(1, by: 1).claims
        #expect(claims.map(\.source) == [expected])
        #expect(claims.map(\.record.title) == ["Fluids"])
    }

    @Test("know from then on what was cited before, and whom it names")
    func citations() async throws {
        let society = try await opened { db in
            try Self.add(Self.corrected, 1, to: db)
            let notice =
                #"{"kind":"article","title":"Concern","identifiers":[{"scheme":"doi","value":"10.1000/8"}],"relations":[{"kind":"concernAbout","target":{"scheme":"doi","value":"10.1000/1"},"asserter":"Crossref"}],"origins":{"title":{"source":"Crossref","element":"","raw":""}}}"#
            try Self.add(notice, 2, to: db)
            try db.execute(
                sql: """
                    INSERT INTO contributions (discussion, author, kind, body, body_html, submission, written_at) VALUES
                        (1, 4, 'comment', 'b', '<p>See PMID 42.</p>', 'a', 0), (1, 4, 'comment', 'b', '<p>No.</p>', 'b', 0);
                    INSERT INTO questions (number, club, author, title, body, body_html, nature, submission, asked_at)
                        VALUES (1, 1, 4, 'q', '', '', 'clinical', 'a', 0);
                    INSERT INTO answer_references (answer, position, scheme, value, note)
                        VALUES (1, 0, 'doi', '10.1000/1', ''), (1, 1, 'doi', '10.1000/77', '');
                    INSERT INTO answers (number, question, author, body, body_html, lead_reference, submission, answered_at)
                        VALUES (1, 1, 4, 'a', '<p>a</p>', 1, 'a', 0);
                    """)
        }
        #expect(
            try await society.store.notices(citedBy: [1, 2] as [Number<Contribution>]).mapValues {
                $0.map(\.notice.kind)
            } == [1: [.retraction, .concern]])
        #expect(try await society.store.notices(citedBy: [1] as [Number<StoredAnswer>])[1]?.count == 2)
        let known = try await society.store.article(known: [Society.identifier("10.1000/77")])
        #expect(known == 3)
        #expect(try await society.count("SELECT count(*) FROM rechecks") == 3)
        #expect(try await society.store.leaseResolutions(9, at: .now() + .days(1)).map(\.article) == [3])
        #expect(try await society.problems() == [])
    }
}
