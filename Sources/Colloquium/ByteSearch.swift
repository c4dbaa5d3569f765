import Foundation

/// Searching text for signs of ASCII byte by byte: on a feed's thousands of texts the searches of `String`, which go by
/// whole characters, take longer than parsing.
package enum ByteSearch {
    /// Where a byte stands first at or after `start`; nil where it stands nowhere.
    package static func first(_ byte: UInt8, in text: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Int? {
        guard let base = text.baseAddress, start < text.count else { return nil }
        // No loop of ours looks at thirty-two bytes at once.
        guard let found = memchr(base + start, Int32(byte), text.count - start) else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    /// Where `sign` stands first at or after `start`; nil where it stands nowhere.
    package static func first(_ sign: StaticString, in text: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Int? {
        guard sign.utf8CodeUnitCount > 0 else { return nil }
        var index = start
        while let found = first(sign.utf8Start[0], in: text, from: index) {
            if matches(sign, in: text, at: found) { return found }
            index = found + 1
        }
        return nil
    }

    /// The same for any bytes; a long sign in a long text takes the product of their lengths.
    package static func first(_ sign: [UInt8], in text: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let initial = sign.first, let base = text.baseAddress else { return nil }
        var index = 0
        while let found = first(initial, in: text, from: index), found + sign.count <= text.count {
            if memcmp(base + found, sign, sign.count) == 0 { return found }
            index = found + 1
        }
        return nil
    }

    /// Whether the `count` bytes at one place are those at another.
    package static func areSame(_ one: Int, _ other: Int, _ count: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
        precondition(one >= 0 && other >= 0 && count >= 0)
        guard let base = text.baseAddress, max(one, other) + count <= text.count else { return false }
        return memcmp(base + one, base + other, count) == 0
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

    /// Whether some byte of the text is such; quicker than asking `utf8`, which looks anew where each byte is kept.
    package func hasByte(where isSuch: (UInt8) -> Bool) -> Bool {
        var copy = self
        return copy.withUTF8 { $0.contains(where: isSuch) }
    }

    /// Whether a sign of ASCII occurs.
    package func has(_ sign: StaticString) -> Bool {
        var copy = self
        return copy.withUTF8 { ByteSearch.first(sign, in: $0) != nil }
    }
}

extension StaticString {
    var bytes: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
    }
}
