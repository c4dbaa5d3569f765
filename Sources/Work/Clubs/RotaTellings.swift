package import Colloquium
import Foundation
package import Logging
import Pages
package import Store

package typealias RotaTellingWriter = LetterWriter<RotaTellings>

/// The letters to a club's facilitators about what those on its rota say.
package enum RotaTellings: OwedLetterKind {
    package static let name = "letter to a facilitator about the rota"
    package static let pluralName = "letters to facilitators about the rota"
    /// Who stands down by a slip of the finger has said so again by then.
    package static let pause = Duration.seconds(60)

    package static var letters: OwedLetters<DueRotaTelling, RotaTellingContent> { .rotaTellings }

    package static func facts(of due: DueRotaTelling) -> Logger.Metadata {
        ["club.number": "\(due.club)", "club.week": "\(due.week.rawValue)", "club.news": "\(due.news.rawValue)"]
    }

    package static func mail(
        _ content: RotaTellingContent, _ due: DueRotaTelling, with letterhead: Letterhead, of site: Site,
        at now: Instant
    ) -> OutgoingMail {
        letterhead.reminder(
            Letter(content, siteName: site.name, origin: letterhead.origin), to: content.recipient,
            called: "rota.\(due.number)", of: site, at: now,
            usefulUntil: content.week.range(in: content.club.timeZone).upperBound)
    }
}

extension Letter {
    fileprivate init(_ content: RotaTellingContent, siteName: String, origin: String) {
        let (club, name) = (content.club, content.name)
        let monday = ReaderTime(zone: club.timeZone).day(content.week.range(in: club.timeZone).lowerBound)
        let (heading, words) =
            switch content.news {
            case .accepted:
                (
                    "\(name) facilitates \(club.name) in the week of \(monday)",
                    content.isFacilitator
                        ? "They were asked, and accepted."
                        : "They were asked, and accepted. They are not a facilitator of the club, so they cannot move a discussion or write its synthesis: make them one on the club’s page if they are to."
                )
            case .declined:
                (
                    "\(name) declined to facilitate \(club.name) in the week of \(monday)",
                    "Ask somebody else, or volunteer yourself."
                )
            case .stoodDown:
                (
                    "\(name) cannot facilitate \(club.name) in the week of \(monday) after all",
                    "Ask somebody else, or volunteer yourself."
                )
            }
        self.init(
            heading, [words], link: origin + SitePath.rota(club.number, content.week), label: "See the rota",
            footing: "\(siteName) tells you because you facilitate the club.")
    }
}
