import Colloquium

/// What is made of some numbers: when each discussion is, at which stage, and how many contributions it has. Discussions
/// are told by their place, 0 the oldest.
struct GenerationPlan: Sendable {
    let numbers: GenerationNumbers
    let seed: UInt64
    /// The moment the story has come to.
    let until: Instant
    /// By discussion.
    let sizes: [Int]

    private let recent: Range<Int>
    /// The last discussions where the numbers allow: of exactly 200 and of exactly 1,000 contributions, both open.
    let landmarks: Range<Int>

    static let landmarkSizes = [200, 1_000]
    private static let years = 8
    /// Of those under way: as many of each.
    private static let stages: [Stage] = [.open, .closing, .synthesis, .preReading, .announced]

    init(_ numbers: GenerationNumbers, seed: UInt64, until: Instant) {
        self.numbers = numbers
        self.seed = seed
        self.until = until
        let count = numbers.discussions
        let recent = count - min(numbers.articles, max(7, count / 50), count)..<count
        var weights = (0..<count).map { place in
            let isClosedBefore = recent.contains(place) && !Self.stage(place, of: recent).hasBegun
            return isClosedBefore ? 0 : Self.weight(of: place, seed: seed)
        }
        var left = numbers.contributions
        var landmarks = count..<count
        let sizes = Self.landmarkSizes
        if recent.count >= 3, left >= sizes.reduce(0, +) {
            landmarks = count - sizes.count..<count
            for place in landmarks { weights[place] = 0 }
            left -= sizes.reduce(0, +)
        }
        var shares = Self.share(left, by: weights)
        for (place, size) in zip(landmarks, sizes) { shares[place] = size }
        self.sizes = shares
        self.recent = recent
        self.landmarks = landmarks
    }

    /// Most discussions are short and a few are long, as everywhere.
    private static func weight(of place: Int, seed: UInt64) -> Int {
        var numbers = SeededNumbers(seed: seed, UInt64(place) &+ 1)
        let luck = numbers.within(1...40)
        return 4 + 800 / (luck * luck)
    }

    /// Parts of a whole, in proportion and adding up to it.
    private static func share(_ whole: Int, by weights: [Int]) -> [Int] {
        let total = max(1, weights.reduce(0, +))
        var sum = 0
        var given = 0
        return weights.map { weight in
            sum += weight
            let part = whole * sum / total - given
            given += part
            return part
        }
    }

    private static func stage(_ place: Int, of recent: Range<Int>) -> Stage {
        stages[(place - recent.lowerBound) % stages.count]
    }

    func stage(of place: Int) -> Stage {
        if landmarks.contains(place) { return .open }
        return recent.contains(place) ? Self.stage(place, of: recent) : .archived
    }

    /// - Throws: never for a plan's own discussions.
    func schedule(of place: Int) throws -> Schedule {
        if landmarks.contains(place) { return try Schedule(opensAt: until - .days(10), window: .days(28)) }
        switch stage(of: place) {
        case .announced: return try Schedule(opensAt: until + .days(6))
        case .preReading: return try Schedule(opensAt: until + .days(2))
        case .open: return try Schedule(opensAt: until - .days(4), window: .days(21))
        case .closing: return try Schedule(opensAt: until - .days(6))
        case .synthesis: return try Schedule(opensAt: until - .days(9))
        case .archived: return try Schedule(opensAt: archivedOpening(of: place))
        }
    }

    private func archivedOpening(of place: Int) -> Instant {
        let span = Span.days(Self.years * 365 - 60).milliseconds
        let step = span / Int64(max(1, recent.lowerBound))
        return until - .days(Self.years * 365) + Span(milliseconds: step * Int64(place))
    }

    func postedAt(_ place: Int) throws -> Instant { min(try schedule(of: place).opensAt - .days(4), until - .hours(1)) }

    /// Members were here before anything was posted.
    var joinedAt: Instant { until - .days(Self.years * 365 + 30) }

    /// The article a discussion is about, by its place: each has one before any has a second.
    func article(of place: Int) -> Int { place % numbers.articles }
}

extension Stage {
    /// Whether contributions may have been written by now.
    var hasBegun: Bool { self != .announced && self != .preReading }
}
