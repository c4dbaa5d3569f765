package import Colloquium
import Foundation
package import Logging
import Outbound
import ServiceLifecycle
package import Store

/// Sends what is in the outbox: over several connections at once, each of which takes one mail after the other, and over
/// only some of them to one domain.
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
    let pace: MailPace
    let logger: Logger
    let clock: @Sendable () -> Instant

    /// About two days of trying.
    static let tries = 14

    package init(
        store: Store, transport: MailTransport, sender: EmailAddress, base: EmailAddress? = nil,
        pace: MailPace = MailPace(), logger: Logger,
        clock: @escaping @Sendable () -> Instant = { .now() }
    ) {
        self.store = store
        self.transport = transport
        self.sender = sender
        self.base = base
        self.pace = pace
        self.logger = logger
        self.clock = clock
    }

    /// Looks every second until told to stop; mails under way are finished first.
    package func run() async throws {
        await Rhythm.every(.seconds(1)) {
            do {
                try await sendWaiting()
            } catch {
                logger.error("outbox not read", metadata: ["error": "\(String(reflecting: error))"])
            }
        }
    }

    /// Sends every mail that is due, those among them that come meanwhile, and gives back how many left.
    @discardableResult
    package func sendWaiting() async throws -> Int {
        let site = try await store.site()
        var shortlist = MailShortlist(perDomain: pace.perDomain)
        var idle = (0..<pace.connections).map { _ in transport.line() }
        let sent = try await withThrowingTaskGroup(of: Event.self) { group in
            var sent = 0
            group.addTask { await Self.look() }
            repeat {
                while let line = idle.last, let mail = try await next(&shortlist) {
                    idle.removeLast()
                    group.addTask { .delivered(try await deliver(mail, of: site, on: line)) }
                }
                if idle.count == pace.connections { break }
                switch try await group.next() {
                case .delivered(let delivered):
                    shortlist.end(delivered.domain, isPutOff: delivered.isPutOff)
                    idle.append(delivered.line)
                    if delivered.isSent { sent += 1 }
                case .timeToLook, nil: group.addTask { await Self.look() }
                }
            } while true
            group.cancelAll()
            return sent
        }
        await Self.close(idle)
        return sent
    }

    /// What ends a wait: that a line is free, or that others may have come for those that are.
    private enum Event: Sendable {
        case delivered(Delivered)
        case timeToLook
    }

    private static func look() async -> Event {
        try? await Task.sleep(for: .seconds(1))
        return .timeToLook
    }

    private static func close(_ lines: [MailLine]) async {
        await withTaskGroup { group in
            for line in lines { group.addTask { await line.close() } }
        }
    }

    /// A mail of its own for the one who asks; nil where none may leave just now.
    private func next(_ shortlist: inout MailShortlist) async throws -> LeasedMail? {
        while !Task.isShuttingDownGracefully {
            if shortlist.isStale(at: .now) { shortlist.fill(try await store.dueMails(at: clock()), at: .now) }
            guard let waiting = shortlist.take() else { return nil }
            guard let mail = try await store.lease(waiting.number, at: clock()) else { continue }
            shortlist.begin(mail.domain)
            return mail
        }
        return nil
    }

    /// What came of one mail, and the way that is free again.
    private struct Delivered: Sendable {
        let domain: String
        let line: MailLine
        let isSent: Bool
        let isPutOff: Bool
    }

    private func deliver(_ mail: LeasedMail, of site: Site, on line: MailLine) async throws -> Delivered {
        let outcome = await attempt(mail, from: envelopeSender(of: mail, in: site), on: line)
        try await store.settle(mail, outcome, at: clock())
        log(outcome, mail)
        return Delivered(domain: mail.domain, line: line, isSent: outcome.isSent, isPutOff: outcome.isPutOff)
    }

    /// Another for each mail, so that a report of its failure says which it was (VERP).
    private func envelopeSender(of mail: LeasedMail, in site: Site) -> EmailAddress {
        base.flatMap { ReturnAddress.report(of: mail.number).address(below: $0, in: site) } ?? sender
    }

    private func attempt(_ mail: LeasedMail, from sender: EmailAddress, on line: MailLine) async -> MailOutcome {
        guard let recipient = EmailAddress(mail.recipient) else { return .refused("The address is not valid.") }
        do {
            try await line.deliver(
                mail.message, id: mail.messageId, from: sender, to: recipient,
                handingOver: { [store] in try await store.noteHandOver(mail) })
            return .sent
        } catch DeliveryFailure.inDoubt(let reason) {
            return .inDoubt(reason)
        } catch DeliveryFailure.notAccepted(_, let reason, let isPermanent) {
            if !isPermanent { return again(mail, reason) }
            // Only a refusal of the recipient says anything of the address, and one of the sender nothing of the domain.
            if reason.hasPrefix("RCPT") { return .bounced(Bounce(reason: reason)) }
            return reason.isOfDomain ? .refused(reason) : .refusedByRelay(reason)
        } catch {
            // A file that could not be written was not delivered; neither was anything that failed before.
            return again(mail, String(describing: error))
        }
    }

    /// Tries later: after 1, 2, 4, … minutes, at most every six hours.
    private func again(_ mail: LeasedMail, _ reason: String) -> MailOutcome {
        if mail.attempts >= Self.tries {
            let end = "Given up after \(mail.attempts) tries. \(reason)"
            if reason.hasPrefix("RCPT") { return .bounced(Bounce(reason: end)) }
            return reason.isOfDomain ? .refused(end) : .refusedByRelay(end)
        }
        let wait = min(Span.minutes(1 << min(mail.attempts - 1, 12)), Store.longestWait)
        let due = clock() + wait
        return reason.isOfDomain ? .putOff(until: due, reason: reason) : .retry(at: due, reason: reason)
    }

    private func log(_ outcome: MailOutcome, _ mail: LeasedMail) {
        let facts: Logger.Metadata = ["mail.number": "\(mail.number)", "mail.kind": "\(mail.kind)"]
        switch outcome {
        case .sent: logger.info("mail sent", metadata: facts)
        case .retry, .putOff: logger.notice("mail not sent yet", metadata: facts)
        case .refused, .refusedByRelay, .bounced: logger.warning("mail refused", metadata: facts)
        case .inDoubt: logger.warning("mail in doubt", metadata: facts)
        }
    }
}

extension String {
    /// What the server says of a recipient or a message may be what its domain says; all else is the relay's own.
    fileprivate var isOfDomain: Bool { ["RCPT", "message"].contains(where: hasPrefix) }
}

extension MailOutcome {
    fileprivate var isSent: Bool {
        if case .sent = self { true } else { false }
    }

    fileprivate var isPutOff: Bool {
        if case .putOff = self { true } else { false }
    }
}
