/// What every short or long citation of an article is made of.
extension ArticleRecord.Contributor {
    /// "Smith JA Jr" as the National Library of Medicine and the AMA write names, or the group's name.
    package var citedName: String {
        guard collective.isEmpty else { return collective.tidiedLine }
        let parts = [family, Self.initials(given), suffix.replacing(".", with: "")]
        return parts.filter { !$0.isEmpty }.joined(separator: " ").tidiedLine
    }

    /// The first letter of every given name; what is written as initials already stays.
    package static func initials(_ given: String) -> String {
        let names = given.split { $0.isWhitespace || $0 == "-" || $0 == "." || $0 == "\u{2010}" }
        return names.map { name in
            let areInitials = (2...3).contains(name.count) && name.allSatisfy { $0.isUppercase }
            return areInitials ? String(name) : name.prefix(1).uppercased()
        }.joined()
    }
}

extension ArticleRecord {
    /// Title and subtitle in one line.
    package var citedTitle: String { Self.joined(title, subtitle) }

    /// The same as safe HTML.
    package var citedTitleHTML: String {
        Self.joined(titleHTML.isEmpty ? title.escapedForHTML : titleHTML, subtitle.escapedForHTML)
    }

    private static func joined(_ title: String, _ subtitle: String) -> String {
        guard !subtitle.isEmpty, !title.lowercased().hasSuffix(subtitle.lowercased()) else { return title }
        guard let last = title.last else { return subtitle }
        return title + (":?!.–—".contains(last) ? " " : ": ") + subtitle
    }

    /// The journal's abbreviated name where it is known, without the full stops of other fields.
    package var citedContainer: String {
        container.abbreviation.isEmpty ? container.title : container.abbreviation.replacing(".", with: "").tidiedLine
    }

    /// The date of the issue where there is one: the volume's year is that of the issue, not of the first electronic
    /// version.
    package var citedDate: PartialDate? {
        let isInIssue = !volume.isEmpty || !issue.isEmpty
        return (isInIssue ? dates.first { $0.kind == .print }?.date : nil) ?? published
    }

    /// Where in the journal: "378(20):1865-1876", "12:e110870", "e1"; empty before an issue is assigned.
    package var citedPlace: String {
        var place = volume
        if !issue.isEmpty { place += "(\(issue))" }
        if !pages.isEmpty { place += place.isEmpty ? pages : ":\(pages)" }
        return place.tidiedLine
    }

    /// Whether the source says that the work was retracted.
    package var isRetracted: Bool {
        relations.contains { $0.kind == .retractedBy } || publicationTypes.contains(where: Self.isRetraction)
    }

    /// Whether a publication type says that the work was retracted.
    static func isRetraction(_ publicationType: String) -> Bool {
        publicationType.lowercased() == "retracted publication"
    }
}

extension PartialDate {
    /// "May 31, 2024"
    package var americanDate: String {
        guard let month else { return String(year) }
        let name = Self.months[month - 1]
        return day.map { "\(name) \($0), \(year)" } ?? "\(name) \(year)"
    }

    /// "2024 May 31", the order of the National Library of Medicine.
    package var medlineDate: String {
        [String(year), month.map { String(Self.months[$0 - 1].prefix(3)) }, day.map { String($0) }].compactMap { $0 }
            .joined(separator: " ")
    }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}
