/// A short mail with one link: to sign in, to confirm, to join.
package struct Letter: Sendable {
    package let heading: String
    package let paragraphs: [String]
    package let linkURL: String
    package let linkLabel: String
    package var footing: String
    /// Where one ends mails like this one; empty for a letter that comes but once.
    package var stopURL = ""
    package var stopLabel = "Send me no more reminders"
    /// Stands over `choices`.
    package var choicesText = ""
    /// Further links, where the reader alone knows which is meant.
    package var choices: [Choice] = []

    package struct Choice: Sendable {
        let choiceText: String
        let choiceURL: String

        package init(_ text: String, link: String) {
            choiceText = text
            choiceURL = link
        }
    }

    package init(_ heading: String, _ paragraphs: [String], link: String, label: String, footing: String) {
        self.heading = heading
        self.paragraphs = paragraphs
        linkURL = link
        linkLabel = label
        self.footing = footing
    }
}

package struct LetterHTML: Page {
    package static let template = "news/letter-html"
    let letter: Letter
    package init(_ letter: Letter) { self.letter = letter }
}

package struct LetterText: Page {
    package static let template = "news/letter-text"
    let letter: Letter
    package init(_ letter: Letter) { self.letter = letter }
}
