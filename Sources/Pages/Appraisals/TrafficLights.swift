import Colloquium

/// Agreement between appraisals as a picture: a row for each domain, in it a bar for each verdict, as long as it is
/// frequent. Lengths are in units of the picture, which is 360 wide.
struct TrafficLights: Sendable {
    let plotID: String
    let plotTitle: String
    let plotHeight: Int
    let plotRows: [PlotRow]
    /// What the signs mean.
    let plotKey: [VerdictMark]

    struct PlotRow: Sendable {
        let rowName: String
        /// Where it begins, from above.
        let rowTop: Int
        let bars: [Bar]
    }

    struct Bar: Sendable {
        let barStart: Int
        let barLength: Int
        let barMiddle: Int
        let barText: String
        let barTone: String
    }

    private static let rowHeight = 32
    private static let barsStart = 176
    private static let barsLength = 184
    /// A bar must hold its sign and a number.
    private static let shortest = 30

    init(_ agreement: Agreement) {
        let instrument = agreement.studyDesign.instrument
        plotID = "plot-\(agreement.studyDesign.rawValue)"
        plotTitle =
            "How \(agreement.appraisals.counted("appraisal")) judged the domains of \(instrument.name). The numbers stand in a table with the appraisals."
        plotHeight = agreement.rows.count * Self.rowHeight
        plotKey = instrument.verdicts.map(VerdictMark.init)
        plotRows = agreement.rows.enumerated().map { index, row in
            PlotRow(rowName: row.domain.name, rowTop: index * Self.rowHeight, bars: Self.bars(row))
        }
    }

    private static func bars(_ row: Agreement.Row) -> [Bar] {
        let spare = barsLength - shortest * row.tallies.count
        var start = barsStart
        return row.tallies.enumerated().map { index, tally in
            let isLast = index == row.tallies.count - 1
            let length = isLast ? barsStart + barsLength - start : shortest + spare * tally.count / row.judged
            defer { start += length }
            let mark = VerdictMark(tally.verdict)
            return Bar(
                barStart: start, barLength: length, barMiddle: start + length / 2,
                barText: "\(mark.verdictSign)\u{A0}\(tally.count)", barTone: mark.toneClass)
        }
    }
}

extension Int {
    /// "1 appraisal", "2 appraisals".
    func counted(_ thing: String) -> String { self == 1 ? "1 \(thing)" : "\(self) \(thing)s" }
}
