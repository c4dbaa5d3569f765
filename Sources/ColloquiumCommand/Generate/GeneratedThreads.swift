import Colloquium

/// Which contributions there are, and what answers what: everything but their words.
struct GeneratedThreads: Sendable {
    /// A contribution before it has words.
    struct Outline: Sendable {
        let number: Int
        let discussion: Int
        /// The number of the contribution it answers.
        let parent: Int?
        let depth: Int
        let author: Int
        let writtenAt: Instant
    }

    static let depthLimit = 10
    /// A reply is to one of so many written just before.
    private static let memory = 12

    private let plan: GenerationPlan
    private var place = 0
    private var written = 0
    private var total = 0
    private var opening: Instant
    private var ending: Instant
    private var recent: [Outline] = []
    private var numbers: SeededNumbers

    init(_ plan: GenerationPlan) throws {
        self.plan = plan
        numbers = SeededNumbers(seed: plan.seed, 2 << 40)
        (opening, ending) = try plan.writingTime(of: 0)
    }

    /// The next ones, at most `limit`; none at the end.
    mutating func next(_ limit: Int) throws -> [Outline] {
        var outlines: [Outline] = []
        while outlines.count < limit, place < plan.sizes.count {
            if written == plan.sizes[place] {
                try turn()
                continue
            }
            outlines.append(add())
        }
        return outlines
    }

    private mutating func turn() throws {
        place += 1
        written = 0
        recent = []
        if place < plan.sizes.count { (opening, ending) = try plan.writingTime(of: place) }
    }

    private mutating func add() -> Outline {
        let above = numbers.happens(in: 62) ? answered() : nil
        let step = Span.between(opening, ending).milliseconds / Int64(plan.sizes[place])
        total += 1
        let outline = Outline(
            number: total, discussion: place + 1, parent: above?.number, depth: above.map { $0.depth + 1 } ?? 0,
            author: author(), writtenAt: opening + Span(milliseconds: step * Int64(written)))
        written += 1
        recent.append(outline)
        if recent.count > Self.memory { recent.removeFirst() }
        return outline
    }

    /// What a reply is to: the later the likelier, so that some threads go deep and most stay short.
    private mutating func answered() -> Outline? {
        if recent.isEmpty { return nil }
        let chosen = recent[max(numbers.below(recent.count), numbers.below(recent.count))]
        return chosen.depth < Self.depthLimit ? chosen : nil
    }

    /// A tenth of the members write most of it.
    private mutating func author() -> Int {
        let all = plan.numbers.members
        let active = max(1, all / 10)
        return 1 + (numbers.happens(in: 70) ? numbers.below(active) : numbers.below(all))
    }
}

extension GenerationPlan {
    /// When a discussion took contributions, as far as the story has come.
    fileprivate func writingTime(of place: Int) throws -> (Instant, Instant) {
        let schedule = try schedule(of: place)
        return (schedule.opensAt, max(schedule.opensAt, min(schedule.closesAt, until)))
    }
}
