extension Introduction {
    /// The form for an introduction, as typed. Which of both is first says nothing.
    package struct Entry: Hashable, Sendable {
        /// Numbers of members.
        package var first = ""
        package var second = ""
        package var words = ""
        package var wordsToFirst = ""
        package var wordsToSecond = ""
        package var submission = ""
        package var identifiesNobody = ""

        package init() {}
    }

    /// An introduction that may be written.
    package struct Draft: Hashable, Sendable {
        package let one: Number<Member>
        package let other: Number<Member>
        package let words: String
        package let wordsToOne: String
        package let wordsToOther: String
        package let submission: String

        /// - Throws: every problem at once, by the field names of the form.
        package init(_ entry: Entry) throws(Refusal) {
            var inspection = Inspection()
            let first = inspection.person(entry.first, "first")
            let second = inspection.person(entry.second, "second")
            if first == second, first.rawValue > 0 {
                inspection.note("second", "Choose two different people.")
            }
            let limit = Introduction.wordsLimit
            words = inspection.optionalText(entry.words, "words", called: "your words to both", limit: limit)
            let toFirst = inspection.optionalText(
                entry.wordsToFirst, "words-first", called: "your words to the first", limit: limit)
            let toSecond = inspection.optionalText(
                entry.wordsToSecond, "words-second", called: "your words to the second", limit: limit)
            if words.isEmpty, toFirst.isEmpty || toSecond.isEmpty {
                inspection.note("words", "Write why they should know each other, to both or to each of them.")
            }
            inspection.screen(words, toFirst, toSecond, answer: entry.identifiesNobody)
            let isInOrder = first < second
            (one, other) = isInOrder ? (first, second) : (second, first)
            (wordsToOne, wordsToOther) = isInOrder ? (toFirst, toSecond) : (toSecond, toFirst)
            submission = String(entry.submission.tidied.prefix(64))
            try inspection.settle()
        }
    }

    /// The form one of both answers with, as typed.
    package struct AnswerEntry: Hashable, Sendable {
        /// "yes" or "no"
        package var answer = ""
        package var contact = ""

        package init() {}
    }

    /// The form with which one of the three says whether it was worth it, as typed.
    package struct OutcomeEntry: Hashable, Sendable {
        package var worth = ""
        package var words = ""
        /// "yes" where the introducer may read it.
        package var isShared = ""
        package var identifiesNobody = ""

        package init() {}
    }
}

extension Introduction.Answer {
    /// - Throws: problems at `answer` and `contact`.
    package init(_ entry: Introduction.AnswerEntry) throws(Refusal) {
        var inspection = Inspection()
        switch entry.answer {
        case "yes":
            let contact = inspection.text(
                entry.contact.tidiedLine, "contact", called: "how they may reach you", limit: Introduction.contactLimit)
            self = .yes(contact: contact)
        case "no":
            self = .no
        default:
            self = .no
            inspection.note("answer", "Choose yes or no.")
        }
        try inspection.settle()
    }
}

extension Introduction.Outcome {
    /// - Throws: problems at `worth` and `outcome-words`; words that others are to read are screened.
    package init(_ entry: Introduction.OutcomeEntry) throws(Refusal) {
        var inspection = Inspection()
        let worth = Worth(rawValue: entry.worth)
        if worth == nil { inspection.note("worth", "Choose one of the answers.") }
        let words = inspection.optionalText(
            entry.words, "outcome-words", called: "your words", limit: Introduction.wordsLimit)
        let isShared = entry.isShared == "yes"
        if isShared { inspection.screen(words, answer: entry.identifiesNobody) }
        try inspection.settle()
        self.init(worth ?? .notYet, words: words, isShared: isShared)
    }
}

extension Inspection {
    /// The member that a number was typed or chosen for; zero, which is nobody's, where it is none.
    fileprivate mutating func person(_ raw: String, _ field: String) -> Number<Member> {
        if let number = Int64(raw), number > 0 { return Number(rawValue: number) }
        note(field, "Choose somebody of your network who is a member here.")
        return 0
    }
}
