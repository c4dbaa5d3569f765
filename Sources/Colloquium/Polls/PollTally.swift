/// How votes are spread. A member's latest vote counts.
package struct PollTally: Hashable, Sendable {
    package let voters: Int
    /// How many chose each option, in the order of options.
    package let options: [Int]
    /// How many chose each number from 0 to 10.
    package let ratings: [Int]
    /// Of those who voted before others were heard and again afterwards.
    package let shift: Shift<Int>?
    /// Of the same on a scale, by the numbers themselves.
    package let ratingShift: Shift<Int>?
    /// Of the same, where several options could be chosen: for each option, who chose it before and after.
    package let choices: [Shift<Bool>]

    /// - Parameter pairs: of each member the first vote, and the one after others were heard where there is one.
    package init(_ pairs: [(before: Vote.Choice, after: Vote.Choice?)], on terms: Poll.Terms) {
        let latest = pairs.map { $0.after ?? $0.before }
        voters = latest.count
        var options = Array(repeating: 0, count: terms.options.count)
        var ratings = Array(repeating: 0, count: Poll.scale.count)
        for choice in latest {
            switch choice {
            case .options(let places): for place in places where options.indices.contains(place) { options[place] += 1 }
            case .rating(let rating): ratings[rating] += 1
            case .text: break
            }
        }
        self.options = options
        self.ratings = ratings
        let moves = pairs.compactMap { pair in
            pair.after.flatMap { after in
                PollTally.group(of: pair.before, terms.form).flatMap { before in
                    PollTally.group(of: after, terms.form).map { Shift<Int>.Move(before: before, after: $0) }
                }
            }
        }
        shift = moves.isEmpty ? nil : Shift(moves)
        let numbers = pairs.compactMap { pair -> Shift<Int>.Move? in
            guard case .rating(let before) = pair.before, case .rating(let after) = pair.after else { return nil }
            return Shift<Int>.Move(before: before, after: after)
        }
        ratingShift = numbers.isEmpty ? nil : Shift(numbers)
        choices = terms.form == .multiple ? PollTally.choices(pairs, among: terms.options.count) : []
    }

    /// How many voted again after others were heard, of those who can be compared.
    package var pairs: Int { shift?.total ?? choices.first?.total ?? 0 }

    /// Half of the ratings are at most this; between two numbers where they part there. Nil without ratings.
    package var median: Double? {
        let sorted = ratings.enumerated().flatMap { Array(repeating: $0.offset, count: $0.element) }
        if sorted.isEmpty { return nil }
        return Double(sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }

    /// The groups that ratings are put into where they are compared without names: each number by itself would be one voter's.
    package static let ratingGroups: [ClosedRange<Int>] = [0...3, 4...6, 7...10]

    private static func choices(
        _ pairs: [(before: Vote.Choice, after: Vote.Choice?)], among options: Int
    ) -> [Shift<Bool>] {
        let both = pairs.compactMap { pair -> (Set<Int>, Set<Int>)? in
            guard case .options(let before) = pair.before, case .options(let after) = pair.after else { return nil }
            return (Set(before), Set(after))
        }
        if both.isEmpty { return [] }
        return (0..<options).map { option in
            Shift(both.map { Shift<Bool>.Move(before: $0.contains(option), after: $1.contains(option)) })
        }
    }

    /// What a choice is compared by: its option, or the group of its rating; nil where there is no such one.
    private static func group(of choice: Vote.Choice, _ form: Poll.Form) -> Int? {
        switch choice {
        case .options(let places): form == .single ? places.first : nil
        case .rating(let rating): ratingGroups.firstIndex { $0.contains(rating) }
        case .text: nil
        }
    }
}
