package import Colloquium
import Formats
import Foundation
package import Logging
import Pages
package import Store

package typealias ComingWriter = LetterWriter<ComingLetters>

/// The letters to those who said that they will come to a discussion: that it is open, and that it closes while they
/// have written nothing yet, once each.
package enum ComingLetters: OwedLetterKind {
    package static let name = "reminder of a discussion"
    package static let pluralName = "reminders of discussions"
    package static let pause = Duration.seconds(20)

    package static var letters: OwedLetters<DueComingLetter, ComingLetterContent> { .comings }

    package static func facts(of due: DueComingLetter) -> Logger.Metadata {
        ["discussion.number": "\(due.discussion)", "member.number": "\(due.member)"]
    }

    package static func mail(
        _ content: ComingLetterContent, _ due: DueComingLetter, with letterhead: Letterhead, of site: Site,
        at now: Instant
    ) -> OutgoingMail {
        letterhead.reminder(
            Letter(content, letterhead), to: content.recipient,
            // Fixed by what is told to whom, so that a second copy could be told to be one.
            called: "\(content.occasion.rawValue).\(due.discussion).\(content.discussion.closesAt.rawValue)", of: site,
            at: now,
            usefulUntil: content.occasion.end(in: content.discussion.schedule))
    }
}

extension Letter {
    fileprivate init(_ content: ComingLetterContent, _ letterhead: Letterhead) {
        let discussion = content.discussion
        let time = ReaderTime(zone: content.recipient.timeZone).inClub(discussion.clubZone).named
        let closes = time.nearby(discussion.schedule.closesAt)
        let coming = Self.coming(asAuthor: content.isAuthor)
        let (heading, words) =
            switch content.occasion {
            case .opening:
                (
                    "It is open: \(discussion.title)",
                    ["\(coming). \(discussion.clubName) discusses it until \(closes)."]
                )
            case .closing:
                (
                    "It closes soon: \(discussion.title)",
                    [
                        "\(coming), and have written nothing yet. It closes \(closes).",
                        content.isAuthor
                            ? "One line is enough: what is misread, or what the article does not say."
                            : "One line is enough: a strength, a limitation, what it means for your patients.",
                    ]
                )
            }
        self.init(
            heading, words + ["Why it may change practice: \(Markdown.plainText(discussion.why))"],
            link: letterhead.link(
                to: SitePath.discussion(discussion.number, discussion.title), for: content.recipient),
            label: "Go to the discussion", footing: "")
    }

    /// Why somebody hears of a discussion's dates.
    static func coming(asAuthor isAuthor: Bool) -> String {
        isAuthor ? "You take part as an author of the article" : "You said that you will come"
    }
}
