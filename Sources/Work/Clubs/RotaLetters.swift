package import Colloquium
import Foundation
package import Logging
import Pages
package import Store

package typealias RotaWriter = LetterWriter<RotaLetters>

/// The letters about weeks of a club's rota: a facilitator asks, a volunteer's week comes, or nobody's does, once each.
package enum RotaLetters: OwedLetterKind {
    package static let name = "letter about the rota"
    package static let pluralName = "letters about the rota"
    package static let pause = Duration.seconds(20)

    package static var letters: OwedLetters<DueRotaLetter, RotaLetterContent> { .rota }

    package static func facts(of due: DueRotaLetter) -> Logger.Metadata {
        ["club.number": "\(due.club)", "club.week": "\(due.week.rawValue)", "member.number": "\(due.member)"]
    }

    package static func mail(
        _ content: RotaLetterContent, _ due: DueRotaLetter, with letterhead: Letterhead, of site: Site, at now: Instant
    ) -> OutgoingMail {
        letterhead.reminder(
            Letter(content, siteName: site.name, origin: letterhead.origin, at: now), to: content.recipient,
            // Fixed by what is told to whom, so that a second copy could be told to be one.
            called: "\(content.occasion.rawValue).\(due.club).\(due.week.rawValue).\(due.givenAt.rawValue)",
            of: site, at: now, usefulUntil: content.occasion.end(in: content.week.range(in: content.club.timeZone)))
    }
}

extension Letter {
    fileprivate init(_ content: RotaLetterContent, siteName: String, origin: String, at now: Instant) {
        let club = content.club
        let time = ReaderTime(zone: club.timeZone).named
        let monday = time.day(content.week.range(in: club.timeZone).lowerBound)
        let openings = content.discussions.map { "\($0.title), \(time.opening($0.opensAt, at: now))" }
        let planned =
            openings.isEmpty
            ? "No discussion opens in that week yet." : "In that week: \(openings.joined(separator: "; "))"
        switch content.occasion {
        case .asking:
            self.init(
                "Would you facilitate \(club.name) in the week of \(monday)?",
                ["A facilitator of the club asks you. Accept or decline on the rota.", planned],
                link: origin + SitePath.rota(club.number, content.week), label: "Answer",
                footing: "\(siteName) asks you this once, because you belong to the club.")
        case .turn:
            self.init(
                "You facilitate \(club.name) in the week of \(monday)",
                content.isFacilitator
                    ? [planned]
                    : [
                        planned,
                        "You are not a facilitator of the club, so you can lead what is said, but neither move a discussion nor change its dates nor write its synthesis. If you are to, ask a facilitator to make you one.",
                    ],
                link: origin + SitePath.rota(club.number, content.week), label: "See the rota", footing: "")
        case .gap:
            self.init(
                "Nobody facilitates \(club.name) in the week of \(monday)",
                [planned, "Volunteer, or ask a member."],
                link: origin + SitePath.rota(club.number, content.week), label: "See the rota",
                footing: "\(siteName) tells you this once, because you facilitate the club.")
        }
    }
}
