/// An offer and a request of the same role that fit, as one of both sees it.
package struct MentoringMatch: Hashable, Sendable {
    /// The one that was found.
    package let listing: MentoringListing
    /// Why, in sentences without an end, the weightiest first.
    package let reasons: [String]

    package init(listing: MentoringListing, reasons: [String]) {
        self.listing = listing
        self.reasons = reasons
    }

    /// What fits a listing among those that its reader may read, in an order that depends on nothing but them: the most
    /// reasons first, then the oldest.
    /// - Parameter reader: who is told why; of a request for a trainee that may be whoever guides them.
    package static func all(
        for own: MentoringListing, among others: [MentoringListing], to reader: Number<Member>, on today: String,
        limit: Int = 20
    ) -> [MentoringMatch] {
        let trainee = own.person.number == reader ? nil : own.person.name
        let weighed = others.compactMap { other in
            fit(own, other, of: trainee, on: today).map {
                (match: MentoringMatch(listing: other, reasons: $0.map(\.words)), fit: $0)
            }
        }
        func weight(_ fit: [Reason]) -> Int { fit.reduce(0) { $0 + $1.weight } }
        return weighed.sorted {
            let (one, other) = (weight($0.fit), weight($1.fit))
            return one != other ? one > other : $0.match.listing.number < $1.match.listing.number
        }.prefix(limit).map(\.match)
    }

    private struct Reason {
        let words: String
        let weight: Int
    }

    /// Nil where they do not fit at all.
    private static func fit(
        _ own: MentoringListing, _ other: MentoringListing, of trainee: String?, on today: String
    ) -> [Reason]? {
        guard own.role == other.role, own.kind != other.kind, own.person.number != other.person.number,
            own.owner.number != other.owner.number, other.isOpen(on: today)
        else { return nil }
        let offer = own.kind == .offer ? own : other
        let seeker = own.kind == .request ? own.person : other.person
        // Who takes some stages alone takes nobody of whom the stage is known to be another.
        if let room = offer.room, !room.stages.isEmpty, let stage = seeker.stage, !room.stages.contains(stage) {
            return nil
        }
        let ways = own.ways.intersection(other.ways)
        if ways.isEmpty { return nil }
        return [
            sharedTopics(own, other, of: trainee),
            own.kind == .request ? stageTaking(offer, seeker, of: trainee) : stageTaken(offer, seeker),
            otherPlace(own.person, other.person), nearness(own.person, other.person, ways, of: trainee),
            places(offer, other),
        ].compactMap { $0 }
    }

    private static func sharedTopics(
        _ own: MentoringListing, _ other: MentoringListing, of trainee: String?
    ) -> Reason? {
        let keys = Set(own.topics.map(Tie.key(ofTopic:)))
        let shared = other.topics.filter { keys.contains(Tie.key(ofTopic: $0)) }
        if shared.isEmpty { return nil }
        return Reason(
            words: "Shares \(shared.joined(separator: ", ")) with \(trainee ?? "you")", weight: 4 * shared.count)
    }

    private static func stageTaking(
        _ offer: MentoringListing, _ seeker: MentoringPerson, of trainee: String?
    ) -> Reason? {
        guard let room = offer.room, let stage = seeker.stage, room.stages.contains(stage) else { return nil }
        return Reason(words: "Takes \(whose(trainee)) career stage: \(stage.name.lowercased())", weight: 3)
    }

    private static func stageTaken(_ offer: MentoringListing, _ seeker: MentoringPerson) -> Reason? {
        guard let room = offer.room, let stage = seeker.stage, room.stages.contains(stage) else { return nil }
        return Reason(words: "Is of a stage you take: \(stage.name.lowercased())", weight: 3)
    }

    private static func whose(_ trainee: String?) -> String { trainee.map { "\($0)’s" } ?? "your" }

    /// Somebody from elsewhere sees what one's own place does not.
    private static func otherPlace(_ own: MentoringPerson, _ other: MentoringPerson) -> Reason? {
        let (one, another) = (own.institution.comparisonKey, other.institution.comparisonKey)
        if one.isEmpty || another.isEmpty || one == another { return nil }
        return Reason(words: "Is from another institution: \(other.institution)", weight: 2)
    }

    private static func nearness(
        _ own: MentoringPerson, _ other: MentoringPerson, _ ways: Set<MentoringWay>, of trainee: String?
    ) -> Reason? {
        let isHere = !own.country.isEmpty && own.country.comparisonKey == other.country.comparisonKey
        if ways.contains(.inPerson), isHere {
            return Reason(words: "Is in \(whose(trainee)) country and would meet in person", weight: 2)
        }
        if ways.contains(.video) { return Reason(words: "Would meet by video", weight: 1) }
        if ways.contains(.writing) { return Reason(words: "Would write", weight: 1) }
        return nil
    }

    private static func places(_ offer: MentoringListing, _ other: MentoringListing) -> Reason? {
        guard other.kind == .offer, let room = offer.room, room.open > 0 else { return nil }
        return Reason(words: room.open == 1 ? "Has a place" : "Has places", weight: 0)
    }
}
