/// Searching text for signs of ASCII byte by byte: on a feed's thousands of texts the searches of `String`, which go by
/// whole characters, take longer than parsing.
package enum ByteSearch {
    /// Where `sign` stands first at or after `start`; nil where it stands nowhere.
    package static func first(_ sign: StaticString, in text: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Int? {
        let count = sign.utf8CodeUnitCount
        let first = sign.utf8Start[0]
        guard count > 0, text.count >= count else { return nil }
        var index = start
        while index <= text.count - count {
            if text[index] == first, matches(sign, in: text, at: index) { return index }
            index += 1
        }
        return nil
    }

    /// The same for any bytes; a long sign in a long text takes the product of their lengths.
    package static func first(_ sign: [UInt8], in text: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let first = sign.first, text.count >= sign.count else { return nil }
        return (0...text.count - sign.count).first { start in
            text[start] == first && text[start..<start + sign.count].elementsEqual(sign)
        }
    }

    package static func matches(_ sign: StaticString, in text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        guard index >= 0, index + sign.utf8CodeUnitCount <= text.count else { return false }
        for offset in 0..<sign.utf8CodeUnitCount where text[index + offset] != sign.utf8Start[offset] { return false }
        return true
    }
}

extension String {
    /// What follows the first occurrence of a sign of ASCII.
    package func after(_ sign: StaticString) -> Substring? {
        var copy = self
        let offset = copy.withUTF8 { ByteSearch.first(sign, in: $0) }
        guard let offset else { return nil }
        return self[utf8.index(startIndex, offsetBy: offset + sign.utf8CodeUnitCount)...]
    }
}
