internal import Colloquium

/// One of several words that a text begins with.
struct TextBeginning {
    /// Which of them.
    let place: Int
    /// In bytes.
    fileprivate let length: Int
}

extension [StaticString] {
    /// The first of the words that the text begins with.
    func first(of text: String) -> TextBeginning? {
        var text = text
        return text.withUTF8 { bytes in
            // Most texts differ from all of them in their first byte.
            guard let initial = bytes.first else { return nil }
            for place in indices
            where self[place].utf8Start[0] == initial && ByteSearch.matches(self[place], in: bytes, at: 0) {
                return TextBeginning(place: place, length: self[place].utf8CodeUnitCount)
            }
            return nil
        }
    }
}

extension String {
    /// What stands behind a beginning of this text.
    func dropping(_ beginning: TextBeginning) -> String {
        self[utf8.index(startIndex, offsetBy: beginning.length)...].trimmingSpace
    }
}

/// Letters of two texts, compared without their case and what stands between.
enum LettersOfASCII {
    /// Nil where a letter outside ASCII would decide.
    static func areSame(_ one: String, _ other: String) -> Bool? {
        var (one, other) = (one, other)
        return one.withUTF8 { one in other.withUTF8 { areSame(one, $0) } }
    }

    private static func areSame(_ one: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>) -> Bool? {
        var (index, place) = (0, 0)
        while true {
            index = nextLetter(in: one, from: index)
            place = nextLetter(in: other, from: place)
            let (isAtEnd, isOtherAtEnd) = (index == one.count, place == other.count)
            if !isAtEnd && one[index] >= 0x80 || !isOtherAtEnd && other[place] >= 0x80 { return nil }
            if isAtEnd || isOtherAtEnd { return isAtEnd && isOtherAtEnd }
            guard one[index] | 0x20 == other[place] | 0x20 else { return false }
            index += 1
            place += 1
        }
    }

    /// The place of the next letter, or of a byte outside ASCII.
    private static func nextLetter(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        while index < text.count, !text[index].isASCIILetter, text[index] < 0x80 { index += 1 }
        return index
    }
}
