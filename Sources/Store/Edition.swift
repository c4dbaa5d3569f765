import GRDB
import Synchronization

/// Tells what the database was before a write from what it is after it, whichever process wrote.
struct EditionGauge: Sendable {
    private let database: any DatabaseReader
    private let sql: String

    /// - Parameter file: the database's file; nil for one in memory, which only `database` writes to.
    init(_ database: any DatabaseWriter, file: String?) throws {
        if let file {
            var configuration = Configuration()
            configuration.readonly = true
            configuration.busyMode = .timeout(10)
            // It sees what other connections commit, those of this process among them.
            self.database = try DatabaseQueue(path: file, configuration: configuration)
            sql = "PRAGMA data_version"
        } else {
            self.database = database
            sql = "SELECT total_changes()"
        }
    }

    /// Read on the caller's thread, since it is asked for by every request, several times; a database in memory is read
    /// in its turn.
    func edition() throws -> Int64 {
        // One value of one statement needs no transaction.
        try database.unsafeRead { db in try Int64.fetchOne(db.cachedStatement(sql: sql)) ?? 0 }
    }

    /// The same of what a request asks for before it knows who is there.
    func visitEdition() throws -> Int64 {
        try database.unsafeRead { db in
            try Int64.fetchOne(db.cachedStatement(sql: "SELECT edition FROM visit_edition")) ?? 0
        }
    }

    func close() throws { try database.close() }
}

/// What was read of the present edition of the database, and is so until the next write.
final class EditionMemory<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private struct State {
        var edition: Int64?
        var values: [Key: Value] = [:]
    }

    private let limit: Int
    private let state = Mutex(State())

    /// - Parameter limit: how many values are remembered.
    init(limit: Int = 10_000) { self.limit = limit }

    /// The value, remembered or read. What is read while somebody writes may be newer than `edition`, and is read once
    /// more under the next.
    func value(_ key: Key, in edition: Int64, reading: () async throws -> Value) async throws -> Value {
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
    /// Another number after every write: what was read under the same one is still so. Meaningful until the process ends.
    package func edition() throws -> Int64 { try gauge.edition() }

    /// Another number after every write that may change who is there or what the site is; most writes change neither.
    func visitEdition() async throws -> Int64 {
        try await memory.visits.value(0, in: edition()) { try gauge.visitEdition() }
    }
}
