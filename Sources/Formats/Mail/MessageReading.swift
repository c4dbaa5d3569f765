package import Colloquium
internal import Foundation

extension InternetMessage {
    /// In bytes. Replies hold words, but what they attach comes with them; reports of a delivery hold a mail of ours.
    package static let longest = 25_000_000

    /// Reads a message as a mail server hands it over (RFC 5322, RFC 2045 to 2047, RFC 3464).
    /// - Throws: `FormatError` for no bytes, for too many and for what has no header.
    package static func parse(_ bytes: [UInt8]) throws(FormatError) -> ReceivedMail {
        guard !bytes.isEmpty else { throw .empty }
        guard bytes.count <= longest else { throw .tooLarge(limit: longest) }
        let message = MessagePart(withoutEnvelopeLine(bytes))
        guard !message.headers.isEmpty else { throw .unrecognised }
        let headers = message.headers
        var mail = ReceivedMail()
        mail.messageID = identifiers(headers["message-id"]).first ?? ""
        mail.from = address(headers["from"])
        mail.subject = headers.words("subject")
        mail.report = DeliveryReport(message)
        mail.isAutomatic = mail.report != nil || headers.areAutomatic
        mail.text = message.words
        return mail
    }

    /// Pipes of older servers put a line before the header, as mailboxes have it: "From sender date".
    private static func withoutEnvelopeLine(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        guard bytes.starts(with: "From ".utf8), let end = bytes.firstIndex(of: 0x0A) else { return bytes[...] }
        return bytes[(end + 1)...]
    }

    private static func identifiers(_ field: String) -> [String] {
        field.matches(of: /<([^<>\s]+)>/).map { String($0.1) }
    }

    /// The address in angle brackets, or the field where it is nothing else.
    private static func address(_ field: String) -> EmailAddress? {
        let bracketed = field.matches(of: /<([^<>]+)>/).last.map { String($0.1) }
        return EmailAddress(bracketed ?? field)
    }
}

extension ReceivedHeaders {
    /// RFC 3834 §5, and what programs sent before it.
    fileprivate var areAutomatic: Bool {
        let submitted = self["auto-submitted"].lowercased()
        return !submitted.isEmpty && !submitted.hasPrefix("no")
            || ["bulk", "junk", "list", "auto_reply"].contains(self["precedence"].lowercased())
            || !self["x-autoreply"].isEmpty || !self["x-autorespond"].isEmpty || !self["list-id"].isEmpty
            || self["return-path"] == "<>"
    }
}

extension MessagePart {
    /// The first text that is no attachment, plain before HTML.
    fileprivate var words: String {
        let texts = all.filter { $0.parts.isEmpty && !$0.isAttachment }
        if let plain = texts.first(where: { $0.type.name == "text/plain" && !$0.text.allSatisfy(\.isWhitespace) }) {
            return plain.type["format"].lowercased() == "flowed"
                ? FlowedText.unfolded(plain.text, deletesSpaces: plain.type["delsp"].lowercased() == "yes") : plain.text
        }
        let html = texts.first { $0.type.name == "text/html" }
        return html.map { InlineText.paragraphs(ofHTML: $0.text).joined(separator: "\n\n") } ?? ""
    }
}

extension DeliveryReport {
    /// Nil where the message is no report of a delivery.
    fileprivate init?(_ message: MessagePart) {
        guard message.type.name == "multipart/report",
            let status = message.parts.first(where: {
                ["message/delivery-status", "message/global-delivery-status"].contains($0.type.name)
            })
        else { return nil }
        var rest = status.bytes[...]
        var recipients: [Recipient] = []
        var reporter = ""
        // The first group of fields is the message's, each of the others one recipient's (RFC 3464 §2.1).
        while !rest.isEmpty {
            let before = rest.count
            let fields = ReceivedHeaders(takenFrom: &rest)
            if let recipient = Recipient(fields) { recipients.append(recipient) }
            if reporter.isEmpty { reporter = fields.typedValue("reporting-mta") }
            if rest.count == before { rest = rest.drop { $0 != 0x0A }.dropFirst() }
        }
        self.init(recipients: recipients, reporter: reporter)
    }
}

extension DeliveryReport.Recipient {
    fileprivate init?(_ fields: ReceivedHeaders) {
        guard let action = DeliveryReport.Action(rawValue: fields["action"].lowercased()) else { return nil }
        let status = fields["status"].prefixMatch(of: /[245]\.[0-9]{1,3}\.[0-9]{1,3}/).map { String($0.0) } ?? ""
        self.init(
            address: fields.typedValue(
                fields["original-recipient"].isEmpty ? "final-recipient" : "original-recipient"),
            action: action, status: status, diagnostic: String(fields.typedValue("diagnostic-code").prefix(500)),
            remoteServer: fields.typedValue("remote-mta"))
    }
}

extension ReceivedHeaders {
    /// What a field of a report says behind its type: "rfc822; ann@example.org", "dns; mx.example.org".
    fileprivate func typedValue(_ name: String) -> String {
        let field = self[name]
        return (field.split(separator: ";", maxSplits: 1).last.map(String.init) ?? field)
            .trimmingCharacters(in: .whitespaces)
    }
}
