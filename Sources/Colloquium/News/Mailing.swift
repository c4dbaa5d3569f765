/// What a member may end with the link in a mail.
package enum Mailing: Hashable, Sendable {
    /// Of each of these cadences: one mail may serve several.
    case digests([Cadence])
    /// Whatever they hear of at once.
    case promptNews
    /// Of what one said one would do.
    case reminders
    /// Letters about works that were retracted or corrected.
    case notices

    package static func digest(_ cadence: Cadence) -> Mailing { .digests([cadence]) }
}

extension Mailing: RawRepresentable {
    package init?(rawValue: String) {
        switch rawValue {
        case "reminders": self = .reminders
        case "notices": self = .notices
        case "at-once": self = .promptNews
        default:
            let words = rawValue.split(separator: "-").map(String.init)
            let cadences = words.compactMap(Cadence.init(rawValue:))
            guard !cadences.isEmpty, cadences.count == words.count else { return nil }
            self = .digests(cadences)
        }
    }

    package var rawValue: String {
        switch self {
        case .digests(let cadences): cadences.map(\.rawValue).joined(separator: "-")
        case .promptNews: "at-once"
        case .reminders: "reminders"
        case .notices: "notices"
        }
    }
}
