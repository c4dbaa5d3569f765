extension String {
    /// Without white space at both ends.
    var trimmingSpace: String {
        var copy = self
        return copy.withUTF8 { bytes in
            let trimmed = bytes.withoutSpace
            return trimmed.count == bytes.count && bytes.hasPlainEnds ? self : Self(trimming: bytes)
        }
    }

    /// What bytes of UTF-8 say without white space at both ends.
    fileprivate init(trimming bytes: UnsafeBufferPointer<UInt8>) {
        let trimmed = bytes.withoutSpace
        if trimmed.isEmpty || trimmed.hasPlainEnds {
            self.init(knownUTF8: trimmed)
            return
        }
        // Spaces outside ASCII are looked for as characters.
        let text = String(knownUTF8: bytes)
        guard let first = text.firstIndex(where: { !$0.isWhitespace }),
            let last = text.lastIndex(where: { !$0.isWhitespace })
        else {
            self = ""
            return
        }
        self = String(text[first...last])
    }

    /// What stands between the occurrences of a sign of ASCII, as far as it is something.
    func parts(at sign: UInt8) -> [String] { parts { $0 == sign } }

    func parts(at isSign: (UInt8) -> Bool) -> [String] {
        var text = self
        return text.withUTF8 { bytes in
            bytes.split(whereSeparator: isSign).map { String(knownUTF8: UnsafeBufferPointer(rebasing: $0)) }
        }
    }

    /// The same without white space at the ends of each.
    func trimmedParts(at sign: UInt8) -> [String] {
        var text = self
        return text.withUTF8 { bytes in
            bytes.split(separator: sign).map { String(trimming: UnsafeBufferPointer(rebasing: $0)) }
        }
    }
}

extension Substring {
    /// Without white space at both ends.
    var trimmingSpace: String {
        var copy = self
        return copy.withUTF8(String.init(trimming:))
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Without white space of ASCII at both ends.
    fileprivate var withoutSpace: UnsafeBufferPointer<UInt8> {
        var (start, end) = (0, count)
        while start < end, self[start].isXMLSpace { start += 1 }
        while end > start, self[end - 1].isXMLSpace { end -= 1 }
        return UnsafeBufferPointer(rebasing: self[start..<end])
    }

    /// Whether it begins and ends with printable ASCII, which belongs to no white space.
    fileprivate var hasPlainEnds: Bool {
        guard let first, let last else { return true }
        return first > 0x20 && first < 0x7F && last > 0x20 && last < 0x7F
    }
}
