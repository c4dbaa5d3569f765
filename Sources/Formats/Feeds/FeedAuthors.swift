internal import Colloquium

/// Authors as platforms put them into feeds: one element each, or all in one under half a dozen conventions.
struct FeedAuthors {
    private(set) var contributors: [ArticleRecord.Contributor] = []
    /// Whether the list ends in "et al.".
    private(set) var leavesSomeOut = false

    /// From the elements of an item.
    init(elements: [String]) {
        let isStated = { (text: String) in text.hasByte { $0 > 0x20 } }
        let stated = elements.allSatisfy(isStated) ? elements : elements.filter(isStated)
        self.init(stated: stated.count == 1 ? Self.split(stated[0]) : stated, areApart: stated.count == 1)
    }

    /// From names already apart.
    init(named names: [String]) { self.init(stated: names, areApart: true) }

    /// From texts that name one person each, as they stand or, where they are not `areApart`, with something around.
    private init(stated: [String], areApart: Bool) {
        guard let names = readOneByOne(stated, areApart: areApart) else { return }
        contributors = Self.withFamilyNamesFirst(names).compactMap(Self.person(named:))
    }

    /// Reads each name by itself, as nearly all can be.
    /// - Returns: the names where they have to be read together, and nothing is read yet; nil where that is done.
    private mutating func readOneByOne(_ stated: [String], areApart: Bool) -> [String]? {
        contributors.reserveCapacity(stated.count)
        // Nil once a name ends in a small letter: then family names in capitals at the end are none.
        var together: [String]? = []
        func note(_ name: String) {
            if PersonName.isCapital(name.utf8.last) { together?.append(name) } else { together = nil }
        }
        for text in stated {
            if let plain = PlainName(text) {
                note(text)
                contributors.append(ArticleRecord.Contributor(family: plain.family, given: plain.given))
                continue
            }
            for name in areApart ? [text] : Self.person(text) {
                if Self.standsForOthers(name) {
                    leavesSomeOut = true
                } else {
                    note(name)
                    if let person = Self.person(named: name) { contributors.append(person) }
                }
            }
        }
        guard let together, together.count > 1 else { return nil }
        contributors.removeAll()
        return together
    }

    /// Nil where nothing of it is a name.
    private static func person(named name: String) -> ArticleRecord.Contributor? {
        let person = PersonName.contributor(name)
        return person.family.isEmpty && person.collective.isEmpty ? nil : person
    }

    static func contributors(in elements: [String]) -> [ArticleRecord.Contributor] {
        FeedAuthors(elements: elements).contributors
    }

    private static func standsForOthers(_ name: String) -> Bool {
        name.utf8.count < 10 && others.contains(name.lowercased())
    }

    private static let others: Set<String> = ["et al", "et al.", "others", "…", "..."]

    /// "Yinpeng ZHANG; Xiaolong LIU": that LIU is a name and not three initials shows only in the company of ZHANG.
    private static func withFamilyNamesFirst(_ names: [String]) -> [String] {
        guard names.count > 1, names.allSatisfy({ PersonName.isCapital($0.utf8.last) }) else { return names }
        let words = names.map { $0.parts(at: 0x20) }
        let last = words.compactMap(\.last)
        guard last.allSatisfy(PersonName.isInCapitals), last.contains(where: { $0.count > 4 }),
            !words.contains(where: { $0[0] == $0[0].uppercased() && $0[0].count > 1 })
        else { return names }
        return words.map { $0.count > 1 ? "\($0[$0.count - 1]), \($0.dropLast().joined(separator: " "))" : $0[0] }
    }

    /// All names in one text.
    static func split(_ raw: String) -> [String] { PlainName.standsAlone(raw) ? [raw] : split(list: raw) }

    /// The same by every rule there is.
    static func split(list raw: String) -> [String] {
        let text = CharacterReferences.resolved(raw)
        if text.hasByte(where: { $0 == UInt8(ascii: ";") }) {
            return text.parts(at: UInt8(ascii: ";")).compactMap { part in
                PlainName.alone(in: part) ?? tidied(InlineText.plain(html: part)).map(withoutDegrees)
            }
        }
        // Atypon ends every line of the list with a comma.
        if text.hasByte(where: { $0 == 0x0A || $0 == 0x0D }) {
            let lines = cleaned(text.parts { $0 == 0x0A || $0 == 0x0D })
            if lines.count > 1, lines.dropLast().allSatisfy({ !$0.hasByte { $0 == UInt8(ascii: ",") } }) {
                return lines
            }
        }
        return split(line: InlineText.plain(html: text))
    }

    private static func split(line: String) -> [String] {
        // "Royal College of Physicians and Surgeons"
        if !line.utf8.contains(UInt8(ascii: ",")), PersonName.isCollective(line) { return [line] }
        var joined = line
        if joined.after(" and ") != nil { joined = joined.replacing(" and ", with: ", ") }
        if joined.after(" & ") != nil { joined = joined.replacing(" & ", with: ", ") }
        let parts = PersonName.withSuffixesJoined(
            PersonName.withoutDegrees(cleaned(joined.parts(at: UInt8(ascii: ",")))))
        guard parts.count > 1 else { return parts.isEmpty ? [] : person(parts[0]) }
        // HighWire: "Kaur, M., Shukla, A." with the same comma inside and between names.
        if parts.count.isMultiple(of: 2),
            parts.indices.allSatisfy({ PersonName.areInitials(parts[$0]) == !$0.isMultiple(of: 2) })
        {
            return stride(from: 0, to: parts.count, by: 2).map { "\(parts[$0]), \(parts[$0 + 1])" }
        }
        // "Rose, Jeffrey P.", "García Márquez, Gabriel", "van der Berg, Jan": two people would each have two names.
        if parts.count == 2,
            !parts[0].utf8.contains(0x20) || !parts[1].utf8.contains(0x20) || PersonName.beginsWithParticle(parts[0])
        {
            return ["\(parts[0]), \(parts[1])"]
        }
        return parts
    }

    /// One element that names one person, perhaps beside an address for mail: "a@example.org (Ada Lovelace)".
    private static func person(_ raw: String) -> [String] {
        PlainName.recognises(raw) ? [raw] : split(element: raw)
    }

    /// The same by every rule there is.
    static func split(element raw: String) -> [String] {
        let name = InlineText.plain(html: raw)
        guard name.utf8.contains(UInt8(ascii: "@")) else {
            return WebAddressText.isHTTP(name) ? [] : tidied(name).map { [withoutDegrees($0)] } ?? []
        }
        if let match = name.firstMatch(of: /^\S+@\S+\s*\((.+)\)$/) { return [String(match.1)] }
        if let match = name.firstMatch(of: /^(.+?)\s*[(<]\S+@\S+[)>]$/) { return [String(match.1)] }
        return []
    }

    /// "Jane Doe, MD, PhD"
    private static func withoutDegrees(_ name: String) -> String {
        // "Doe, Jane": one comma behind one word leaves no room for degrees.
        guard let comma = name.utf8.firstIndex(of: UInt8(ascii: ",")),
            name.utf8[..<comma].contains(0x20) || name.utf8[comma...].dropFirst().contains(UInt8(ascii: ","))
        else { return name }
        return PersonName.withoutDegrees(name.parts(at: UInt8(ascii: ",")).map(\.trimmingSpace)).joined(separator: ", ")
    }

    private static func cleaned(_ names: [String]) -> [String] {
        names.compactMap { PlainName.alone(in: $0) ?? tidied(InlineText.plain(html: $0)) }
    }

    /// Without marks behind it and words before it; nil where nothing remains.
    private static func tidied(_ plain: String) -> String? {
        var name = plain
        while let last = name.utf8.last, last == UInt8(ascii: ",") || last == UInt8(ascii: ";") || last == 0x20 {
            name.removeLast()
        }
        switch name.utf8.first {
        case UInt8(ascii: "b"), UInt8(ascii: "B"), UInt8(ascii: "a"), UInt8(ascii: "&"):
            for word in ["by ", "By ", "and ", "& "] where name.hasPrefix(word) { name.removeFirst(word.count) }
        default: break
        }
        return name.isEmpty ? nil : name
    }
}
