import GRDB
import GRDBSQLite
import Synchronization

/// What the database was before a write, told from what it is after it. Meaningful until the process ends.
package struct Edition: Hashable, Sendable {
    /// How many commits, counted from an unknown beginning.
    let commits: UInt64
    /// Of all that was committed; zero for a database in memory.
    var checksum: UInt64 = 0
}

/// Tells the editions of a database apart, whichever process wrote.
protocol EditionGauge: Sendable {
    func edition() throws -> Edition
    /// The same of what a request asks for before it knows who is there.
    func visitEdition() async throws -> Edition
    func close() throws
}

/// Of a database in memory, which only `database` writes to: read in its turn.
struct MemoryGauge: EditionGauge {
    let database: any DatabaseReader

    func edition() throws -> Edition {
        // One value of one statement needs no transaction.
        try database.unsafeRead { db in
            Edition(commits: UInt64(try Int64.fetchOne(db.cachedStatement(sql: "SELECT total_changes()")) ?? 0))
        }
    }

    func visitEdition() async throws -> Edition { try await database.visitEdition() }

    func close() {}
}

extension DatabaseReader {
    fileprivate func visitEdition() async throws -> Edition {
        let number = try await read { db in
            try Int64.fetchOne(db.cachedStatement(sql: "SELECT edition FROM visit_edition"))
        }
        return Edition(commits: UInt64(number ?? 0))
    }
}

/// Of a database in a file: reads the header of its write-ahead log's index, in the memory that all its connections
/// share. Every commit of every process writes the header anew (SQLite, "WAL-mode File Format", section 2.1), which is
/// also how SQLite itself learns that its pages are old. Every request asks, several times: a statement that says the
/// same takes a hundred times as long.
///
/// A header that is being written is taken for a third one: what is read under that name is as new as the commit, and
/// read once more under its proper name.
final class LogIndexGauge: EditionGauge {
    private enum Field {
        /// In bytes from the beginning.
        static let changes = 8
        static let frameChecksum = 24
    }

    private let connection: DatabaseQueue
    private let header: Mutex<UnsafeRawPointer?>

    /// - Throws: a GRDB error when the file cannot be read, or keeps no write-ahead log.
    init(file: String) throws {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(10)
        let connection = try DatabaseQueue(path: file, configuration: configuration)
        self.connection = connection
        header = Mutex(try Self.header(of: connection))
    }

    /// Where it lies for as long as the connection is open.
    private static func header(of connection: DatabaseQueue) throws -> UnsafeRawPointer {
        try connection.unsafeRead { db in
            // The index is there once something was read.
            _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema")
            var file: UnsafeMutablePointer<sqlite3_file>?
            var region: UnsafeMutableRawPointer?
            var code = sqlite3_file_control(db.sqliteConnection, "main", SQLITE_FCNTL_FILE_POINTER, &file)
            if code == SQLITE_OK, let file, let methods = file.pointee.pMethods?.pointee, methods.iVersion > 1 {
                // Regions of an index have 32 kB.
                code = methods.xShmMap(file, 0, 32_768, 0, &region)
            }
            guard code == SQLITE_OK, let region else {
                throw DatabaseError(
                    resultCode: .SQLITE_CANTOPEN, message: "the index of the write-ahead log cannot be read")
            }
            return UnsafeRawPointer(region)
        }
    }

    func edition() throws -> Edition {
        try header.withLock { header in
            guard let header else { throw DatabaseError(resultCode: .SQLITE_MISUSE, message: "the store is closed") }
            return Edition(
                commits: UInt64(header.load(fromByteOffset: Field.changes, as: UInt32.self)),
                checksum: header.load(fromByteOffset: Field.frameChecksum, as: UInt64.self))
        }
    }

    func visitEdition() async throws -> Edition { try await connection.visitEdition() }

    func close() throws {
        header.withLock { $0 = nil }
        try connection.close()
    }
}

/// What was read of the present edition of the database, and is so until the next write.
final class EditionMemory<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private struct State {
        var edition: Edition?
        var values: [Key: Value] = [:]
    }

    private let limit: Int
    private let state = Mutex(State())

    /// - Parameter limit: how many values are remembered.
    init(limit: Int = 10_000) { self.limit = limit }

    /// The value, remembered or read. What is read while somebody writes may be newer than `edition`, and is read once
    /// more under the next.
    func value(_ key: Key, in edition: Edition, reading: () async throws -> Value) async throws -> Value {
        let known = state.withLock { $0.edition == edition ? $0.values[key] : nil }
        if let known { return known }
        let read = try await reading()
        state.withLock { state in
            if state.edition != edition || state.values.count >= limit {
                state = State(edition: edition)
            }
            state.values[key] = read
        }
        return read
    }
}

extension Store {
    /// Another one after every write: what was read under the same one is still so.
    package func edition() throws -> Edition { try gauge.edition() }

    /// Another one after every write that may change who is there or what the site is; most writes change neither.
    func visitEdition() async throws -> Edition {
        try await memory.visits.value(0, in: edition()) { try await gauge.visitEdition() }
    }
}
