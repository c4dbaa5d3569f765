/// What a member may end with the link in a mail.
package enum Mailing: Hashable, Sendable {
    case digest(Cadence)
    /// Of what one said one would do.
    case reminders
}

extension Mailing: RawRepresentable {
    package init?(rawValue: String) {
        if rawValue == "reminders" {
            self = .reminders
        } else if let cadence = Cadence(rawValue: rawValue) {
            self = .digest(cadence)
        } else {
            return nil
        }
    }

    package var rawValue: String {
        switch self {
        case .digest(let cadence): cadence.rawValue
        case .reminders: "reminders"
        }
    }
}
