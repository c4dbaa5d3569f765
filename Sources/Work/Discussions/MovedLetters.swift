package import Colloquium
package import Logging
import Pages
package import Store

package typealias MovedWriter = LetterWriter<MovedLetters>

/// Letters to those who said that they will come to a discussion, which has other dates since.
package enum MovedLetters: OwedLetterKind {
    package static let name = "letter of other dates"
    package static let pluralName = "letters of other dates"
    /// Who changes dates looks at them, and often changes them again.
    package static let pause = Duration.seconds(120)

    package static var letters: OwedLetters<DueMovedLetter, MovedLetterContent> { .moves }

    package static func facts(of due: DueMovedLetter) -> Logger.Metadata {
        ["discussion.number": "\(due.discussion)", "member.number": "\(due.member)"]
    }

    package static func mail(
        _ content: MovedLetterContent, _ due: DueMovedLetter, with letterhead: Letterhead, of site: Site,
        at now: Instant
    ) -> OutgoingMail {
        letterhead.reminder(
            Letter(content, due, origin: letterhead.origin), to: content.recipient,
            // The same dates may be told again, after others.
            called: "moved.\(due.discussion).\(now.rawValue)", of: site, at: now, usefulUntil: due.opensAt)
    }
}

extension Letter {
    fileprivate init(_ content: MovedLetterContent, _ due: DueMovedLetter, origin: String) {
        let discussion = content.discussion
        let time = ReaderTime(zone: content.recipient.timeZone).inClub(discussion.clubZone).named
        let opens =
            content.told.opensAt == due.opensAt
            ? "It opens \(time.nearby(due.opensAt)), as you know."
            : "It opens \(time.nearby(due.opensAt)), and not \(time.nearby(content.told.opensAt))."
        let closes =
            content.told.closesAt == due.closesAt
            ? "It closes \(time.nearby(due.closesAt)), as you know."
            : "It closes \(time.nearby(due.closesAt)), and not \(time.nearby(content.told.closesAt))."
        self.init(
            "Other dates: \(discussion.title)",
            [
                "You said that you will come. \(discussion.clubName) changed when it discusses the article.", opens,
                closes,
            ],
            link: origin + SitePath.discussion(discussion.number, discussion.title), label: "Go to the discussion",
            footing: "")
    }
}
