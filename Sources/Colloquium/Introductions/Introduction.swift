/// Two members whom a third, who has both in their network, brings together. Both must say yes; until then neither learns
/// what the other said, nor does the third.
package struct Introduction: Hashable, Sendable {
    package let number: Number<Introduction>
    package let introducer: Number<Member>
    /// Of both the one with the lower number.
    package let one: Number<Member>
    package let other: Number<Member>
    /// Why, to both; may be empty where each has words of their own.
    package let words: String
    package let wordsToOne: String
    package let wordsToOther: String
    package let introducedAt: Instant
    /// Until when both may answer. It ends at this moment whoever said what, so that a no is never told from silence.
    package let endsAt: Instant
    /// When the second of both said yes.
    package let metAt: Instant?

    package init(
        number: Number<Introduction>, introducer: Number<Member>, one: Number<Member>, other: Number<Member>,
        words: String, wordsToOne: String, wordsToOther: String, introducedAt: Instant, endsAt: Instant,
        metAt: Instant?
    ) {
        self.number = number
        self.introducer = introducer
        self.one = one
        self.other = other
        self.words = words
        self.wordsToOne = wordsToOne
        self.wordsToOther = wordsToOther
        self.introducedAt = introducedAt
        self.endsAt = endsAt
        self.metAt = metAt
    }

    package static let term = Span.days(30)
    /// From when both said yes until they are asked whether it was worth it.
    package static let followUp = Span.days(42)
    /// Within 24 hours.
    package static let dailyLimit = 5
    /// In characters, of each of the three texts.
    package static let wordsLimit = 1_500
    /// In characters.
    package static let contactLimit = 200
}

extension Introduction {
    /// What everybody who knows of it may know.
    package enum State: Hashable, Sendable {
        case waiting
        /// Both said yes.
        case met
        /// The time has passed and they did not meet.
        case over
    }

    package func state(at now: Instant) -> State { metAt != nil ? .met : now < endsAt ? .waiting : .over }

    /// What one of both was written.
    package func words(to member: Number<Member>) -> [String] {
        [words, member == one ? wordsToOne : wordsToOther].filter { !$0.isEmpty }
    }

    /// The other one of both.
    package func partner(of member: Number<Member>) -> Number<Member> { member == one ? other : one }

    /// What one of both said; nobody but they themselves reads it.
    package enum Answer: Hashable, Sendable {
        /// With what the other is to reach them by, once both said yes.
        case yes(contact: String)
        case no
    }

    /// What is told of an introduction.
    package enum Occasion: String, CaseIterable, Hashable, Sendable {
        /// To both, that they are introduced.
        case asked
        /// To all three, that both said yes.
        case met
        /// To all three some weeks later, the question whether it was worth it.
        case worthIt = "worth-it"
    }
}

extension Introduction {
    /// Whether it was worth it, as one of the three sees it. Theirs alone, unless they let the introducer read it.
    package struct Outcome: Hashable, Sendable {
        package enum Worth: String, CaseIterable, Hashable, Sendable {
            case yes, partly, no
            case notYet = "not-yet"

            package var name: String {
                switch self {
                case .yes: "Yes"
                case .partly: "Partly"
                case .no: "No"
                case .notYet: "We have not been in touch yet"
                }
            }
        }

        package let worth: Worth
        package let words: String
        /// Whether who introduced them may read it.
        package let isShared: Bool

        package init(_ worth: Worth, words: String, isShared: Bool) {
            self.worth = worth
            self.words = words
            self.isShared = isShared
        }
    }
}
