internal import Colloquium
internal import Foundation

/// Text on its way to one clean line: white space collapses, control codes become spaces, overrides of the writing
/// direction vanish, and the result is in Unicode's normal form C. Bytes are looked at one by one and copied in runs.
struct PlainText {
    /// UTF-8, without white space at either end.
    private(set) var bytes: [UInt8] = []
    private var wantsSpace = false
    private var isASCII = true
    private var mayNeedComposing = false
    /// How many bytes there may be; what follows is dropped.
    private var limit: Int

    init(limit: Int = 1_000_000) { self.limit = limit }

    /// The text as a clean line.
    static func line(_ text: String, limit: Int = 1_000_000) -> String {
        var copy = text
        return copy.withUTF8 { $0.count <= limit && isClean($0) ? text : line($0, limit: limit) }
    }

    /// The clean line that `buffer`, valid UTF-8, holds.
    static func line(_ buffer: UnsafeBufferPointer<UInt8>, limit: Int = 1_000_000) -> String {
        if buffer.count <= limit, isClean(buffer) { return String(knownASCII: buffer) }
        var line = PlainText(limit: limit)
        line.append(buffer)
        return line.finish()
    }

    /// Printable ASCII with single spaces between: the text of most elements, good as it is.
    static func isClean(_ buffer: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = buffer.first, let last = buffer.last, first != 0x20, last != 0x20 else {
            return buffer.isEmpty
        }
        return endOfRun(in: buffer, from: 0) == buffer.count
    }

    /// A block ends: words on both sides stay apart.
    mutating func separate() { wantsSpace = true }

    mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { append($0) }
    }

    mutating func append(_ text: Substring) {
        var text = text
        text.withUTF8 { append($0) }
    }

    /// Appends valid UTF-8.
    mutating func append(_ buffer: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index < buffer.count, bytes.count < limit {
            let start = index
            index = Self.endOfRun(in: buffer, from: start)
            if index > start { copy(buffer, from: start, to: index) }
            guard index < buffer.count else { return }
            let byte = buffer[index]
            if byte < 0x80 {
                wantsSpace = true
                index += 1
            } else {
                let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
                guard index + length <= buffer.count else { return }
                appendScalar(buffer, at: index, length: length)
                index += length
            }
        }
    }

    /// Behind the words of printable ASCII that begin at `start`, with single spaces between.
    private static func endOfRun(in buffer: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        while index < buffer.count {
            index = ByteRun.skipWords(in: buffer, from: index)
            // Where too few are left to be looked at together, some are of the kind.
            let end = min(index + 17, buffer.count)
            while index < end {
                let byte = buffer[index]
                if byte > 0x20, byte < 0x7F {
                    index += 1
                } else if byte == 0x20, index > start, index + 1 < buffer.count, buffer[index + 1] > 0x20,
                    buffer[index + 1] < 0x7F
                {
                    index += 2
                } else {
                    return index
                }
            }
        }
        return index
    }

    private mutating func copy(_ buffer: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) {
        let space = wantsSpace && !bytes.isEmpty ? 1 : 0
        wantsSpace = false
        var last = min(end, start + limit - bytes.count - space)
        while last > start, last < end, buffer[last - 1] == 0x20 { last -= 1 }
        if last > start {
            if space == 1 { bytes.append(0x20) }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start..<last]))
        }
        if last < end { limit = bytes.count }
    }

    private mutating func appendScalar(_ buffer: UnsafeBufferPointer<UInt8>, at index: Int, length: Int) {
        var value = UInt32(buffer[index]) & (0xFF >> UInt32(length + 1))
        for offset in 1..<length { value = value << 6 | UInt32(buffer[index + offset] & 0x3F) }
        switch value {
        case 0x80...0x9F:
            // Codes of Windows-1252 in disguise (HTML Standard, section 13.2.5.80).
            if let meant = Windows1252.scalar(UInt8(value)) {
                isASCII = false
                Array(String(meant).utf8).withUnsafeBufferPointer { copy($0, from: 0, to: $0.count) }
            } else {
                wantsSpace = true
            }
        case 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
            wantsSpace = true
        // Overrides of the writing direction can make a title read as something else; a byte order mark in the
        // middle of text says nothing.
        case 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFFE, 0xFFFF: break
        default:
            guard bytes.count + (wantsSpace ? 1 : 0) + length <= limit else {
                limit = bytes.count
                return
            }
            isASCII = false
            if value >= 0x300, !Self.isComposed(value) { mayNeedComposing = true }
            copy(buffer, from: index, to: index + length)
        }
    }

    /// Ranges of characters that normal form C leaves alone whatever stands beside them; the others are looked up.
    private static func isComposed(_ value: UInt32) -> Bool {
        switch value {
        case 0x388...0x3FF, 0x400...0x482, 0x48A...0x52F, 0x2010...0x205E, 0x2070...0x20CF, 0x2190...0x22FF,
            0x3041...0x3096, 0x30A1...0x30FA, 0x4E00...0x9FFF, 0xAC00...0xD7A3:
            true
        default: false
        }
    }

    /// Whether text that has come to `bytes` can still change when it is composed.
    func composed(_ text: String) -> String {
        mayNeedComposing ? text.precomposedStringWithCanonicalMapping : text
    }

    func finish() -> String {
        bytes.withUnsafeBufferPointer { isASCII ? String(knownASCII: $0) : composed(String(knownUTF8: $0)) }
    }

    /// The line so far; what follows begins another of the same limit.
    mutating func take(limit: Int) -> String {
        defer {
            bytes.removeAll(keepingCapacity: true)
            (wantsSpace, isASCII, mayNeedComposing, self.limit) = (false, true, false, limit)
        }
        return finish()
    }
}
