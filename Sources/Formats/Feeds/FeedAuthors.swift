internal import Colloquium

/// Authors as platforms put them into feeds: one element each, or all in one under half a dozen conventions.
enum FeedAuthors {
    static func contributors(in elements: [String]) -> [ArticleRecord.Contributor] {
        let names = elements.map { InlineText(html: $0.replacing("\n", with: "\u{2028}")).plain.isEmpty ? "" : $0 }
            .filter { !$0.isEmpty }
        let found = names.count == 1 ? split(names[0]) : names.flatMap { person($0) }
        return contributors(named: found)
    }

    /// The same for names already apart.
    static func contributors(named names: [String]) -> [ArticleRecord.Contributor] {
        withFamilyNamesFirst(names).map(PersonName.contributor).filter { !$0.family.isEmpty || !$0.collective.isEmpty }
    }

    /// "Yinpeng ZHANG; Xiaolong LIU": that LIU is a name and not three initials shows only in the company of ZHANG.
    private static func withFamilyNamesFirst(_ names: [String]) -> [String] {
        let words = names.map { $0.split(separator: " ").map(String.init) }
        let last = words.compactMap(\.last)
        guard last.count > 1, last.allSatisfy({ $0 == $0.uppercased() && $0 != $0.lowercased() && !$0.contains(".") }),
            last.contains(where: { $0.count > 4 }),
            !words.contains(where: { $0[0] == $0[0].uppercased() && $0[0].count > 1 })
        else { return names }
        return words.map { $0.count > 1 ? "\($0[$0.count - 1]), \($0.dropLast().joined(separator: " "))" : $0[0] }
    }

    /// All names in one text.
    static func split(_ raw: String) -> [String] {
        let text = CharacterReferences.resolved(raw)
        if text.contains(";") { return cleaned(text.split(separator: ";").map(String.init)) }
        // Atypon ends every line of the list with a comma.
        let lines = cleaned(text.split(whereSeparator: \.isNewline).map(String.init))
        if lines.count > 1, lines.dropLast().allSatisfy({ !$0.contains(",") }) { return lines }

        let line = InlineText(html: text).plain
        let parts = cleaned(
            line.replacing(" and ", with: ", ").replacing(" & ", with: ", ").split(separator: ",").map(String.init))
        guard parts.count > 1 else { return person(line) }
        // HighWire: "Kaur, M., Shukla, A." with the same comma inside and between names.
        if parts.count.isMultiple(of: 2),
            parts.indices.allSatisfy({ PersonName.areInitials(parts[$0]) == !$0.isMultiple(of: 2) })
        {
            return stride(from: 0, to: parts.count, by: 2).map { "\(parts[$0]), \(parts[$0 + 1])" }
        }
        // "Rose, Jeffrey P." is one person: two people would both have a given name before the comma.
        if parts.count == 2, !parts[0].contains(" ") { return ["\(parts[0]), \(parts[1])"] }
        return parts
    }

    /// One element that names one person, perhaps beside an address for mail: "a@example.org (Ada Lovelace)".
    private static func person(_ raw: String) -> [String] {
        let name = InlineText(html: raw).plain
        if let match = name.firstMatch(of: /^\S+@\S+\s*\((.+)\)$/) { return [String(match.1)] }
        if let match = name.firstMatch(of: /^(.+?)\s*[(<]\S+@\S+[)>]$/) { return [String(match.1)] }
        return name.contains("@") || WebAddressText.isHTTP(name) ? [] : cleaned([name])
    }

    private static func cleaned(_ names: [String]) -> [String] {
        names.map { name in
            var name = InlineText(html: name).plain
            while let last = name.last, ",; ".contains(last) { name.removeLast() }
            for prefix in ["by ", "By ", "and ", "& "] where name.hasPrefix(prefix) { name.removeFirst(prefix.count) }
            return name
        }
        .filter { !$0.isEmpty && !["et al", "et al.", "others", "…", "..."].contains($0.lowercased()) }
    }
}
