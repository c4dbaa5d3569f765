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
    /// - Parameter precedes: puts what stands side by side in another order than that of time.
    package func threaded(by precedes: ((Element, Element) -> Bool)? = nil) -> [Element] {
        let places = Dictionary(uniqueKeysWithValues: enumerated().map { ($1.number, $0) })
        var replies = [[Int]](repeating: [], count: count)
        var beginnings: [Int] = []
        for (place, element) in enumerated() {
            if let parent = element.parent.flatMap({ places[$0] }) {
                replies[parent].append(place)
            } else {
                beginnings.append(place)
            }
        }
        /// Last first, as a stack takes them.
        func stacked(_ places: [Int]) -> [Int] {
            guard let precedes else { return places.reversed() }
            return places.sorted { first, second in
                if precedes(self[first], self[second]) { return false }
                return precedes(self[second], self[first]) || first > second
            }
        }
        var waiting = stacked(beginnings)
        var ordered: [Element] = []
        ordered.reserveCapacity(count)
        while let next = waiting.popLast() {
            ordered.append(self[next])
            if !replies[next].isEmpty { waiting += stacked(replies[next]) }
        }
        return ordered
    }
}
