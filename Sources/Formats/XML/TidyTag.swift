internal import Colloquium

/// The small parts of a document: names, attributes, references.
extension TidyXML {
    func byte(_ offset: Int) -> UInt8? { index + offset < text.count ? text[index + offset] : nil }

    func isNext(_ sign: StaticString) -> Bool { ByteSearch.matches(sign, in: text, at: index) }

    /// Whether the same follows that stands in another place.
    func isNext(_ other: Range<Int>) -> Bool {
        ByteSearch.areSame(index, other.lowerBound, other.count, in: text)
    }

    mutating func skipSpace() {
        while index < text.count, text[index].isXMLSpace { index += 1 }
    }

    /// "title", "dc:title": of ASCII, as all vocabularies are.
    mutating func readName() -> Range<Int>? {
        let start = index
        guard skipNamePart() else { return nil }
        if byte(0) == UInt8(ascii: ":") {
            index += 1
            guard skipNamePart() else { return nil }
        }
        return start..<index
    }

    private mutating func skipNamePart() -> Bool {
        guard let first = byte(0), first.isASCIILetter || first == UInt8(ascii: "_") else { return false }
        var end = index + 1
        while end < text.count, PlainXML.isName(text[end]) { end += 1 }
        index = end
        return true
    }

    /// Reads the rest of a start tag.
    /// - Returns: whether the element ends with it; nil where the tag is none.
    mutating func readAttributes() -> Bool? {
        if !attributes.isEmpty { attributes.removeAll(keepingCapacity: true) }
        while true {
            let start = index
            skipSpace()
            switch byte(0) {
            case UInt8(ascii: ">"):
                index += 1
                return false
            case UInt8(ascii: "/"):
                guard byte(1) == UInt8(ascii: ">") else { return nil }
                index += 2
                return true
            default:
                guard index > start, let attribute = readAttribute(), attributes.count < Self.maximumAttributes,
                    !attributes.contains(where: { text[$0.name].elementsEqual(text[attribute.name]) })
                else { return nil }
                attributes.append(attribute)
            }
        }
    }

    private static let maximumAttributes = 50

    private mutating func readAttribute() -> Attribute? {
        guard let name = readName() else { return nil }
        skipSpace()
        guard byte(0) == UInt8(ascii: "=") else { return nil }
        index += 1
        skipSpace()
        guard let quote = byte(0), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
        index += 1
        let start = index
        var hasReferences = false
        while let byte = byte(0), byte != quote {
            // Line ends become spaces, and U+FFFE is no character: both are the parser's affair.
            guard byte >= 0x20, byte != UInt8(ascii: "<"), byte != 0xEF else { return nil }
            if byte == UInt8(ascii: "&") { hasReferences = true }
            index += 1
        }
        guard byte(0) == quote else { return nil }
        index += 1
        return Attribute(name: name, value: start..<(index - 1), hasReferences: hasReferences)
    }

    /// The reference that begins here; a lone ampersand means itself.
    /// - Returns: nil for a name that the document itself may declare.
    mutating func readReference() -> String? {
        let reference = CharacterReference(text, at: index)
        guard reference.scalar != nil || reference.length == 1 else { return nil }
        index += reference.length
        return reference.scalar.map { String(Character($0)) } ?? "&"
    }

    /// The value of an attribute without its references.
    mutating func resolved(_ value: Range<Int>) -> String? {
        let end = index
        defer { index = end }
        var out = ""
        index = value.lowerBound
        while let place = ByteSearch.first(UInt8(ascii: "&"), in: text, from: index), place < value.upperBound {
            out += String(decoding: text[index..<place], as: UTF8.self)
            index = place
            guard let character = readReference() else { return nil }
            out += character
        }
        return out + String(decoding: text[index..<value.upperBound], as: UTF8.self)
    }

    /// The declaration that a document may begin with. It says UTF-8 or it lies: the bytes have been looked at.
    mutating func readDeclaration() -> Bool {
        guard isNext("<?xml"), byte(5)?.isXMLSpace ?? false else { return !isNext("<?xml") }
        index += 5
        guard readPseudoAttribute("version").map({ text[$0].elementsEqual("1.0".utf8) }) ?? false else { return false }
        if let encoding = readPseudoAttribute("encoding") {
            guard text[encoding].first?.isASCIILetter ?? false else { return false }
            guard text[encoding].allSatisfy({ PlainXML.isName($0) }) else { return false }
        }
        if let standalone = readPseudoAttribute("standalone") {
            guard ["yes", "no"].contains(where: { text[standalone].elementsEqual($0.utf8) }) else { return false }
        }
        skipSpace()
        guard isNext("?>") else { return false }
        index += 2
        return true
    }

    /// Nil where another follows, or none.
    private mutating func readPseudoAttribute(_ name: StaticString) -> Range<Int>? {
        let start = index
        skipSpace()
        if index > start, isNext(name), let attribute = readAttribute(), attribute.name.count == name.utf8CodeUnitCount
        {
            return attribute.value
        }
        index = start
        return nil
    }
}

/// What may be passed over in a document without a thought.
enum PlainXML {
    /// The first byte at or after `start` that is more than a character: a tag, a reference, a bracket, a line end of
    /// two bytes, a code that XML forbids, the beginning of a sign that it may forbid.
    static func end(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        while true {
            index = ByteRun.skipCharacters(in: text, from: index)
            let end = min(index + 16, text.count)
            while index < end {
                guard isCharacter(text[index]) else { return index }
                index += 1
            }
            guard index < text.count else { return index }
        }
    }

    private static func isCharacter(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x09, 0x0A: true
        case UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "]"), 0xEF: false
        default: byte >= 0x20
        }
    }

    static func isName(_ byte: UInt8) -> Bool {
        byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
            || byte == UInt8(ascii: ".")
    }
}
