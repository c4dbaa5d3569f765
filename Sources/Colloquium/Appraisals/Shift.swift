/// How the answers of those who answered both before and after a discussion moved.
package struct Shift<Answer: Hashable & Sendable>: Hashable, Sendable {
    private let counts: [Move: Int]

    /// One way from an answer to another, or to the same.
    package struct Move: Hashable, Sendable {
        package let before: Answer
        package let after: Answer

        package init(before: Answer, after: Answer) {
            self.before = before
            self.after = after
        }
    }

    /// One move for each member who answered both.
    package init(_ moves: [Move]) { counts = moves.reduce(into: [:]) { $0[$1, default: 0] += 1 } }

    /// The same with each answer put as something else.
    package func map<Other: Hashable & Sendable>(_ transform: (Answer) -> Other) -> Shift<Other> {
        Shift<Other>(
            counts.flatMap { move, count in
                Array(repeating: .init(before: transform(move.before), after: transform(move.after)), count: count)
            })
    }

    /// How many answered both.
    package var total: Int { counts.values.reduce(0, +) }

    /// How many answer differently afterwards.
    package var changed: Int { counts.reduce(0) { $1.key.before == $1.key.after ? $0 : $0 + $1.value } }

    package subscript(before: Answer, after: Answer) -> Int { counts[Move(before: before, after: after)] ?? 0 }

    package func before(_ answer: Answer) -> Int { count { $0.before == answer } }

    package func after(_ answer: Answer) -> Int { count { $0.after == answer } }

    private func count(where isCounted: (Move) -> Bool) -> Int {
        counts.reduce(0) { isCounted($1.key) ? $0 + $1.value : $0 }
    }
}

/// How answers to "would this change my practice?" moved.
package typealias PracticeShift = Shift<PracticeAnswer.Change>
