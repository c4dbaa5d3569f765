package import Colloquium
import Formats
package import Pages
import Store

/// What every mail that the site writes by itself starts from.
package struct Letterhead: Sendable {
    let templates: Templates
    /// Scheme and authority of the site, without a slash at the end.
    let origin: String
    let sender: EmailAddress
    /// Where replies come to, each at an address of its own; nil where none are taken.
    let base: EmailAddress?

    package init(templates: Templates, origin: String, sender: EmailAddress, base: EmailAddress? = nil) {
        self.base = base
        self.templates = templates
        self.origin = origin
        self.sender = sender
    }
}

extension Letterhead {
    /// Where one ends what a signed code names.
    func stopURL(_ code: String) -> String { origin + SitePath.unsubscribe(code) }

    /// The address of a page, by way of signing in for guests: mail brings them back when nobody is signed in any more, and
    /// what is closed to others says not even then that it is there.
    func link(to path: String, for member: Member) -> String {
        origin + (member.isGuest ? SitePath.signIn(to: path) : path)
    }

    /// How mail programs end it: with one click (RFC 8058), or by a mail where the site takes any (RFC 2369 §3.2).
    /// - Parameter code: signed.
    func unsubscribing(_ code: String, of site: Site) -> [Mail.Header] {
        let address = base.flatMap { ReturnAddress.unsubscription.address(below: $0, in: site) }
        let mailto = address.map { ", <mailto:\($0.text)?subject=\(code)>" } ?? ""
        return [
            Mail.Header(.listUnsubscribe, "<\(stopURL(code))>\(mailto)"),
            Mail.Header(.listUnsubscribePost, "List-Unsubscribe=One-Click"),
        ]
    }

    /// A letter that comes but once.
    /// - Parameter name: fixed by what is told to whom, so that a second copy can be told to be one.
    func mail(
        _ letter: Letter, kind: String, called name: String, to member: Member, of site: Site, at now: Instant
    ) -> OutgoingMail {
        let mail = Mail(
            messageID: "\(name)@\(sender.domain)", from: Mailbox(name: site.name, address: sender),
            to: Mailbox(name: member.profile.name, address: member.email), subject: letter.heading.excerpt(150),
            text: templates.render(LetterText(letter)), html: templates.render(LetterHTML(letter)), date: now.date,
            headers: [Mail.Header(.autoSubmitted, "auto-generated")])
        return OutgoingMail(
            messageID: mail.messageID, kind: kind, recipient: member.email, message: InternetMessage.encode(mail))
    }
}
