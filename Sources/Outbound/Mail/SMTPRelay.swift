import CCurl
package import Colloquium

/// The relay that takes the site's mail (RFC 5321). A value: it holds no connection, each delivery makes its own, so
/// deliveries may run side by side on several threads.
package struct SMTPRelay: Sendable {
    private let settings: SMTPSettings

    package init(settings: SMTPSettings) {
        self.settings = settings
    }

    /// Sends one message to one recipient and returns once the relay has accepted it. Blocks its thread, for
    /// `settings.timeout` at most (as long again if a relay that has accepted does not answer `QUIT`).
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
        guard Self.endsLinesWithCRLF(message) else {
            throw .notAccepted(code: nil, reason: "the message has a CR or LF alone", permanent: true)
        }
        let failure = withoutActuallyEscaping(handingOver) { handingOver in
            send(SMTPTransfer(message: message, handingOver: handingOver), from: from, to: to)
        }
        if let failure { throw failure }
    }

    private func send(_ transfer: SMTPTransfer, from: EmailAddress, to: EmailAddress) -> DeliveryFailure? {
        guard var handle = CurlHandle(), let recipients = curl_slist_append(nil, "<\(to.text)>") else {
            return .notAccepted(code: nil, reason: "libcurl could not be started", permanent: false)
        }
        defer { curl_slist_free_all(recipients) }
        configureConnection(&handle)
        handle.set(CURLOPT_MAIL_FROM, to: "<\(from.text)>")
        handle.set(CURLOPT_MAIL_RCPT, to: recipients)
        handle.set(CURLOPT_UPLOAD, to: 1)
        transfer.attach(to: &handle)
        let result = withExtendedLifetime(transfer) { handle.perform() }
        return Self.failure(of: transfer, result: result, handle: handle)
    }

    private func configureConnection(_ handle: inout CurlHandle) {
        handle.set(CURLOPT_URL, to: settings.url)
        handle.set(CURLOPT_PROTOCOLS_STR, to: "smtp,smtps")
        // A proxy set in the environment is meant for the web; mail goes to the relay that the settings name.
        handle.set(CURLOPT_PROXY, to: "")
        handle.set(CURLOPT_CONNECTTIMEOUT_MS, to: settings.connectTimeout.milliseconds)
        handle.set(CURLOPT_TIMEOUT_MS, to: settings.timeout.milliseconds)
        // The total does not bind the goodbye after the relay's last word; this does.
        handle.set(CURLOPT_SERVER_RESPONSE_TIMEOUT, to: Int(settings.timeout.components.seconds))
        let upgrade =
            switch settings.startTLS {
            case .required: CURLUSESSL_ALL
            case .opportunistic: CURLUSESSL_TRY
            case .never: CURLUSESSL_NONE
            }
        handle.set(CURLOPT_USE_SSL, to: Int(upgrade.rawValue))
        handle.set(CURLOPT_SSLVERSION, to: CURL_SSLVERSION_TLSv1_2)
        handle.set(CURLOPT_SSL_VERIFYPEER, to: settings.verifiesCertificate ? 1 : 0)
        handle.set(CURLOPT_SSL_VERIFYHOST, to: settings.verifiesCertificate ? 2 : 0)
        if !settings.caFile.isEmpty { handle.set(CURLOPT_CAINFO, to: settings.caFile) }
        if !settings.username.isEmpty {
            handle.set(CURLOPT_USERNAME, to: settings.username)
            handle.set(CURLOPT_PASSWORD, to: settings.password)
        }
    }

    /// A bare CR or LF lets a message hide an end of data that some relays see and libcurl does not stuff ("SMTP
    /// smuggling"); RFC 5321 §2.3.8 forbids both.
    private static func endsLinesWithCRLF(_ message: [UInt8]) -> Bool {
        var previous: UInt8 = 0
        for byte in message {
            if (byte == 0x0A) != (previous == 0x0D) { return false }
            previous = byte
        }
        return previous != 0x0D
    }
}

extension SMTPRelay {
    /// Nil when the relay accepted. The rule in one place: before the hand-over nothing can have been accepted; after it,
    /// the relay's last reply decides if it is one to the message (any but the 3xx that asked for it); silence is doubt.
    private static func failure(
        of transfer: SMTPTransfer, result: CURLcode, handle: borrowing CurlHandle
    ) -> DeliveryFailure? {
        let code = handle.responseCode
        let refusal = (400...599).contains(code) ? code : nil
        let words = refusal == nil ? handle.explanation(of: result) : transfer.reply
        switch transfer.phase {
        case .held(let error):
            return .notAccepted(code: nil, reason: "the hand-over was not recorded: \(error)", permanent: false)
        case .sending:
            let reason = transfer.command.isEmpty ? words : "\(transfer.command): \(words)"
            let concernsMail = ["MAIL", "RCPT", "DATA"].contains(transfer.command)
            return .notAccepted(
                code: refusal, reason: reason, permanent: concernsMail && refusal.map(isPermanent) ?? false)
        case .handedOver:
            if let refusal {
                return .notAccepted(code: refusal, reason: "message: \(words)", permanent: isPermanent(refusal))
            }
            return (200...299).contains(code) ? nil : .inDoubt(reason: words)
        }
    }

    /// 530 to 538 ask for or refuse a sign-in (RFC 4954 §6), whichever command they answer.
    private static func isPermanent(_ code: Int) -> Bool {
        code >= 500 && !(530...538).contains(code)
    }
}
