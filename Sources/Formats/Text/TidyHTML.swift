internal import Colloquium

/// HTML in which every tag nests as it is written: paragraphs and headings that hold emphasis and links, nothing left
/// open, no comment, no script. Nearly every description of a feed is such a text, and says in one pass what libxml2's
/// parser would say of it. Whatever could be read in two ways is left to that parser; a test holds the two together.
struct TidyHTML<Words: HTMLWords> {
    private let text: UnsafeBufferPointer<UInt8>
    private var words: Words
    private var index = 0
    /// The elements begun and not ended.
    private var open: [Element] = []

    private struct Element {
        var name: Range<Int>
        var place: HTMLPlace
    }

    /// Elements inside each other that a description may have; what has more is no simple text.
    private static var maximumDepth: Int { 20 }

    /// - Returns: what the words have become; nil where the text is not of this kind.
    static func read(_ text: UnsafeBufferPointer<UInt8>, _ words: Words) -> Words? {
        var reader = TidyHTML(text, words)
        return reader.readAll() ? reader.words : nil
    }

    private init(_ text: UnsafeBufferPointer<UInt8>, _ words: Words) {
        self.text = text
        self.words = words
        open.reserveCapacity(4)
    }

    private mutating func readAll() -> Bool {
        while index < text.count {
            switch text[index] {
            case UInt8(ascii: "<"): guard readTag() else { return false }
            case UInt8(ascii: "&"): guard readReference() else { return false }
            default: guard readWords() else { return false }
            }
        }
        return open.isEmpty
    }

    private mutating func readWords() -> Bool {
        let start = index
        guard let end = endOfWords() else { return false }
        index = end
        words.text(UnsafeBufferPointer(rebasing: text[start..<end]))
        return true
    }

    /// The place of the next tag or reference; nil where a control code stands before it. The parser drops these, and
    /// stops at some.
    private func endOfWords() -> Int? {
        var index = index
        while index < text.count {
            index = ByteRun.skipText(in: text, from: index)
            // Where too few are left to be looked at together, some are of the kind.
            let end = min(index + 16, text.count)
            while index < end {
                if text[index] == UInt8(ascii: "<") || text[index] == UInt8(ascii: "&") { return index }
                guard text[index] >= 0x20 || text[index].isXMLSpace else { return nil }
                index += 1
            }
        }
        return index
    }

    private mutating func readReference() -> Bool {
        let reference = CharacterReference(text, at: index)
        if let scalar = reference.scalar {
            index += reference.length
            var character = String(Character(scalar))
            character.withUTF8 { words.text($0) }
            return true
        }
        // "Food & Function"
        guard index + 1 < text.count, text[index + 1].isXMLSpace else { return false }
        words.text(UnsafeBufferPointer(rebasing: text[index...index]))
        index += 1
        return true
    }

    private mutating func readTag() -> Bool {
        let start = index
        index += 1
        if take(UInt8(ascii: "/")) { return readEnd() }
        // "p < 0.05"
        if index == text.count || text[index].isXMLSpace || text[index].isASCIIDigit {
            words.text(UnsafeBufferPointer(rebasing: text[start...start]))
            return true
        }
        return readBegin()
    }

    private mutating func readEnd() -> Bool {
        let name = readName()
        skipSpace()
        guard let last = open.popLast(), text[last.name].elementsEqual(text[name]), take(UInt8(ascii: ">")) else {
            return false
        }
        words.end(element(name))
        return true
    }

    private mutating func readBegin() -> Bool {
        let name = readName()
        guard let place = HTMLPlace(of: text[name]),
            (open.last?.place ?? .section).holds(place), open.count < Self.maximumDepth, skipAttributes()
        else { return false }
        let closes = take(UInt8(ascii: "/"))
        guard closes == (place == .lineBreak) || place == .lineBreak, take(UInt8(ascii: ">")) else { return false }
        words.begin(element(name))
        if place == .lineBreak {
            words.end(element(name))
        } else {
            open.append(Element(name: name, place: place))
        }
        return true
    }

    private func element(_ name: Range<Int>) -> HTMLElement { HTMLElement(UnsafeBufferPointer(rebasing: text[name])) }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard index < text.count, text[index] == byte else { return false }
        index += 1
        return true
    }

    private mutating func skipSpace() {
        while index < text.count, text[index].isXMLSpace { index += 1 }
    }

    /// The small letters and figures that follow.
    private mutating func readName() -> Range<Int> {
        let start = index
        while index < text.count, (0x61...0x7A).contains(text[index]) || text[index].isASCIIDigit { index += 1 }
        return start..<index
    }

    /// Attributes say nothing of the words.
    /// - Returns: false where one is written in a way that the parser might take for something else.
    private mutating func skipAttributes() -> Bool {
        while index < text.count, text[index].isXMLSpace {
            skipSpace()
            guard index < text.count, text[index].isASCIILetter else { return true }
            while index < text.count,
                text[index].isASCIILetter || text[index] == UInt8(ascii: ":") || text[index] == UInt8(ascii: "-")
            {
                index += 1
            }
            guard take(UInt8(ascii: "=")) else { return false }
            guard skipValue() else { return false }
        }
        return true
    }

    private mutating func skipValue() -> Bool {
        guard index < text.count else { return false }
        let quote = text[index]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") { return skipQuotation(quote) }
        while index < text.count {
            let byte = text[index]
            if byte.isXMLSpace || byte == UInt8(ascii: ">") { return true }
            guard byte != UInt8(ascii: "<"), byte >= 0x20 else { return false }
            index += 1
        }
        return false
    }

    private mutating func skipQuotation(_ quote: UInt8) -> Bool {
        guard let end = ByteSearch.first(quote, in: text, from: index + 1) else { return false }
        let value = UnsafeBufferPointer(rebasing: text[(index + 1)..<end])
        let plain = ByteRun.skipText(in: value, from: 0)
        index = end + 1
        return value[plain...].allSatisfy { $0 != UInt8(ascii: "<") && ($0 >= 0x20 || $0.isXMLSpace) }
    }
}

/// What may stand in what, so that no element ends another.
private enum HTMLPlace {
    /// Holds elements of every kind.
    case section
    /// Holds words, emphasis and links.
    case line
    /// Stands in a line, and holds no other link.
    case link
    /// Stands in a line and holds what a line holds.
    case emphasis
    case lineBreak

    init?(of name: Slice<UnsafeBufferPointer<UInt8>>) {
        guard let place = ShortName(name).flatMap({ Self.places[$0] }) else { return nil }
        self = place
    }

    func holds(_ inner: HTMLPlace) -> Bool {
        switch inner {
        case .section, .line: self == .section
        case .link: self != .link
        case .emphasis, .lineBreak: true
        }
    }

    private static let places = NameTable([
        ("div sec", HTMLPlace.section), ("p h1 h2 h3 h4 h5 h6", .line), ("a", .link), ("br", .lineBreak),
        ("b i em strong italic bold sub sup inf span u st", .emphasis),
    ])
}
