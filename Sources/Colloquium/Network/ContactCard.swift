/// A person or an organisation as a file tells of them, to be chosen for a network.
package struct ContactCard: Hashable, Sendable, Codable {
    /// Its place in the file, from 1; it stays its name while others are added.
    package var row: Int
    package var isOrganisation = false
    package var name = ""
    package var affiliation = ""
    /// Mail, telephone and addresses on the web, with commas between.
    package var contact = ""
    package var topics: [String] = []
    package var notes = ""
    /// As the file spells them; empty where it does not.
    package var strength = ""
    package var mode = ""
    package var locality = ""
    package var lastContact = ""

    package init(row: Int) { self.row = row }

    /// The most that is taken of one file.
    package static let limit = 500
    /// In bytes: photographs make files of few people large.
    package static let byteLimit = 8 << 20
}

extension ContactCard {
    package var node: Tie.Node {
        Tie.Node(isOrganisation ? .organisation : .person, name: name, affiliation: affiliation)
    }

    /// The rows of those that say the same as an earlier one.
    package static func doubles(in cards: [ContactCard]) -> [Int: Int] {
        var first: [String: Int] = [:]
        var doubles: [Int: Int] = [:]
        for card in cards {
            let key = card.node.key
            if let earlier = first[key] { doubles[card.row] = earlier } else { first[key] = card.row }
        }
        return doubles
    }
}

extension Tie.Entry {
    /// The form for what a card tells. What has no room in a tie is cut here and stands on in the notes, and so does what a
    /// tie cannot be.
    package init(_ card: ContactCard) {
        self.init()
        kind = (card.isOrganisation ? Tie.Node.Kind.organisation : .person).rawValue
        name = String(card.name.prefix(100))
        affiliation = String(card.affiliation.prefix(120))
        contact = String(card.contact.prefix(500))
        let fitting = card.topics.filter { $0.count <= Tie.topicLength }.prefix(Tie.topicLimit)
        topics = fitting.joined(separator: ", ")
        let left = card.topics.filter { !fitting.contains($0) }
        strength = card.strength.spelled(as: Tie.Strength.self) ?? Tie.Strength.weak.rawValue
        mode = card.mode.spelled(as: Tie.Mode.self) ?? Tie.Mode.mediated.rawValue
        locality = card.locality.spelled(as: Tie.Locality.self) ?? Tie.Locality.national.rawValue
        lastContact = WallTime(day: card.lastContact, hour: "00:00")?.day ?? ""
        notes = [
            card.notes, card.contact.count > 500 ? card.contact : "",
            card.affiliation.count > 120 ? card.affiliation : "",
            left.isEmpty ? "" : "Topics: \(left.joined(separator: ", "))",
            lastContact.isEmpty ? card.lastContact.labelled("Last contact") : "",
            card.strength.spelled(as: Tie.Strength.self) == nil ? card.strength.labelled("Strength") : "",
            card.mode.spelled(as: Tie.Mode.self) == nil ? card.mode.labelled("Mode") : "",
            card.locality.spelled(as: Tie.Locality.self) == nil ? card.locality.labelled("Locality") : "",
        ].filter { !$0.isEmpty }.joined(separator: "\n")
        notes = String(notes.prefix(Tie.notesLength))
    }
}

extension Tie.Entry {
    /// Leaves a last contact that is still to come to the notes.
    /// - Parameter today: where the member is, as "2026-11-28".
    package mutating func noteContact(after today: String) {
        guard lastContact > today else { return }
        let noted = [notes, lastContact.labelled("Last contact")].filter { !$0.isEmpty }.joined(separator: "\n")
        (notes, lastContact) = (String(noted.prefix(Tie.notesLength)), "")
    }
}

extension String {
    /// The value this spells, with spaces or hyphens, in any case; nil for none.
    fileprivate func spelled<Value: RawRepresentable<String>>(as _: Value.Type) -> String? {
        let spelled = comparisonKey.replacing(" ", with: "-")
        return (Value(rawValue: spelled) ?? (spelled.hasPrefix("technology") ? Value(rawValue: "mediated") : nil))?
            .rawValue
    }

    fileprivate func labelled(_ label: String) -> String { isEmpty ? "" : "\(label): \(self)" }
}
