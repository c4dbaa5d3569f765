import Colloquium

/// How far appraisals agree: as a picture, and the same as a table.
struct ShownAgreement: Sendable {
    let agreementID: String
    let agreementDesign: String
    let agreementCount: String
    let instrumentName: String
    let instrumentCitation: String
    let instrumentURL: String
    let plot: TrafficLights
    let tableRows: [TableRow]
    let certaintyText: String

    struct TableRow: Sendable {
        let tableDomain: String
        let tableCells: [Cell]
        let tableAgreement: String
    }

    struct Cell: Sendable {
        let cellHead: String
        let cellCount: Int
    }

    init(_ agreement: Agreement) {
        let instrument = agreement.studyDesign.instrument
        agreementID = "agreement-\(agreement.studyDesign.rawValue)"
        agreementDesign = agreement.studyDesign.name
        agreementCount = agreement.appraisals.counted("appraisal")
        instrumentName = instrument.name
        instrumentCitation = instrument.publication.citation
        instrumentURL = instrument.publication.url
        plot = TrafficLights(agreement)
        tableRows = agreement.rows.map { row in
            TableRow(
                tableDomain: row.domain.name,
                tableCells: instrument.verdicts.map { verdict in
                    Cell(cellHead: verdict.name, cellCount: row.tallies.first { $0.verdict == verdict }?.count ?? 0)
                }, tableAgreement: row.words)
        }
        certaintyText = agreement.certainties.map { "\($0.level.name.lowercased()) \($0.count)" }
            .joined(separator: ", ")
    }
}

extension Instrument.Publication {
    var url: String { "https://doi.org/\(doi)" }
}

extension Agreement.Row {
    /// "Low risk, 2 of 3 (67 %)", "split, 1 of 2", "not judged".
    var words: String {
        guard let share else { return "not judged" }
        if judged == 1, let leading { return "\(leading.name), one judgement" }
        let part = "\(largest) of \(judged) (\(Int((share * 100).rounded())) %)"
        return leading.map { "\($0.name), \(part)" } ?? "split, \(part)"
    }
}
