/// Lists of references as they come out of a paper: numbered, broken over lines, or run together in one block.
enum PastedReferences {
    /// One reference a line, without the numbers of the list.
    static func lines(of text: String) -> [String] {
        let lines = text.split(whereSeparator: \.isNewline).map { String($0).tidiedLine }.filter { !$0.isEmpty }
        let numbers = lines.map { item(at: $0[...])?.number }
        let isWhole = isList(numbers.compactMap { $0 }) && numbers[0] != nil
        let items = isWhole ? joined(lines, numbers.map { $0 != nil }) : lines
        return items.flatMap(Self.items)
    }

    /// An item as it reads alone.
    static func withoutNumber(_ item: String) -> String {
        Self.item(at: item[...]).map { String(item[$0.end...]).tidiedLine } ?? item
    }

    /// Puts lines that begin no item behind the item they continue.
    private static func joined(_ lines: [String], _ begins: [Bool]) -> [String] {
        var items: [String] = []
        for (line, begins) in zip(lines, begins) {
            if begins { items.append(line) } else { items[items.count - 1] += " " + line }
        }
        return items
    }

    /// Whether these numbers are those of a list: 1, 2, 3, or from any other number on.
    private static func isList(_ numbers: [Int]) -> Bool {
        numbers.count > 1 && zip(numbers, numbers.dropFirst()).allSatisfy { $0 + 1 == $1 }
    }

    /// The items of a block: it is cut where the next number of its list stands, if that parts works. A piece that then names
    /// none is a citation in words, and is asked about.
    private static func items(of block: String) -> [String] {
        guard let first = item(at: block[...]) else { return [block] }
        var pieces: [Substring] = []
        var (rest, number) = (block[first.end...], first.number)
        while let next = position(of: number + 1, in: rest) {
            pieces.append(rest[..<next.lowerBound])
            (rest, number) = (rest[next.upperBound...], number + 1)
        }
        let all = (pieces + [rest]).map { String($0).tidiedLine }
        if all.count(where: { !Reference.all(inLine: $0).isEmpty }) > 1 { return all }
        let own = withoutNumber(block)
        return [Reference.all(inLine: own).isEmpty ? block : own]
    }

    /// A number at the head of an item: "1. ", "1) ", "(1) ", "[1] ".
    private static func item(at text: Substring) -> (number: Int, end: Substring.Index)? {
        guard let match = text.prefixMatch(of: /[\[(]?([0-9]{1,3})(?:[.)\]]|\]\.)\s+(?=\S)/), let number = Int(match.1)
        else { return nil }
        return (number, match.range.upperBound)
    }

    /// Where the item of this number begins: its number stands between spaces.
    private static func position(of number: Int, in text: Substring) -> Range<Substring.Index>? {
        for mark in ["\(number). ", "[\(number)] ", "(\(number)) ", "\(number)) "] {
            if let found = text.firstRange(of: " " + mark) { return found }
        }
        return nil
    }
}
