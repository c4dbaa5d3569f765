/// Digital object identifiers: found in many wrappings, compared in lower case.
enum DOI {
    private static let wrappings = [
        "https://", "http://", "www.", "dx.doi.org/", "doi.org/", "info:doi/", "urn:doi:", "doi:", "doi", "/",
    ]

    static func normalised(_ raw: String) -> String? {
        if let bare = usual(raw) { return bare }
        guard let bare = unwrapped(raw), let decoded = PercentCoding.decoded(bare) else { return nil }
        let doi = withoutTrailingPunctuation(decoded.lowercased())
        return isWellFormed(doi) ? doi : nil
    }

    private static let usualWrappings: [StaticString] = [
        "", "doi:", "https://doi.org/", "info:doi/", "http://dx.doi.org/", "https://dx.doi.org/", "http://doi.org/",
    ]

    /// The usual cases, which need no second look: "10.1038/s41586-024-07811-4", bare or in one of the common wrappings.
    static func usual(_ raw: String) -> String? {
        var raw = raw
        return raw.withUTF8 { text in
            for wrapping in usualWrappings where ByteSearch.matches(wrapping, in: text, at: 0) {
                let bare = ended(text[wrapping.utf8CodeUnitCount...])
                if isPlain(bare) { return inSmallLetters(bare) }
            }
            return nil
        }
    }

    /// ASCII in lower case.
    private static func inSmallLetters(_ text: UnsafeBufferPointer<UInt8>) -> String {
        String(unsafeUninitializedCapacity: text.count) { room in
            for index in text.indices { room[index] = text[index].asciiLowercased }
            return text.count
        }
    }

    /// Without the marks that end a sentence.
    private static func ended(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> UnsafeBufferPointer<UInt8> {
        var end = text.endIndex
        while end > text.startIndex, endsSentence(text[end - 1]) { end -= 1 }
        return UnsafeBufferPointer(rebasing: text[..<end])
    }

    private static func endsSentence(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";")
            || byte == UInt8(ascii: ":")
    }

    /// Letters, figures and the common marks, with a letter or figure at the end.
    private static func isPlain(_ doi: UnsafeBufferPointer<UInt8>) -> Bool {
        guard doi.count <= 200, ByteSearch.matches("10.", in: doi, at: 0), let last = doi.last,
            last.isASCIIDigit || last.isASCIILetter
        else { return false }
        var index = 3
        while index < doi.count, doi[index].isASCIIDigit { index += 1 }
        guard (7...12).contains(index), index < doi.count, doi[index] == UInt8(ascii: "/") else { return false }
        return doi[index...].allSatisfy { byte in
            byte.isASCIIDigit || byte.isASCIILetter || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
                || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "/")
        }
    }

    /// "10.", four to nine digits, perhaps subdivisions, a slash and a suffix. Old suffixes hold `<>;()`; a quotation
    /// mark never occurs in a registered name and would only arrive with broken mark-up.
    private static func isWellFormed(_ doi: String) -> Bool {
        guard doi.utf8.count <= 500, doi.hasPrefix("10."), let slash = doi.firstIndex(of: "/") else { return false }
        let registrant = doi[doi.index(doi.startIndex, offsetBy: 3)..<slash].split(
            separator: ".", omittingEmptySubsequences: false)
        guard let first = registrant.first, (4...9).contains(first.utf8.count),
            registrant.allSatisfy({ String($0).isASCIIDigits })
        else { return false }
        let suffix = String(doi[doi.index(after: slash)...])
        return suffix.utf8.contains { $0.isASCIIDigit || $0.isASCIILetter || $0 >= 0x80 } && !suffix.hasControlOrSpace
            && !suffix.contains { "\"\\`".contains($0) }
    }

    private static func unwrapped(_ raw: String) -> String? {
        var text = raw
        var wasAddress = false
        var peeling = true
        while peeling {
            peeling = false
            for wrapping in wrappings {
                if let rest = text.dropping(prefix: wrapping) {
                    wasAddress = wasAddress || wrapping.hasSuffix(".org/")
                    text = rest.trimmed
                    peeling = true
                }
            }
        }
        guard text.hasPrefix("10.") else { return nil }
        // In an address a question mark or number sign that belongs to the name is percent-encoded.
        return wasAddress ? String(text.prefix { $0 != "?" && $0 != "#" }) : text
    }

    /// Sentences and brackets around a name leave their marks at its end; a bracket is kept where its partner is
    /// inside the name.
    private static func withoutTrailingPunctuation(_ text: String) -> String {
        var doi = Substring(text)
        while let last = doi.last {
            switch last {
            case ".", ",", ";", ":", "'", "!", "?", "/", "”", "’", "»", "…": doi.removeLast()
            case ")" where doi.isUnbalanced("(", ")"): doi.removeLast()
            case "]" where doi.isUnbalanced("[", "]"): doi.removeLast()
            case "}" where doi.isUnbalanced("{", "}"): doi.removeLast()
            case ">" where doi.isUnbalanced("<", ">"): doi.removeLast()
            default: return String(doi)
            }
        }
        return ""
    }
}

extension Substring {
    fileprivate func isUnbalanced(_ open: Character, _ close: Character) -> Bool {
        var surplus = 0
        for character in self {
            if character == close { surplus += 1 }
            if character == open { surplus -= 1 }
        }
        return surplus > 0
    }
}
