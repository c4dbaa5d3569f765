import Colloquium

/// Ties as tests need them.
enum TieScene {
    static func tie(
        _ number: Number<Tie> = 1, _ name: String = "Ann", _ strength: Tie.Strength = .weak,
        _ kind: Tie.Node.Kind = .person, member: Number<Member>? = nil, at affiliation: String = "",
        mode: Tie.Mode = .inPerson, _ locality: Tie.Locality = .local, topics: [String] = [],
        lastContact: String? = nil, rhythm: Rhythm? = nil,
        roles: Set<MentoringRole> = [], sharing: Tie.Sharing = .init()
    ) -> Tie {
        Tie(
            number: number, node: Tie.Node(kind, member: member, name: name, affiliation: affiliation),
            strength: strength, mode: mode, locality: locality, topics: topics, notes: "N", contact: "a@b.example",
            lastContact: lastContact, rhythm: rhythm, roles: roles,
            history: [.init(strength, at: Instant(rawValue: 0))],
            sharing: sharing, addedAt: Instant(rawValue: 0))
    }

    static func entry(_ change: (inout Tie.Entry) -> Void = { _ in }) -> Tie.Entry {
        var entry = Tie.Entry()
        (entry.kind, entry.name, entry.strength) = ("person", "Ann Lee", "weak")
        (entry.mode, entry.locality) = ("mediated", "national")
        change(&entry)
        return entry
    }
}
