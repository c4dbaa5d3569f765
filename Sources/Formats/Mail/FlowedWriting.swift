extension FlowedText {
    /// Characters of a line, the space it may end in included (RFC 3676 §4.2 asks for 78 at most).
    private static let lineLimit = 72

    /// The same text in lines that every program shows whole, and that one which knows how puts together again (RFC 3676
    /// §4.2, DelSp=no). A word is never broken, so that addresses stay whole. Lines may not end in spaces of their own.
    static func folded(_ text: String) -> String {
        var text = text
        let bytes = text.withUTF8 { bytes in
            var output: [UInt8] = []
            output.reserveCapacity(bytes.count * 21 / 20)
            var start = 0
            while let end = bytes[start...].firstIndex(where: { $0 == lineFeed || $0 == carriageReturn }) {
                fold(bytes[start..<end], into: &output)
                output.append(lineFeed)
                start = end + 1
                if bytes[end] == carriageReturn, start < bytes.count, bytes[start] == lineFeed { start += 1 }
            }
            fold(bytes[start...], into: &output)
            return output
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private typealias Line = Slice<UnsafeBufferPointer<UInt8>>

    private static func fold(_ line: Line, into output: inout [UInt8]) {
        if isSignature(line) {
            output += line
            return
        }
        var rest = line
        while rest.last == space { rest = rest.dropLast() }
        while true {
            if isStuffed(rest) { output.append(space) }
            let end = breakingPoint(of: rest)
            output += rest[rest.startIndex..<end]
            rest = rest[end...]
            if rest.isEmpty { return }
            output.append(lineFeed)
        }
    }

    /// Behind the last space that leaves the line within its limit, or behind the first where none does.
    private static func breakingPoint(of line: Line) -> Line.Index {
        var width = 0
        var end: Line.Index?
        for index in line.indices where !isContinuation(line[index]) {
            width += 1
            if width > lineLimit, let end { return end }
            // A soft break there would read as the line before a signature (§4.3).
            if line[index] == space, !isSignature(line[line.startIndex...index]) { end = index + 1 }
        }
        return width > lineLimit ? end ?? line.endIndex : line.endIndex
    }

    /// Whether a space goes before it, which readers take away: it would be taken for a quotation or stuffing, or be
    /// changed on its way (§4.4).
    private static func isStuffed(_ line: Line) -> Bool {
        line.first == space || line.first == UInt8(ascii: ">") || line.starts(with: "From ".utf8)
    }

    private static func isSignature(_ line: Line) -> Bool { line.elementsEqual("-- ".utf8) }

    /// Whether a byte goes on with a character that began before it.
    private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

    private static let space = UInt8(ascii: " ")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")
}
