/// Lists of references as they come out of a paper: numbered, broken over lines, or run together in one block.
enum PastedReferences {
    /// One reference a line, without the numbers of the list.
    static func lines(of text: String) -> [String] {
        let lines = text.unicodeScalars.split(whereSeparator: \.endsLine).map { String($0).tidiedLine }
            .filter { !$0.isEmpty && !isHeading($0) }
        let numbers = lines.map { item(at: $0[...])?.number }
        let isWhole = isList(numbers.compactMap { $0 }) && numbers[0] != nil
        let items = isWhole ? joined(lines, numbers.map { $0 != nil }) : lines
        return items.flatMap(Self.items)
    }

    /// What stands over a list in a paper.
    private static func isHeading(_ line: String) -> Bool {
        let words = line.lowercased().filter { !":.".contains($0) }
        return [
            "references", "reference list", "bibliography", "literature", "literature cited", "works cited", "sources",
        ]
        .contains(words)
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

    /// A number at the head of an item of a tidied line: "1. ", "1) ", "(1) ", "[1] ", "[1]. ".
    private static func item(at text: Substring) -> (number: Int, end: Substring.Index)? {
        let isBracketed = text.utf8.first.map { "[(".utf8.contains($0) } ?? false
        let inner = text.utf8.dropFirst(isBracketed ? 1 : 0)
        let digits = inner.prefix(4).prefix(while: \.isASCIIDigit)
        guard (1...3).contains(digits.count), let number = Int(Substring(digits)) else { return nil }
        let rest = inner.dropFirst(digits.count)
        guard let mark = [". ", ") ", "] ", "]. "].first(where: { rest.starts(with: $0.utf8) }) else { return nil }
        let end = rest.dropFirst(mark.utf8.count)
        return end.isEmpty ? nil : (number, end.startIndex)
    }

    /// Where the item of this number begins: its number stands between spaces.
    private static func position(of number: Int, in text: Substring) -> Range<Substring.Index>? {
        var copy = text
        for mark in [" \(number). ", " [\(number)] ", " (\(number)) ", " \(number)) "] {
            guard let place = copy.withUTF8({ ByteSearch.first(Array(mark.utf8), in: $0) }) else { continue }
            let start = text.utf8.index(text.startIndex, offsetBy: place)
            return start..<text.utf8.index(start, offsetBy: mark.utf8.count)
        }
        return nil
    }
}

extension Unicode.Scalar {
    /// What ends a line in a text that was tidied.
    fileprivate var endsLine: Bool { value == 0x0A || value == 0x2028 || value == 0x2029 }
}
