package import Colloquium
package import Logging
import Pages
package import Store

package typealias MovedWriter = LetterWriter<MovedLetters>

/// Letters to those who will come to a discussion, or came, which has other dates since.
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
            Letter(content, due, letterhead, at: now), to: content.recipient,
            // The same dates may be told again, after others.
            called: "moved.\(due.discussion).\(now.rawValue)", of: site, at: now,
            // Until they would have found out.
            usefulUntil: now < due.opensAt ? due.opensAt : max(due.closesAt, content.told.closesAt))
    }
}

extension Letter {
    fileprivate init(
        _ content: MovedLetterContent, _ due: DueMovedLetter, _ letterhead: Letterhead, at now: Instant
    ) {
        let discussion = content.discussion
        let time = ReaderTime(zone: content.recipient.timeZone).inClub(discussion.clubZone).named
        let news =
            now < due.opensAt
            ? DateNews(before: content, due, time) : DateNews(since: content, due, time, at: now)
        self.init(
            "\(news.heading): \(discussion.title)",
            ["\(Self.coming(asAuthor: content.isAuthor)). \(discussion.clubName) \(news.change)."] + news.lines,
            link: letterhead.link(
                to: SitePath.discussion(discussion.number, discussion.title), for: content.recipient),
            label: "Go to the discussion", footing: "")
    }
}

/// What is said of other dates.
private struct DateNews {
    let heading: String
    /// What the club did.
    let change: String
    let lines: [String]

    /// While it has not opened.
    init(before content: MovedLetterContent, _ due: DueMovedLetter, _ time: ReaderTime) {
        heading = "Other dates"
        change = "changed when it discusses the article"
        lines = [
            content.told.opensAt == due.opensAt
                ? "It opens \(time.nearby(due.opensAt)), as you know."
                : "It opens \(time.nearby(due.opensAt)), and not \(time.nearby(content.told.opensAt)).",
            content.told.closesAt == due.closesAt
                ? "It closes \(time.nearby(due.closesAt)), as you know."
                : "It closes \(time.nearby(due.closesAt)), and not \(time.nearby(content.told.closesAt)).",
        ]
    }

    /// Once it opened.
    init(since content: MovedLetterContent, _ due: DueMovedLetter, _ time: ReaderTime, at now: Instant) {
        let (end, told) = (time.nearby(due.closesAt), time.nearby(content.told.closesAt))
        if due.closesAt <= now {
            (heading, change) = ("It has closed", "closed the discussion")
            lines = ["It closed \(end), and not \(told). What was said in it stays there to be read."]
        } else if content.told.closesAt <= now {
            (heading, change) = ("It is open again", "reopened the discussion")
            lines = ["It closes \(end)."]
        } else {
            (heading, change) = ("It closes at another time", "changed when the discussion closes")
            lines = ["It closes \(end), and not \(told)."]
        }
    }
}
