internal import Colloquium

/// Tables of people (RFC 4180) with a head that names their columns, as spreadsheets and address books export them.
enum ContactTable {
    private enum Column: CaseIterable {
        case name, given, family, affiliation, kind, contact, topics, notes, strength, mode, locality, lastContact,
            rhythm, role

        /// What columns are called, by ourselves and by the usual address books.
        var titles: [String] {
            switch self {
            case .name: ["name", "full name", "display name", "file as"]
            case .given: ["first name", "given name"]
            case .family: ["last name", "family name", "surname"]
            case .affiliation:
                [
                    "affiliation", "organization", "organisation", "organization name", "company", "institution",
                    "organization 1 - name",
                ]
            case .kind: ["kind", "who", "type"]
            case .contact:
                [
                    "contact", "e-mail", "email", "mail", "e-mail address", "email address", "e-mail 1 - value",
                    "e-mail 2 address", "e-mail 3 address", "e-mail 2 - value", "phone", "telephone", "mobile",
                    "phone number",
                    "mobile phone", "business phone", "business phone 2", "work phone", "company main phone",
                    "primary phone", "home phone", "home phone 2", "phone 1 - value", "phone 2 - value",
                    "how to reach them",
                ]
            case .topics: ["topics", "categories", "labels", "tags", "group membership"]
            case .notes: ["notes", "note", "comments"]
            case .strength: ["strength"]
            case .mode: ["mode", "lives", "how"]
            case .locality: ["locality", "how far", "distance"]
            case .lastContact: ["last contact", "last in touch"]
            case .rhythm: ["rhythm", "how often", "be in touch"]
            case .role: ["role", "they are my"]
            }
        }
    }

    /// - Throws: `unrecognised` where no head names a name.
    static func reading(of text: String) throws(FormatError) -> ContactReading {
        guard let line = text.split(separator: "\n").first else { throw .empty }
        let separator =
            [",", ";", "\t"].max { one, other in
                line.count { String($0) == one } < line.count { String($0) == other }
            } ?? ","
        let (rows, isWhole) = cells(of: text, at: Character(separator))
        let head = (rows.first ?? []).map(\.comparisonKey)
        let columns = Column.allCases.map { column in head.indices.filter { column.titles.contains(head[$0]) } }
        let named = zip(Column.allCases, columns).contains { [.name, .given, .family].contains($0) && !$1.isEmpty }
        if !named { throw .unrecognised }
        let places = Dictionary(uniqueKeysWithValues: zip(Column.allCases, columns))
        var reading = ContactReading()
        if !isWhole { reading.problems.append("A quotation mark is never closed: the last row may hold several.") }
        reading.problems += leftOut(of: rows, known: Set(columns.joined()))
        for (index, row) in rows.dropFirst().enumerated() where row.contains(where: { !$0.tidied.isEmpty }) {
            func values(_ column: Column) -> [String] {
                (places[column] ?? []).filter(row.indices.contains).map { row[$0].tidied }.filter { !$0.isEmpty }
            }
            let card = card(row: index + 1, values)
            if card.name.isEmpty {
                reading.problems.append("Row \(index + 2) has no name.")
            } else {
                reading.cards.append(card)
            }
        }
        return reading
    }

    /// Columns that hold something and that nobody has a place for, in a sentence.
    private static func leftOut(of rows: [[String]], known: Set<Int>) -> [String] {
        let head = rows.first ?? []
        let titles = head.indices.filter { column in
            !known.contains(column)
                && rows.dropFirst().contains { $0.indices.contains(column) && !$0[column].tidied.isEmpty }
        }.map { head[$0].tidiedLine.isEmpty ? "column \($0 + 1)" : "“\(head[$0].tidiedLine.excerpt(30))”" }
        if titles.isEmpty { return [] }
        let more = titles.count > 10 ? " and \(titles.count - 10) more" : ""
        return ["Left out, since a tie has no place for it: \(titles.prefix(10).joined(separator: ", "))\(more)."]
    }

    private static func card(row: Int, _ values: (Column) -> [String]) -> ContactCard {
        func first(_ column: Column) -> String { values(column).first?.tidiedLine ?? "" }
        var card = ContactCard(row: row)
        card.affiliation = first(.affiliation)
        card.name = first(.name)
        if card.name.isEmpty {
            card.name = [first(.given), first(.family)].filter { !$0.isEmpty }.joined(separator: " ")
        }
        card.isOrganisation = first(.kind).comparisonKey.hasPrefix("organi")
        if card.name.isEmpty, !card.affiliation.isEmpty {
            (card.name, card.affiliation, card.isOrganisation) = (card.affiliation, "", true)
        }
        card.contact = values(.contact).map(\.tidiedLine).joined(separator: ", ")
        card.topics = values(.topics).flatMap { $0.split(whereSeparator: { ",;".contains($0) || $0.isNewline }) }
            .map { String($0).tidiedLine }.filter { !$0.isEmpty && !$0.hasPrefix("*") && $0 != ":::" }
        card.notes = values(.notes).joined(separator: "\n")
        card.strength = first(.strength)
        card.mode = first(.mode)
        card.locality = first(.locality)
        card.lastContact = first(.lastContact)
        card.rhythm = first(.rhythm)
        card.role = values(.role).map(\.tidiedLine).joined(separator: ", ")
        return card
    }

    /// The cells of every row, and whether the last quotation mark is closed.
    private static func cells(of text: String, at separator: Character) -> (rows: [[String]], isWhole: Bool) {
        let separator = separator.unicodeScalars.first ?? ","
        var rows: [[String]] = [[""]]
        var isQuoted = false
        var isAfterQuote = false
        // By scalars: a quotation mark with an accent on it still ends the cell.
        for scalar in text.unicodeScalars {
            let row = rows.count - 1
            let cell = rows[row].count - 1
            if isQuoted {
                if scalar == "\"" {
                    (isQuoted, isAfterQuote) = (false, true)
                } else {
                    rows[row][cell].unicodeScalars.append(scalar)
                }
                continue
            }
            if scalar == "\"", isAfterQuote || rows[row][cell].isEmpty {
                if isAfterQuote { rows[row][cell].unicodeScalars.append(scalar) }
                isQuoted = true
            } else if scalar == separator {
                rows[row].append("")
            } else if scalar == "\n" {
                rows.append([""])
            } else {
                rows[row][cell].unicodeScalars.append(scalar)
            }
            isAfterQuote = false
        }
        return (rows, !isQuoted)
    }
}
