package import Colloquium

/// The relay that takes the site's mail (RFC 5321). A value: it holds no connection.
package struct SMTPRelay: Sendable {
    private let settings: SMTPSettings

    package init(settings: SMTPSettings) {
        self.settings = settings
    }

    /// A connection for several mails, one after the other. libcurl speaks SMTP without PIPELINING (RFC 2920): a mail
    /// takes four answers of the relay, so that many mails take several connections.
    package func connection() -> SMTPConnection { SMTPConnection(settings: settings) }

    /// Sends one message to one recipient over a connection of its own and returns once the relay has accepted it. Blocks
    /// its thread, for `settings.timeout` at most (as long again if a relay that has accepted does not answer `QUIT`).
    ///
    /// - Parameters:
    ///   - message: the bytes of an Internet message, in lines that end with CRLF; dots are stuffed on the way.
    ///   - from: the envelope's sender, where bounces go.
    ///   - handingOver: called at most once, on this thread, when all of the message has been sent but not yet the mark
    ///     of its end: the caller records durably that it *may have been* accepted. It is always called before the relay
    ///     can accept. If it throws, the end is never sent and the relay discards what it has.
    /// - Throws: see `DeliveryFailure`; it says whether the relay can have accepted the message.
    package func deliver(
        _ message: [UInt8], from: EmailAddress, to: EmailAddress, handingOver: () throws -> Void
    ) throws(DeliveryFailure) {
        try connection().deliver(message, from: from, to: to, handingOver: handingOver)
    }
}
