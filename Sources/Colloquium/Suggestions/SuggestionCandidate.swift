extension Suggestion {
    /// Somebody who may be suggested, with what the seeker may know of them.
    package struct Candidate: Hashable, Sendable {
        package let member: Number<Member>
        package let name: String
        /// As far as their profile shows it to members.
        package let institution: String
        package let country: String
        /// What both care about, as the seeker spells it; none where their profile does not show it.
        package var topics: [String]
        /// Where they met on the site.
        package var encounters: [Reason]
        /// Ties of the seeker's in whose networks the seeker finds them, by name.
        package var acquaintances: [String]
        /// Members in their own network, as far as the seeker may read it.
        package var circle: Set<Number<Member>> = []

        package init(
            member: Number<Member>, name: String, institution: String = "", country: String = "",
            topics: [String] = [], encounters: [Reason] = [], acquaintances: [String] = []
        ) {
            self.member = member
            self.name = name
            self.institution = institution
            self.country = country
            self.topics = topics
            self.encounters = encounters
            self.acquaintances = acquaintances
        }
    }

    /// Who looks for people to know.
    package struct Seeker: Hashable, Sendable {
        package let institution: String
        package let country: String
        /// The members in their network.
        package let network: Set<Number<Member>>

        package init(institution: String, country: String, network: Set<Number<Member>>) {
            self.institution = institution
            self.country = country
            self.network = network
        }
    }

    /// How many candidates are looked at closely.
    package static let shortlistLimit = 60

    /// Those who may well be suggested, the weightiest first, each with the topics that count: of people from the seeker's
    /// own institution or country, or of whom neither is known, none do.
    package static func shortlist(_ candidates: [Candidate], for seeker: Seeker) -> [Candidate] {
        var places = PlaceKeys(seeker)
        let weighed = candidates.map { candidate in
            var weighed = candidate
            if !candidate.topics.isEmpty, !places.areElsewhere(candidate) { weighed.topics = [] }
            return (candidate: weighed, weight: weighed.reasons(for: seeker).reduce(0) { $0 + $1.weight })
        }
        return weighed.filter { $0.weight > 0 }.sorted { $0.weight > $1.weight }
            .prefix(shortlistLimit).map(\.candidate)
    }

    /// Whom the seeker may want to know, the best reasons first.
    /// - Parameter shortlist: with what is known of each one's circle.
    package static func ranked(_ shortlist: [Candidate], for seeker: Seeker) -> [Suggestion] {
        let found = shortlist.compactMap { candidate -> (suggestion: Suggestion, weight: Int)? in
            let reasons = candidate.reasons(for: seeker)
            guard reasons.contains(where: \.isEnough) else { return nil }
            let suggestion = Suggestion(
                member: candidate.member, name: candidate.name, institution: candidate.institution,
                country: candidate.country, reasons: reasons)
            return (suggestion, reasons.reduce(0) { $0 + $1.weight })
        }
        // The sorting is stable: what is alike stays in the order of the shortlist.
        return found.sorted { $0.weight > $1.weight }.prefix(limit).map(\.suggestion)
    }
}

extension Suggestion.Candidate {
    /// The weightiest first, supporting ones last.
    fileprivate func reasons(for seeker: Suggestion.Seeker) -> [Suggestion.Reason] {
        var reasons = Array(encounters.prefix(2))
        if !topics.isEmpty { reasons.append(.topics(topics)) }
        if isBridge(beyond: seeker.network) { reasons.append(.bridge) }
        if !acquaintances.isEmpty { reasons.append(.acquaintances(acquaintances)) }
        return reasons
    }

    /// In the network of one of the seeker's ties, with at least three people whom the seeker may read of and at most a
    /// quarter of them in the seeker's own. Whom nobody of the seeker's knows is a stranger, and bridges nothing.
    private func isBridge(beyond network: Set<Number<Member>>) -> Bool {
        !acquaintances.isEmpty && circle.count >= 3 && circle.intersection(network).count * 4 <= circle.count
    }
}

/// Compares places. The same few stand in thousands of profiles, and folding a name costs.
private struct PlaceKeys {
    private let institution: String
    private let country: String
    private var known: [String: String] = [:]

    init(_ seeker: Suggestion.Seeker) {
        institution = seeker.institution.comparisonKey
        country = seeker.country.comparisonKey
    }

    /// Whether somebody is known to be at another place than the seeker, and not known to be at the same.
    mutating func areElsewhere(_ candidate: Suggestion.Candidate) -> Bool {
        let pairs = [(institution, key(candidate.institution)), (country, key(candidate.country))]
            .filter { !$0.0.isEmpty && !$0.1.isEmpty }
        return !pairs.isEmpty && pairs.allSatisfy { $0.0 != $0.1 }
    }

    private mutating func key(_ place: String) -> String {
        if let key = known[place] { return key }
        let key = place.comparisonKey
        known[place] = key
        return key
    }
}
