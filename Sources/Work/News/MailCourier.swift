package import Colloquium
import Foundation
package import Logging
import Outbound
import ServiceLifecycle
package import Store

/// Sends what is in the outbox, one mail after the other.
///
/// A mail is taken with a lease, marked before its last byte leaves, and settled when the server has answered. Whatever
/// a crash interrupts before the mark is sent again; whatever it interrupts after it is in doubt and is left to a
/// person: docs/adr/0002.
package struct MailCourier: Service {
    let store: Store
    let transport: MailTransport
    let sender: EmailAddress
    /// Where reports of failed deliveries come to, each mail's at an address of its own; nil where nothing is taken.
    let base: EmailAddress?
    let logger: Logger
    let clock: @Sendable () -> Instant

    /// About two days of trying.
    static let tries = 14

    package init(
        store: Store, transport: MailTransport, sender: EmailAddress, base: EmailAddress? = nil, logger: Logger,
        clock: @escaping @Sendable () -> Instant = { .now() }
    ) {
        self.store = store
        self.transport = transport
        self.sender = sender
        self.base = base
        self.logger = logger
        self.clock = clock
    }

    /// Looks every second until told to stop; a mail under way is finished first.
    package func run() async throws {
        await Rhythm.every(.seconds(1)) {
            do {
                try await sendWaiting()
            } catch {
                logger.error("outbox not read", metadata: ["error": "\(String(reflecting: error))"])
            }
        }
    }

    /// Sends every mail that is due, and gives back how many left.
    @discardableResult
    package func sendWaiting() async throws -> Int {
        var sent = 0
        let site = try await store.site()
        while !Task.isShuttingDownGracefully, let mail = try await store.leaseMail(at: clock()) {
            let outcome = await attempt(mail, from: envelopeSender(of: mail, in: site))
            try await store.settle(mail, outcome, at: clock())
            if case .sent = outcome { sent += 1 }
            log(outcome, mail)
        }
        return sent
    }

    /// Another for each mail, so that a report of its failure says which it was (VERP).
    private func envelopeSender(of mail: LeasedMail, in site: Site) -> EmailAddress {
        base.flatMap { ReturnAddress.report(of: mail.number).address(below: $0, in: site) } ?? sender
    }

    private func attempt(_ mail: LeasedMail, from sender: EmailAddress) async -> MailOutcome {
        guard let recipient = EmailAddress(mail.recipient) else { return .refused("The address is not valid.") }
        do {
            try await transport.deliver(
                mail.message, id: mail.messageId, from: sender, to: recipient,
                handingOver: { [store] in try store.noteHandOver(mail) })
            return .sent
        } catch DeliveryFailure.inDoubt(let reason) {
            return .inDoubt(reason)
        } catch DeliveryFailure.notAccepted(_, let reason, let isPermanent) {
            if !isPermanent { return again(mail, reason) }
            // Only a refusal of the recipient says anything of the address.
            return reason.hasPrefix("RCPT") ? .bounced(Bounce(reason: reason)) : .refused(reason)
        } catch {
            // A file that could not be written was not delivered; neither was anything that failed before.
            return again(mail, String(describing: error))
        }
    }

    /// Tries later: after 1, 2, 4, … minutes, at most every six hours.
    private func again(_ mail: LeasedMail, _ reason: String) -> MailOutcome {
        if mail.attempts >= Self.tries {
            let end = "Given up after \(mail.attempts) tries. \(reason)"
            return reason.hasPrefix("RCPT") ? .bounced(Bounce(reason: end)) : .refused(end)
        }
        let wait = min(Span.minutes(1 << min(mail.attempts - 1, 12)), Store.longestWait)
        return .retry(at: clock() + wait, reason: reason)
    }

    private func log(_ outcome: MailOutcome, _ mail: LeasedMail) {
        let facts: Logger.Metadata = ["mail.number": "\(mail.number)", "mail.kind": "\(mail.kind)"]
        switch outcome {
        case .sent: logger.info("mail sent", metadata: facts)
        case .retry, .putOff: logger.notice("mail not sent yet", metadata: facts)
        case .refused, .bounced: logger.warning("mail refused", metadata: facts)
        case .inDoubt: logger.warning("mail in doubt", metadata: facts)
        }
    }
}
