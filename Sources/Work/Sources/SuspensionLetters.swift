package import Colloquium
import Formats
import Foundation
package import Logging
import Pages
package import Store

package typealias SuspensionWriter = LetterWriter<SuspensionLetters>

/// The letters to those who follow a source that was suspended, once each. Who is to be told is written down with the
/// suspension itself.
package enum SuspensionLetters: OwedLetterKind {
    package static let name = "letter about a source"
    package static let pluralName = "letters about sources"
    package static let pause = Duration.seconds(60)

    package static var letters: OwedLetters<DueSuspensionLetter, SuspensionLetterContent> { .suspensions }

    package static func facts(of due: DueSuspensionLetter) -> Logger.Metadata {
        ["source.number": "\(due.source)", "member.number": "\(due.member)"]
    }

    package static func mail(
        _ content: SuspensionLetterContent, _ due: DueSuspensionLetter, with letterhead: Letterhead, of site: Site,
        at now: Instant
    ) -> OutgoingMail {
        let mail = letterhead.mail(content, due, site: site, at: now)
        return OutgoingMail(
            messageID: mail.messageID, kind: "source", recipient: content.recipient.email,
            message: InternetMessage.encode(mail))
    }
}

extension Letterhead {
    fileprivate func mail(
        _ content: SuspensionLetterContent, _ due: DueSuspensionLetter, site: Site, at now: Instant
    ) -> Mail {
        let letter = Letter(
            "Nothing comes from \(content.title) any more", [content.reason],
            link: origin + SitePath.sources, label: "Try it again, or unfollow it",
            footing:
                "\(site.name) tells you this once, because you follow this source or look after what a club follows.")
        return Mail(
            // Fixed by what is told to whom, so that a second copy could be told to be one.
            messageID: "source.\(due.source).\(due.notedAt.rawValue).\(due.member)@\(sender.domain)",
            from: Mailbox(name: site.name, address: sender),
            to: Mailbox(name: content.recipient.profile.name, address: content.recipient.email),
            subject: letter.heading.excerpt(150), text: templates.render(LetterText(letter)),
            html: templates.render(LetterHTML(letter)), date: now.date,
            headers: [Mail.Header(.autoSubmitted, "auto-generated")])
    }
}
