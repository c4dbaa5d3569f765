/// Why a member is told on the site of what somebody did.
package enum NotificationReason: String, CaseIterable, Hashable, Sendable {
    case reply
    case mention
    case answer
    case doubt
    case betterEvidence = "better-evidence"
    case citationNeeded = "citation-needed"
    case synthesis
    case quotationWithdrawn = "quotation-withdrawn"
    case retraction
    case vote
    case seatTaken = "seat-taken"
    case seatRefused = "seat-refused"
    case readRetraction = "read-retraction"
    /// A subscription asks for it that is heard of on the site only.
    case followed

    /// What the member is told of, in a list of such things.
    package var name: String {
        switch self {
        case .reply: "replies to what you wrote"
        case .mention: "words that name you"
        case .answer: "answers to your questions"
        case .doubt: "doubts about your references"
        case .betterEvidence: "better evidence than yours"
        case .citationNeeded: "requests for a reference"
        case .synthesis: "syntheses of what you took part in"
        case .quotationWithdrawn: "withdrawals of what a synthesis rests on"
        case .retraction: "retractions of what you cited"
        case .vote: "polls that ask you"
        case .seatTaken: "acceptances by whom you asked to a panel"
        case .seatRefused: "refusals by whom you asked to a panel"
        case .readRetraction: "retractions of what you read"
        case .followed: "what you follow"
        }
    }

    /// Whether the member is told who did it. A retraction is nobody's act, and who asks for a reference is named nowhere.
    package var namesActor: Bool { ![.retraction, .readRetraction, .citationNeeded].contains(self) }

    /// Whether it has a switch of its own; what is followed ends with its subscription.
    package var mayBeSwitchedOff: Bool { self != .followed }

    /// "because you wrote what this replies to"
    package var because: String {
        switch self {
        case .reply: "because you wrote what this replies to"
        case .mention: "because it names you"
        case .answer: "because you asked the question"
        case .doubt, .betterEvidence: "because it is about a reference of yours"
        case .citationNeeded: "because you wrote what lacks a reference"
        case .synthesis: "because you took part in the discussion"
        case .quotationWithdrawn: "because you facilitate the club"
        case .retraction: "because you cited the article"
        case .vote: "because you are among those it is put to"
        case .seatTaken, .seatRefused: "because you made the panel or sent the invitation"
        case .readRetraction: "because you read what rests on it"
        case .followed: "because you follow it"
        }
    }
}
