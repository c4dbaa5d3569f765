/// An offer to be a mentor, coach or sponsor, or a request for one.
package struct MentoringListing: Hashable, Sendable {
    package let number: Number<MentoringListing>
    package let owner: MentoringPerson
    package let role: MentoringRole
    /// As typed, in that order.
    package let topics: [String]
    /// What it is for, in plain words.
    package let words: String
    package let ways: Set<MentoringWay>
    /// How often and how long, in plain words; empty where nothing was said.
    package let pace: String
    package let side: Side
    package let isPaused: Bool
    package let audience: Audience
    /// Who may read it where that is “people I name”.
    package let named: Set<Number<Member>>
    /// Counted up with each change.
    package let version: Int

    package init(
        number: Number<MentoringListing>, owner: MentoringPerson, role: MentoringRole, topics: [String] = [],
        words: String, ways: Set<MentoringWay> = [], pace: String = "", side: Side, isPaused: Bool = false,
        audience: Audience = .onlyMe, named: Set<Number<Member>> = [], version: Int = 1
    ) {
        self.number = number
        self.owner = owner
        self.role = role
        self.topics = topics
        self.words = words
        self.ways = ways
        self.pace = pace
        self.side = side
        self.isPaused = isPaused
        self.audience = audience
        self.named = named
        self.version = version
    }

    package enum Side: Hashable, Sendable {
        case offer(Room)
        case request(Need)
    }

    /// Whom an offer is for, and how many of them at once.
    package struct Room: Hashable, Sendable {
        /// Empty for every career stage.
        package let stages: Set<CareerStage>
        package let forWhom: String
        /// From 1 to 20.
        package let places: Int
        /// How many agreements in this role run with the owner.
        package let taken: Int

        package init(stages: Set<CareerStage> = [], forWhom: String = "", places: Int = 1, taken: Int = 0) {
            self.stages = stages
            self.forWhom = forWhom
            self.places = places
            self.taken = taken
        }

        /// How many more the owner can take.
        package var open: Int { max(0, places - taken) }
    }

    /// Whom a request is for, and until when.
    package struct Need: Hashable, Sendable {
        /// A member whom the owner guides; nil for the owner themselves.
        package let trainee: MentoringPerson?
        package let consent: Consent
        /// A day like "2026-11-30"; nil for no end.
        package let lastDay: String?

        package init(trainee: MentoringPerson? = nil, consent: Consent = .given, lastDay: String? = nil) {
            self.trainee = trainee
            self.consent = consent
            self.lastDay = lastDay
        }
    }

    /// What a trainee says to being looked for; one's own request needs nobody's.
    package enum Consent: String, CaseIterable, Hashable, Sendable, Codable {
        case waiting, given, refused
    }

    package enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
        case offer, request

        package var name: String { self == .offer ? "Offer" : "Request" }
    }

    package static let placeLimit = 20
    /// For how many trainees a member looks at once, and how many they name within a day.
    package static let traineesAtOnce = 20
    package static let traineesADay = 5
    package static let wordsLength = 2_000
    package static let paceLength = 200
}

extension MentoringListing {
    package var kind: Kind {
        switch side {
        case .offer: .offer
        case .request: .request
        }
    }

    package var room: Room? {
        if case .offer(let room) = side { return room }
        return nil
    }

    package var need: Need? {
        if case .request(let need) = side { return need }
        return nil
    }

    /// Who would work with whoever answers: the owner, or the trainee a request is for.
    package var person: MentoringPerson { need?.trainee ?? owner }

    /// Whether it may be answered on a day like "2026-11-28".
    package func isOpen(on today: String) -> Bool { isMeantToBeOpen(on: today) && (need?.consent ?? .given) == .given }

    /// Whether its owner would have it answered on a day like "2026-11-28", whatever a trainee says to it: the owner is not to
    /// know that.
    package func isMeantToBeOpen(on today: String) -> Bool {
        if isPaused { return false }
        switch side {
        case .offer(let room): return room.open > 0
        case .request(let need): return need.lastDay.map { today <= $0 } ?? true
        }
    }

    /// Whether somebody may read it. A trainee reads what was made for them, whatever they said to it; others only once they
    /// said yes.
    /// - Parameter reader: as they stand to the owner.
    package func isShown(to reader: NetworkReader) -> Bool {
        if reader.standing == .owner { return true }
        if reader.standing == .outsider { return false }
        if let need, let trainee = need.trainee {
            if trainee.number == reader.member { return true }
            if need.consent != .given || reader.blocked.contains(trainee.number) { return false }
        }
        return reader.belongs(to: audience, naming: named)
    }
}
