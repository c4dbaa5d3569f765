/// A message that came to the site.
package struct ReceivedMail: Hashable, Sendable {
    /// Without its angle brackets; empty where it has none (RFC 5322 §3.6.4).
    package var messageID = ""
    /// From whom it says it is; nil where that is no address.
    package var from: EmailAddress?
    package var subject = ""
    /// Whether a program wrote it: an absence notice, a list, a report of a delivery (RFC 3834).
    package var isAutomatic = false
    /// What was written, as plain text, with what it quotes.
    package var text = ""
    package var report: DeliveryReport?

    package init() {}
}

/// What a mail server says became of a message (RFC 3464).
package struct DeliveryReport: Hashable, Sendable {
    /// One recipient's part of it.
    package struct Recipient: Hashable, Sendable {
        /// As the server names it; empty where it names none.
        package let address: String
        package let action: Action
        /// Of RFC 3463: "5.1.1"; empty where none is given.
        package let status: String
        /// In the words of the server that said no.
        package let diagnostic: String
        /// The server that said no to the one that reports it; empty where that is not told.
        package let remoteServer: String

        package init(address: String, action: Action, status: String, diagnostic: String, remoteServer: String = "") {
            self.address = address
            self.action = action
            self.status = status
            self.diagnostic = diagnostic
            self.remoteServer = remoteServer
        }
    }

    /// RFC 3464 §2.3.3.
    package enum Action: String, Hashable, Sendable {
        case failed, delayed, delivered, relayed, expanded
    }

    package let recipients: [Recipient]
    /// The server that tried to deliver it (RFC 3464 §2.2.2); empty where it does not say.
    package let reporter: String

    package init(recipients: [Recipient], reporter: String = "") {
        self.recipients = recipients
        self.reporter = reporter
    }

    /// The first recipient whom the message did not reach.
    package var failure: Recipient? { recipients.first { $0.action == .failed } }

    /// That it came back, and who says so; nil where it reached everybody.
    package var bounce: Bounce? {
        guard let failure else { return nil }
        let named = [reporter, failure.remoteServer].filter { !$0.isEmpty }
        return Bounce(
            status: failure.status, reason: failure.diagnostic,
            reporter: Set(named).count > 1 ? named.joined(separator: ", told so by ") : named.first)
    }
}
