package import Colloquium

/// Mail as it travels: RFC 5322 headers over MIME bodies (RFC 2045 to 2047), in ASCII and CRLF lines throughout.
package enum InternetMessage {
    /// The message as an SMTP relay takes it, before dot-stuffing; it ends in CRLF. Equal mails give equal bytes.
    ///
    /// No value can start a header of its own: control characters and line separators become spaces before anything
    /// else happens. Header lines stay within 78 characters except where one word (an address, the URL of
    /// `List-Unsubscribe`) is longer; body lines stay within 76.
    package static func encode(_ mail: Mail) -> [UInt8] {
        let text = EncodedText(flowed: mail.text).bytes
        if mail.html.isEmpty { return Array(headers(of: mail).utf8) + partHead(plain) + text + lineEnd }
        let frame = alternatives(mail)
        return frame.beginning + text + frame.middle + EncodedText(mail.html).bytes + frame.end
    }

    /// What stands around the two bodies of a mail, which are encoded apart from it: before the plain text, between that
    /// and the HTML, and behind it.
    package struct Frame: Sendable {
        package let beginning: [UInt8]
        package let middle: [UInt8]
        package let end: [UInt8]
    }

    /// The frame of a mail whose headers are those of `mail`, and whose bodies are elsewhere.
    package static func alternatives(_ mail: Mail) -> Frame {
        let boundary = boundary(for: mail)
        let type = "Content-Type: multipart/alternative;\r\n boundary=\"\(boundary)\"\r\n\r\n--\(boundary)\r\n"
        return Frame(
            beginning: Array((headers(of: mail) + type).utf8) + partHead(plain),
            middle: Array("\r\n--\(boundary)\r\n".utf8) + partHead("text/html; charset=utf-8"),
            end: Array("\r\n--\(boundary)--\r\n".utf8))
    }

    private static func headers(of mail: Mail) -> String {
        var text = HeaderField.structured("Date", timestamp(mail.date))
        text += HeaderField.mailbox("From", mail.from)
        text += HeaderField.mailbox("To", mail.to)
        text += HeaderField.unstructured("Subject", mail.subject)
        text += HeaderField.structured("Message-ID", "<\(identifier(mail.messageID))>")
        for header in mail.headers {
            text += HeaderField.structured(header.name.rawValue, header.value)
        }
        return text + "MIME-Version: 1.0\r\n"
    }

    private static let plain = "text/plain; charset=utf-8; format=flowed; delsp=no"

    private static let lineEnd = Array("\r\n".utf8)

    private static func partHead(_ type: String) -> [UInt8] {
        Array("Content-Type: \(type)\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n".utf8)
    }

    /// `=_` occurs in no quoted-printable text (an equals sign is followed there by two digits or a line end), so a
    /// boundary that starts with it needs no search through the parts.
    private static func boundary(for mail: Mail) -> String {
        let allowed = mail.messageID.unicodeScalars.filter { character in
            switch character {
            case "a"..."z", "A"..."Z", "0"..."9", ".", "-", "_": true
            default: false
            }
        }
        return "=_" + String(String.UnicodeScalarView(allowed.prefix(60)))
    }

    /// What of a message id can stand between its angle brackets.
    private static func identifier(_ raw: String) -> String {
        let allowed = raw.unicodeScalars.filter { ("!"..."~").contains($0) && $0 != "<" && $0 != ">" }
        return String(String.UnicodeScalarView(allowed))
    }
}

/// Text as it stands in a message. Lines are encoded one by one, so that texts which end with a line can be joined.
package struct EncodedText: Sendable {
    package let bytes: [UInt8]

    package init(_ text: String) { bytes = InternetMessage.QuotedPrintable.encode(text) }

    /// Plain text, in lines that are put together again where they are read (RFC 3676).
    package init(flowed text: String) { self.init(FlowedText.folded(text)) }
}
