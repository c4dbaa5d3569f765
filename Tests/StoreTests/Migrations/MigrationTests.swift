import Colloquium
import Foundation
import GRDB
import Testing

@testable import Store

@Suite("The schema")
struct MigrationTests {
    private static func schema(_ database: any DatabaseReader) throws -> [String] {
        try database.read { db in
            try String.fetchAll(
                db, sql: "SELECT type || ' ' || name || ': ' || coalesce(sql, '') FROM sqlite_master ORDER BY 1")
        }
    }

    @Test("of a new database is what the migrations make, step by step")
    func same() throws {
        let stepwise = try DatabaseQueue(configuration: Store.configuration)
        for step in Migrations.all.migrations { try Migrations.all.migrate(stepwise, upTo: step) }
        #expect(try Self.schema(stepwise) == Self.schema(Store.inMemory().database))
    }

    @Test("is kept by a SQLite that counts no memory, since its connections would wait for each other to count")
    func uncounted() {
        #expect(Store.countsNoMemory)
    }

    @Test("has no table that is not strict")
    func strict() throws {
        let loose = try Store.inMemory().database.read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict
                        AND name NOT LIKE 'sqlite_%' AND name <> 'grdb_migrations'
                    """)
        }
        #expect(loose == [])
    }

    @Test("is opened again with everything in it")
    func again() async throws {
        try await withFile { path in
            let society = try await Society(founding: try Store(path: path))
            let discussion = try await society.post("Fluids", by: society.ada)
            let key = try await society.store.site().signingKey
            try society.store.close()
            let store = try Store(path: path)
            #expect(try await store.site().signingKey == key)
            #expect(try await store.discussion(discussion, for: .visitor).article.record.title == "Fluids")
            #expect(try await store.integrityProblems() == [])
            try store.close()
        }
    }

    @Test("is refused, and left alone, when a later version wrote it")
    func later() async throws {
        try await withFile { path in
            let store = try Store(path: path)
            try await store.database.write {
                try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('9999 from the future')")
            }
            try store.close()
            #expect(throws: Refusal.self) { try Store(path: path) }
        }
    }

    @Test("is refused where the file is no database")
    func noDatabase() async throws {
        try await withFile { path in
            try "not a database, but long enough to look like a header".write(
                toFile: path, atomically: true, encoding: .utf8)
            #expect(throws: DatabaseError.self) { try Store(path: path) }
        }
    }

    @Test("is kept on disk in a way that survives a crash")
    func durable() async throws {
        try await withFile { path in
            let store = try Store(path: path)
            let settings = try await store.database.writeWithoutTransaction { db in
                try ["journal_mode", "synchronous", "foreign_keys", "recursive_triggers"].map {
                    try String.fetchOne(db, sql: "PRAGMA \($0)") ?? ""
                }
            }
            #expect(settings == ["wal", "2", "1", "1"])
            try store.close()
        }
    }
}
