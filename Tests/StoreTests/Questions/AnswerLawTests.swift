import Colloquium
import GRDB
import Testing

@testable import Store

/// The law that no answer is without a reference, attacked underneath every rule of ours. Answer 1 has references 1
/// and 2, answer 2 has reference 3; a statement that fails is passed over and the rest is committed all the same.
@Suite("No answer without a reference")
struct AnswerLawTests {
    struct Attack: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let statements: [String]

        init(_ name: String, _ statements: String...) {
            testDescription = name
            self.statements = statements
        }
    }

    private static let answer =
        "INTO answers (number, question, author, body, body_html, lead_reference, submission, answered_at)"
    private static let reference = "INTO answer_references (number, answer, position, scheme, value, note)"

    static let attacks = [
        Attack("a bare answer", "INSERT \(answer) VALUES (9, 1, 1, 'x', 'x', 3, 's9', 0)"),
        Attack("a bare answer that names no reference", "INSERT \(answer) VALUES (NULL, 1, 1, 'x', 'x', 0, 's9', 0)"),
        Attack("a bare answer, ignoring", "INSERT OR IGNORE \(answer) VALUES (9, 1, 1, 'x', 'x', 3, 's9', 0)"),
        Attack("a bare answer, failing", "INSERT OR FAIL \(answer) VALUES (9, 1, 1, 'x', 'x', 3, 's9', 0)"),
        Attack(
            "answers copied",
            "INSERT \(answer) SELECT number + 9, question, author, body, '', lead_reference, number + 9, 0 FROM answers"
        ),
        Attack(
            "an answer whose reference is deleted after it", "INSERT \(reference) VALUES (9, 9, 0, 'doi', 'x', '')",
            "INSERT \(answer) VALUES (9, 1, 1, 'x', 'x', 9, 's9', 0)", "DELETE FROM answer_references WHERE number = 9"),
        Attack(
            "an answer that gets its number after its reference was looked for",
            "INSERT \(reference) VALUES (9, -1, 0, 'doi', 'x', '')",
            "INSERT \(answer) VALUES (NULL, 1, 1, 'x', 'x', 9, 's9', 0)"),
        Attack("the last reference deleted", "DELETE FROM answer_references WHERE answer = 2"),
        Attack("both references deleted at once", "DELETE FROM answer_references WHERE answer = 1"),
        Attack("every reference deleted", "DELETE FROM answer_references"),
        Attack(
            "one reference deleted after the other", "DELETE FROM answer_references WHERE number = 1",
            "DELETE FROM answer_references WHERE number = 2"),
        Attack("a reference moved", "UPDATE answer_references SET answer = 1 WHERE number = 3"),
        Attack("a reference moved, replacing", "UPDATE OR REPLACE answer_references SET answer = 1 WHERE number = 3"),
        Attack("a reference moved, ignoring", "UPDATE OR IGNORE answer_references SET answer = 1 WHERE number = 3"),
        Attack(
            "a reference moved by an upsert",
            "INSERT \(reference) VALUES (3, 1, 0, 'doi', 'x', '') ON CONFLICT (number) DO UPDATE SET answer = 1"),
        Attack(
            "a reference replaced by another answer's",
            "INSERT OR REPLACE \(reference) VALUES (3, 1, 7, 'pmid', '7', '')"),
        Attack(
            "a reference renumbered over another's",
            "UPDATE OR REPLACE answer_references SET number = 3 WHERE number = 2"),
        Attack(
            "a reference renumbered over another's by its row id",
            "UPDATE OR REPLACE answer_references SET rowid = 3 WHERE number = 2"),
        Attack("an answer renumbered", "UPDATE answers SET number = 9 WHERE number = 2"),
        Attack("an answer renumbered by its row id", "UPDATE answers SET rowid = 9 WHERE number = 2"),
        Attack("an answer renumbered by its oid", "UPDATE answers SET oid = 9 WHERE number = 2"),
        Attack("an answer renumbered over another", "UPDATE OR REPLACE answers SET number = 1 WHERE number = 2"),
        Attack(
            "an answer renumbered over another by its row id",
            "UPDATE OR REPLACE answers SET _rowid_ = 1 WHERE number = 2"),
        Attack(
            "an answer that leans on another's reference", "UPDATE answers SET lead_reference = 1 WHERE number = 2",
            "DELETE FROM answer_references WHERE number = 3"),
        Attack("an answer replaced", "INSERT OR REPLACE \(answer) VALUES (2, 1, 1, 'x', 'x', 3, 's9', 0)"),
        Attack(
            "an answer replaced by its submission",
            "INSERT OR REPLACE \(answer) SELECT 9, 1, author, 'x', 'x', 3, submission, 0 FROM answers WHERE number = 2"),
        Attack(
            "an answer deleted and put back bare", "DELETE FROM answers WHERE number = 2",
            "INSERT \(answer) VALUES (2, 1, 1, 'x', 'x', 3, 's9', 0)"),
        Attack(
            "savepoints", "SAVEPOINT a", "DELETE FROM answer_references WHERE number = 3", "SAVEPOINT b",
            "INSERT \(answer) VALUES (9, 1, 1, 'x', 'x', 3, 's9', 0)", "RELEASE b", "RELEASE a"),
        Attack(
            "references put back and rolled back", "INSERT \(reference) VALUES (8, 2, 9, 'pmid', '8', '')",
            "SAVEPOINT a",
            "DELETE FROM answer_references WHERE number = 3", "ROLLBACK TO a",
            "DELETE FROM answer_references WHERE number = 8", "RELEASE a"),
        Attack(
            "a reference replaced by the same one under another number",
            "INSERT OR REPLACE \(reference) VALUES (99, 2, 0, 'doi', '10.1000/3', '')",
            "DELETE FROM answer_references WHERE number = 99"),
        Attack(
            "two references made one, and that deleted",
            "UPDATE OR REPLACE answer_references SET value = '10.1000/2' WHERE number = 1",
            "DELETE FROM answer_references WHERE answer = 1"),
        Attack(
            "better evidence in the place of the reference",
            """
            INSERT INTO better_evidence (answer, member, scheme, value, reason, given_at)
            VALUES (2, 3, 'doi', '10.1000/9', 'Larger.', 0)
            """, "DELETE FROM answer_references WHERE answer = 2"),
        Attack(
            "a held answer's last reference deleted", "UPDATE answers SET held_at = 0",
            "DELETE FROM answer_references WHERE answer = 2"),
        Attack("the articles deleted", "DELETE FROM article_identifiers", "DELETE FROM articles"),
        Attack("the question deleted", "DELETE FROM questions"),
        Attack("the author deleted", "DELETE FROM members"),
    ]

    /// How a connection may have been set before.
    static let settings = [
        "", "PRAGMA foreign_keys = OFF", "PRAGMA recursive_triggers = OFF",
        "PRAGMA foreign_keys = OFF; PRAGMA recursive_triggers = OFF", "PRAGMA defer_foreign_keys = ON",
    ]

    @Test("whatever is tried in SQL", arguments: attacks, settings)
    func attack(_ attack: Attack, _ setting: String) async throws {
        let society = try await Society()
        let question = try await society.ask("Fluids?", by: society.ada)
        try await society.answer("Yes.", "10.1000/1\n10.1000/2", to: question, by: society.ada)
        try await society.answer("No.", "10.1000/3", to: question, by: society.ben)
        let bare = try await society.store.database.writeWithoutTransaction { db in
            let sql = "SELECT number FROM answers WHERE number NOT IN (SELECT answer FROM answer_references)"
            try db.execute(sql: setting)
            try db.execute(sql: "BEGIN IMMEDIATE; PRAGMA defer_foreign_keys = ON")
            for statement in attack.statements { try? db.execute(sql: statement) }
            do { try db.execute(sql: "COMMIT") } catch { try db.execute(sql: "ROLLBACK") }
            return try Int64.fetchAll(db, sql: sql)
        }
        #expect(bare == [])
        #expect(try await society.store.integrityProblems().filter { $0.contains("no reference") } == [])
    }

    @Test("whatever becomes of the articles it rests on: merged, and parted again")
    func merging() async throws {
        let society = try await Society()
        let one = try await society.article("Fluids", "10.1000/1")
        let other = try await society.article("Fluids, too", "PMID:42")
        let question = try await society.ask("Fluids?", by: society.ada)
        let answer = try await society.answer("Yes.", "10.1000/1\nPMID 42", to: question, by: society.ada)
        let cited = {
            let rows = try await society.store.answer(answer, for: .visitor).references
            return (rows.map(\.reference.identifier.label), rows.map(\.work.article))
        }
        try await society.merge(other, into: one)
        let merged = try await cited()
        #expect(merged.0 == ["doi:10.1000/1", "PMID 42"] && merged.1 == [one, one])
        let claims = try await society.reading(one).claims
            .filter { $0.record.identifiers.map(\.label) == ["PMID 42"] }.map(\.number)
        let administrator = try await society.viewer(society.administrator)
        _ = try await society.store.split(
            claims, discussions: [], outOf: one, givingBack: other, reason: "Two works.", by: administrator,
            at: Society.start)
        #expect(try await cited().0 == merged.0)
        #expect(try await society.store.integrityProblems() == [])
    }

    @Test("and a reference is never blank", arguments: ["", "  "])
    func blank(_ value: String) async throws {
        let society = try await Society()
        try await society.answer("Yes.", to: try await society.ask("Fluids?", by: society.ada), by: society.ada)
        await #expect(throws: DatabaseError.self) {
            try await society.run("UPDATE answer_references SET value = '\(value)'")
        }
    }

    @Test("answers are still written, edited, withdrawn and deleted with all that hangs on them")
    func lawful() async throws {
        let society = try await Society()
        let question = try await society.ask("Fluids?", by: society.ada)
        let viewer = try await society.viewer(society.ada)
        let number = try await society.answer("Yes.", "10.1000/1\n10.1000/2", to: question, by: society.ada)
        for references in ["10.1000/2\n10.1000/1", "10.1000/3", "10.1000/3\n10.1000/1", "10.1000/1 note"] {
            try await society.store.edit(
                number, with: try Society.answer("Yes.", references), by: viewer, at: Society.start)
            let reading = try await society.store.answer(number, for: viewer)
            let expected = try Society.answer("Yes.", references).references.all
            #expect(reading.references.map(\.reference) == expected)
        }
        try await society.store.withdraw(number, by: viewer, at: Society.start)
        try await society.run("DELETE FROM answer_revisions; DELETE FROM answers")
        #expect(try await society.count("SELECT count(*) FROM answer_references") == 0)
        #expect(try await society.store.integrityProblems() == [])
    }
}
