import Colloquium
import GRDB
import Testing

@testable import Store

/// A database as the eleventh version left it, opened by this one.
@Suite("Search entries made before titles, abstracts and names were kept apart")
struct ArchiveMigrationTests {
    private static let old = """
        INSERT INTO articles (number, title, record, added_at) VALUES (1, 'Fluids', '{"title":"Fluids",
            "container":{"title":"The Lancet","abbreviation":"Lancet","issns":[]},"published":{"year":2024},
            "contributors":[{"family":"Lovelace","given":"Grace"}],"meshTerms":["Sepsis"],
            "abstracts":[{"kind":"abstract","language":"","sections":[{"label":"","text":"Okapi one"}]}]}', 0);
        INSERT INTO discussions (number, club, article, poster, why, why_html, study_design, posted_at, reading_from,
            opens_at, closes_at, archives_at, synthesis) VALUES
            (1, 1, 1, 3, 'W', '', 'other', 50, 50, 50, 60, 70, 'Synthesised okapi');
        INSERT INTO contributions (number, discussion, author, kind, body, body_html, submission, written_at) VALUES
            (1, 1, 4, 'comment', 'okapi', 'okapi', 's', 55);
        INSERT INTO questions (number, club, author, title, body, body_html, nature, submission, asked_at) VALUES
            (1, 1, 4, 'Okapi?', '', '', 'clinical', 's', 55);
        INSERT INTO appraisal_revisions (appraisal, revision, study_design, population, intervention, comparison,
            outcome, saved_at) VALUES (1, 1, 'other', 'okapis', '', '', '', 55);
        INSERT INTO appraisals (number, discussion, member, revision, written_at) VALUES (1, 1, 4, 1, 55);
        INSERT INTO search (rowid, title, body, kind, number) VALUES (9, 'Fluids', 'Okapi one', 'article', 1),
            (10, '', 'okapi', 'contribution', 1), (11, 'Okapi?', '', 'question', 1);
        """

    @Test("are found as before, and by more")
    func found() async throws {
        let database = try OldSite.database(after: "0011 appraisal versions", with: Self.old)
        let store = try Society(opened: try Store(database)).store
        func kinds(_ query: String) async throws -> [SearchKind] { try await store.hits(query).map(\.kind) }
        #expect(
            Set(try await kinds("okapi")) == [.article, .contribution, .question, .synthesis, .appraisal])
        #expect(
            try await kinds("author:ben okapi").sorted { $0.rawValue < $1.rawValue } == [
                .appraisal, .contribution, .question,
            ])
        #expect(try await kinds("author:\"grace lovelace\"") == [.article])
        #expect(try await kinds("journal:lancet year:2024 mesh:sepsis fluids") == [.article])
        #expect(try await store.integrityProblems() == [])
    }
}
