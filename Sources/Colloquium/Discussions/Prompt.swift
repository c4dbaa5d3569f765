/// A question that facilitators put to a discussion, which opens on one of its days.
package struct Prompt: Hashable, Sendable {
    package let number: Number<Prompt>
    package let discussion: Number<Discussion>
    /// Of the discussion; the first is the one on which it opens.
    package let day: Int
    package let question: Prose
    /// Counted up with each change.
    package let version: Int

    /// How many a discussion may have.
    package static let limit = 20
    /// Of a question, in characters.
    package static let length = 4_000

    package init(number: Number<Prompt>, discussion: Number<Discussion>, day: Int, question: Prose, version: Int = 1) {
        self.number = number
        self.discussion = discussion
        self.day = day
        self.question = question
        self.version = version
    }

    /// Its words as an answer quotes them, in Markdown.
    package var quotation: String { question.source.quoted.tidied }

    /// What an answer to it begins with: the question quoted, once, above what was begun, or below what answers another.
    package func answer(begunWith begun: String) -> String { begun.quoting(quotation) }

    /// The form for a prompt, as typed.
    package struct Entry: Hashable, Sendable {
        package var day = ""
        package var question = ""
        /// How many days of the discussion had begun when the form was made; empty where nobody knows.
        package var begun = ""
        /// "yes" where its author says that what looks like it identifies no patient.
        package var identifiesNobody = ""

        package init() {}
    }

    /// A prompt that may be asked, if its day is one of the discussion.
    package struct Draft: Hashable, Sendable {
        package let day: Int
        package let question: Prose
        /// How many days had begun as far as its author knows; nil where nobody knows.
        package let begun: Int?

        /// - Throws: every problem at once, by the entry's field names.
        package init(_ entry: Entry, render: (String) -> String) throws(Refusal) {
            var inspection = Inspection()
            let chosen = Int(entry.day.tidied)
            if chosen == nil { inspection.note("day", "Choose the day on which it opens.") }
            let text = inspection.text(entry.question, "question", called: "the question", limit: Prompt.length)
            inspection.screen(text, answer: entry.identifiesNobody)
            try inspection.settle()
            day = chosen ?? 0
            begun = Int(entry.begun)
            question = Prose(source: text, html: render(text))
        }
    }
}
