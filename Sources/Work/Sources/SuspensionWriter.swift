package import Colloquium
import Formats
import Foundation
package import Logging
import Pages
import ServiceLifecycle
package import Store

/// Writes to those who follow a source that was suspended, once. Who is to be told is a row in the database, written with
/// the suspension itself.
package struct SuspensionWriter: Service {
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

    /// Looks every minute until told to stop.
    package func run() async throws {
        await Rhythm.every(.seconds(60)) {
            do {
                try await writeDue()
            } catch {
                logger.error("letters about sources not written", metadata: ["error": "\(String(reflecting: error))"])
            }
        }
    }

    /// Writes every letter that is due now and gives back how many mails that made. One that fails is logged and does not
    /// keep the others waiting.
    @discardableResult
    package func writeDue() async throws -> Int {
        let now = clock()
        let site = try await store.site()
        var written = 0
        for due in try await store.dueSuspensionLetters() {
            do {
                let isWritten = try await store.writeSuspensionLetter(due, at: now) { [letterhead] content in
                    let mail = letterhead.mail(content, due, site: site, at: now)
                    return OutgoingMail(
                        messageID: mail.messageID, kind: "source", recipient: content.recipient.email,
                        message: InternetMessage.encode(mail))
                }
                if isWritten { written += 1 }
            } catch {
                logger.error(
                    "letter about a source not written",
                    metadata: [
                        "source.number": "\(due.source)", "member.number": "\(due.member)",
                        "error": "\(String(reflecting: error))",
                    ])
            }
        }
        if written > 0 { logger.info("letters about sources written", metadata: ["letter.count": "\(written)"]) }
        return written
    }
}

extension Letterhead {
    fileprivate func mail(
        _ content: SuspensionLetterContent, _ due: DueSuspensionLetter, site: Site, at now: Instant
    ) -> Mail {
        let letter = Letter(
            "Nothing comes from \(content.title) any more", [content.reason],
            link: origin + SitePath.sources, label: "Try it again, or unfollow it",
            footing:
                "\(site.name) tells you this once, because you follow this source or look after what a club follows.")
        return Mail(
            // Fixed by what is told to whom, so that a second copy could be told to be one.
            messageID: "source.\(due.source).\(due.notedAt.rawValue).\(due.member)@\(sender.domain)",
            from: Mailbox(name: site.name, address: sender),
            to: Mailbox(name: content.recipient.profile.name, address: content.recipient.email),
            subject: letter.heading.excerpt(150), text: templates.render(LetterText(letter)),
            html: templates.render(LetterHTML(letter)), date: now.date,
            headers: [Mail.Header(.autoSubmitted, "auto-generated")])
    }
}
