/// Where a network is thin.
package enum NetworkGap: String, CaseIterable, Hashable, Sendable {
    case international
    /// Nobody beyond the owner's own institution.
    case outside
    case weak
    case inPerson = "in-person"
    case mentor, coach, sponsor

    /// What is missing, and why that matters.
    package var words: String {
        switch self {
        case .international:
            "No international node. Somebody in another country sees practice that yours does not question."
        case .outside:
            "Nobody from outside your institution. News and critique that you do not know already come from elsewhere."
        case .weak:
            "No weak tie. People you seldom meet are the bridges to circles that are not yours."
        case .inPerson:
            "No tie that lives in person. Meeting now and then makes a tie last."
        case .mentor: "No mentor. Somebody who goes with you for years sees what you cannot see yourself."
        case .coach: "No coach. A skill grows faster with somebody who asks you about it."
        case .sponsor: "No sponsor. Doors that open by invitation stay shut until somebody says your name."
        }
    }

    /// What somebody who helps the owner on would fill; nil for what any tie can.
    package var role: MentoringRole? { MentoringRole(rawValue: rawValue) }

    /// What is missing in a network. Ties that are wished for fill no gap. That nobody is from outside is told only where it
    /// is known of everybody where they are, and of the owner too.
    /// - Parameter roles: in which somebody helps the owner on, as they agreed here; ties say of whom else that is so.
    package static func all(
        in ties: [Tie], of institution: String, helpedBy roles: Set<MentoringRole>
    ) -> [NetworkGap] {
        let living = ties.filter { $0.strength != .wishedFor }
        if living.isEmpty { return [] }
        let roles = living.reduce(roles) { $0.union($1.roles) }
        return allCases.filter { gap in
            switch gap {
            case .international: !living.contains { $0.locality == .international }
            case .outside: !institution.tidied.isEmpty && living.allSatisfy { $0.isInside(institution) }
            case .weak: !living.contains { $0.strength == .weak }
            case .inPerson: !living.contains { $0.mode == .inPerson }
            case .mentor, .coach, .sponsor: !(gap.role.map(roles.contains) ?? true)
            }
        }
    }
}

/// Two of a member's ties who should know each other, as far as the member's own map tells.
package struct Meeting: Hashable, Sendable {
    package let one: Tie
    package let other: Tie
    /// What both are about, as the first spells it.
    package let topics: [String]

    /// Pairs of people who share a topic, are not from one place and are not known to know each other; those with the
    /// most topics first, then those that are farthest apart.
    /// - Parameter known: pairs of whom the owner said that they do.
    package static func all(among ties: [Tie], known: Set<TiePair>, limit: Int = 5) -> [Meeting] {
        let people = ties.filter { $0.strength != .wishedFor && $0.node.kind != .organisation && !$0.topics.isEmpty }
        let keys = people.map { Set($0.topics.map(Tie.key(ofTopic:))) }
        var meetings: [(meeting: Meeting, weight: Int)] = []
        for (index, one) in people.enumerated() {
            for otherIndex in people.indices.dropFirst(index + 1) where !keys[index].isDisjoint(with: keys[otherIndex])
            {
                let other = people[otherIndex]
                if one.isFromWhere(other) || known.contains(TiePair(one.number, other.number)) { continue }
                let topics = one.topics.filter { keys[otherIndex].contains(Tie.key(ofTopic: $0)) }
                let weight = 2 * topics.count + (one.locality == other.locality ? 0 : 1)
                meetings.append((Meeting(one: one, other: other, topics: topics), weight))
            }
        }
        // The sorting is stable: what is alike stays in the order of the ties.
        return meetings.sorted { $0.weight > $1.weight }.prefix(limit).map(\.meeting)
    }
}

extension Tie {
    /// Whether it is known to lead to somebody of an institution; who is in another country is not.
    fileprivate func isInside(_ institution: String) -> Bool {
        locality != .international && node.place.comparisonKey == institution.comparisonKey
    }

    fileprivate func isFromWhere(_ other: Tie) -> Bool {
        !node.affiliation.isEmpty && node.affiliation.comparisonKey == other.node.affiliation.comparisonKey
    }
}

/// Two ties of one member, in no order.
package struct TiePair: Hashable, Sendable {
    package let one: Number<Tie>
    package let other: Number<Tie>

    package init(_ one: Number<Tie>, _ other: Number<Tie>) {
        self.one = min(one, other)
        self.other = max(one, other)
    }
}
