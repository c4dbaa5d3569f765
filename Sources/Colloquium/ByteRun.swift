/// Runs of bytes that mean nothing but themselves, passed over eight at a time. What is skipped is of the kind; what
/// follows has to be looked at byte by byte, if only to find that it is of the kind as well.
package enum ByteRun {
    /// Printable ASCII.
    package static func skipPrintableASCII(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        skip(in: text, from: start) { $0.isPrintableASCII }
    }

    /// Printable ASCII with single spaces between; neither begins nor ends with one.
    package static func skipWords(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let raw = UnsafeRawBufferPointer(text)
        var index = start
        // What `ByteBlock.spaces` says of the byte before: none may begin the run.
        var before: UInt64 = 0x80
        while index + 8 <= raw.count {
            let block = ByteBlock(bytes: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian)
            let spaces = block.spaces
            guard block.isPrintableASCII, spaces & (spaces << 8 | before) == 0 else { break }
            before = spaces >> 56
            index += 8
        }
        return index > start && before != 0 ? index - 1 : index
    }

    /// Text of HTML: no tag, no reference, no control code.
    package static func skipText(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        skip(in: text, from: start) { block in
            block.marks(below: 0x20) | block.marks(of: UInt8(ascii: "<")) | block.marks(of: UInt8(ascii: "&")) == 0
        }
    }

    /// Characters of XML: no tag, no reference, no control code, no bracket, and nothing that begins as U+FFFE does.
    package static func skipCharacters(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        skip(in: text, from: start) { block in
            block.marks(below: 0x20) | block.marks(of: UInt8(ascii: "<")) | block.marks(of: UInt8(ascii: "&"))
                | block.marks(of: UInt8(ascii: "]")) | block.marks(of: 0xEF) == 0
        }
    }

    @inline(__always)
    private static func skip(
        in text: UnsafeBufferPointer<UInt8>, from start: Int, while isSuch: (ByteBlock) -> Bool
    ) -> Int {
        let raw = UnsafeRawBufferPointer(text)
        var index = start
        while index + 8 <= raw.count {
            let bytes = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            guard isSuch(ByteBlock(bytes: bytes.littleEndian)) else { break }
            index += 8
        }
        return index
    }
}

/// Eight bytes as one number.
private struct ByteBlock {
    let bytes: UInt64

    /// Zero where no byte is that one. What else the number says is nothing to build on.
    func marks(of byte: UInt8) -> UInt64 {
        // A byte that is zero, and none before it, borrows from the one above.
        let differences = bytes ^ (0x0101_0101_0101_0101 &* UInt64(byte))
        return (differences &- 0x0101_0101_0101_0101) & ~differences & 0x8080_8080_8080_8080
    }

    /// Zero where no byte is less than a limit of at most 0x80.
    func marks(below limit: UInt8) -> UInt64 {
        (bytes &- (0x0101_0101_0101_0101 &* UInt64(limit))) & ~bytes & 0x8080_8080_8080_8080
    }

    var isPrintableASCII: Bool { marks(below: 0x20) | marks(of: 0x7F) | (bytes & 0x8080_8080_8080_8080) == 0 }

    /// Of ASCII: the highest bit of each byte that is a space.
    var spaces: UInt64 {
        // None of the bytes can carry, as all are less than 0x80.
        ~((bytes ^ 0x2020_2020_2020_2020) &+ 0x7F7F_7F7F_7F7F_7F7F) & 0x8080_8080_8080_8080
    }
}
