internal import Colloquium

/// Names of people written as one text.
enum PersonName {
    /// "Rose, Jeffrey P.", "Jeffrey P. Rose", "Rose JP", "Yinpeng ZHANG".
    static func contributor(_ raw: String) -> ArticleRecord.Contributor {
        if let plain = PlainName(raw) { return ArticleRecord.Contributor(family: plain.family, given: plain.given) }
        return read(raw)
    }

    /// The same by every rule there is, whatever the name is like.
    static func read(_ raw: String) -> ArticleRecord.Contributor {
        let name = withoutMarks(InlineText.plain(html: raw))
        if isCollective(name) { return ArticleRecord.Contributor(collective: name) }
        if let comma = name.utf8.firstIndex(of: UInt8(ascii: ",")) {
            let family = name[..<comma].trimmingSpace
            let rest = name[name.utf8.index(after: comma)...]
            let second = rest.utf8.firstIndex(of: UInt8(ascii: ","))
            let given = withoutDegreeWords(rest[..<(second ?? rest.endIndex)].trimmingSpace)
            if !family.isEmpty, !given.isEmpty {
                let suffix = second.map { rest[rest.utf8.index(after: $0)...].trimmingSpace }
                return ArticleRecord.Contributor(family: family, given: given, suffix: suffix ?? "")
            }
        }
        return unpunctuated(name.parts(at: 0x20))
    }

    private static func unpunctuated(_ given: [String]) -> ArticleRecord.Contributor {
        var words = given
        var suffix = ""
        if words.count > 2, let last = words.last, last.utf8.count < 5,
            suffixes.contains(withoutMarks(last).lowercased())
        {
            suffix = words.removeLast()
        }
        guard words.count > 1, let last = words.last else {
            return ArticleRecord.Contributor(family: words.first ?? "", suffix: suffix)
        }
        if areInitials(last), !areInitials(words[0]) {
            return ArticleRecord.Contributor(
                family: words.dropLast().joined(separator: " "), given: last, suffix: suffix)
        }
        if words.count == 2, !isInCapitals(words[0]) {
            return ArticleRecord.Contributor(family: last, given: words[0], suffix: suffix)
        }
        // Where one end is in capitals, that is the family name, whichever end it is.
        if isInCapitals(words[0]), !isInCapitals(last) {
            let end = words.firstIndex { !isInCapitals($0) } ?? 1
            return ArticleRecord.Contributor(
                family: words[..<end].joined(separator: " "), given: words[end...].joined(separator: " "),
                suffix: suffix)
        }
        var start = words.count - 1
        while start > 1, words[start - 1].utf8.count < 6, particles.contains(words[start - 1].lowercased()) {
            start -= 1
        }
        return ArticleRecord.Contributor(
            family: words[start...].joined(separator: " "), given: words[..<start].joined(separator: " "),
            suffix: suffix)
    }

    /// "J", "JP", "J.P.", "J-P", "P. J.": nothing but initials.
    static func areInitials(_ text: String) -> Bool {
        guard text.utf8.count < 20, isCapital(text.utf8.first) else { return false }
        var letters = 0
        var hasPoints = false
        for scalar in text.unicodeScalars {
            switch scalar {
            case "A"..."Z": letters += 1
            case ".": hasPoints = true
            case "-", " ": continue
            default:
                guard scalar.value >= 0x80, scalar.properties.isUppercase else { return false }
                letters += 1
            }
        }
        return letters > 0 && letters <= (hasPoints ? 4 : 3)
    }

    /// A word of capitals, more than one, without points: "ZHANG".
    static func isInCapitals(_ word: String) -> Bool {
        if word.utf8.contains(where: { (0x61...0x7A).contains($0) || $0 == UInt8(ascii: ".") }) { return false }
        return word.count > 1 && word == word.uppercased() && word != word.lowercased()
    }

    /// What may begin a capital: not a small letter, nor a figure or sign of ASCII.
    static func isCapital(_ byte: UInt8?) -> Bool {
        guard let byte else { return false }
        return (0x41...0x5A).contains(byte) || byte >= 0x80
    }

    static func isCollective(_ name: String) -> Bool {
        var name = name
        return name.withUTF8(isCollective)
    }

    static func isCollective(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var start = 0
        while start < bytes.count {
            var end = start
            while end < bytes.count, bytes[end].isASCIILetter || bytes[end] >= 0x80 { end += 1 }
            if isCollective(word: bytes[start..<end]) { return true }
            start = end + 1
        }
        return false
    }

    private static func isCollective(word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard (4...14).contains(word.count), let first = word.first, let last = word.last else { return false }
        guard mayBegin(first | 0x20), mayEnd(last | 0x20) else { return false }
        let isASCII = word.allSatisfy { $0 < 0x80 }
        let small =
            isASCII
            ? ShortName(word.lazy.map { $0 | 0x20 })
            : ShortName(String(decoding: word, as: UTF8.self).lowercased().utf8)
        return small.flatMap { collectives[$0] } ?? false
    }

    /// What most names differ in from every word of the list: their first letter, made small, or their last.
    private static func mayBegin(_ letter: UInt8) -> Bool {
        switch letter {
        case UInt8(ascii: "a"), UInt8(ascii: "c")...UInt8(ascii: "g"), UInt8(ascii: "i"),
            UInt8(ascii: "m")...UInt8(ascii: "o"), UInt8(ascii: "s")...UInt8(ascii: "u"), 0x80...:
            true
        default: false
        }
    }

    private static func mayEnd(_ letter: UInt8) -> Bool {
        switch letter {
        case UInt8(ascii: "e"), UInt8(ascii: "f"), UInt8(ascii: "k"), UInt8(ascii: "m"), UInt8(ascii: "n"),
            UInt8(ascii: "p"), UInt8(ascii: "s"), UInt8(ascii: "t"), UInt8(ascii: "y"), 0x80...:
            true
        default: false
        }
    }

    private static let collectives = NameTable([
        ("group consortium collaboration committee society association investigators network team taskforce", true),
        ("initiative university institute editors staff organization organisation collaborators ministry", true),
        ("department college foundation", true),
    ])
    fileprivate static let suffixes: Set<String> = ["jr", "sr", "ii", "iii", "iv", "2nd", "3rd"]
    fileprivate static let particles: Set<String> = [
        "van", "von", "der", "den", "de", "da", "di", "du", "del", "della", "la", "le", "ten", "ter", "bin", "al", "el",
        "dos", "das", "zu", "zum", "zur", "af", "av",
    ]

    private static func withoutMarks(_ raw: String) -> String {
        var text = raw
        while let last = text.utf8.last, last == UInt8(ascii: ",") || last == UInt8(ascii: ";") || last == 0x20 {
            text.removeLast()
        }
        if text.utf8.last == UInt8(ascii: "."), text.utf8.count > 3, endsInSmallLetter(text.dropLast()) {
            text.removeLast()
        }
        return text
    }
}

extension PersonName {
    private static func endsInSmallLetter(_ text: Substring) -> Bool {
        guard let last = text.utf8.last else { return false }
        return last < 0x80 ? (0x61...0x7A).contains(last) : text.last?.isLowercase ?? false
    }

    /// "van der Berg"
    static func beginsWithParticle(_ family: String) -> Bool {
        family.utf8.contains(0x20) && particles.contains(String(family.prefix { $0 != " " }).lowercased())
    }

    /// Parts of a list with "Jr." put to the name before it.
    static func withSuffixesJoined(_ parts: [String]) -> [String] {
        parts.reduce(into: []) { joined, part in
            if part.utf8.count < 5, let last = joined.indices.last,
                suffixes.contains(part.lowercased().replacing(".", with: ""))
            {
                joined[last] += " \(part)"
            } else {
                joined.append(part)
            }
        }
    }

    /// "Jane MD" is "Jane", "Jane E. PhD" is "Jane E."; behind initials alone the same letters are initials too.
    private static func withoutDegreeWords(_ given: String) -> String {
        guard given.utf8.contains(0x20) else { return given }
        var words = given.parts(at: 0x20)
        while words.count > 1, let last = words.last, last.utf8.count > 1, isDegree(last),
            last.unicodeScalars.first?.properties.isUppercase ?? false,
            words[0].unicodeScalars.contains(where: \.properties.isLowercase)
        { words.removeLast() }
        return words.joined(separator: " ")
    }

    /// Parts of a list of names at its commas, without the degrees: "Jane Doe, MD, PhD, John Roe, RN". Behind a single
    /// word the same letters are initials: "Doe, MD".
    static func withoutDegrees(_ parts: [String]) -> [String] {
        guard parts.count > 1 else { return parts }
        var kept: [String] = []
        var followsFullName = false
        for part in parts {
            if followsFullName, isDegree(part) { continue }
            kept.append(part)
            followsFullName = part.utf8.contains(0x20)
        }
        return kept
    }

    private static func isDegree(_ part: String) -> Bool {
        part.utf8.count < 12 && degrees.contains(part.lowercased().filter { $0.isLetter })
    }

    private static let degrees: Set<String> = [
        "md", "phd", "mph", "msc", "ms", "mbbs", "mbchb", "mb", "bs", "bsc", "ba", "ma", "rn", "do", "mba", "mhs",
        "mhsc",
        "med", "edd", "drph", "scd", "dsc", "dphil", "pharmd", "psyd", "jd", "dnp", "np", "pa", "pac", "msn", "bsn",
        "mphil",
        "msph", "mmed", "frcp", "frcs", "facp", "facs", "faan", "faap", "dds", "dmd", "dvm", "mpp", "mha", "mshs",
        "mdphd", "mscr", "bm", "bch", "facc", "faha",
    ]
}
