package import Colloquium

/// Mail as it travels: RFC 5322 headers over MIME bodies (RFC 2045 to 2047), in ASCII and CRLF lines throughout.
package enum InternetMessage {
    /// The message as an SMTP relay takes it, before dot-stuffing; it ends in CRLF. Equal mails give equal bytes.
    ///
    /// No value can start a header of its own: control characters and line separators become spaces before anything
    /// else happens. Header lines stay within 78 characters except where one word (an address, the URL of
    /// `List-Unsubscribe`) is longer; body lines stay within 76.
    package static func encode(_ mail: Mail) -> [UInt8] {
        var message = headers(of: mail)
        if mail.html.isEmpty {
            message += textPart(mail.text, subtype: "plain")
        } else {
            let boundary = boundary(for: mail)
            message += "Content-Type: multipart/alternative;\r\n boundary=\"\(boundary)\"\r\n\r\n"
            message += "--\(boundary)\r\n" + textPart(mail.text, subtype: "plain")
            message += "--\(boundary)\r\n" + textPart(mail.html, subtype: "html")
            message += "--\(boundary)--\r\n"
        }
        return Array(message.utf8)
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

    private static func textPart(_ text: String, subtype: String) -> String {
        "Content-Type: text/\(subtype); charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
            + QuotedPrintable.encode(text) + "\r\n"
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
