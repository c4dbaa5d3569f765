package import Colloquium
package import Logging
import Pages
package import Store

package typealias GuestWriter = LetterWriter<GuestLetters>

/// Letters to authors who are guests of a discussion, of who answered or named them there.
package enum GuestLetters: OwedLetterKind {
    package static let name = "letter to a guest"
    package static let pluralName = "letters to guests"
    package static let pause = Duration.seconds(60)

    package static var letters: OwedLetters<DueGuestLetter, GuestLetterContent> { .guests }

    package static func facts(of due: DueGuestLetter) -> Logger.Metadata {
        ["discussion.number": "\(due.discussion)", "member.number": "\(due.member)"]
    }

    package static func mail(
        _ content: GuestLetterContent, _ due: DueGuestLetter, with letterhead: Letterhead, of site: Site,
        at now: Instant
    ) -> OutgoingMail {
        letterhead.reminder(
            Letter(content, siteName: site.name, letterhead), to: content.recipient,
            // Fixed by what is told to whom, so that a second copy could be told to be one.
            called: "guest.\(due.discussion).\(due.toldUntil.rawValue)", of: site, at: now,
            usefulUntil: now + .days(7))
    }
}

extension Letter {
    fileprivate init(_ content: GuestLetterContent, siteName: String, _ letterhead: Letterhead) {
        let sayings = content.sayings
        let path =
            sayings.count == 1
            ? SitePath.contribution(sayings[0].contribution)
            : SitePath.discussion(content.discussion, content.title)
        let heading =
            sayings.count == 1 ? sayings[0].deed : "\(sayings.count) contributions answer or name you"
        self.init(
            "\(heading): \(content.title)", sayings.map { "\($0.deed): \($0.words.excerpt(400))" },
            link: letterhead.link(to: path, for: content.recipient), label: "Read and answer",
            footing: "\(siteName) writes at most once a day of this discussion, since you take part as an author.")
    }
}

extension GuestLetterContent.Saying {
    fileprivate var deed: String { "\(name) \(isReply ? "answers" : "names") you" }
}
