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

    private mutating func add(_ part: Substring) {
        if let book = Identifier(.isbn, part.trimmingSpace) {
            isbns.append(book)
            return
        }
        for word in part.split(whereSeparator: { $0.isWhitespace || "()/:".contains($0) }) {
            if word.wholeMatch(of: /[0-9]{4}[\-\u2010-\u2013]?[0-9]{3}[0-9Xx]/) != nil {
                if let issn = ISSN.normalised(String(word)) { issns.append(issn) }
            } else if let book = Identifier(.isbn, String(word)) {
                isbns.append(book)
            }
        }
    }
}
