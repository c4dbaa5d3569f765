extension String {
    /// The text as it may stand inside an HTML element or a quoted attribute. A sign and an accent upon it are one
    /// `Character`, so that only the bytes show every sign.
    package var escapedForHTML: String {
        if !hasByte(where: { $0.reference != nil }) { return self }
        var text = self
        var escaped: [UInt8] = []
        text.withUTF8 { escaped.append(escapedForHTML: $0) }
        return String(decoding: escaped, as: UTF8.self)
    }
}

extension [UInt8] {
    /// Adds text in UTF-8, escaped.
    package mutating func append(escapedForHTML text: UnsafeBufferPointer<UInt8>) {
        var start = 0
        for index in text.indices {
            guard let reference = text[index].reference else { continue }
            append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
            append(contentsOf: UnsafeBufferPointer(start: reference.utf8Start, count: reference.utf8CodeUnitCount))
            start = index + 1
        }
        append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
    }
}

extension UInt8 {
    /// How a sign of markup is written in text; nil for every other byte.
    fileprivate var reference: StaticString? {
        switch self {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
    }
}
