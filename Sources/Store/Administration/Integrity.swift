import Foundation
import GRDB

extension Store {
    /// What is wrong with the database: SQLite's own check, broken foreign keys, and answers without a reference.
    /// Empty when all is well.
    package func integrityProblems() async throws -> [String] {
        try await read { db in
            var problems = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
            problems += try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { row in
                "A row of \(row["table"] as String) points to a missing row of \(row["parent"] as String)."
            }
            problems += try Int64.fetchAll(
                db, sql: "SELECT number FROM answers WHERE number NOT IN (SELECT answer FROM answer_references)"
            ).map { "Answer \($0) has no reference." }
            return problems
        }
    }

    /// Copies the whole database, as it is at one moment, into a new file, while the site runs.
    /// - Throws: an error when `path` exists or cannot be written.
    package func backUp(to path: String) async throws {
        try await database.writeWithoutTransaction { db in
            try db.execute(sql: "VACUUM INTO ?", arguments: [path])
        }
    }
}
