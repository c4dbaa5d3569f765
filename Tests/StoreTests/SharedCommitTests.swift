import Colloquium
import Foundation
import GRDB
import Synchronization
import Testing

@testable import Store

@Suite("Writes that wait at the same time")
struct SharedCommitTests {
    /// Counts what is committed.
    private final class Commits: TransactionObserver, Sendable {
        let count = Atomic(0)

        func observes(eventsOfKind eventKind: DatabaseEventKind) -> Bool { true }
        func databaseDidChange(with event: DatabaseEvent) {}
        func databaseDidCommit(_ db: Database) { count.add(1, ordering: .relaxed) }
        func databaseDidRollback(_ db: Database) {}
    }

    private static func store() throws -> (Store, Commits) {
        let store = try Store.inMemory()
        let commits = Commits()
        try store.database.write { try $0.execute(sql: "CREATE TABLE words (word TEXT NOT NULL UNIQUE) STRICT") }
        store.database.add(transactionObserver: commits, extent: .databaseLifetime)
        return (store, commits)
    }

    /// Has all of them wait for one slow write, and says what became of each.
    private static func together(
        _ store: Store, _ writes: [@Sendable (Database) throws -> Void]
    ) async throws -> [(any Error)?] {
        try await withThrowingTaskGroup(of: (Int, (any Error)?).self) { group in
            let begun = AsyncStream.makeStream(of: Void.self)
            group.addTask {
                try await store.write { _ in
                    begun.continuation.yield()
                    usleep(200_000)
                }
                return (-1, nil)
            }
            for await _ in begun.stream { break }
            for (place, write) in writes.enumerated() {
                group.addTask {
                    do {
                        try await store.write(write)
                        return (place, nil)
                    } catch {
                        return (place, error)
                    }
                }
            }
            let results = try await group.reduce(into: [:]) { $0[$1.0] = .some($1.1) }
            return writes.indices.map { results[$0] ?? nil }
        }
    }

    private static func adding(_ word: String) -> @Sendable (Database) throws -> Void {
        { try $0.execute(sql: "INSERT INTO words (word) VALUES (?)", arguments: [word]) }
    }

    private static func words(_ store: Store) async throws -> [String] {
        try await store.read { try String.fetchAll($0, sql: "SELECT word FROM words ORDER BY word") }
    }

    @Test("share a commit")
    func shared() async throws {
        let (store, commits) = try Self.store()
        let all = (10..<40).map(String.init)
        let errors = try await Self.together(store, all.map(Self.adding))
        #expect(errors.allSatisfy { $0 == nil })
        #expect(try await Self.words(store) == all)
        #expect(commits.count.load(ordering: .relaxed) < 10)
    }

    @Test("fail alone, and leave nothing of what they had begun")
    func failing() async throws {
        let (store, _) = try Self.store()
        let errors = try await Self.together(
            store,
            [
                Self.adding("a"),
                { db in
                    try Self.adding("b")(db)
                    throw Refusal(.conflict, "No.")
                }, Self.adding("c"),
                { db in
                    try Self.adding("d")(db)
                    try Self.adding("d")(db)
                },
            ])
        #expect(errors.map { $0 == nil } == [true, false, true, false])
        #expect((errors[1] as? Refusal)?.reason == "No.")
        #expect(errors[3] is Refusal)
        #expect(try await Self.words(store) == ["a", "c"])
    }

    @Test("fail alone where the law is looked at only when all is written")
    func deferred() async throws {
        let (store, _) = try Self.store()
        let errors = try await Self.together(
            store,
            [
                Self.adding("a"),
                { db in
                    try Self.adding("b")(db)
                    try db.execute(
                        sql: """
                            INSERT INTO answer_references (answer, position, scheme, value, note)
                            VALUES (99, 0, 'doi', '10.1000/1', '')
                            """)
                }, Self.adding("c"),
            ])
        #expect(errors.map { $0 == nil } == [true, false, true])
        #expect(try await Self.words(store) == ["a", "c"])
        #expect(try await store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM answer_references") } == 0)
    }

    @Test("fail alone where one ends the transaction of all")
    func ended() async throws {
        let (store, _) = try Self.store()
        let errors = try await Self.together(
            store,
            [
                Self.adding("a"),
                { db in
                    try Self.adding("b")(db)
                    try db.execute(sql: "INSERT OR ROLLBACK INTO words (word) VALUES ('b')")
                }, Self.adding("c"),
            ])
        #expect(errors.map { $0 == nil } == [true, false, true])
        #expect(try await Self.words(store) == ["a", "c"])
    }

    @Test("are finished where their caller has gone")
    func cancelled() async throws {
        let (store, _) = try Self.store()
        let task = Task { try await store.write(Self.adding("a")) }
        task.cancel()
        _ = await task.result
        #expect(try await Self.together(store, [Self.adding("b")]).allSatisfy { $0 == nil })
        #expect(try await Self.words(store).contains("b"))
    }
}
