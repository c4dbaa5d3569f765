/// What was just done to a rule of an inbox, as the list that follows says it.
package enum RuleDone: String, Sendable {
    case added, changed, removed

    /// What a person reads.
    var sentence: String {
        switch self {
        case .added: "The rule is added and holds from now on."
        case .changed: "The rule is changed."
        case .removed: "The rule is removed."
        }
    }
}
