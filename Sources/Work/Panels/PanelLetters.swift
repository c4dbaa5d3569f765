package import Colloquium
package import Logging
import Pages
package import Store

package typealias PanelLetterWriter = LetterWriter<PanelLetters>

/// Letters to those on a panel that it is asked about a question, or to vote, once each.
package enum PanelLetters: OwedLetterKind {
    package static let name = "letter of what a panel is asked"
    package static let pluralName = "letters of what panels are asked"
    package static let pause = Duration.seconds(60)

    package static var letters: OwedLetters<DuePanelLetter, PanelLetterContent> { .panels }

    package static func facts(of due: DuePanelLetter) -> Logger.Metadata {
        ["panel.number": "\(due.panel)", "member.number": "\(due.member)"]
    }

    package static func mail(
        _ content: PanelLetterContent, _ due: DuePanelLetter, with letterhead: Letterhead, of site: Site,
        at now: Instant
    ) -> OutgoingMail {
        let subject = due.question.map { "question.\($0)" } ?? due.poll.map { "poll.\($0)" } ?? ""
        return letterhead.reminder(
            Letter(content, siteName: site.name, origin: letterhead.origin), to: content.recipient,
            // Fixed by what is told to whom, so that a second copy could be told to be one.
            called: "panel.\(due.panel).\(subject).\(due.member)", of: site, at: now,
            usefulUntil: content.usefulUntil(now))
    }
}

extension PanelLetterContent {
    /// A poll until it closes; a question for a month, unless the panel ends before.
    fileprivate func usefulUntil(_ now: Instant) -> Instant {
        let last =
            switch subject {
            case .question: now + .days(30)
            case .poll(let poll): poll.closesAt
            }
        return panel.endsAt.map { min($0, last) } ?? last
    }
}

extension Letter {
    fileprivate init(_ content: PanelLetterContent, siteName: String, origin: String) {
        let (heading, words, path, label) =
            switch content.subject {
            case .question(let number, let title):
                (
                    "Your panel is asked: \(title)",
                    "The panel may judge its answers: whether they are right, and rest on what they cite.",
                    SitePath.question(number, title), "Read the answers"
                )
            case .poll(let poll):
                (
                    "Your panel is to vote: \(poll.question)",
                    "The poll closes \(ReaderTime(zone: content.recipient.timeZone).named.nearby(poll.closesAt)).",
                    SitePath.poll(poll.number, poll.question), "Vote"
                )
            }
        self.init(
            heading, ["\(content.club.name) asks its panel “\(content.panel.topic)”, which you are on. \(words)"],
            link: origin + path, label: label,
            footing: "\(siteName) tells you once of what a panel is asked, because you are on it.")
    }
}
