/// One of three ways in which somebody helps another on. They differ in how long they last, in what they are about, and in
/// who is to see it.
package enum MentoringRole: String, CaseIterable, Hashable, Sendable, Codable {
    case mentor, coach, sponsor

    package var name: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

    /// As in "You look for a mentor."
    package var withArticle: String { "a \(rawValue)" }

    /// What sets it apart from the two others, in two sentences.
    package var meaning: String {
        switch self {
        case .mentor:
            "Goes with somebody for years, and cares for the person as much as for the career. What nobody asks in a meeting is talked over with a mentor."
        case .coach:
            "Works on one skill or one piece of work, for a time that both agree on. A coach asks rather than tells, and is done when the other can do it."
        case .sponsor:
            "Uses their own standing to open doors: names somebody for the talk, the committee, the post. A sponsor does so in public, and answers for it with their name."
        }
    }
}

/// How two people work together.
package enum MentoringWay: String, CaseIterable, Hashable, Sendable, Codable {
    case inPerson = "in-person"
    case video
    case writing

    package var name: String {
        switch self {
        case .inPerson: "In person"
        case .video: "By video"
        case .writing: "In writing"
        }
    }
}

/// A member as somebody else may know them when both might work together.
package struct MentoringPerson: Hashable, Sendable {
    package let number: Number<Member>
    package let name: String
    /// Nil where the reader may not know it.
    package let stage: CareerStage?
    /// Empty where it was not given, or the reader may not know it; so is the country.
    package let institution: String
    package let country: String

    package init(
        number: Number<Member>, name: String, stage: CareerStage? = nil, institution: String = "",
        country: String = ""
    ) {
        self.number = number
        self.name = name
        self.stage = stage
        self.institution = institution
        self.country = country
    }
}
