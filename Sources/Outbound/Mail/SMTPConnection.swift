import CCurl
package import Colloquium

/// A connection to the relay that is kept open for the mails to come; made when the first is delivered, and closed when it
/// is let go of.
///
/// To be used by one thread at a time, which is why the compiler is told that it may be shared.
package final class SMTPConnection: @unchecked Sendable {
    private let settings: SMTPSettings
    private var wire: Wire?
    /// The last one: libcurl tells it of the goodbye, too.
    private var transfer: SMTPTransfer?

    private final class Wire {
        var handle: CurlHandle

        init?() {
            guard let handle = CurlHandle() else { return nil }
            self.handle = handle
        }
    }

    init(settings: SMTPSettings) {
        self.settings = settings
    }

    deinit {
        close()
    }

    /// Says goodbye, which blocks; the next delivery makes another connection.
    package func close() {
        wire = nil
    }

    /// As `SMTPRelay.deliver`, over the connection that the delivery before it left open, if it did. Where that turns out
    /// to be closed, or the relay wants no more over it, the mail goes over another.
    package func deliver(
        _ message: [UInt8], from: EmailAddress, to: EmailAddress, handingOver: () throws -> Void
    ) throws(DeliveryFailure) {
        guard message.endsLinesWithCRLF else {
            throw .notAccepted(code: nil, reason: "the message has a CR or LF alone", permanent: true)
        }
        let failure = withoutActuallyEscaping(handingOver) { handingOver in
            send(message, from: from, to: to, handingOver: handingOver)
        }
        if let failure { throw failure }
    }

    private func send(
        _ message: [UInt8], from: EmailAddress, to: EmailAddress, handingOver: @escaping () throws -> Void
    ) -> DeliveryFailure? {
        guard let wire = wire ?? connected() else {
            return .notAccepted(code: nil, reason: "libcurl could not be started", permanent: false)
        }
        self.wire = wire
        let first = Attempt(message, from: from, to: to, handingOver: handingOver)
        let failure = perform(first, on: wire)
        guard first.foundConnectionClosed(wire.handle) else { return failure }
        wire.handle.set(CURLOPT_FRESH_CONNECT, to: 1)
        defer { wire.handle.set(CURLOPT_FRESH_CONNECT, to: 0) }
        return perform(Attempt(message, from: from, to: to, handingOver: handingOver), on: wire)
    }

    private func connected() -> Wire? {
        let wire = Wire()
        if let wire { settings.configure(&wire.handle) }
        return wire
    }

    private func perform(_ attempt: Attempt, on wire: Wire) -> DeliveryFailure? {
        guard let recipients = curl_slist_append(nil, "<\(attempt.to.text)>") else {
            return .notAccepted(code: nil, reason: "libcurl could not be started", permanent: false)
        }
        defer { curl_slist_free_all(recipients) }
        wire.handle.set(CURLOPT_MAIL_FROM, to: "<\(attempt.from.text)>")
        wire.handle.set(CURLOPT_MAIL_RCPT, to: recipients)
        // The one before may be told of a connection that closes while this one is set up.
        let last = transfer
        attempt.transfer.attach(to: &wire.handle)
        transfer = attempt.transfer
        let result = withExtendedLifetime(last) { wire.handle.perform() }
        attempt.transfer.isOver()
        return attempt.transfer.failure(result: result, handle: wire.handle)
    }
}

/// One delivery over one connection.
private struct Attempt {
    let from: EmailAddress
    let to: EmailAddress
    let transfer: SMTPTransfer

    init(_ message: [UInt8], from: EmailAddress, to: EmailAddress, handingOver: @escaping () throws -> Void) {
        self.from = from
        self.to = to
        transfer = SMTPTransfer(message: message, handingOver: handingOver)
    }

    /// Whether the connection was an old one that was closed since, without a word or with the one for it (RFC 5321
    /// §3.8): that says nothing of the mail.
    func foundConnectionClosed(_ handle: borrowing CurlHandle) -> Bool {
        guard case .sending = transfer.phase, handle.connectionsMade == 0 else { return false }
        return [0, 421].contains(handle.responseCode) || transfer.command.isEmpty
    }
}

extension SMTPSettings {
    /// What is the same for every mail.
    fileprivate func configure(_ handle: inout CurlHandle) {
        handle.set(CURLOPT_URL, to: url)
        handle.set(CURLOPT_PROTOCOLS_STR, to: "smtp,smtps")
        handle.set(CURLOPT_UPLOAD, to: 1)
        // A proxy set in the environment is meant for the web; mail goes to the relay that the settings name.
        handle.set(CURLOPT_PROXY, to: "")
        handle.set(CURLOPT_CONNECTTIMEOUT_MS, to: connectTimeout.milliseconds)
        handle.set(CURLOPT_TIMEOUT_MS, to: timeout.milliseconds)
        // The total does not bind the goodbye after the relay's last word; this does.
        handle.set(CURLOPT_SERVER_RESPONSE_TIMEOUT, to: Int(timeout.components.seconds))
        let upgrade =
            switch startTLS {
            case .required: CURLUSESSL_ALL
            case .opportunistic: CURLUSESSL_TRY
            case .never: CURLUSESSL_NONE
            }
        handle.set(CURLOPT_USE_SSL, to: Int(upgrade.rawValue))
        handle.set(CURLOPT_SSLVERSION, to: CURL_SSLVERSION_TLSv1_2)
        handle.set(CURLOPT_SSL_VERIFYPEER, to: verifiesCertificate ? 1 : 0)
        handle.set(CURLOPT_SSL_VERIFYHOST, to: verifiesCertificate ? 2 : 0)
        if !caFile.isEmpty { handle.set(CURLOPT_CAINFO, to: caFile) }
        if !username.isEmpty {
            handle.set(CURLOPT_USERNAME, to: username)
            handle.set(CURLOPT_PASSWORD, to: password)
        }
    }
}

extension [UInt8] {
    /// A bare CR or LF lets a message hide an end of data that some relays see and libcurl does not stuff ("SMTP
    /// smuggling"); RFC 5321 §2.3.8 forbids both.
    fileprivate var endsLinesWithCRLF: Bool {
        var previous: UInt8 = 0
        for byte in self {
            if (byte == 0x0A) != (previous == 0x0D) { return false }
            previous = byte
        }
        return previous != 0x0D
    }
}
