/// Runs of bytes that mean nothing but themselves, passed over sixteen at a time. What is skipped is of the kind; what
/// follows has to be looked at byte by byte, if only to find that it is of the kind as well.
package enum ByteRun {
    /// ASCII.
    package static func skipASCII(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        skip(in: text, from: start) { $0 .>= ByteBlock.all(0x80) }
    }

    /// What begins no character that cannot be shown: no control code, and none of the bytes C2, E2 and EF.
    package static func skipShown(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        skip(in: text, from: start) { block in
            (block .< ByteBlock.all(0x20)) .| (block .== ByteBlock.all(0x7F)) .| (block .== ByteBlock.all(0xC2))
                .| (block .== ByteBlock.all(0xE2)) .| (block .== ByteBlock.all(0xEF))
        }
    }

    /// Printable ASCII with single spaces between; neither begins nor ends with one.
    package static func skipWords(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let raw = UnsafeRawBufferPointer(text)
        guard start + 17 <= raw.count, text[start] != 0x20 else { return start }
        var index = start
        while true {
            let next = ByteBlock.load(raw, at: index + 1)
            let block = ByteBlock.load(raw, at: index)
            let isLoneSpace = (block .== ByteBlock.all(0x20)) .& ByteBlock.isNoWord(next)
            if let place = ByteBlock.first(of: ByteBlock.isNoText(block) .| isLoneSpace) { return index + place }
            index += 16
            if index + 17 > raw.count { break }
        }
        return text[index - 1] == 0x20 ? index - 1 : index
    }

    /// Text of HTML: no tag, no reference, no control code but those that are white space.
    package static func skipText(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        skip(in: text, from: start) { block in
            (ByteBlock.isControl(block) .& (block .!= ByteBlock.all(0x0D))) .| (block .== ByteBlock.all(0x3C))
                .| (block .== ByteBlock.all(0x26))
        }
    }

    /// Characters of XML: no tag, no reference, no control code but tabs and single line ends, no bracket, and nothing
    /// that begins as U+FFFE does.
    package static func skipCharacters(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        skip(in: text, from: start) { block in
            ByteBlock.isControl(block) .| (block .== ByteBlock.all(0x3C)) .| (block .== ByteBlock.all(0x26))
                .| (block .== ByteBlock.all(0x5D)) .| (block .== ByteBlock.all(0xEF))
        }
    }

    @inline(__always)
    private static func skip(
        in text: UnsafeBufferPointer<UInt8>, from start: Int, until isOther: (SIMD16<UInt8>) -> ByteBlock.Marks
    ) -> Int {
        let raw = UnsafeRawBufferPointer(text)
        var index = start
        while index + 16 <= raw.count {
            if let place = ByteBlock.first(of: isOther(ByteBlock.load(raw, at: index))) { return index + place }
            index += 16
        }
        // The last sixteen once more: those of them that were looked at are of the kind.
        guard raw.count - start >= 16, index < raw.count else { return index }
        let last = raw.count - 16
        return ByteBlock.first(of: isOther(ByteBlock.load(raw, at: last))).map { last + $0 } ?? raw.count
    }
}

/// Sixteen bytes that are looked at together.
private enum ByteBlock {
    typealias Marks = SIMDMask<SIMD16<Int8>>

    @inline(__always)
    static func all(_ byte: UInt8) -> SIMD16<UInt8> { SIMD16(repeating: byte) }

    @inline(__always)
    static func load(_ raw: UnsafeRawBufferPointer, at index: Int) -> SIMD16<UInt8> {
        raw.loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
    }

    /// Control codes but the tab and the line feed.
    @inline(__always)
    static func isControl(_ block: SIMD16<UInt8>) -> Marks {
        (block .< all(0x20)) .& (block .!= all(0x0A)) .& (block .!= all(0x09))
    }

    /// Neither printable ASCII nor a space.
    @inline(__always)
    static func isNoText(_ block: SIMD16<UInt8>) -> Marks { (block .< all(0x20)) .| (block .>= all(0x7F)) }

    @inline(__always)
    static func isNoWord(_ block: SIMD16<UInt8>) -> Marks { (block .<= all(0x20)) .| (block .>= all(0x7F)) }

    /// The place of the first byte that is marked.
    @inline(__always)
    static func first(of marks: Marks) -> Int? {
        let halves = unsafeBitCast(marks, to: SIMD2<UInt64>.self)
        if halves[0] != 0 { return halves[0].littleEndian.trailingZeroBitCount / 8 }
        return halves[1] != 0 ? 8 + halves[1].littleEndian.trailingZeroBitCount / 8 : nil
    }
}
