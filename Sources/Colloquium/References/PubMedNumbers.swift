/// The two numbers the National Library of Medicine gives: one for the citation, one for the archived full text.
enum PubMedNumbers {
    /// Digits without leading zeros, with or without a "PMID" before them.
    static func pmid(_ raw: String) -> String? {
        var text = raw
        for prefix in ["pmid", "pubmed id", "pubmed", "medline"] {
            if let rest = text.dropping(prefix: prefix) {
                text = rest
                break
            }
        }
        return number(text)
    }

    /// "PMC" and digits; a bare number is taken for the digits.
    static func pmcid(_ raw: String) -> String? {
        var text = raw
        if let rest = text.dropping(prefix: "pmcid") { text = rest.withoutLabelMarks }
        if let rest = text.dropping(prefix: "pmc") { text = rest }
        return number(text).map { "PMC" + $0 }
    }

    private static func number(_ raw: String) -> String? {
        var digits = raw.withoutLabelMarks.utf8[...]
        if digits.last == UInt8(ascii: ".") { digits.removeLast() }
        // "PMC123.2" names a version; the work is the same.
        if let point = digits.firstIndex(of: UInt8(ascii: ".")) {
            let version = digits[point...].dropFirst()
            if !version.isEmpty, version.allSatisfy(\.isASCIIDigit) { digits = digits[..<point] }
        }
        guard digits.allSatisfy(\.isASCIIDigit) else { return nil }
        digits = digits.drop { $0 == UInt8(ascii: "0") }
        return (1...9).contains(digits.count) ? String(Substring(digits)) : nil
    }
}

/// Numbers of the preprint server arXiv, in the scheme of 2007 ("2101.00001") and the one before ("hep-th/9901001").
enum ArxivNumber {
    static func normalised(_ raw: String) -> String? {
        guard raw.utf8.count < 200, mayHold(raw), !raw.utf8.starts(with: "http".utf8) else { return nil }
        var text = raw
        if let rest = text.dropping(prefix: "arxiv") { text = rest.withoutLabelMarks }
        if let rest = text.dropping(prefix: "abs/") { text = rest }
        // A subject class in brackets often follows: "arXiv:2101.00001 [q-bio]".
        text = String(text.prefix { $0 != " " && $0 != "[" })
        while let last = text.last, ".,;)".contains(last) { text.removeLast() }
        text = withoutVersion(text)
        return isModern(text) ? text : isOld(text) ? text.lowercased() : nil
    }

    /// Whether four figures stand behind a point or a slash, as they do in every number of either scheme.
    private static func mayHold(_ raw: String) -> Bool {
        var figures = 0
        return raw.hasByte { byte in
            if byte == UInt8(ascii: ".") || byte == UInt8(ascii: "/") {
                figures = 1
            } else if figures > 0 {
                figures = byte.isASCIIDigit ? figures + 1 : 0
            }
            return figures > 4
        }
    }

    private static func withoutVersion(_ text: String) -> String {
        guard let mark = text.lastIndex(where: { $0 == "v" || $0 == "V" }), mark != text.startIndex,
            text[text.index(before: mark)].isNumber, String(text[text.index(after: mark)...]).isASCIIDigits
        else { return text }
        return String(text[..<mark])
    }

    private static func isModern(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, parts[0].utf8.count == 4, (4...5).contains(parts[1].utf8.count) else { return false }
        guard parts.allSatisfy(\.isASCIIDigits), let month = Int(parts[0].suffix(2)) else { return false }
        return (1...12).contains(month)
    }

    private static func isOld(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, parts[1].utf8.count == 7, parts[1].isASCIIDigits else { return false }
        return (2...15).contains(parts[0].utf8.count)
            && parts[0].utf8.allSatisfy { $0.isASCIILetter || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
    }
}

/// The item number a publisher prints in its addresses; only its characters can be checked.
enum PublisherItem {
    static func normalised(_ raw: String) -> String? {
        let text = (raw.dropping(prefix: "pii") ?? raw).withoutLabelMarks.uppercased()
        guard (4...100).contains(text.utf8.count) else { return nil }
        let marks = Array("-()._/:".utf8)
        guard text.utf8.allSatisfy({ $0.isASCIIDigit || $0.isASCIILetter || marks.contains($0) }) else { return nil }
        return text.utf8.contains(where: \.isASCIIDigit) ? text : nil
    }
}

extension String {
    /// What stands after a label such as "PMID:" or "ISBN-13: ".
    var withoutLabelMarks: String {
        // Most have none.
        if let first = utf8.first, first.isASCIIDigit { return trimmed }
        return String(drop { $0 == ":" || $0 == "=" || $0 == "#" || $0 == "/" || $0.isWhitespace }).trimmed
    }
}
