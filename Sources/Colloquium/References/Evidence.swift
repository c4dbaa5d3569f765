/// What an answer takes from one of its references, in the words of the answer's author; any part may be missing.
package struct Evidence: Hashable, Sendable {
    package var level: EvidenceLevel?
    /// Where to look: a page, a table, a chapter.
    package var pointer = ""
    package var quotation = ""
    /// How many took part.
    package var participants: Int?
    package var population = ""
    package var finding = ""

    var texts: [String] { [pointer, quotation, population, finding] }

    package static let none = Evidence()

    package init() {}

    /// What the form has for one reference, as typed.
    package struct Entry: Hashable, Sendable {
        /// The reference it is about, by `Identifier.key`.
        package var source = ""
        package var level = ""
        /// Whether a level was proposed for it before: one that was taken away then stays away.
        package var wasProposed = false
        package var pointer = ""
        package var quotation = ""
        package var participants = ""
        package var population = ""
        package var finding = ""

        package init() {}
    }
}

extension Evidence.Entry {
    /// The form of what was said of a reference before.
    package init(_ reference: Reference) {
        let evidence = reference.evidence
        source = reference.identifier.key
        level = evidence.level.map { String($0.rawValue) } ?? ""
        wasProposed = true
        pointer = evidence.pointer
        quotation = evidence.quotation
        participants = evidence.participants.map { String($0) } ?? ""
        population = evidence.population
        finding = evidence.finding
    }
}

extension Evidence {
    /// - Parameter place: of the reference in the form, from 0, by which its fields are named.
    init(_ entry: Entry, at place: Int, _ inspection: inout Inspection) {
        let level = entry.level.tidied
        self.level = Int(level).flatMap(EvidenceLevel.init(rawValue:))
        if self.level == nil, !level.isEmpty {
            inspection.note("level-\(place)", "Choose a level from 1 to 5, or none.")
        }
        pointer = inspection.optionalText(entry.pointer, "pointer-\(place)", called: "the place", limit: 200).tidiedLine
        quotation =
            inspection.optionalText(entry.quotation, "quotation-\(place)", called: "the quotation", limit: 2_000)
            .tidiedLine
        population =
            inspection.optionalText(entry.population, "population-\(place)", called: "the population", limit: 500)
            .tidiedLine
        finding =
            inspection.optionalText(entry.finding, "finding-\(place)", called: "the finding", limit: 500).tidiedLine
        participants = Self.count(entry.participants)
        if participants == nil, !entry.participants.tidied.isEmpty {
            inspection.note("participants-\(place)", "Write the number of participants in figures, such as 1240.")
        }
    }

    /// A number as people write it: "1240", "1,240", "1 240".
    private static func count(_ text: String) -> Int? {
        let digits = text.tidied.filter { !",.’' ".contains($0) && !$0.isWhitespace }
        return digits.isASCIIDigits && digits.utf8.count <= 9 ? Int(digits) : nil
    }

    /// In one line, as what an answer said before is shown; empty where nothing is said.
    package var account: String {
        [
            level?.name ?? "", pointer, quotation.isEmpty ? "" : "“\(quotation)”",
            participants.map { "n = \($0)" } ?? "", population, finding,
        ].filter { !$0.isEmpty }.joined(separator: "; ")
    }
}
