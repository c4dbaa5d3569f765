/// How the answers of those who answered both before and after the discussion moved.
package struct PracticeShift: Hashable, Sendable {
    private let counts: [Move: Int]

    /// One way from an answer to another, or to the same.
    package struct Move: Hashable, Sendable {
        package let before: PracticeAnswer.Change
        package let after: PracticeAnswer.Change

        package init(before: PracticeAnswer.Change, after: PracticeAnswer.Change) {
            self.before = before
            self.after = after
        }
    }

    /// One move for each member who answered both.
    package init(_ moves: [Move]) { counts = moves.reduce(into: [:]) { $0[$1, default: 0] += 1 } }

    /// How many answered both.
    package var total: Int { counts.values.reduce(0, +) }

    /// How many answer differently afterwards.
    package var changed: Int { counts.reduce(0) { $1.key.before == $1.key.after ? $0 : $0 + $1.value } }

    package subscript(before: PracticeAnswer.Change, after: PracticeAnswer.Change) -> Int {
        counts[Move(before: before, after: after)] ?? 0
    }

    package func before(_ change: PracticeAnswer.Change) -> Int {
        PracticeAnswer.Change.allCases.reduce(0) { $0 + self[change, $1] }
    }

    package func after(_ change: PracticeAnswer.Change) -> Int {
        PracticeAnswer.Change.allCases.reduce(0) { $0 + self[$1, change] }
    }
}
