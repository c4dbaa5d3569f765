internal import Colloquium

/// Bytes that are no UTF-8 in a document that is said, or left, to be.
enum StrayBytes {
    /// UTF-8 in which each stray byte is what it is in Windows-1252. What is a well-formed sequence stays: a feed that
    /// quotes one line in Latin-1 does not lose all its other accents to it.
    static func read(_ bytes: ArraySlice<UInt8>) -> [UInt8] { bytes.withUnsafeBufferPointer(read) }

    private static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 8)
        var copied = bytes.startIndex
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let length = UTF8Sequence.length(in: bytes, at: index)
            if length == 0 {
                text += bytes[copied..<index]
                text += String(Windows1252.scalar(bytes[index]) ?? "\u{FFFD}").utf8
                copied = index + 1
            }
            index += max(length, 1)
        }
        text += bytes[copied...]
        return text
    }
}

/// The well-formed sequences of UTF-8 (The Unicode Standard, table 3-7).
enum UTF8Sequence {
    static func areAll(in bytes: ArraySlice<UInt8>) -> Bool {
        bytes.withUnsafeBufferPointer { text in
            var index = endOfASCII(in: text, from: 0)
            while index < text.count {
                let length = length(in: text, at: index)
                if length == 0 { return false }
                index = endOfASCII(in: text, from: index + length)
            }
            return true
        }
    }

    /// The place of the first byte outside ASCII, of which most documents have few.
    private static func endOfASCII(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = ByteRun.skipASCII(in: text, from: start)
        while index < text.count, text[index] < 0x80 { index += 1 }
        return index
    }

    /// The number of bytes of the sequence that begins at `index`; 0 where none does.
    static func length(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let first = bytes[index]
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch first {
        case ..<0x80: return 1
        case 0xC2...0xDF: length = 2
        case 0xE0...0xEF: length = 3
        case 0xF0...0xF4: length = 4
        default: return 0
        }
        switch first {
        case 0xE0: second = 0xA0...0xBF
        case 0xED: second = 0x80...0x9F
        case 0xF0: second = 0x90...0xBF
        case 0xF4: second = 0x80...0x8F
        default: break
        }
        guard index + length <= bytes.endIndex, second.contains(bytes[index + 1]) else { return 0 }
        for next in (index + 2)..<max(index + 2, index + length) where bytes[next] & 0xC0 != 0x80 { return 0 }
        return length
    }
}
