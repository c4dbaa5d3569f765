import GRDB

/// Lets writes that wait for each other share a commit, since the disk takes far longer to promise than to write: each
/// has a savepoint of its own within the transaction, and none is answered before all of it is on the disk. What one
/// of them throws undoes that one alone.
actor SharedCommits {
    private let database: any DatabaseWriter
    private var waiting: [WaitingWrite] = []
    private var isCommitting = false

    /// So that nobody waits long for others.
    private static let limit = 64

    init(_ database: any DatabaseWriter) { self.database = database }

    func write<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            waiting.append(WaitingWrite(body, continuation))
            if isCommitting { return }
            isCommitting = true
            // Not a part of this caller's task: whoever goes away must not interrupt the others.
            Task { await commitAll() }
        }
    }

    private func commitAll() async {
        while !waiting.isEmpty {
            let group = Array(waiting.prefix(Self.limit))
            waiting.removeFirst(group.count)
            await commit(group)
        }
        isCommitting = false
    }

    private func commit(_ group: [WaitingWrite]) async {
        if let only = group.first, group.count == 1 { return await commit(only) }
        do {
            let answers = try await database.write { db in try group.map { try db.answer($0) } }
            for answer in answers { answer() }
        } catch {
            // The disk, or a law that is looked at only when all is written: whom it concerns shows when each is alone.
            for write in group { await commit(write) }
        }
    }

    private func commit(_ write: WaitingWrite) async {
        do {
            let answer = try await database.write { db in try write.perform(db) }
            answer()
        } catch {
            write.fail(error)
        }
    }
}

private struct WaitingWrite: Sendable {
    /// Writes, and gives back what tells the caller once that is committed.
    let perform: @Sendable (Database) throws -> @Sendable () -> Void
    let fail: @Sendable (any Error) -> Void

    init<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value, _ continuation: CheckedContinuation<Value, any Error>
    ) {
        perform = { db in
            let value = try body(db)
            return { continuation.resume(returning: value) }
        }
        fail = { continuation.resume(throwing: $0) }
    }
}

extension Database {
    /// - Throws: only what ended the whole transaction.
    fileprivate func answer(_ write: WaitingWrite) throws -> @Sendable () -> Void {
        do {
            var answer: (@Sendable () -> Void)?
            try inSavepoint {
                answer = try write.perform(self)
                return .commit
            }
            return answer ?? {}
        } catch {
            guard isInsideTransaction else { throw error }
            return { write.fail(error) }
        }
    }
}
