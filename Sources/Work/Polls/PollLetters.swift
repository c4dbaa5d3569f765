package import Colloquium
import Foundation
package import Logging
import Pages
package import Store

package typealias PollWriter = LetterWriter<PollLetters>

/// Reminders of polls that close soon, to those who have not voted, once each.
package enum PollLetters: OwedLetterKind {
    package static let name = "reminder of a poll"
    package static let pluralName = "reminders of polls"
    package static let pause = Duration.seconds(60)

    package static var letters: OwedLetters<DuePollLetter, PollLetterContent> { .polls }

    package static func facts(of due: DuePollLetter) -> Logger.Metadata {
        ["poll.number": "\(due.poll)", "member.number": "\(due.member)"]
    }

    package static func mail(
        _ content: PollLetterContent, _ due: DuePollLetter, with letterhead: Letterhead, of site: Site, at now: Instant
    ) -> OutgoingMail {
        letterhead.reminder(
            Letter(content, siteName: site.name, origin: letterhead.origin), to: content.recipient,
            // Fixed by what is told to whom, so that a second copy could be told to be one.
            called: "poll.\(due.poll).\(due.member)", of: site, at: now, usefulUntil: content.poll.closesAt)
    }
}

extension Letter {
    fileprivate init(_ content: PollLetterContent, siteName: String, origin: String) {
        let poll = content.poll
        let end = ReaderTime(zone: content.recipient.timeZone).nearby(poll.closesAt)
        let (asking, reason) =
            poll.panel.map { ("\(content.club.name) asks its panel “\($0.topic)”.", "are on the panel") }
            ?? ("\(content.club.name) asks its members.", "belong to the club")
        self.init(
            "Your vote is missing: \(poll.question)", ["\(asking) The poll closes \(end)."],
            link: origin + SitePath.poll(poll.number, poll.question), label: "Vote",
            footing: "\(siteName) reminds you once of a poll, because you \(reason) and have not voted.")
    }
}
