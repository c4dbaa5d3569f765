import ArgumentParser
import Colloquium
import Foundation
import Logging
import Pages
import Store
import Work

/// Looking at digests, and sending those that are due.
struct DigestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "digest", abstract: "Preview a member's digest, or write and send the ones that are due.",
        subcommands: [Preview.self, Send.self])

    struct Preview: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print the text of the digest a member would get now; nothing is sent or marked.")
        @OptionGroup var data: DataOption
        @Argument(help: "The member's e-mail address.") var email: String
        @Option(help: "daily, weekly or monthly.") var cadence = "weekly"

        func run() async throws {
            guard let cadence = Cadence(rawValue: cadence) else {
                throw ValidationError("A cadence is daily, weekly or monthly.")
            }
            let (settings, store) = try await data.open()
            let member = try await store.account(email)
            let content = try await store.previewDigest(for: member.number, [cadence], at: .now())
            if content.items.isEmpty, content.reminders.isEmpty {
                print("Nothing new: no mail would be sent.")
                return
            }
            let composer = DigestComposer(try await settings.letterhead(), site: try await store.site(), at: .now())
            let mail = composer.plain(content)
            print("Subject: \(mail.subject)\n\n\(mail.text)")
        }
    }

    struct Send: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write the digests and the news at once that are due, and send what waits.",
            discussion:
                "While the site is being served, the server sends what this writes. --at takes a moment to come instead of now: what is due until then is written and leaves at once."
        )
        @OptionGroup var data: DataOption
        @Option(help: "A moment, like 2026-11-23T07:00:00Z.") var at: String?

        func run() async throws {
            var moment = Instant.now()
            if let at {
                guard let date = try? Date(at, strategy: .iso8601) else {
                    throw ValidationError("A moment looks like 2026-11-23T07:00:00Z.")
                }
                moment = Instant(date)
            }
            let (settings, store) = try await data.open()
            LoggingSystem.bootstrap(LineLog.standardError)
            let now = moment
            let (letterhead, logger) = (try await settings.letterhead(), Logger(label: "colloquium"))
            let atOnce = try await Self.writePromptNews(store, letterhead, logger, dueAt: now)
            let writer = DigestWriter(store: store, letterhead: letterhead, logger: logger, clock: { now })
            print("\(try await writer.writeDue()) written, and \(atOnce) of what comes at once")
            guard let lock = try WorkLock(directory: settings.data) else {
                print("The running server sends them.")
                return
            }
            try await store.endMailLeases()
            let courier = MailCourier(
                store: store, transport: settings.transport, sender: settings.mailFrom, base: settings.mailReturn,
                pace: settings.mailPace, logger: logger, clock: { max(now, .now()) })
            print("\(try await courier.sendWaiting()) sent")
            withExtendedLifetime(lock) {}
        }

        /// What waits for more until that moment leaves now: before digests, which tell none of it again.
        private static func writePromptNews(
            _ store: Store, _ letterhead: Letterhead, _ logger: Logger, dueAt moment: Instant
        ) async throws -> Int {
            let leaving = min(moment, .now())
            let site = try await store.site()
            while try await store.gatherNews(at: leaving) {}
            var count = 0
            while true {
                let everyone = try await store.due(PromptNewsLetters.letters, at: moment)
                var failed = 0
                for due in everyone {
                    do {
                        let isWritten = try await PromptNewsLetters.write(
                            due, in: store, with: letterhead, of: site, at: leaving)
                        if isWritten { count += 1 }
                    } catch {
                        failed += 1
                        logger.error(
                            "news not written",
                            metadata: PromptNewsLetters.facts(of: due).merging(["error": "\(error)"]) { $1 })
                    }
                }
                // What fails stays due.
                if failed == everyone.count { return count }
            }
        }
    }
}

extension Settings {
    func templates() async throws -> Templates {
        try await Templates(directory: resources.appending(path: "Templates").path)
    }
}

extension Settings {
    fileprivate func letterhead() async throws -> Letterhead {
        Letterhead(
            templates: try await templates(), origin: origin(port: port), sender: mailFrom, base: mailReturn)
    }
}
