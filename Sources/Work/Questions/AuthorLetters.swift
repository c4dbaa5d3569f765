package import Colloquium
import Foundation
package import Logging
import Pages
package import Store

package typealias AuthorWriter = LetterWriter<AuthorLetters>

/// The letters to members about what others found wrong in what they wrote.
package enum AuthorLetters: OwedLetterKind {
    package static let name = "letter to an author"
    package static let pluralName = "letters to authors"
    package static let pause = Duration.seconds(20)

    package static var letters: OwedLetters<DueAuthorLetter, AuthorLetterContent> { .authors }

    package static func facts(of due: DueAuthorLetter) -> Logger.Metadata {
        ["letter.number": "\(due.number)", "letter.occasion": "\(due.occasion.rawValue)"]
    }

    package static func mail(
        _ content: AuthorLetterContent, _ due: DueAuthorLetter, with letterhead: Letterhead, of site: Site,
        at now: Instant
    ) -> OutgoingMail {
        letterhead.reminder(
            Letter(content, due.occasion, siteName: site.name, origin: letterhead.origin), to: content.recipient,
            called: "author.\(due.number)", of: site, at: now, usefulUntil: now + .days(14))
    }
}

extension Letter {
    fileprivate init(_ content: AuthorLetterContent, _ occasion: AuthorOccasion, siteName: String, origin: String) {
        let footing = "\(siteName) tells you this because you wrote it."
        switch occasion {
        case .held:
            self.init(
                "Please check a reference: \(content.title)",
                [
                    "No registry knows this reference of your answer. Until it is right, only you see the answer; then it is published by itself."
                ] + content.lines, link: origin + SitePath.edit(content.answer), label: "Correct it", footing: footing)
        case .doubted:
            self.init(
                "A reader doubts a reference: \(content.title)",
                ["They say that it does not support your answer."] + content.lines,
                link: origin + SitePath.answer(content.answer), label: "See your answer", footing: footing)
        case .bettered:
            self.init(
                "A reader knows better evidence: \(content.title)",
                ["They say that there is better evidence than that of your answer."] + content.lines,
                link: origin + SitePath.answer(content.answer), label: "See your answer", footing: footing)
        case .citationNeeded:
            self.init(content.title, content.lines, link: origin, label: "See it", footing: footing)
        }
    }
}
