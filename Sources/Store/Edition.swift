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
            // It sees what other connections commit, those of this process among them.
            self.database = try DatabaseQueue(path: file, configuration: configuration)
            sql = "PRAGMA data_version"
        } else {
            self.database = database
            sql = "SELECT total_changes()"
        }
    }

    func edition() async throws -> Int64 {
        let sql = sql
        // One value of one statement needs no transaction.
        return try await database.unsafeRead { db in try Int64.fetchOne(db.cachedStatement(sql: sql)) ?? 0 }
    }

    func close() throws { try database.close() }
}

extension Store {
    /// Another number after every write: what was read under the same one is still so. Meaningful until the process ends.
    package func edition() async throws -> Int64 { try await gauge.edition() }
}

/// One value that was read before, shared by all copies of the store.
final class Remembered<Value: Sendable>: Sendable {
    private let value = Mutex<Value?>(nil)

    var last: Value? {
        get { value.withLock { $0 } }
        set { value.withLock { $0 = newValue } }
    }
}
