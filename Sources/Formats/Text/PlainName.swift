internal import Colloquium

/// The two forms in which nearly every source names a person, in the letters of Western and Central Europe, read byte by
/// byte: "Rose, Jeffrey P." and "Jeffrey P. Rose". Whatever could be read otherwise (initials, particles, degrees, words in capitals, groups) is
/// left to `PersonName`; a test holds the two together.
struct PlainName {
    let family: String
    let given: String

    init?(_ raw: String) {
        var raw = raw
        let parts = raw.withUTF8 { bytes -> (String, String)? in
            guard let shape = Shape(bytes), !PersonName.isCollective(bytes) else { return nil }
            return shape.parts(of: bytes)
        }
        guard let parts else { return nil }
        (family, given) = parts
    }

    /// Whether the text is of one of the forms.
    static func recognises(_ raw: String) -> Bool {
        var raw = raw
        return raw.withUTF8 { Shape($0) != nil }
    }

    /// Whether a text that stands for all authors is one name, of whatever rules are asked: "Jane Doe", "Doe, J.". A short
    /// word behind the comma may be a suffix.
    static func standsAlone(_ raw: String) -> Bool {
        var raw = raw
        return raw.withUTF8 { bytes in
            guard let shape = Shape(bytes) else { return false }
            return shape.hasNoComma || shape.isFollowedByInitial(bytes)
        }
    }

    /// The text without space around it and marks behind it, where what remains is of one of the forms.
    static func alone(in raw: String) -> String? {
        var raw = raw
        return raw.withUTF8 { bytes in
            let start = bytes.firstIndex { !$0.isXMLSpace } ?? bytes.endIndex
            var end = bytes.endIndex
            while end > start,
                bytes[end - 1].isXMLSpace || bytes[end - 1] == UInt8(ascii: ",") || bytes[end - 1] == UInt8(ascii: ";")
            {
                end -= 1
            }
            let name = UnsafeBufferPointer(rebasing: bytes[start..<end])
            return Shape(name) == nil ? nil : String(knownUTF8: name)
        }
    }

    /// Where the words of a name are.
    private struct Shape {
        /// Behind the family name before a comma.
        private var comma: Int?
        /// Behind the first word and behind the last but one.
        private var firstEnd = 0
        private var lastSpace = 0
        private var words = 1

        init?(_ bytes: UnsafeBufferPointer<UInt8>) {
            guard (3...60).contains(bytes.count), bytes[0].beginsLetter, readSigns(bytes), words > 1 else { return nil }
            guard comma == nil ? isGivenFirst(bytes) : isFamilyFirst(bytes), !beginsWithJoint(bytes) else { return nil }
        }

        var hasNoComma: Bool { comma == nil }

        /// "Doe, J."
        func isFollowedByInitial(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
            comma == bytes.count - 4 && bytes.last == UInt8(ascii: ".")
        }

        func parts(of bytes: UnsafeBufferPointer<UInt8>) -> (family: String, given: String) {
            func text(_ range: Range<Int>) -> String { String(knownUTF8: UnsafeBufferPointer(rebasing: bytes[range])) }
            if let comma { return (text(0..<comma), text(comma + 2..<bytes.count)) }
            return (text(lastSpace + 1..<bytes.count), text(0..<lastSpace))
        }

        /// Finds the spaces and the comma; words are letters with hyphens, points and apostrophes.
        private mutating func readSigns(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
            for index in bytes.indices {
                switch bytes[index] {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"),
                    UInt8(ascii: "."), UInt8(ascii: "'"):
                    continue
                case 0x20:
                    guard index + 1 < bytes.count, bytes[index + 1].beginsLetter else { return false }
                    if words == 1 { firstEnd = index }
                    lastSpace = index
                    words += 1
                case UInt8(ascii: ","):
                    guard comma == nil, index + 1 < bytes.count, bytes[index + 1] == 0x20 else { return false }
                    comma = index
                // U+00C0 to U+017F are letters but for two signs, and none of them changes in normal form C.
                case 0xC3: guard bytes[index + 1] != 0x97, bytes[index + 1] != 0xB7 else { return false }
                case 0xC4, 0xC5, 0x80...0xBF: continue
                default: return false
                }
            }
            return true
        }

        /// "Rose, Jeffrey P.": one word before the comma; behind it, a last word that may be a degree is none of ours.
        private func isFamilyFirst(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
            guard comma == firstEnd - 1, let last = bytes.last else { return false }
            let end = last == UInt8(ascii: ".") ? bytes.count - 1 : bytes.count
            // A point behind a small letter is the end of a sentence.
            guard end == bytes.count || (0x41...0x5A).contains(bytes[end - 1]) else { return false }
            return words == 2 || end - lastSpace == 2
        }

        /// "Jeffrey P. Rose": a last word in small letters, a first that is not in capitals, and before the last no short
        /// word that could be a particle.
        private func isGivenFirst(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
            let last = bytes[(lastSpace + 1)...]
            guard last.count > 1, last.allSatisfy({ $0 != UInt8(ascii: ".") }), hasSmallLetter(last) else {
                return false
            }
            guard firstEnd == 1 || hasSmallLetter(bytes[..<firstEnd]) else { return false }
            guard words > 2 else { return true }
            let middle = bytes[(firstEnd + 1)..<lastSpace]
            let isInitials = middle.count <= 2 && (middle.count == 1 || middle.last == UInt8(ascii: "."))
            return words == 3 && last.count > 4 && (isInitials || middle.count > 5)
        }

        private func hasSmallLetter(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
            word.contains { (0x61...0x7A).contains($0) }
        }

        /// "by Jane Doe", "and Jane Doe"; "et al", which stands for others.
        private func beginsWithJoint(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
            (firstEnd == 2 && bytes[0] | 0x20 == UInt8(ascii: "b") && bytes[1] == UInt8(ascii: "y"))
                || (firstEnd == 3 && bytes[0] == UInt8(ascii: "a") && bytes[1] == UInt8(ascii: "n"))
                || (firstEnd == 2 && bytes[0] | 0x20 == UInt8(ascii: "e") && bytes[1] | 0x20 == UInt8(ascii: "t"))
        }
    }
}

extension UInt8 {
    fileprivate var beginsLetter: Bool { isASCIILetter || (0xC3...0xC5).contains(self) }
}
