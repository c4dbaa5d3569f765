/// The heading that nearly every structured abstract has: capitals of ASCII and a colon, "BACKGROUND: A new species…", read
/// byte by byte. Whatever is spelled otherwise is left to `SectionLabel`; a test holds the two together.
enum CapitalHeading {
    /// - Returns: nil where the text before the first mark is no such heading.
    static func split(_ paragraph: UnsafeBufferPointer<UInt8>) -> (label: String, text: String)? {
        guard let colon = end(in: paragraph), let last = paragraph.last, last > 0x20, last < 0x7F else { return nil }
        var start = colon + 1
        while start < paragraph.count, paragraph[start].isXMLSpace { start += 1 }
        guard start < paragraph.count, paragraph[start] > 0x20, paragraph[start] < 0x7F else { return nil }
        let text = UnsafeBufferPointer(rebasing: paragraph[start...])
        return (spelled(UnsafeBufferPointer(rebasing: paragraph[..<colon])), String(knownUTF8: text))
    }

    /// The place of the colon behind four bytes or more of capitals and what joins them; a capital at either end leaves
    /// nothing to trim.
    private static func end(in paragraph: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let colon = paragraph.prefix(60).firstIndex(where: { !$0.isCapital && !($0 < 0x41 && $0.isInHeading) }),
            colon > 3, paragraph[colon] == UInt8(ascii: ":"), paragraph[0].isCapital, paragraph[colon - 1].isCapital
        else { return nil }
        return colon
    }

    /// With small letters behind the first.
    private static func spelled(_ heading: UnsafeBufferPointer<UInt8>) -> String {
        String(unsafeUninitializedCapacity: heading.count) { room in
            for index in heading.indices {
                room[index] = index > 0 && heading[index].isCapital ? heading[index] | 0x20 : heading[index]
            }
            return heading.count
        }
    }
}

extension UInt8 {
    /// What a heading is made of, as far as it is ASCII.
    var isInHeading: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: " "),
            UInt8(ascii: "/"), UInt8(ascii: "&"), UInt8(ascii: ","), UInt8(ascii: "-"), UInt8(ascii: "'"),
            UInt8(ascii: "("), UInt8(ascii: ")"):
            true
        default: false
        }
    }

    fileprivate var isCapital: Bool { self >= 0x41 && self <= 0x5A }
}
