/// Which of all that is news gets one of the places of a digest.
package enum DigestPlaces {
    /// Every section that has something gets so many, before any gets more: twenty new articles must not leave what
    /// closes tomorrow untold.
    package static let ofEach = 2

    /// - Parameter sections: of each thing, in the order in which they are told.
    /// - Returns: the positions of those that are told, in order.
    package static func chosen(of sections: [Int], limit: Int) -> [Int] {
        if sections.count <= limit { return Array(sections.indices) }
        var taken: [Int: Int] = [:]
        var (first, rest): ([Int], [Int]) = ([], [])
        for (place, section) in sections.enumerated() {
            taken[section, default: 0] += 1
            if taken[section, default: 0] <= ofEach { first.append(place) } else { rest.append(place) }
        }
        return (first + rest).prefix(limit).sorted()
    }
}
