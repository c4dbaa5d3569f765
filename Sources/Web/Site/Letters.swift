import Colloquium
import Formats
import Foundation
import Pages
import Store

extension WebSite {
    /// A short mail with one link, ready for the outbox. Where it says how to end mails like it, that is done with one
    /// click, too (RFC 8058).
    func letter(
        _ kind: String, from siteName: String, to address: EmailAddress, name: String = "", subject: String,
        _ letter: Letter, usefulUntil end: Instant? = nil
    ) -> OutgoingMail {
        let stop = letter.stopURL
        let ending =
            stop.isEmpty
            ? []
            : [
                Mail.Header(.listUnsubscribe, "<\(stop)>"),
                Mail.Header(.listUnsubscribePost, "List-Unsubscribe=One-Click"),
            ]
        let id = "\(Token().text)@\(sender.domain)"
        let mail = Mail(
            messageID: id, from: Mailbox(name: siteName, address: sender), to: Mailbox(name: name, address: address),
            subject: subject,
            text: templates.render(LetterText(letter)), html: templates.render(LetterHTML(letter)), date: now.date,
            headers: ending + [Mail.Header(.autoSubmitted, "auto-generated")])
        return OutgoingMail(
            messageID: id, kind: kind, recipient: address, message: InternetMessage.encode(mail), usefulUntil: end)
    }
}
