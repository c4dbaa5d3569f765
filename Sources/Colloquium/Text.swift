import Foundation

extension String {
    /// What a person typed, made safe to keep: line ends are `\n`, NUL and other control characters and
    /// bidirectional overrides (U+202A–202E, U+2066–2069) are gone, the ends are trimmed, and the text is in NFC
    /// so that two spellings of one character compare equal.
    package var tidied: String {
        if isTidyLine { return self }
        if isPlain { return trimmedPlain }
        let lines = replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        let kept = lines.unicodeScalars.filter { scalar in
            switch scalar.value {
            case 0x0A, 0x09: true
            case 0..<0x20, 0x7F...0x9F: false
            case 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFFE, 0xFFFF: false
            default: true
            }
        }
        return String(String.UnicodeScalarView(kept))
            .trimmingCharacters(in: .whitespacesAndNewlines)
            .precomposedStringWithCanonicalMapping
    }

    /// `tidied` on one line, runs of white space folded to one space.
    package var tidiedLine: String {
        if isTidyLine { return self }
        let text = tidied
        if text.isPlain {
            return text.unicodeScalars.split(whereSeparator: \.isPlainSpace).map(String.init).joined(separator: " ")
        }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Whether it is words of ASCII with one space between them, as most lines are that were tidied before.
    private var isTidyLine: Bool {
        var previous = UInt8(ascii: " ")
        let isUntidy = hasByte { byte in
            defer { previous = byte }
            return byte == UInt8(ascii: " ") ? previous == byte : byte < 0x20 || byte >= 0x7F
        }
        return !isUntidy && previous != UInt8(ascii: " ")
    }

    /// Whether all of it is letters and marks of western writing that stand by themselves: nothing of it can be one
    /// character with what precedes it, be spelled in another way or have to go. Most texts are so, and are told so in a
    /// tenth of the time that the rest takes.
    private var isPlain: Bool {
        unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            case 0x09, 0x0A, 0x20...0x7E, 0xA0...0x2FF, 0x2010...0x2027, 0x2030...0x205E: true
            default: false
            }
        }
    }

    private var trimmedPlain: String {
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.isPlainSpace }),
            let last = scalars.lastIndex(where: { !$0.isPlainSpace })
        else { return "" }
        return String(scalars[first...last])
    }

    /// The readable part of a URL after a stable number: lower-case ASCII words joined by hyphens, at most 60
    /// characters, cut between words; empty when no letter or digit can be kept.
    package var slug: String {
        let plain = folding(options: [.diacriticInsensitive, .caseInsensitive], locale: Locale(identifier: "en"))
            .lowercased()
        let words = plain.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        var slug = ""
        for word in words {
            let longer = slug.isEmpty ? String(word) : "\(slug)-\(word)"
            if longer.count > 60 { break }
            slug = longer
        }
        return slug.isEmpty ? String(words.first?.prefix(60) ?? "") : slug
    }

    /// The first `limit` characters, cut at a word and ended with an ellipsis when something was left out.
    package func excerpt(_ limit: Int) -> String {
        // No text has more characters than bytes, which are known.
        guard utf8.count > limit, count > limit else { return self }
        let head = prefix(limit)
        let cut = head.lastIndex(where: \.isWhitespace) ?? head.endIndex
        return head[..<cut].trimmingCharacters(in: .whitespacesAndNewlines) + "…"
    }
}

extension Unicode.Scalar {
    /// White space, as far as a plain text can have it.
    fileprivate var isPlainSpace: Bool { value == 0x20 || value == 0x0A || value == 0x09 || value == 0xA0 }
}

extension String {
    /// As a quotation in Markdown, with room for an answer below.
    package var quoted: String {
        split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { "> \($0)" }.joined(separator: "\n")
            + "\n\n"
    }

    /// What was begun, below a quotation; once, and below a quotation that stands there already.
    package func quoting(_ quotation: String) -> String {
        let (begun, quotation) = (tidied, quotation.tidied)
        if "\n\(begun)\n".contains("\n\(quotation)\n") { return begun }
        return begun.hasPrefix(">") ? "\(begun)\n\n\(quotation)\n\n" : "\(quotation)\n\n\(begun)"
    }
}
