internal import Colloquium

/// Names of people written as one text.
enum PersonName {
    /// "Rose, Jeffrey P.", "Jeffrey P. Rose", "Rose JP", "Yinpeng ZHANG".
    static func contributor(_ raw: String) -> ArticleRecord.Contributor {
        let name = InlineText(plain: raw).plain.trimmingMarks
        if isCollective(name) { return ArticleRecord.Contributor(collective: name) }
        let parts = name.split(separator: ",", maxSplits: 2).map { $0.trimmingSpace }.filter { !$0.isEmpty }
        if parts.count > 1 {
            return ArticleRecord.Contributor(
                family: parts[0], given: parts[1], suffix: parts.count > 2 ? parts[2] : "")
        }
        return unpunctuated(name.split(separator: " ").map(String.init))
    }

    private static func unpunctuated(_ given: [String]) -> ArticleRecord.Contributor {
        var words = given
        var suffix = ""
        if words.count > 2, let last = words.last, suffixes.contains(last.lowercased().trimmingMarks) {
            suffix = words.removeLast()
        }
        guard words.count > 1, let last = words.last else {
            return ArticleRecord.Contributor(family: words.first ?? "", suffix: suffix)
        }
        if areInitials(last), !areInitials(words[0]) {
            return ArticleRecord.Contributor(
                family: words.dropLast().joined(separator: " "), given: last, suffix: suffix)
        }
        // Where one end is in capitals, that is the family name, whichever end it is.
        var start = words.count - 1
        let capitals = words.map { $0.count > 1 && $0 == $0.uppercased() && $0 != $0.lowercased() && !$0.contains(".") }
        if capitals[0], !capitals.allSatisfy({ $0 }), !(capitals.last ?? false) {
            let end = capitals.firstIndex(of: false) ?? 1
            return ArticleRecord.Contributor(
                family: words[..<end].joined(separator: " "), given: words[end...].joined(separator: " "),
                suffix: suffix)
        }
        while start > 1, particles.contains(words[start - 1].lowercased()) { start -= 1 }
        return ArticleRecord.Contributor(
            family: words[start...].joined(separator: " "), given: words[..<start].joined(separator: " "),
            suffix: suffix)
    }

    /// "J", "JP", "J.P.", "J-P", "P. J.": nothing but initials.
    static func areInitials(_ text: String) -> Bool {
        let letters = text.filter(\.isLetter)
        guard (1...4).contains(letters.count), letters.allSatisfy(\.isUppercase) else { return false }
        let hasPoints = text.contains(".")
        return text.allSatisfy { $0.isLetter || ".- ".contains($0) } && (hasPoints || letters.count <= 3)
    }

    private static func isCollective(_ name: String) -> Bool {
        let words = Set(name.lowercased().split { !$0.isLetter }.map(String.init))
        return !words.isDisjoint(with: [
            "group", "consortium", "collaboration", "committee", "society", "association", "investigators", "network",
            "team", "taskforce", "initiative", "university", "institute", "editors", "staff",
        ])
    }

    private static let suffixes: Set<String> = ["jr", "sr", "ii", "iii", "iv", "2nd", "3rd"]
    private static let particles: Set<String> = [
        "van", "von", "der", "den", "de", "da", "di", "du", "del", "della", "la", "le", "ten", "ter", "bin", "al", "el",
        "dos", "das", "zu", "zum", "zur", "af", "av",
    ]
}

extension String {
    fileprivate var trimmingMarks: String {
        var text = trimmingSpace
        while let last = text.last, ",;".contains(last) { text.removeLast() }
        if text.hasSuffix("."), text.count > 3, let before = text.dropLast().last, before.isLowercase {
            text.removeLast()
        }
        return text.trimmingSpace
    }
}
