import Colloquium
import Formats
import Foundation
import Pages
import Store

extension Letterhead {
    /// The mail that reminds a member of what they said they would do. It can be ended with one click (RFC 8058), and is
    /// not sent once it is of no use.
    func reminder(
        _ letter: Letter, to member: Member, called name: String, of site: Site, at now: Instant,
        usefulUntil end: Instant
    ) -> OutgoingMail {
        let code = UnsubscribeCode(member: member.number, mailing: .reminders).text(in: site)
        var letter = letter
        if letter.footing.isEmpty { letter.footing = "\(site.name) reminds you of what you said you would do." }
        letter.stopURL = stopURL(code)
        let mail = Mail(
            messageID: "reminder.\(name).\(member.number)@\(sender.domain)",
            from: Mailbox(name: site.name, address: sender),
            to: Mailbox(name: member.profile.name, address: member.email),
            subject: letter.heading.excerpt(150), text: templates.render(LetterText(letter)),
            html: templates.render(LetterHTML(letter)), date: now.date,
            headers: unsubscribing(code, of: site) + [Mail.Header(.autoSubmitted, "auto-generated")])
        return OutgoingMail(
            messageID: mail.messageID, kind: "reminder", recipient: member.email,
            message: InternetMessage.encode(mail), usefulUntil: end)
    }
}
