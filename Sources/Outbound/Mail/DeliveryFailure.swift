/// Why a message was not delivered, told apart by the one question that decides what may be done next: can the relay
/// have accepted it?
///
/// Reasons are for operators. They quote the relay, which may quote the recipient's address; they never hold credentials.
package enum DeliveryFailure: Error, Hashable, Sendable {
    /// The relay cannot have accepted the message: nothing was handed over, or it said no afterwards. Sending again
    /// sends no one the same message twice.
    ///
    /// - `code` is the relay's reply code (RFC 5321 §4.2), 400 to 599, or nil when no reply caused the failure. 550, 551
    ///   and 553 speak of the recipient's mailbox when `reason` starts with `RCPT`.
    /// - `reason` starts with the SMTP command that was answered, where there was one: "RCPT: 550 5.1.1 No such user".
    /// - `permanent` is true when the same message to the same recipient will be refused again: a 5xx reply to `MAIL`,
    ///   `RCPT`, `DATA` or the message itself. A refusal of the site (sign-in, greeting, TLS) is not: it ends when the
    ///   settings are put right.
    case notAccepted(code: Int?, reason: String, permanent: Bool)

    /// The whole message was handed over and no reply came. Sending again may send it twice.
    case inDoubt(reason: String)
}
