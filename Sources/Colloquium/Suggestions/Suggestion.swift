/// A member whom another may want to know, with why.
package struct Suggestion: Hashable, Sendable {
    package let member: Number<Member>
    package let name: String
    /// As far as their profile shows it to members; empty where it does not.
    package let institution: String
    package let country: String
    /// The weightiest first; never none.
    package let reasons: [Reason]

    package init(
        member: Number<Member>, name: String, institution: String, country: String, reasons: [Reason]
    ) {
        self.member = member
        self.name = name
        self.institution = institution
        self.country = country
        self.reasons = reasons
    }

    package static let limit = 20
    /// How long nobody is suggested again to who said “not now”.
    package static let rest = Span.days(180)

    /// Why somebody is suggested: nothing but what the one they are suggested to may read anyway.
    package enum Reason: Hashable, Sendable {
        /// They answered a question of the reader's.
        case answered(Number<Question>, title: String)
        /// They disagreed, with a reason, with what the reader wrote.
        case disagreed(Number<Contribution>, title: String)
        /// The reader disagreed with what they wrote.
        case wasDisagreedWith(Number<Contribution>, title: String)
        /// What both care about, as the reader spells it, where they are in another place.
        case topics([String])
        /// A tie of the reader's knows them, and hardly anybody whom they share with the reader is in the reader's network.
        case bridge
        /// Ties of the reader's in whose networks the reader finds them, by name.
        case acquaintances([String])
    }
}

extension Suggestion.Reason {
    /// Which of two suggestions comes first.
    var weight: Int {
        switch self {
        case .answered, .disagreed: 6
        case .wasDisagreedWith: 5
        case .topics(let topics): 2 + min(topics.count, 4)
        case .bridge: 3
        case .acquaintances(let names): min(names.count, 3)
        }
    }

    /// That somebody's ties know them makes a reason weightier, and is none by itself.
    var isEnough: Bool {
        if case .acquaintances = self { false } else { true }
    }
}

extension Suggestion {
    /// Where among the numbers of all members the search for people of a topic begins this week. Of a topic that
    /// thousands share few can be looked at: everybody's turn comes, and a page stays as it is for a week.
    package static func start(for member: Number<Member>, among last: Int64, at now: Instant) -> Int64 {
        let week = UInt64(bitPattern: now.rawValue / Span.days(7).milliseconds)
        var mixed = UInt64(bitPattern: member.rawValue) &* 0x9E37_79B9_7F4A_7C15 &+ week &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 31)) &* 0x94D0_49BB_1331_11EB
        return Int64((mixed ^ (mixed >> 29)) % UInt64(max(last, 1))) + 1
    }
}
