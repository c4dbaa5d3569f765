import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Sites from before there were worksheets")
struct WorksheetMigrationTests {
    @Test("have members who begin one, and keep their ties and their logs")
    func begun() async throws {
        let society = try OldSite.opened(
            after: "0062 question changes",
            with: """
                INSERT INTO ties (owner, kind, name, strength, mode, locality, added_at, changed_at, submission)
                VALUES (3, 'person', 'Vera', 'strong', 'in-person', 'local', 5, 5, 's');
                INSERT INTO cpd_entries (member, activity, day, minutes, learned, practice_change, submission, written_at)
                VALUES (3, 'Read', '2026-01-01', 30, 'Much', '', 's', 0);
                """)
        let ada = try await society.viewer(society.ada)
        let tie = try await society.store.network(of: ada).ties[0].number
        #expect(try await society.store.worksheet(of: ada).reading.worksheet.isEmpty)
        try await society.store.addGoal(WorksheetScene.goal(ties: [tie]), by: ada, at: Society.start)
        #expect(try await society.store.worksheet(of: ada).reading.worksheet.goals[0].ties == [tie])
        #expect(try await society.store.cpdLog(of: society.ada).map(\.said.piece) == [nil])
        #expect(try await society.store.integrityProblems() == [])
    }

    @Test("keep a worksheet of the first schema, its owner’s alone")
    func kept() async throws {
        let society = try OldSite.opened(
            after: "0065 worksheets",
            with: """
                INSERT INTO goals (owner, text, measure, due, state, added_at, submission)
                VALUES (3, 'Know three', 'Names', '2027-01-01', 'open', 0, 's');
                """)
        let (ada, ben) = (try await society.viewer(society.ada), try await society.viewer(society.ben))
        try await society.store.letGuide(society.ben, by: ada, at: Society.start)
        let guiding = try await society.store.guidings(of: ben).trainees[0].guiding.number
        #expect(try await society.store.worksheet(of: guiding, for: ben).worksheet.goals.count == 1)
        #expect(try await society.store.network(of: society.ada, for: ben).worksheet.worksheet.isEmpty)
    }
}
