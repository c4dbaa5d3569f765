internal import Colloquium

/// "1932-6203 (Electronic)", "978-90-386-4503-2; 2050084X": the numbers of serials and books that one field mixes.
struct SerialNumbers {
    private(set) var issns: [String] = []
    private(set) var isbns: [Identifier] = []

    init(_ fields: [String]) {
        for field in fields {
            for part in field.prefix(1_000).split(whereSeparator: { ",;|\n".contains($0) }) { add(part) }
        }
    }

    /// Seven digits and a check digit, with or without the hyphen in the middle.
    private static func isSerial(_ word: Substring) -> Bool {
        let characters = word.filter { !"-\u{2010}\u{2011}\u{2012}\u{2013}".contains($0) }
        return characters.count == 8 && characters.dropLast().allSatisfy(\.isNumber)
            && characters.last.map { $0.isNumber || $0 == "X" || $0 == "x" } ?? false
    }

    private mutating func add(_ part: Substring) {
        if let book = Identifier(.isbn, part.trimmingSpace) {
            isbns.append(book)
            return
        }
        for word in part.split(whereSeparator: { $0.isWhitespace || "()/:".contains($0) }) {
            if Self.isSerial(word), let issn = ISSN.normalised(String(word)) {
                issns.append(issn)
            } else if let book = Identifier(.isbn, String(word)) {
                isbns.append(book)
            }
        }
    }
}
