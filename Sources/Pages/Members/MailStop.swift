/// Says to a member that mails to their address came back, and how to have them again.
package struct MailStop: Sendable {
    let stoppedAddress: String
    /// In the words of the server that said no.
    let stopReason: String
    let resumeAction = SitePath.mailResumption

    package init(address: String, reason: String) {
        stoppedAddress = address
        stopReason = reason
    }
}
