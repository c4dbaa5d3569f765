/// One member asks another to work with them: for an offer, or in answer to a request.
package struct MentoringAsk: Hashable, Sendable {
    package let number: Number<MentoringAsk>
    package let role: MentoringRole
    /// Who would be the mentor, coach or sponsor, and who would have one.
    package let giver: MentoringPerson
    package let taker: MentoringPerson
    package let asker: Number<Member>
    /// What it is about; nil where that is gone.
    package let listing: Number<MentoringListing>?
    package let words: String
    package let answer: Answer
    /// With a no, for who asked.
    package let answerWords: String
    package let askedAt: Instant
    package let endsAt: Instant

    package init(
        number: Number<MentoringAsk>, role: MentoringRole, giver: MentoringPerson, taker: MentoringPerson,
        asker: Number<Member>, listing: Number<MentoringListing>?, words: String, answer: Answer,
        answerWords: String = "", askedAt: Instant, endsAt: Instant
    ) {
        self.number = number
        self.role = role
        self.giver = giver
        self.taker = taker
        self.asker = asker
        self.listing = listing
        self.words = words
        self.answer = answer
        self.answerWords = answerWords
        self.askedAt = askedAt
        self.endsAt = endsAt
    }

    package enum Answer: String, CaseIterable, Hashable, Sendable, Codable {
        case open, accepted, declined
        case takenBack = "taken-back"
        /// Nobody answered it in time.
        case lapsed
    }

    /// How long it may be answered.
    package static let term = Span.days(30)
    /// How many one member may send within a day.
    package static let dailyLimit = 5
    /// How long who heard a no asks the same person for the same no more.
    package static let rest = Span.days(90)
    package static let wordsLength = 2_000

    /// What has come of it; nobody has to note that one ran out.
    package func answer(at now: Instant) -> Answer { answer == .open && now >= endsAt ? .lapsed : answer }

    /// The other one of both.
    package func other(than member: Number<Member>) -> MentoringPerson { giver.number == member ? taker : giver }

    /// Who is to answer it.
    package var asked: MentoringPerson { other(than: asker) }
}

extension MentoringAsk {
    /// What somebody says when they ask.
    package struct Draft: Hashable, Sendable {
        package let words: String
        package let submission: String

        /// - Throws: a refusal at "words" or "identifies-nobody".
        package init(words raw: String, submission: String, identifiesNobody: String) throws(Refusal) {
            var inspection = Inspection()
            words = inspection.text(raw, "words", called: "a few words", limit: MentoringAsk.wordsLength)
            self.submission = String(submission.tidied.prefix(64))
            inspection.screen(words, answer: identifiesNobody)
            try inspection.settle()
        }
    }

    /// What somebody adds to a no, or to the end of an agreement; nothing at all is fine.
    package struct Parting: Hashable, Sendable {
        package let words: String

        /// - Throws: a refusal at "words" or "identifies-nobody".
        package init(words raw: String, identifiesNobody: String) throws(Refusal) {
            var inspection = Inspection()
            words = inspection.optionalText(raw, "words", called: "the words", limit: MentoringAsk.wordsLength)
            inspection.screen(words, answer: identifiesNobody)
            try inspection.settle()
        }
    }
}
