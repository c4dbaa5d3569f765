package import Colloquium
package import Logging
import ServiceLifecycle
package import Store

/// A kind of letter that the site writes by itself. Who is to get one is a row in the database, so that nothing is lost
/// when the writer stops and nothing is written twice when two of them run.
package protocol LetterKind: Sendable {
    associatedtype Due: Sendable

    /// As the log calls one, and several.
    static var name: String { get }
    static var pluralName: String { get }
    /// Between two looks at what is due.
    static var pause: Duration { get }

    static func due(in store: Store, at now: Instant) async throws -> [Due]
    /// Which one it is, for the log.
    static func facts(of due: Due) -> Logger.Metadata
    /// Writes one unless it was written meanwhile, and gives back whether a mail was made.
    static func write(
        _ due: Due, in store: Store, with letterhead: Letterhead, of site: Site, at now: Instant
    ) async throws -> Bool
}

/// A kind of letter that members are owed, each told by a row of its own.
package protocol OwedLetterKind: LetterKind {
    associatedtype Content: Sendable

    static var letters: OwedLetters<Due, Content> { get }
    static func mail(
        _ content: Content, _ due: Due, with letterhead: Letterhead, of site: Site, at now: Instant
    ) -> OutgoingMail
}

extension OwedLetterKind {
    package static func due(in store: Store, at now: Instant) async throws -> [Due] {
        try await store.due(letters, at: now)
    }

    package static func write(
        _ due: Due, in store: Store, with letterhead: Letterhead, of site: Site, at now: Instant
    ) async throws -> Bool {
        try await store.write(due, of: letters, at: now) { mail($0, due, with: letterhead, of: site, at: now) }
    }
}

/// Writes the letters of one kind that are due.
package struct LetterWriter<Kind: LetterKind>: Service {
    let store: Store
    let letterhead: Letterhead
    let logger: Logger
    let clock: @Sendable () -> Instant

    package init(
        store: Store, letterhead: Letterhead, logger: Logger,
        clock: @escaping @Sendable () -> Instant = { .now() }
    ) {
        self.store = store
        self.letterhead = letterhead
        self.logger = logger
        self.clock = clock
    }

    /// Looks again and again until told to stop.
    package func run() async throws {
        await Rhythm.every(Kind.pause) {
            do {
                try await writeDue()
            } catch {
                logger.error("\(Kind.pluralName) not written", metadata: ["error": "\(String(reflecting: error))"])
            }
        }
    }

    /// Writes every letter that is due now and gives back how many mails that made. One that fails is logged and does not
    /// keep the others waiting.
    @discardableResult
    package func writeDue() async throws -> Int {
        var all = 0
        while !Task.isShuttingDownGracefully {
            let due = try await Kind.due(in: store, at: clock())
            let written = try await write(due)
            all += written
            // There may be more than one look shows; but those that nothing came of are due in the next one, too.
            if due.count < Store.lettersAtOnce || written == 0 { break }
        }
        return all
    }

    private func write(_ all: [Kind.Due]) async throws -> Int {
        let now = clock()
        let site = try await store.site()
        var written = 0
        for due in all {
            do {
                if try await Kind.write(due, in: store, with: letterhead, of: site, at: now) { written += 1 }
            } catch {
                var facts = Kind.facts(of: due)
                facts["error"] = "\(String(reflecting: error))"
                logger.error("\(Kind.name) not written", metadata: facts)
            }
        }
        if written > 0 { logger.info("\(Kind.pluralName) written", metadata: ["letter.count": "\(written)"]) }
        return written
    }
}

/// Work done again and again until the process is told to stop.
enum Rhythm {
    /// Runs `work`, waits, runs it again; a stop ends the waiting, never the work.
    static func every(_ pause: Duration, _ work: () async -> Void) async {
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            await work()
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: pause) }
        }
    }
}
