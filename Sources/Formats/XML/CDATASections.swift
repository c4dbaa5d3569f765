internal import Colloquium

/// CDATA sections as text with references, which says the same. libxml2 takes text in runs and sections sign by sign, so
/// that a feed whose descriptions stand in sections would take a third longer to parse.
enum CDATASections {
    /// A longer section is more than a description, and the parser's own limits are for it.
    private static let maximumLength = 1_000_000

    /// Nil where the document has none.
    static func unwrapped(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        bytes.withUnsafeBufferPointer { text in
            // Brackets are rare: one look for them spares a document without sections the walk over its tags.
            guard ByteSearch.first("[CDATA[", in: text) != nil else { return nil }
            var out: [UInt8] = []
            var copied = 0
            var index = 0
            // The tag begun last, if only tags stand before.
            var before: Int?
            while let tag = ByteSearch.first(UInt8(ascii: "<"), in: text, from: index) {
                guard let (opening, closing) = section(at: tag, in: text) else {
                    (before, index) = (tag, tag + 1)
                    continue
                }
                // In a torn tag it is none: what the parser makes of that is its affair.
                let isInTag = before.map { !text[$0..<tag].contains(UInt8(ascii: ">")) } ?? false
                let start = tag + opening.utf8CodeUnitCount
                guard let end = ByteSearch.first(closing, in: text, from: start) else { break }
                (before, index) = (nil, end + closing.utf8CodeUnitCount)
                guard !isInTag, text[start - 1] == UInt8(ascii: "["), staysSmall(text[start..<end]) else { continue }
                if copied == 0 { out.reserveCapacity(text.count + text.count / 8) }
                out += text[copied..<tag]
                append(text[start..<end], to: &out)
                copied = index
            }
            return copied == 0 ? nil : out + text[copied...]
        }
    }

    /// The signs of the section, comment or instruction that begins here.
    private static func section(at tag: Int, in text: UnsafeBufferPointer<UInt8>) -> (StaticString, StaticString)? {
        guard tag + 1 < text.count, text[tag + 1] == UInt8(ascii: "!") || text[tag + 1] == UInt8(ascii: "?") else {
            return nil
        }
        return sections.first { ByteSearch.matches($0.0, in: text, at: tag) }
    }

    private static let sections: [(StaticString, StaticString)] = [
        ("<![CDATA[", "]]>"), ("<!--", "-->"), ("<?", "?>"),
    ]

    /// References are longer than what they stand for: a section of nothing else would take five times its room.
    private static func staysSmall(_ content: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        content.count <= maximumLength && content.count { isMarkup($0) } <= content.count / 8 + 8
    }

    private static func isMarkup(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") }

    private static func append(_ content: Slice<UnsafeBufferPointer<UInt8>>, to out: inout [UInt8]) {
        var rest = content
        // "]]>" split between sections must not come together again.
        let endsInBracket = rest.last == UInt8(ascii: "]")
        if endsInBracket { rest = rest.dropLast() }
        if rest.first == UInt8(ascii: ">") {
            out += "&#62;".utf8
            rest = rest.dropFirst()
        }
        while let place = rest.firstIndex(where: isMarkup) {
            out += rest[..<place]
            out += rest[place] == UInt8(ascii: "<") ? "&#60;".utf8 : "&#38;".utf8
            rest = rest[(place + 1)...]
        }
        out += rest
        if endsInBracket { out += "&#93;".utf8 }
    }
}
