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
        self.init(
            "\(occasion.heading): \(content.title)", [occasion.explanation] + content.lines,
            link: origin + content.place.path(isToEdit: occasion == .held), label: occasion.label,
            footing: "\(siteName) tells you this because you wrote it.")
    }
}

extension AuthorLetterContent.Place {
    fileprivate func path(isToEdit: Bool) -> String {
        switch self {
        case .answer(let number): isToEdit ? SitePath.edit(number) : SitePath.answer(number)
        case .contribution(let number): SitePath.contribution(number)
        }
    }
}

extension AuthorOccasion {
    fileprivate var heading: String {
        switch self {
        case .held: "Please check a reference"
        case .doubted: "A reader doubts a reference"
        case .bettered: "A reader knows better evidence"
        case .citationNeeded: "A reader asks for a reference"
        }
    }

    fileprivate var explanation: String {
        switch self {
        case .held:
            "No registry knows this reference of your answer. Until it is right, only you see the answer; then it is published by itself."
        case .doubted: "They say that it does not support your answer."
        case .bettered: "They say that there is better evidence than that of your answer."
        case .citationNeeded:
            "Name a source in what you wrote: its DOI or PMID in the text is enough, and the mark goes away."
        }
    }

    fileprivate var label: String {
        switch self {
        case .held: "Correct it"
        case .doubted, .bettered: "See your answer"
        case .citationNeeded: "See what you wrote"
        }
    }
}
