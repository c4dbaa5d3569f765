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
    /// As the file spells it, like the role; nil in what waits from before these were read.
    package var rhythm: String?
    package var role: String?

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

extension ContactCard {
    /// What is lost of it in a tie, in a sentence; nil for nothing.
    package var loss: String? {
        let length = [notes, rest].filter { !$0.isEmpty }.joined(separator: "\n").unicodeScalars.count
        return length <= Tie.notesLength
            ? nil
            : "The notes on “\(name.excerpt(60))” have \(length) characters and a tie holds \(Tie.notesLength): their end is left out."
    }

    /// `leftovers`, a line each.
    fileprivate var rest: String { leftovers.joined(separator: "\n") }

    /// What a tie has no place for, or what nobody understood, as it stands in the notes instead.
    package var leftovers: [String] {
        let entry = Tie.Entry(fieldsOf: self)
        return [
            entry.name == name ? "" : name, entry.contact == contact ? "" : contact,
            entry.affiliation == affiliation ? "" : affiliation,
            topics.filter { !fittingTopics.contains($0) }.joined(separator: ", ").labelled("Topics"),
            entry.lastContact.isEmpty ? lastContact.labelled("Last contact") : "",
            strength.spelled(as: Tie.Strength.self) == nil ? strength.labelled("Strength") : "",
            mode.spelled(as: Tie.Mode.self) == nil ? mode.labelled("Mode") : "",
            locality.spelled(as: Tie.Locality.self) == nil ? locality.labelled("Locality") : "",
            entry.rhythmCount.isEmpty ? (rhythm ?? "").labelled("Rhythm") : "",
            entry.roles.isEmpty ? (role ?? "").labelled("Role") : "",
        ].filter { !$0.isEmpty }
    }

    /// The last contact where it is a day.
    package var lastContactDay: String? { WallTime(day: lastContact, hour: "00:00")?.day }

    fileprivate var fittingTopics: [String] {
        Array(topics.filter { $0.unicodeScalars.count <= Tie.topicLength }.prefix(Tie.topicLimit))
    }
}

extension Tie.Entry {
    /// The form for what a card tells. What has no room in a tie is cut here and stands on in the notes, and so does what a
    /// tie cannot be; of the card's own notes the end is lost where all that is too long, see `ContactCard.loss`.
    package init(_ card: ContactCard) {
        self.init(fieldsOf: card)
        let rest = card.rest.cut(to: Tie.notesLength)
        let room = Tie.notesLength - (rest.isEmpty ? 0 : rest.unicodeScalars.count + 1)
        notes = [card.notes.cut(to: max(0, room)), rest].filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// All but the notes.
    fileprivate init(fieldsOf card: ContactCard) {
        self.init()
        kind = (card.isOrganisation ? Tie.Node.Kind.organisation : .person).rawValue
        name = card.name.cut(to: 100)
        affiliation = card.affiliation.cut(to: 120)
        contact = card.contact.cut(to: 500)
        topics = card.fittingTopics.joined(separator: ", ")
        strength = card.strength.spelled(as: Tie.Strength.self) ?? Tie.Strength.weak.rawValue
        mode = card.mode.spelled(as: Tie.Mode.self) ?? Tie.Mode.mediated.rawValue
        locality = card.locality.spelled(as: Tie.Locality.self) ?? Tie.Locality.national.rawValue
        lastContact = card.lastContactDay ?? ""
        let rhythm = Rhythm(spelled: card.rhythm ?? "")
        rhythmCount = rhythm.map { String($0.count) } ?? ""
        rhythmUnit = rhythm?.unit.rawValue ?? ""
        let spelled = (card.role ?? "").split(separator: ",").map { String($0).spelled(as: MentoringRole.self) }
        roles = spelled.contains(nil) ? [] : Set(spelled.compactMap(\.self))
    }
}

extension Tie.Entry {
    /// Leaves a last contact that is still to come to the notes.
    /// - Parameter today: where the member is, as "2026-11-28".
    package mutating func noteContact(after today: String) {
        guard lastContact > today else { return }
        let noted = [notes, lastContact.labelled("Last contact")].filter { !$0.isEmpty }.joined(separator: "\n")
        (notes, lastContact) = (noted.cut(to: Tie.notesLength), "")
    }
}

extension String {
    /// The value this spells, with spaces or hyphens, in any case; nil for none.
    fileprivate func spelled<Value: RawRepresentable<String>>(as _: Value.Type) -> String? {
        let spelled = comparisonKey.replacing(" ", with: "-")
        let isMediated = spelled.hasPrefix("technology") || ["online", "virtual", "remote"].contains(spelled)
        return (Value(rawValue: spelled) ?? (isMediated ? Value(rawValue: "mediated") : nil))?.rawValue
    }

    /// The beginning, with no more than so many characters as forms count them.
    fileprivate func cut(to limit: Int) -> String { String(unicodeScalars.prefix(limit)).tidied }

    fileprivate func labelled(_ label: String) -> String { isEmpty ? "" : "\(label): \(self)" }
}
