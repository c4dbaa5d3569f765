internal import Colloquium

/// Lists of names as BibTeX has them: joined by "and", each "First von Last", "von Last, First" or
/// "von Last, Jr, First"; a name in braces is one that is not to be taken apart (Patashnik, "BibTeXing", 4).
struct BibTeXNames {
    private(set) var people: [ArticleRecord.Contributor] = []
    /// Whether the list ends with "and others".
    private(set) var goesOn = false

    init(_ value: String, role: ArticleRecord.Contributor.Role = .author) {
        for name in Self.names(in: value).prefix(BraceText.limit) {
            if name.utf8.count < 16, CitationName.isOthers(LaTeXText.plain(name)) {
                goesOn = true
            } else if var person = Self.person(name) {
                person.role = role
                people.append(person)
            }
        }
    }

    private static func names(in value: String) -> [String] {
        let names = BraceText(value).split(atWord: "and")
        guard names.count == 1, let whole = BraceText(names[0]).unwrapped else { return separated(names) }
        // Web of Science puts whole lists into a second pair of braces; a group's name with an "and" has no commas.
        let inside = BraceText(whole).split(atWord: "and")
        return inside.count > 1 && inside.allSatisfy { $0.contains(",") } ? inside : names
    }

    /// "Smith, J.; Doe, A." and "Smith, J., Doe, A." as careless exporters write.
    private static func separated(_ names: [String]) -> [String] {
        names.flatMap { name -> [String] in
            if isExtended(name) { return [name] }
            let parts = BraceText(name).split(at: ";")
            if parts.count > 1 { return parts }
            let pieces = BraceText(name).split(at: ",").prefix(BraceText.limit).map { $0 }
            guard pieces.count > 3 else { return [name] }
            let paired =
                pieces.count.isMultiple(of: 2)
                && stride(from: 1, to: pieces.count, by: 2).allSatisfy {
                    PersonName.areInitials(pieces[$0])
                }
            guard paired else { return pieces }
            return stride(from: 0, to: pieces.count, by: 2).map { "\(pieces[$0]), \(pieces[$0 + 1])" }
        }
    }

    private static func person(_ name: String) -> ArticleRecord.Contributor? {
        if let group = BraceText(name).unwrapped, !group.hasPrefix("\\") {
            let name = LaTeXText.plain(group)
            return name.isEmpty ? nil : ArticleRecord.Contributor(collective: name)
        }
        if isExtended(name) { return extended(name) }
        let parts = BraceText(name).split(at: ",").map(LaTeXText.plain)
        switch parts.count {
        case 0: return nil
        case 1: return unpunctuated(name)
        case 2:
            guard !CitationName.isSuffix(parts[1]) else {
                var person = unpunctuated(parts[0])
                person?.suffix = parts[1]
                return person
            }
            return ArticleRecord.Contributor(family: parts[0], given: parts[1])
        default: return ArticleRecord.Contributor(family: parts[0], given: parts[2], suffix: parts[1])
        }
    }

    /// "Ludwig van Beethoven": from the first word in lower case to the last, the "von" part belongs to the family
    /// name; without one, only the last word does.
    private static func unpunctuated(_ name: String) -> ArticleRecord.Contributor? {
        let raw = BraceText(name.replacing("~", with: " ")).split(at: " ")
        let words = raw.map(LaTeXText.plain).filter { !$0.isEmpty }
        let isProtected = raw.count == words.count && raw.last.map { BraceText($0).unwrapped != nil } ?? false
        let whole = words.joined(separator: " ")
        if words.count > 2, PersonName.isCollective(whole) { return ArticleRecord.Contributor(collective: whole) }
        guard words.count > 1, let first = words.dropLast().firstIndex(where: { $0.first?.isLowercase ?? false }) else {
            guard isProtected, words.count > 1, let last = words.last else {
                return CitationName.contributor(words.joined(separator: " "))
            }
            return ArticleRecord.Contributor(family: last, given: words.dropLast().joined(separator: " "))
        }
        return ArticleRecord.Contributor(
            family: words[first...].joined(separator: " "), given: words[..<first].joined(separator: " "))
    }

    private static func isExtended(_ name: String) -> Bool { name.contains("family=") || name.contains("family =") }

    /// BibLaTeX's own form: "family=Beethoven, given=Ludwig, prefix=van" (3.4).
    private static func extended(_ name: String) -> ArticleRecord.Contributor? {
        var parts: [String: String] = [:]
        for part in BraceText(name).split(at: ",") {
            let pair = part.split(separator: "=", maxSplits: 1).map { LaTeXText.plain(String($0)) }
            if pair.count == 2 { parts[pair[0].lowercased()] = pair[1].replacing("\"", with: "") }
        }
        let family = [parts["prefix"], parts["family"]].compactMap { $0 }.joined(separator: " ")
        guard !family.isEmpty else { return nil }
        return ArticleRecord.Contributor(family: family, given: parts["given"] ?? "", suffix: parts["suffix"] ?? "")
    }
}

/// LaTeX taken apart at marks that no brace encloses.
struct BraceText {
    private let text: String
    /// The longest by-lines of physics have five thousand names.
    static let limit = 20_000

    init(_ text: String) { self.text = text.trimmingSpace }

    /// The inside, where one pair of braces encloses all of it.
    var unwrapped: String? {
        guard text.hasPrefix("{"), text.hasSuffix("}"), text.utf8.count > 2 else { return nil }
        var depth = 0
        var escaped = false
        for (offset, byte) in text.utf8.enumerated() {
            if escaped {
                escaped = false
                continue
            }
            escaped = byte == UInt8(ascii: "\\")
            if byte == UInt8(ascii: "{") { depth += 1 }
            if byte == UInt8(ascii: "}") { depth -= 1 }
            if depth == 0, offset < text.utf8.count - 1 { return nil }
        }
        return depth == 0 ? String(text.dropFirst().dropLast()).trimmingSpace : nil
    }

    /// The parts that say something between occurrences of an ASCII mark.
    func split(at mark: Unicode.Scalar) -> [String] {
        var depth = 0
        return text.utf8.split { byte in
            if byte == UInt8(ascii: "{") { depth += 1 }
            if byte == UInt8(ascii: "}") { depth -= 1 }
            return depth <= 0 && UInt32(byte) == mark.value
        }.map { Substring($0).trimmingSpace }.filter { !$0.isEmpty }
    }

    /// The parts between occurrences of a word that has white space on both sides.
    func split(atWord word: String) -> [String] {
        let bytes = Array(text.utf8)
        let wanted = Array(word.utf8)
        var parts: [String] = []
        var depth = 0
        var start = 0
        for index in bytes.indices {
            if bytes[index] == UInt8(ascii: "{") { depth += 1 }
            if bytes[index] == UInt8(ascii: "}") { depth -= 1 }
            let end = index + wanted.count
            guard depth <= 0, index > start, bytes[index - 1].isXMLSpace, end < bytes.count, bytes[end].isXMLSpace,
                zip(bytes[index..<end], wanted).allSatisfy({ $0 | 0x20 == $1 })
            else { continue }
            parts.append(String(decoding: bytes[start..<index], as: UTF8.self).trimmingSpace)
            start = end
            if parts.count >= Self.limit { return parts }
        }
        parts.append(String(decoding: bytes[start...], as: UTF8.self).trimmingSpace)
        return parts.filter { !$0.isEmpty }
    }
}
