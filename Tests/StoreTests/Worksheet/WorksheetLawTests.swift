import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("The schema’s laws of worksheets")
struct WorksheetLawTests {
    @Test(
        "hold against whatever is written",
        arguments: [
            "UPDATE goals SET text = ' '", "UPDATE goals SET measure = ''", "UPDATE goals SET due = '2026-02-30'",
            "UPDATE goals SET due = 'soon'", "UPDATE goals SET state = 'won'", "UPDATE goals SET owner = 4",
            "INSERT INTO goal_ties SELECT 1, number FROM ties WHERE owner = 4", "UPDATE goal_ties SET goal = 2",
            "UPDATE steps SET strategy = 'luck'", "UPDATE steps SET due = ''", "UPDATE steps SET state = 'later'",
            "UPDATE steps SET who = 'Vera'", "UPDATE steps SET goal = 2", "UPDATE steps SET owner = 4",
            "UPDATE steps SET tie = (SELECT number FROM ties WHERE owner = 4)",
            "INSERT INTO steps (owner, strategy, text, due, state, goal, added_at, submission) VALUES (4, 'profile', 'x', '2026-01-01', 'done', 1, 0, 'x')",
            "UPDATE reflections SET text = 'Better'", "UPDATE reflections SET written_at = 1",
            "INSERT INTO reflections (owner, goal, text, written_at, submission) VALUES (4, 1, 'x', 0, 'x')",
            "INSERT INTO worksheets (owner, goals_audience) VALUES (3, 'everybody')",
            "INSERT INTO worksheets (owner) VALUES (3); INSERT INTO worksheet_readers VALUES (3, 3)",
            "INSERT INTO worksheet_links (owner, token_digest, name, shows_reflection, shows_map, shows_names, made_at, ends_at, submission) VALUES (3, x'00', 'x', 0, 0, 0, 0, 1, 'x')",
            "INSERT INTO worksheet_links (owner, token_digest, name, shows_reflection, shows_map, shows_names, made_at, ends_at, submission) VALUES (3, randomblob(32), 'x', 0, 0, 0, 1, 1, 'x')",
            "INSERT INTO guidings (trainee, educator, asked_by, asked_at, agreed_at) VALUES (3, 3, 'trainee', 0, 0)",
            "INSERT INTO guidings (trainee, educator, asked_by, asked_at) VALUES (3, 1, 'trainee', 0)",
            "UPDATE guidings SET refused_at = asked_at", "UPDATE guidings SET is_withdrawn = 1",
            "UPDATE guidings SET educator = 2",
            "INSERT INTO member_blocks VALUES (1, 3, 0); INSERT INTO guidings (trainee, educator, asked_by, asked_at, agreed_at) VALUES (3, 1, 'trainee', 0, 0)",
            "INSERT INTO worksheet_comments (owner, author, text, written_at, submission) VALUES (3, 1, 'x', 0, 'x')",
            "INSERT INTO worksheet_comments (owner, author, goal, text, written_at, submission) VALUES (3, 4, 2, 'x', 0, 'x')",
            "INSERT INTO worksheet_comments (owner, author, text, written_at, submission) VALUES (3, 3, ' ', 0, 'x')",
            "UPDATE worksheet_comments SET text = 'Else'",
            "INSERT INTO cpd_entries (member, activity, day, minutes, learned, practice_change, submission, written_at, step) VALUES (4, 'A', '2026-01-01', 1, 'L', '', 'x', 0, 1)",
        ])
    func law(sql: String) async throws {
        let scene = try await WorksheetScene()
        try await scene.fill()
        try await scene.network.add(NetworkScene.draft(), by: scene.ben)
        try await scene.store.addGoal(WorksheetScene.goal("Ben’s"), by: scene.ben, at: Society.start)
        try await scene.store.letGuide(scene.society.ben, by: scene.ada, at: Society.start)
        try await scene.store.comment(WorksheetScene.comment("Mine"), on: nil, by: scene.ada, at: Society.start)
        #expect(try await refusal { try await scene.store.write { try $0.execute(sql: sql) } } == .conflict)
    }
}
