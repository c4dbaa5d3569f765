import CSQLite
import Colloquium
import Foundation
import GRDB

/// Everything Colloquium keeps, in one SQLite file. Reads give values of the domain or joined reads of their own;
/// writes are named verbs, each one transaction that holds the rule, the rows, the search entry, the mail and the
/// audit row together.
package struct Store: Sendable {
    let database: any DatabaseWriter
    private let commits: SharedCommits
    let gauge: any EditionGauge
    let memory = Memory()

    /// What every request asks for, as it was read in the present edition.
    struct Memory: Sendable {
        let visits = EditionMemory<Int, Edition>(limit: 1)
        let site = EditionMemory<Int, Site>(limit: 1)
        let authority = EditionMemory<Int, NamingAuthority?>(limit: 1)
        let sessions = EditionMemory<Data, SignedIn.Reading?>()
        let waiting = EditionMemory<WaitingQuestion, Int>()
        let notifications = EditionMemory<WaitingQuestion, Int>()
        let states = EditionMemory<StateQuestion, DiscussionState?>(limit: 1_000)
        let readableClubs = EditionMemory<Viewer, [ClubName]>(limit: 1_000)
        let board = BoardMemory()
    }

    /// Opens (and where needed makes and migrates) the database at `path`.
    /// - Throws: a GRDB error when the file cannot be opened, is not a database, or comes from a later version.
    package init(path: String) throws {
        var configuration = Store.configuration
        configuration.maximumReaderCount = 4
        try self.init(DatabasePool(path: path, configuration: configuration), file: path)
    }

    /// A database that lives in memory as long as the value: the test double.
    package static func inMemory() throws -> Store {
        try Store(copying: migratedInMemory.get())
    }

    /// The same as it is now, in memory and apart from this one: what many tests begin with is made once.
    package func copiedInMemory() throws -> Store { try Store(copying: database) }

    private init(copying original: any DatabaseReader) throws {
        let database = try DatabaseQueue(configuration: Store.configuration)
        try original.backup(to: database)
        try self.init(database)
    }

    /// What every database in memory begins as: copying it takes a hundredth of the time that migrating takes.
    private static let migratedInMemory = Result {
        let database = try DatabaseQueue(configuration: configuration)
        try Migrations.all.migrate(database)
        return database
    }

    /// - Parameter file: where it is kept; nil for one in memory.
    init(_ database: any DatabaseWriter, file: String? = nil) throws {
        self.database = database
        commits = SharedCommits(database)
        let known = Migrations.all
        if try database.read(known.hasBeenSuperseded) {
            throw Refusal(
                .conflict, "This database was written by a later version of Colloquium; install that version.")
        }
        try known.migrate(database)
        // An acknowledged contribution must survive a power cut, not only a crash: docs/adr/0001. Said here and not
        // while a connection is prepared, because GRDB sets NORMAL when it switches a pool to WAL.
        try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        // A savepoint keeps every page as it was before: in a file, which is the default, that takes as long as all
        // that is written. Not for migrations, which may sort more than memory holds.
        try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA temp_store = MEMORY") }
        gauge = try file.map { try LogIndexGauge(file: $0) } ?? MemoryGauge(database: database)
        try foundSite()
        try noteTitlesOfOldArticles()
        try noteWorksOfOldWriting(at: .now())
    }

    /// Whether SQLite was told in time to count no memory. Nobody reads the count, and connections waited for each other's
    /// at every allocation: half of the time of this module's tests.
    static let countsNoMemory = csqlite_count_no_memory() == 0

    static var configuration: Configuration {
        _ = countsNoMemory
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { db in
            db.add(function: AccentFolding.function)
            db.add(function: SearchFunctions.wordsToCompare)
            try db.execute(sql: "PRAGMA recursive_triggers = ON")
            // Keys of items are hashes: who writes them meets their pages in no order, and 2 MB hold too few of them. Readers
            // are several, each with a cache of its own, and the system has what they read in memory as well.
            try db.execute(sql: "PRAGMA cache_size = \(db.configuration.readonly ? -8000 : -16000)")
            // In pages. A transaction of some hundred items alone exceeds the usual 1,000, and each would wait for two
            // flushes more.
            try db.execute(sql: "PRAGMA wal_autocheckpoint = 8000")
        }
        return configuration
    }

    func read<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        try await database.read(body)
    }

    /// All or nothing, and on the disk when it returns; writes that wait at the same time may share a commit. A violated constraint that no rule caught beforehand comes out as a refusal: somebody else was
    /// faster.
    @discardableResult
    func write<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        do {
            return try await commits.write(body)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            throw Refusal(.conflict, "This collides with something saved a moment ago; reload the page and try again.")
        } catch let error as DatabaseError where error.resultCode == .SQLITE_FULL {
            throw Refusal(
                .conflict, "The server's disk is full, so nothing was saved; keep your text and tell the administrator."
            )
        }
    }

    /// Checkpoints and closes; nothing may be asked of the store afterwards.
    package func close() throws {
        do {
            // Not left to the closing: readers are closed last and may not write.
            _ = try database.writeWithoutTransaction { try $0.checkpoint(.truncate) }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY || error.resultCode == .SQLITE_LOCKED
        {
            // Another process reads. The log stays beside the database and belongs to it.
        }
        try gauge.close()
        try database.close()
    }
}

/// A row that is read by name, `snake_case` columns into `camelCase` properties.
protocol ReadRow: Decodable, FetchableRecord, Sendable {}

extension ReadRow {
    static var databaseColumnDecodingStrategy: DatabaseColumnDecodingStrategy { .convertFromSnakeCase }
}

extension ReadRow {
    static func all(_ db: Database, _ sql: SQL) throws -> [Self] { try sql.request(of: Self.self, db).fetchAll(db) }
    static func first(_ db: Database, _ sql: SQL) throws -> Self? { try sql.request(of: Self.self, db).fetchOne(db) }
}

extension DatabaseValueConvertible {
    static func all(_ db: Database, _ sql: SQL) throws -> [Self] { try sql.request(of: Self.self, db).fetchAll(db) }
    static func first(_ db: Database, _ sql: SQL) throws -> Self? { try sql.request(of: Self.self, db).fetchOne(db) }
}

extension Row {
    static func all(_ db: Database, _ sql: SQL) throws -> [Row] { try sql.request(of: Row.self, db).fetchAll(db) }
    static func first(_ db: Database, _ sql: SQL) throws -> Row? { try sql.request(of: Row.self, db).fetchOne(db) }

    /// What is made of each row while it is read, for thousands of rows: nothing of them is copied beside.
    static func map<Value>(_ db: Database, _ sql: SQL, _ make: (Row) throws -> Value) throws -> [Value] {
        var values: [Value] = []
        try each(db, sql) { values.append(try make($0)) }
        return values
    }

    /// Gives `body` each row while it is read.
    static func each(_ db: Database, _ sql: SQL, _ body: (Row) throws -> Void) throws {
        let cursor = try sql.request(of: Row.self, db).fetchCursor(db)
        while let row = try cursor.next() { try body(row) }
    }
}

extension SQL {
    /// In bytes. There is a statement for every length of a list in it, and the long ones would fill the memory.
    private static let longestKept = 4_000

    /// A list of any length in one argument, so that one statement serves for all.
    static func list(_ numbers: some Collection<Int64>) -> SQL { "(SELECT value FROM \(rows(numbers)))" }

    /// The same as a table, whose column is `value`.
    static func rows(_ numbers: some Collection<Int64>) -> SQL {
        let json = "[\(numbers.map(String.init).joined(separator: ","))]"
        return "json_each(\(json))"
    }

    /// A statement, and whether a connection keeps it compiled: compiling takes longer than most statements run.
    fileprivate func statement(_ db: Database) throws -> (sql: String, arguments: StatementArguments, isKept: Bool) {
        let (sql, arguments) = try build(db)
        return (sql, arguments, sql.utf8.count <= Self.longestKept)
    }

    fileprivate func request<Fetched>(of _: Fetched.Type, _ db: Database) throws -> SQLRequest<Fetched> {
        let (sql, arguments, isKept) = try statement(db)
        return SQLRequest(sql: sql, arguments: arguments, cached: isKept)
    }
}

extension Database {
    func run(_ sql: SQL) throws {
        let (sql, arguments, isKept) = try sql.statement(self)
        let statement = try isKept ? cachedStatement(sql: sql) : makeStatement(sql: sql)
        try statement.execute(arguments: arguments)
    }

    /// The number the next row of a table with AUTOINCREMENT will have.
    func nextNumber<Entity>(in table: String, of _: Entity.Type) throws -> Number<Entity> {
        let last = try Int64.first(self, "SELECT seq FROM sqlite_sequence WHERE name = \(table)")
        return Number(rawValue: (last ?? 0) + 1)
    }

    func insertedNumber<Entity>(of _: Entity.Type) -> Number<Entity> { Number(rawValue: lastInsertedRowID) }

    /// Writes who did what to what, for the people who have to account for it.
    func audit(_ act: String, _ subject: String, by member: Number<Member>?, at now: Instant, detail: String = "")
        throws
    {
        try run(
            "INSERT INTO audit (at, member, act, subject, detail) VALUES (\(now), \(member), \(act), \(subject), \(detail))"
        )
    }
}

extension Refusal {
    static func noSuch(_ thing: String) -> Refusal {
        Refusal(.notFound, "There is no such \(thing) here, or it is not open to you.")
    }
}
