import Foundation

/// Text as it is compared: lower case, without accents and marks, words parted by one space. What has no letters, such
/// as a title in signs only, folds to nothing.
package struct FoldedText: Hashable, Sendable {
    /// UTF-8.
    package private(set) var bytes: [UInt8] = []

    package init() {}
    package init(_ text: String) { append(text) }

    package var text: String { String(decoding: bytes, as: UTF8.self) }
    package var isEmpty: Bool { bytes.isEmpty }
    package var words: [String] { text.split(separator: " ").map(String.init) }

    /// Puts more words after those that are there.
    package mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { appendWords(of: $0) }
    }

    private mutating func appendWords(of text: UnsafeBufferPointer<UInt8>) {
        bytes.reserveCapacity(bytes.count + text.count + 1)
        var isInWord = false
        func begin(_ bytes: inout [UInt8]) {
            if !isInWord, !bytes.isEmpty { bytes.append(UInt8(ascii: " ")) }
            isInWord = true
        }
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte < 0x80 {
                if byte.isASCIILetter || byte.isASCIIDigit {
                    begin(&bytes)
                    bytes.append(byte.asciiLowercased)
                } else {
                    isInWord = false
                }
                index += 1
            } else {
                let end = Self.endOfScalar(in: text, from: index)
                let folded = Folding.folded(text[index..<end])
                switch folded {
                case .letters(let letters):
                    begin(&bytes)
                    bytes += letters
                case .mark: break
                case .gap: isInWord = false
                }
                index = end
            }
        }
    }

    private static func endOfScalar(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var end = start + 1
        while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
        return end
    }

    /// Whether these words stand in it one after the other, each whole.
    package func contains(_ phrase: FoldedText) -> Bool {
        let phrase = phrase.bytes
        guard !phrase.isEmpty, bytes.count >= phrase.count else { return false }
        return bytes.withUnsafeBufferPointer { text in
            phrase.withUnsafeBufferPointer { Self.contains($0, in: text) }
        }
    }

    private static func contains(_ phrase: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let start = text.baseAddress, let sought = phrase.baseAddress else { return false }
        let space = UInt8(ascii: " ")
        let last = text.count - phrase.count
        var offset = 0
        while offset <= last {
            if text[offset] == phrase[0], offset == 0 || text[offset - 1] == space,
                offset == last || text[offset + phrase.count] == space,
                memcmp(start + offset, sought, phrase.count) == 0
            {
                return true
            }
            offset += 1
        }
        return false
    }
}

/// What one character outside ASCII becomes.
private enum Folding {
    case letters([UInt8])
    /// It belongs to the letter before it: an accent, a soft hyphen.
    case mark
    /// It parts words: a dash, a quotation mark.
    case gap

    /// Latin with accents, Greek and Cyrillic, worked out once: nearly all that is met.
    private static let common: [Folding] = (0x80..<0x530).map { value in
        Unicode.Scalar(UInt32(value)).map(folding) ?? .gap
    }

    static func folded(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Folding {
        guard let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first else { return .gap }
        return scalar.value >= 0x80 && scalar.value < 0x530 ? common[Int(scalar.value) - 0x80] : folding(scalar)
    }

    private static func folding(_ scalar: Unicode.Scalar) -> Folding {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark, .format: return .mark
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber:
            let folded = String(scalar).folding(
                options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
            return .letters(Array(folded.utf8))
        default: return .gap
        }
    }
}
