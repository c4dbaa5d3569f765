import Colloquium
import Testing

@testable import Store

/// Laws that hold whatever the code does.
@Suite("The schema of appraisals")
struct AppraisalLawTests {
    private func refuses(_ sql: String, in society: Society) async -> Bool {
        do {
            try await society.run(sql)
            return false
        } catch {
            return true
        }
    }

    private func furnished() async throws -> Society {
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.ada)
        try await society.appraise(discussion, "Death", by: society.ben)
        try await society.answer(.no, .before, in: discussion, by: society.ben)
        try await society.answer(.yes, .after, in: discussion, by: society.ben, at: Society.start + .days(28))
        return society
    }

    /// A second version of appraisal 1, with words where they are given.
    private static func version(_ outcome: String = "", design: String = "survey", certainty: String = "NULL") -> String
    {
        "INSERT INTO appraisal_revisions VALUES (1, 2, '\(design)', '', '', '', \(outcome), \(certainty), 0, NULL);"
    }

    @Test(
        "refuses what is no appraisal",
        arguments: [
            version("''") + "UPDATE appraisals SET revision = 2",
            "UPDATE appraisals SET revision = 9",
            "INSERT INTO appraisals (discussion, member, revision, written_at) SELECT discussion, member, 1, 0 FROM appraisals",
            "UPDATE appraisals SET withdrawn_at = 1",
            version("printf('%.1001c', 'x')"), version("'x'", design: ""), version("'x'", certainty: "'total'"),
            "INSERT INTO appraisal_judgements VALUES (1, 1, '', 'low', '', '')",
            "INSERT INTO appraisal_judgements VALUES (1, 1, 'rob2-missing', '', '', '')",
            "INSERT INTO appraisal_judgements VALUES (1, 1, 'rob2-missing', 'low', printf('%.2001c', 'x'), '')",
            "INSERT INTO appraisal_judgements VALUES (1, 9, 'rob2-missing', 'low', '', '')",
            "INSERT INTO appraisal_certainty_reasons VALUES (1, 1, 'imprecision', '')",
            version("'x'", certainty: "'low'") + "INSERT INTO appraisal_certainty_reasons VALUES (1, 2, 'mood', '')",
        ])
    func appraisals(_ sql: String) async throws {
        let society = try await furnished()
        #expect(await refuses(sql, in: society))
    }

    @Test("takes the same where it is whole, so that the refusals above have one cause each")
    func whole() async throws {
        let society = try await furnished()
        try await society.run(
            Self.version("printf('%.1000c', 'x')", certainty: "'low'")
                + "INSERT INTO appraisal_certainty_reasons VALUES (1, 2, 'imprecision', '');"
                + "INSERT INTO appraisal_judgements VALUES (1, 2, 'cross-sample', 'yes', printf('%.2000c', 'x'), '');"
                + "UPDATE appraisals SET revision = 2, withdrawn_at = 1, withdrawn_by = 1")
        try await society.run("UPDATE practice_answers SET change = 'no' WHERE time = 'after'")
    }

    @Test(
        "refuses answers about practice that nobody gives",
        arguments: [
            "UPDATE practice_answers SET change = 'maybe'", "UPDATE practice_answers SET time = 'now'",
            "INSERT INTO practice_answers SELECT discussion, member, time, change, why, 1 FROM practice_answers",
            "UPDATE practice_answers SET change = 'yes' WHERE time = 'before'",
            "DELETE FROM practice_answers WHERE time = 'before'; INSERT INTO practice_answers VALUES (1, 4, 'before', 'yes', '', 0)",
            "UPDATE practice_answers SET why = printf('%.1001c', 'x') WHERE time = 'after'",
        ])
    func answers(_ sql: String) async throws {
        let society = try await furnished()
        #expect(await refuses(sql, in: society))
    }
}
