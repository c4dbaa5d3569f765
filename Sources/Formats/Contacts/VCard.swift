internal import Colloquium

/// vCard 3.0 and 4.0, as address books export them.
enum VCard {
    static func recognises(_ text: String) -> Bool {
        text.prefix(2_000).uppercased().contains("BEGIN:VCARD")
    }

    static func reading(of text: String) -> ContactReading {
        var reading = ContactReading()
        var lines: [VCardLine]?
        var count = 0
        func close(_ card: [VCardLine], isWhole: Bool) {
            count += 1
            if !isWhole { reading.problems.append("Card \(count) has no end: the file may be cut off.") }
            do { reading.cards.append(try self.card(card, row: count)) } catch {
                reading.problems.append("Card \(count): \(error.reason)")
            }
        }
        for text in VCardLine.unfolded(text) {
            guard let line = VCardLine(text) else { continue }
            switch (line.name, line.value.uppercased()) {
            case ("BEGIN", "VCARD"):
                if let card = lines { close(card, isWhole: false) }
                lines = []
            case ("END", "VCARD"):
                if let card = lines { close(card, isWhole: true) }
                lines = nil
            default: lines?.append(line)
            }
        }
        if let card = lines { close(card, isWhole: false) }
        return reading
    }

    private static func card(_ lines: [VCardLine], row: Int) throws(Unreadable) -> ContactCard {
        let version = lines.first { $0.name == "VERSION" }?.value ?? ""
        if !["3.0", "4.0"].contains(version) {
            throw Unreadable(
                reason: version.isEmpty
                    ? "it does not say its version."
                    : "version \(version.excerpt(10)) is not read; export it as 3.0 or 4.0.")
        }
        let kind = lines.first { $0.name == "KIND" || $0.name == "X-ADDRESSBOOKSERVER-KIND" }?.value.lowercased()
        if let kind, ["group", "location"].contains(kind) {
            throw Unreadable(reason: "it is a \(kind), not a person.")
        }
        func first(_ name: String) -> VCardLine? { lines.first { $0.name == name && !$0.value.isEmpty } }
        func all(_ name: String) -> [String] {
            lines.filter { $0.name == name }.map { $0.text.tidiedLine }.filter { !$0.isEmpty }
        }
        var card = ContactCard(row: row)
        let organisation = first("ORG")?.parts(at: ";").map(\.tidiedLine).filter { !$0.isEmpty } ?? []
        card.name = first("FN")?.text.tidiedLine ?? ""
        if card.name.isEmpty { card.name = first("N").map(name) ?? "" }
        let isCompany = first("X-ABSHOWAS")?.value.uppercased() == "COMPANY"
        card.isOrganisation = kind == "org" || isCompany || card.name.isEmpty && !organisation.isEmpty
        if card.name.isEmpty { card.name = organisation.first ?? all("NICKNAME").first ?? "" }
        if card.name.isEmpty { throw Unreadable(reason: "it has no name.") }
        let place = organisation.joined(separator: ", ")
        card.affiliation = place.comparisonKey == card.name.comparisonKey ? "" : place
        let addresses = all("EMAIL") + all("TEL") + all("URL")
        card.contact = addresses.map { $0.hasPrefix("tel:") ? String($0.dropFirst(4)) : $0 }.joined(separator: ", ")
        card.topics = lines.filter { $0.name == "CATEGORIES" }.flatMap { $0.parts(at: ",") }.map(\.tidiedLine)
            .filter { !$0.isEmpty }
        card.notes = (all("TITLE") + lines.filter { $0.name == "NOTE" }.map(\.text.tidied)).joined(separator: "\n")
        return card
    }

    /// "Prefix Given Additional Family, Suffix" of the five components of a name (RFC 6350 section 6.2.2).
    private static func name(_ line: VCardLine) -> String {
        let parts = line.parts(at: ";").map(\.tidiedLine) + Array(repeating: "", count: 5)
        let spoken = [parts[3], parts[1], parts[2], parts[0]].filter { !$0.isEmpty }.joined(separator: " ")
        return parts[4].isEmpty || spoken.isEmpty ? spoken : "\(spoken), \(parts[4])"
    }

    private struct Unreadable: Error { let reason: String }
}
