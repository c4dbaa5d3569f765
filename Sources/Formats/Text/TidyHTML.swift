internal import Colloquium

/// HTML in which every tag nests as it is written: paragraphs and headings that hold emphasis and links, nothing left
/// open, no comment, no script. Nearly every description of a feed is such a text, and says in one pass what libxml2's
/// parser would say of it. Whatever could be read in two ways is left to that parser; a test holds the two together.
struct TidyHTML {
    private let text: UnsafeBufferPointer<UInt8>
    private let receiver: HTMLFragment.Receiver
    private var index = 0
    /// The elements begun and not ended.
    private var open: [Element] = []

    private struct Element {
        var name: Range<Int>
        var place: Place
    }

    /// What may stand in what, so that no element ends another.
    private enum Place {
        /// Holds elements of every kind.
        case section
        /// Holds words, emphasis and links.
        case line
        /// Stands in a line, and holds no other link.
        case link
        /// Stands in a line and holds what a line holds.
        case emphasis
        case lineBreak

        func holds(_ inner: Place) -> Bool {
            switch inner {
            case .section, .line: self == .section
            case .link: self != .link
            case .emphasis, .lineBreak: true
            }
        }
    }

    private static let places = NameTable([
        ("div sec", Place.section), ("p h1 h2 h3 h4 h5 h6", .line), ("a", .link), ("br", .lineBreak),
        ("b i em strong italic bold sub sup inf span u st", .emphasis),
    ])

    /// Elements inside each other that a description may have; what has more is no simple text.
    private static let maximumDepth = 20

    /// - Returns: whether the text is of this kind. If it is not, the receiver has been told a part of it.
    static func read(_ text: UnsafeBufferPointer<UInt8>, into receiver: HTMLFragment.Receiver) -> Bool {
        var reader = TidyHTML(text, receiver)
        return reader.readAll()
    }

    private init(_ text: UnsafeBufferPointer<UInt8>, _ receiver: HTMLFragment.Receiver) {
        self.text = text
        self.receiver = receiver
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
        receiver.text(UnsafeBufferPointer(rebasing: text[start..<end]))
        return true
    }

    /// The place of the next tag or reference; nil where a control code stands before it. The parser drops these, and
    /// stops at some.
    private func endOfWords() -> Int? {
        var index = index
        while index < text.count {
            index = ByteRun.skipText(in: text, from: index)
            // Where eight bytes together are not of the kind, some of them are.
            let end = min(index + 8, text.count)
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
            character.withUTF8 { receiver.text($0) }
            return true
        }
        // "Food & Function"
        guard index + 1 < text.count, text[index + 1].isXMLSpace else { return false }
        receiver.text(UnsafeBufferPointer(rebasing: text[index...index]))
        index += 1
        return true
    }

    private mutating func readTag() -> Bool {
        let start = index
        index += 1
        if take(UInt8(ascii: "/")) { return readEnd() }
        // "p < 0.05"
        if index == text.count || text[index].isXMLSpace || text[index].isASCIIDigit {
            receiver.text(UnsafeBufferPointer(rebasing: text[start...start]))
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
        receiver.end(element(name))
        return true
    }

    private mutating func readBegin() -> Bool {
        let name = readName()
        guard let place = ShortName(text[name]).flatMap({ Self.places[$0] }),
            (open.last?.place ?? .section).holds(place), open.count < Self.maximumDepth, skipAttributes()
        else { return false }
        let closes = take(UInt8(ascii: "/"))
        guard closes == (place == .lineBreak) || place == .lineBreak, take(UInt8(ascii: ">")) else { return false }
        receiver.begin(element(name))
        if place == .lineBreak {
            receiver.end(element(name))
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
        let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
        if isQuoted { index += 1 }
        while index < text.count {
            let byte = text[index]
            if isQuoted ? byte == quote : byte.isXMLSpace || byte == UInt8(ascii: ">") {
                if isQuoted { index += 1 }
                return true
            }
            guard byte != UInt8(ascii: "<"), byte >= 0x20 || byte.isXMLSpace else { return false }
            index += 1
        }
        return false
    }
}
