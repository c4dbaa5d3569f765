import CCurl

extension SMTPTransfer {
    /// Nil when the relay accepted. The rule in one place: before the hand-over nothing can have been accepted; after it,
    /// the relay's last reply decides if it is one to the message (any but the 3xx that asked for it); silence is doubt.
    func failure(result: CURLcode, handle: borrowing CurlHandle) -> DeliveryFailure? {
        let code = handle.responseCode
        let refusal = (400...599).contains(code) ? code : nil
        let words = refusal == nil ? handle.explanation(of: result) : reply
        switch phase {
        case .held(let error):
            return .notAccepted(code: nil, reason: "the hand-over was not recorded: \(error)", permanent: false)
        case .sending:
            let reason = command.isEmpty ? words : "\(command): \(words)"
            let concernsMail = ["MAIL", "RCPT", "DATA"].contains(command)
            return .notAccepted(
                code: refusal, reason: reason, permanent: concernsMail && refusal.map(Self.isPermanent) ?? false)
        case .handedOver:
            if let refusal {
                return .notAccepted(code: refusal, reason: "message: \(words)", permanent: Self.isPermanent(refusal))
            }
            return (200...299).contains(code) ? nil : .inDoubt(reason: words)
        }
    }

    /// 530 to 538 ask for or refuse a sign-in (RFC 4954 §6), whichever command they answer.
    private static func isPermanent(_ code: Int) -> Bool {
        code >= 500 && !(530...538).contains(code)
    }
}
