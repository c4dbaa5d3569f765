package import Colloquium

extension EvidenceTable {
    /// The table as a file, with a line of headings.
    package var csv: String {
        let headings = [
            "Study", "Identifier", "First author", "Year", "Journal", "Design", "Participants", "Population", "Finding",
            "Level of evidence", "Where", "Quotation", "Note", "State", "Objections", "Answer by", "Answer", "Address",
        ]
        return CSV.text([headings] + rows.map(\.cells))
    }
}

extension EvidenceTable.Row {
    fileprivate var cells: [String] {
        let evidence = reference.evidence
        return [
            study, reference.identifier.label, work.firstAuthor.citedName, work.year, work.journal,
            work.design?.name ?? "", evidence.participants.map { String($0) } ?? "", evidence.population,
            evidence.finding, evidence.level.map { String($0.rawValue) } ?? "", evidence.pointer, evidence.quotation,
            reference.note, work.state.rawValue, doubts.joined(separator: "; "), author, answer.description,
            reference.identifier.url ?? "",
        ]
    }
}
