/// What one of two people who work together notes for themselves; never the other's to read.
package struct MentoringLogEntry: Hashable, Sendable {
    package let number: Number<MentoringLogEntry>
    /// As "2026-11-28".
    package let day: String
    package let words: String
    /// Counted up with each change.
    package let version: Int

    package init(number: Number<MentoringLogEntry>, day: String, words: String, version: Int = 1) {
        self.number = number
        self.day = day
        self.words = words
        self.version = version
    }

    package static let wordsLength = 4_000

    /// An entry as typed that may be kept.
    package struct Draft: Hashable, Sendable {
        package let day: String
        package let words: String
        package let submission: String

        /// - Parameter today: where the member is, as "2026-11-28"; nothing is noted for a later day.
        /// - Throws: every problem at once, at "day" and "words".
        package init(day rawDay: String, words raw: String, submission: String, today: String) throws(Refusal) {
            var inspection = Inspection()
            day = inspection.pastDay(rawDay, "day", today: today) ?? today
            words = inspection.text(raw, "words", called: "what you want to keep", limit: wordsLength)
            self.submission = String(submission.tidied.prefix(64))
            try inspection.settle()
        }
    }
}
