extension OwnWritings {
    /// All that a member keeps of their network, for them to take away.
    package struct OwnTies: Sendable {
        /// A tie with the handles of those who were named for it.
        package struct Kept: Sendable {
            package let tie: Tie
            package let named: [Handle]
            /// The numbers of the owner's ties that they know.
            package let knows: [Number<Tie>]

            package init(_ tie: Tie, named: [Handle], knows: [Number<Tie>]) {
                self.tie = tie
                self.named = named
                self.knows = knows
            }
        }

        package let ties: [Kept]
        /// Whom they block, by name.
        package let blocked: [String]
        /// What waits of an upload, as it was read; empty for nothing.
        package let upload: String
        /// Whether they may be suggested to others.
        package let isSuggested: Bool
        /// Whom they do not want suggested for now, by name.
        package let dismissed: [String]
        /// What they introduced and were introduced by, oldest first.
        package let introductions: [Introduced]

        package init(
            ties: [Kept] = [], blocked: [String] = [], upload: String = "", isSuggested: Bool = true,
            dismissed: [String] = [], introductions: [Introduced] = []
        ) {
            self.ties = ties
            self.blocked = blocked
            self.upload = upload
            self.isSuggested = isSuggested
            self.dismissed = dismissed
            self.introductions = introductions
        }
    }

    /// An introduction as one of its three may take it away.
    package struct Introduced: Sendable {
        package let introducer: String
        /// Of both, for the introducer; for one of both, of the other alone.
        package let people: [String]
        /// What the member wrote, or was written.
        package let words: [String]
        package let introducedAt: Instant
        package let metAt: Instant?
        /// What the member said, and passed on.
        package let answer: Introduction.Answer?
        /// How the other is reached, once both said yes; empty for nothing.
        package let theirContact: String
        package let outcome: Introduction.Outcome?

        package init(
            introducer: String, people: [String], words: [String], introducedAt: Instant, metAt: Instant?,
            answer: Introduction.Answer?, theirContact: String, outcome: Introduction.Outcome?
        ) {
            self.introducer = introducer
            self.people = people
            self.words = words
            self.introducedAt = introducedAt
            self.metAt = metAt
            self.answer = answer
            self.theirContact = theirContact
            self.outcome = outcome
        }
    }
}
