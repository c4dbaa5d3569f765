/// Reads a query piece by piece: `word`, `beginn*`, `"a phrase"`, `field:value`, `field:=value` and what a work is called by
/// (`doi:10.1000/182`, `PMID 29768149`), each with a minus before it or without.
struct SearchQueryReading {
    private(set) var parts: [SearchQuery.Part] = []
    private(set) var misread: [String] = []
    private let scalars: [Unicode.Scalar]
    private var position = 0

    init(_ text: String) { scalars = text.unicodeScalars.map(\.asPlainQuotationMark) }

    mutating func read() {
        while skipSpaces() { readPiece() }
    }

    private mutating func readPiece() {
        let isExcluded = current == "-"
        while current == "-" { position += 1 }
        guard let current, !current.properties.isWhitespace else { return }
        if current == "\"" {
            add(readValue(), isExcluded)
        } else if let field = readField() {
            read(field, isExcluded)
        } else {
            let value = readValue()
            if let work = readWork(value) { return add(Value(text: work.value), isExcluded) }
            if value.text.looksLikeSyntax { misread.append(value.text) }
            add(value, isExcluded)
        }
    }

    private mutating func read(_ field: SearchFilter.Field, _ isExcluded: Bool) {
        // "author: Smith" is typed, too.
        _ = skipSpaces()
        let isExact = current == "="
        if isExact { position += 1 }
        let value = readValue()
        if let filter = SearchFilter(field, value.text, isBeginning: value.isBeginning, isExact: isExact) {
            parts.append(SearchQuery.Part(.filter(filter), isExcluded: isExcluded))
            return
        }
        misread.append("\(field.rawValue):\(value.text)")
        add(Value(text: field.rawValue), isExcluded)
        add(value, isExcluded)
    }

    /// The work that is named here, as it is kept: by its bare value, without label and address. A label may stand alone
    /// before it.
    private mutating func readWork(_ value: Value) -> Identifier? {
        if value.isBeginning || value.text.isASCIIDigits { return nil }
        if value.text.isLabelOfWorks {
            let next = position
            if skipSpaces(), current != "\"", let work = Identifier(named: "\(value.text) \(readValue().text)") {
                return work
            }
            position = next
        }
        return Identifier(named: value.text)
    }

    private mutating func add(_ value: Value, _ isExcluded: Bool) {
        guard let words = SearchTerm(value.text, isBeginning: value.isBeginning) else { return }
        parts.append(SearchQuery.Part(.words(words), isExcluded: isExcluded))
    }
}

// MARK: - Scalars
extension SearchQueryReading {
    private struct Value {
        let text: String
        var isBeginning = false
    }

    private var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    /// Whether anything is left behind the spaces.
    private mutating func skipSpaces() -> Bool {
        while let current, current.properties.isWhitespace { position += 1 }
        return current != nil
    }

    /// The name of a field with the colon behind it; nothing is read where there is none.
    private mutating func readField() -> SearchFilter.Field? {
        let rest = scalars[position...]
        guard let colon = rest.prefix(12).firstIndex(of: ":") else { return nil }
        let name = String(String.UnicodeScalarView(scalars[position..<colon])).lowercased()
        guard let field = SearchFilter.Field(rawValue: name) else { return nil }
        position = colon + 1
        return field
    }

    /// What stands in quotation marks, which the end closes, too; or what goes up to the next space or quotation mark.
    private mutating func readValue() -> Value {
        let isQuoted = current == "\""
        if isQuoted { position += 1 }
        let start = position
        while let current, current != "\"", isQuoted || !current.properties.isWhitespace { position += 1 }
        let text = String(String.UnicodeScalarView(scalars[start..<position]))
        if isQuoted, current == "\"" { position += 1 }
        guard isQuoted else { return Value(text: text, isBeginning: text.hasSuffix("*")) }
        let isBeginning = current == "*"
        if isBeginning { position += 1 }
        return Value(text: text, isBeginning: isBeginning)
    }
}

extension String {
    /// Whether who typed it may believe that it says how to search: a field of other searches, or an operator.
    fileprivate var looksLikeSyntax: Bool {
        if ["AND", "OR", "NOT", "NEAR"].contains(self) { return true }
        let sides = split(separator: ":", maxSplits: 1)
        guard sides.count == 2, !sides[1].hasPrefix("/"), (2...12).contains(sides[0].utf8.count) else { return false }
        return sides[0].utf8.allSatisfy { Character(Unicode.Scalar($0)).isLetter }
            && !String.labelsOfWorks.contains(sides[0].lowercased())
    }

    private static let labelsOfWorks: Set = ["doi", "pmid", "pmcid", "arxiv", "isbn"]

    /// "PMID" or "pmid:", which say what kind of number comes next.
    fileprivate var isLabelOfWorks: Bool {
        Self.labelsOfWorks.contains((hasSuffix(":") ? String(dropLast()) : self).lowercased())
    }
}

extension Identifier {
    /// What a piece of a query names, which may end in what ended its sentence.
    fileprivate init?(named piece: String) {
        var piece = piece
        while let last = piece.last, ".,;".contains(last) { piece.removeLast() }
        guard let work = Identifier.recogniseWork(piece) else { return nil }
        self = work
    }
}

extension Unicode.Scalar {
    /// Telephones set typographic quotation marks.
    fileprivate var asPlainQuotationMark: Unicode.Scalar {
        switch self {
        case "“", "”", "„", "‟", "«", "»": "\""
        default: self
        }
    }
}
