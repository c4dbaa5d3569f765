/// What a reader says of a contribution with one press. There is no bare "no": who disagrees gives the reason, as a
/// reply.
package enum Signal: String, CaseIterable, Hashable, Sendable, Codable {
    case agree, insightful, disagree

    /// What needs no words beside it.
    package static let pressed: [Signal] = [.agree, .insightful]
}

/// How a contribution was received.
package struct Reception: Hashable, Sendable {
    package var agree: Int
    package var insightful: Int
    package var disagree: Int
    /// Members who agree with it or find it insightful, each counted once.
    package var favour: Int
    /// Members who gave any signal, each counted once.
    package var members: Int

    package static let none = Reception(agree: 0, insightful: 0, disagree: 0, favour: 0, members: 0)

    package init(agree: Int, insightful: Int, disagree: Int, favour: Int, members: Int) {
        self.agree = agree
        self.insightful = insightful
        self.disagree = disagree
        self.favour = favour
        self.members = members
    }

    package subscript(signal: Signal) -> Int {
        switch signal {
        case .agree: agree
        case .insightful: insightful
        case .disagree: disagree
        }
    }

    /// The least share of readers, from 0 to 1, who would likely find it useful: the lower bound of Wilson's score
    /// interval at 95 %. One friend's press does not outrank twenty of which one is against.
    package var usefulness: Double {
        guard members > 0 else { return 0 }
        let z = 1.959_963_985
        let count = Double(members)
        let share = Double(favour) / count
        let spread = z * ((share * (1 - share) + z * z / (4 * count)) / count).squareRoot()
        return max(0, (share + z * z / (2 * count) - spread) / (1 + z * z / count))
    }
}

extension Authorship {
    /// Checks that `viewer` may say what they think of it with a signal.
    /// - Throws: `forbidden` for the author, a conflict for what was withdrawn.
    package func refuseUnlessSignalled(by viewer: Viewer) throws(Refusal) {
        if isWithdrawn { throw Refusal(.conflict, "This contribution was withdrawn.") }
        if viewer.member == author { throw Refusal(.forbidden, "Your own contribution takes signals from others.") }
    }

    /// Checks that `viewer` may ask its author for a reference.
    /// - Throws: `forbidden` for the author, a conflict for what was withdrawn.
    package func refuseUnlessAskedForReference(by viewer: Viewer) throws(Refusal) {
        if isWithdrawn { throw Refusal(.conflict, "This contribution was withdrawn.") }
        if viewer.member == author { throw Refusal(.forbidden, "This is your own. Edit it to add a reference.") }
    }

    /// Checks that `viewer` may give a reason why they disagree with it.
    /// - Throws: a problem at `disagrees`, which keeps the reason that was typed.
    package func refuseUnlessDisagreed(by viewer: Viewer) throws(Refusal) {
        if isWithdrawn {
            throw .invalid("disagrees", "This was withdrawn: there is nothing left to disagree with. Reply without it.")
        }
        if viewer.member == author { throw .invalid("disagrees", "This is your own. Reply to it, or edit it.") }
    }
}
