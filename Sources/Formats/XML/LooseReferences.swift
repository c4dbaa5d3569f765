internal import CLibXML2

/// References that XML does not know: "&eacute;" out of HTML, "&" where "&amp;" was meant, "&#X41;". The parser would
/// drop them, and half an address or a name with them.
enum LooseReferences {
    /// The document with numbers for the names that HTML knows and "&amp;" for what is no reference; nil where it is
    /// good as it is. Comments, CDATA sections, instructions and the document type stay as they are.
    static func mended(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        bytes.withUnsafeBufferPointer { text in
            guard hasLooseReference(text) else { return nil }
            var mending = Mending(text)
            return mending.run()
        }
    }

    /// Looks at the ampersands alone: most documents need no more.
    private static func hasLooseReference(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        while let found = text[index...].firstIndex(of: ampersand) {
            if Reference(text, at: found).isXML == false { return true }
            index = found + 1
        }
        return false
    }

    fileprivate static let ampersand = UInt8(ascii: "&")
}

/// What stands behind an ampersand.
private struct Reference {
    /// Up to and with the semicolon; 1 where this is no reference.
    var length = 1
    /// Whether every parser of XML understands it.
    var isXML = false
    /// The character that HTML means by the name, or the number with a capital X.
    var scalar: UInt32?

    init(_ text: UnsafeBufferPointer<UInt8>, at start: Int) {
        let room = text[(start + 1)...].prefix(32)
        guard let end = room.firstIndex(where: { !$0.isASCIILetter && !$0.isASCIIDigit && $0 != UInt8(ascii: "#") }),
            text[end] == UInt8(ascii: ";"), end > start + 1
        else { return }
        length = end + 1 - start
        if text[start + 1] == UInt8(ascii: "#") {
            readNumber(text[(start + 2)..<end])
        } else if let name = EntityNames.packed(text[(start + 1)..<end]) {
            isXML = EntityNames.ofXML.contains(name)
            if !isXML { scalar = EntityNames.ofHTML[name] }
        }
    }

    private mutating func readNumber(_ digits: Slice<UnsafeBufferPointer<UInt8>>) {
        let isHexadecimal = digits.first.map { $0 | 0x20 } == UInt8(ascii: "x")
        let text = String(decoding: isHexadecimal ? digits.dropFirst() : digits, as: UTF8.self)
        guard let value = UInt32(text, radix: isHexadecimal ? 16 : 10), Self.isXMLCharacter(value) else {
            length = 1
            return
        }
        if digits.first == UInt8(ascii: "X") { scalar = value } else { isXML = true }
    }

    /// XML 1.0, 2.2: what a document may hold.
    private static func isXMLCharacter(_ value: UInt32) -> Bool {
        switch value {
        case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }
}

/// Names of entities. None is longer than eight letters, so that one number holds a name: a file may have millions.
private enum EntityNames {
    static let ofXML = Set(["amp", "lt", "gt", "quot", "apos"].compactMap { packed(Array($0.utf8)) })

    /// The 253 names of HTML 4 with their characters, as libxml2 lists them.
    static let ofHTML: [UInt64: UInt32] = (0xA0...0x2666).reduce(into: [:]) { names, value in
        guard let entity = htmlEntityValueLookup(UInt32(value)), let name = entity.pointee.name else { return }
        if let name = packed(Array(String(cString: name).utf8)) { names[name] = UInt32(value) }
    }

    static func packed(_ name: some Collection<UInt8>) -> UInt64? {
        name.count <= 8 ? name.reduce(0) { $0 << 8 | UInt64($1) } : nil
    }
}

/// One walk over the document.
private struct Mending {
    private let text: UnsafeBufferPointer<UInt8>
    private var out: [UInt8] = []
    private var copied = 0
    /// Whether the document may declare names of its own, which are the parser's affair.
    private let declaresEntities: Bool

    init(_ text: UnsafeBufferPointer<UInt8>) {
        self.text = text
        out.reserveCapacity(text.count + text.count / 16)
        declaresEntities = Self.find("<!ENTITY", in: text, from: 0) < text.count
    }

    mutating func run() -> [UInt8] {
        var index = 0
        while index < text.count {
            switch text[index] {
            case UInt8(ascii: "<"): index = endOfSection(at: index)
            case LooseReferences.ampersand: index = mend(at: index)
            default: index += 1
            }
        }
        return out + text[copied...]
    }

    private mutating func mend(at start: Int) -> Int {
        let reference = Reference(text, at: start)
        let end = start + reference.length
        if reference.isXML { return end }
        if reference.length > 1, reference.scalar == nil, declaresEntities { return end }
        out += text[copied..<start]
        if let scalar = reference.scalar {
            out += "&#\(scalar);".utf8
            copied = end
        } else {
            out += "&amp;".utf8
            copied = start + 1
        }
        return copied
    }

    /// The place behind a section in which ampersands are no references; one on where another tag begins here.
    private func endOfSection(at start: Int) -> Int {
        for (opening, closing) in Self.sections where starts(with: opening, at: start) {
            return min(Self.find(closing, in: text, from: start + opening.utf8CodeUnitCount) + 1, text.count)
        }
        return start + 1
    }

    private static let sections: [(StaticString, StaticString)] = [
        ("<![CDATA[", "]]>"), ("<!--", "-->"), ("<?", "?>"), ("<!ENTITY", ">"),
    ]

    private func starts(with sign: StaticString, at index: Int) -> Bool { Self.matches(sign, in: text, at: index) }

    private static func matches(_ sign: StaticString, in text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        let sign = UnsafeBufferPointer(start: sign.utf8Start, count: sign.utf8CodeUnitCount)
        return index + sign.count <= text.count && text[index..<index + sign.count].elementsEqual(sign)
    }

    /// Where `sign` stands next; the end where it stands no more.
    private static func find(_ sign: StaticString, in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = min(start, text.count)
        while let found = text[index...].firstIndex(of: sign.utf8Start.pointee) {
            if matches(sign, in: text, at: found) { return found }
            index = found + 1
        }
        return text.count
    }
}
