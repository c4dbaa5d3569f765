internal import Colloquium

/// References that XML does not know: "&eacute;" out of HTML, "&" where "&amp;" was meant, "&#X41;". The parser would
/// drop them, and half an address or a name with them.
enum LooseReferences {
    /// The document with numbers for the names that HTML knows and "&amp;" for what is no reference; nil where it is
    /// good as it is. Comments, CDATA sections, instructions and the document type stay as they are.
    static func mended(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        bytes.withUnsafeBufferPointer { text in
            var mending = Mending(text)
            return mending.run()
        }
    }
}

/// One walk over the document. Most need no mending, and are not copied.
private struct Mending {
    private let text: UnsafeBufferPointer<UInt8>
    private var out: [UInt8] = []
    private var copied = 0
    /// Whether the document may declare names of its own, which are the parser's affair; asked once there is a name.
    private lazy var declaresEntities = Self.find("<!ENTITY", in: text, from: 0) < text.count

    init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

    mutating func run() -> [UInt8]? {
        var tag = next(UInt8(ascii: "<"), from: 0)
        var ampersand = next(UInt8(ascii: "&"), from: 0)
        while ampersand < text.count {
            if tag < ampersand {
                let end = endOfSection(at: tag)
                if ampersand < end { ampersand = next(UInt8(ascii: "&"), from: end) }
                tag = next(UInt8(ascii: "<"), from: end)
            } else {
                // Two statements: within one, a copy of all this would be kept while it changes.
                let end = mend(at: ampersand)
                ampersand = next(UInt8(ascii: "&"), from: end)
            }
        }
        return out.isEmpty ? nil : out + text[copied...]
    }

    private func next(_ byte: UInt8, from start: Int) -> Int {
        ByteSearch.first(byte, in: text, from: start) ?? text.count
    }

    private mutating func mend(at start: Int) -> Int {
        let reference = CharacterReference(text, at: start)
        let end = start + reference.length
        if reference.isXML { return end }
        if reference.length > 1, reference.scalar == nil, declaresEntities { return end }
        if out.isEmpty { out.reserveCapacity(text.count + text.count / 16) }
        out += text[copied..<start]
        if let scalar = reference.scalar {
            out += "&#\(scalar.value);".utf8
            copied = end
        } else {
            out += "&amp;".utf8
            copied = start + 1
        }
        return copied
    }

    /// The place behind a section in which ampersands are no references; one on where another tag begins here.
    private func endOfSection(at start: Int) -> Int {
        guard start + 1 < text.count, text[start + 1] == UInt8(ascii: "!") || text[start + 1] == UInt8(ascii: "?")
        else {
            return start + 1
        }
        for (opening, closing) in Self.sections where ByteSearch.matches(opening, in: text, at: start) {
            return min(Self.find(closing, in: text, from: start + opening.utf8CodeUnitCount) + 1, text.count)
        }
        return start + 1
    }

    private static let sections: [(StaticString, StaticString)] = [
        ("<![CDATA[", "]]>"), ("<!--", "-->"), ("<?", "?>"), ("<!ENTITY", ">"),
    ]

    /// Where `sign` stands next; the end where it stands no more.
    private static func find(_ sign: StaticString, in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        ByteSearch.first(sign, in: text, from: start) ?? text.count
    }
}
