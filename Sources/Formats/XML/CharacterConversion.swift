#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Other encodings to UTF-8, by the system's `iconv`.
enum CharacterConversion {
    /// What stands for no character becomes U+FFFD, byte for byte; nil where the system has no such encoding.
    static func utf8(_ bytes: ArraySlice<UInt8>, from encoding: String) -> [UInt8]? {
        guard let converter = iconv_open("UTF-8", encoding), converter != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(converter) }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count * 3 / 2)
        bytes.withUnsafeBytes { source in
            // iconv only reads what it is given, though its declaration does not say so.
            var next = UnsafeMutableRawBufferPointer(mutating: source).bindMemory(to: CChar.self).baseAddress
            var left = source.count
            while left > 0 {
                if convert(with: converter, &next, &left, into: &text) { continue }
                text += UTF8.encodedReplacementCharacter
                left -= 1
                next = next.map { $0 + 1 }
            }
        }
        return text
    }

    private static let room = 16_384

    /// One call; false where it stopped at what is no character.
    private static func convert(
        with converter: iconv_t, _ next: inout UnsafeMutablePointer<CChar>?, _ left: inout Int,
        into text: inout [UInt8]
    ) -> Bool {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: room) { buffer in
            var end = buffer.baseAddress
            var free = buffer.count
            let isWhole = iconv(converter, &next, &left, &end, &free) != -1
            let isFull = !isWhole && errno == E2BIG
            text += UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: buffer[..<(buffer.count - free)]))
            return isWhole || isFull
        }
    }
}
