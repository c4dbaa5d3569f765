import Colloquium
import GRDB
import Testing

@testable import Store

/// A database as the twenty-third version left it, opened by this one.
@Suite("A site that kept no logs of professional development")
struct CPDMigrationTests {
    private static let old = """
        INSERT INTO articles (number, title, record, added_at) VALUES (1, 'T', '{"title":"T"}', 0);
        INSERT INTO discussions (number, club, article, poster, why, why_html, study_design, posted_at, reading_from,
            opens_at, closes_at, archives_at) VALUES (1, 1, 1, 3, 'W', '', 'other', 50, 50, 50, 60, 70);
        """

    @Test("keeps them now, about its old discussions too")
    func logs() async throws {
        let database = try OldSite.database(after: "0023 touched drafts", with: Self.old)
        let society = try Society(opened: try Store(database))
        let viewer = try await society.store.viewer(society.ada)
        #expect(try await society.store.cpdLog(of: society.ada).isEmpty)
        let said = CPDEntry.Said(
            activity: "Read", day: try #require(PartialDate("2026-11-28")), minutes: 30, learned: "Much", change: "",
            discussion: 1)
        try await society.store.log(said, submission: "s", by: society.ada, for: viewer, at: Society.start)
        #expect(try await society.store.cpdLog(of: society.ada).map(\.said) == [said])
        for day in ["2026-02-30", "soon", "2026-1-1"] {
            await #expect(throws: DatabaseError.self) {
                try await database.write {
                    try $0.execute(
                        sql: """
                            INSERT INTO cpd_entries (member, activity, day, minutes, learned, practice_change,
                                submission, written_at) VALUES (3, 'A', ?, 1, 'L', '', ?, 0)
                            """, arguments: [day, day])
                }
            }
        }
        #expect(try await society.store.integrityProblems() == [])
    }
}
