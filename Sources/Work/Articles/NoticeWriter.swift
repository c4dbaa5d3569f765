package import Colloquium
package import Logging
import ServiceLifecycle
package import Store

/// Writes to those who rest on an article that was retracted or corrected, once. Who is to be told of what is a row in the
/// database, written with the notice itself.
package struct NoticeWriter: Service {
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

    /// Looks every 20 seconds until told to stop.
    package func run() async throws {
        await Rhythm.every(.seconds(20)) {
            do {
                try await writeDue()
            } catch {
                logger.error("notices not written", metadata: ["error": "\(String(reflecting: error))"])
            }
        }
    }

    /// Writes every letter that is due now and gives back how many mails that made. One that fails is logged and does not
    /// keep the others waiting.
    @discardableResult
    package func writeDue() async throws -> Int {
        let now = clock()
        let composer = NoticeComposer(letterhead, site: try await store.site())
        var written = 0
        for due in try await store.dueNoticeLetters() {
            do {
                let isWritten = try await store.writeNoticeLetter(due, at: now) { composer.compose($0, at: now) }
                if isWritten { written += 1 }
            } catch {
                logger.error(
                    "notice not written",
                    metadata: [
                        "article.number": "\(due.article)", "member.number": "\(due.member)",
                        "error": "\(String(reflecting: error))",
                    ])
            }
        }
        if written > 0 { logger.info("notices written", metadata: ["notice.count": "\(written)"]) }
        return written
    }
}
