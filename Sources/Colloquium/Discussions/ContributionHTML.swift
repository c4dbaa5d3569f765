/// What every reader sees of a contribution, around the time it was written, which each sees in their own zone.
package struct ContributionHTML: Hashable, Sendable {
    package let before: String
    package let behind: String

    package init(before: String, behind: String) {
        self.before = before
        self.behind = behind
    }
}

/// Writing that answers other writing of the same place.
package protocol Replying {
    associatedtype Entity
    var number: Number<Entity> { get }
    var parent: Number<Entity>? { get }
}

extension Array where Element: Replying {
    /// In the order of the thread: each is followed by its replies. They are given oldest first; one whose parent is not
    /// among them begins a thread of its own.
    package func threaded() -> [Element] {
        let places = Dictionary(uniqueKeysWithValues: enumerated().map { ($1.number, $0) })
        var replies = [[Int]](repeating: [], count: count)
        var waiting: [Int] = []
        for (place, element) in enumerated().reversed() {
            if let parent = element.parent.flatMap({ places[$0] }) {
                replies[parent].append(place)
            } else {
                waiting.append(place)
            }
        }
        var ordered: [Element] = []
        ordered.reserveCapacity(count)
        while let next = waiting.popLast() {
            ordered.append(self[next])
            waiting += replies[next]
        }
        return ordered
    }
}
