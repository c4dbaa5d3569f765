import Colloquium

/// How votes are spread: a bar for each answer, and the same as a table. Lengths are in units of the picture, which is 360
/// wide.
struct PollPicture: Sendable {
    let plotTitle: String
    let plotSummary: String
    let plotHeight: Int
    let bars: [Bar]
    let words: [Words]
    let answerHead: String
    let answers: [AnswerRow]

    struct Bar: Sendable {
        let barX: Int
        let barY: Int
        let barWidth: Int
        let barHeight: Int
    }

    struct Words: Sendable {
        let wordsX: Int
        let wordsY: Int
        /// As SVG's text-anchor.
        let wordsAnchor: String
        let wordsClass: String
        let wordsText: String
    }

    struct AnswerRow: Sendable {
        let answerName: String
        let answerCount: Int
        let answerShare: String
    }

    /// None where nothing is counted: before the first vote, and of answers in words.
    static func list(_ tally: PollTally, on terms: Poll.Terms) -> [PollPicture] {
        if tally.voters == 0 { return [] }
        return switch terms.form {
        case .single, .multiple: [PollPicture(options: terms.options, tally)]
        case .scale: [PollPicture(ratings: tally)]
        case .text: []
        }
    }

    /// A line of words above each bar: options are sentences, and a phone is narrow.
    private init(options: [String], _ tally: PollTally) {
        let counted = Array(zip(options, tally.options))
        let voters = PollPage.voters(tally.voters)
        let most = tally.options.max() ?? 0
        let leading = counted.filter { $0.1 == most }.map { "“\($0.0.excerpt(60))”" }
        plotSummary = "\(voters). Most chosen: \(leading.joined(separator: ", ")), by \(most)."
        plotTitle = "\(plotSummary) The numbers stand in a table."
        plotHeight = 44 * options.count
        bars = counted.enumerated().map { row, option in
            Bar(barX: 0, barY: 44 * row + 20, barWidth: 320 * option.1 / tally.voters, barHeight: 14)
        }
        words = counted.enumerated().flatMap { row, option in
            [
                Words(
                    wordsX: 0, wordsY: 44 * row + 14, wordsAnchor: "start", wordsClass: "plot-name",
                    wordsText: option.0.excerpt(48)),
                Words(
                    wordsX: 320 * option.1 / tally.voters + 6, wordsY: 44 * row + 32, wordsAnchor: "start",
                    wordsClass: "plot-count", wordsText: "\(option.1)"),
            ]
        }
        answerHead = "Option"
        answers = counted.map { AnswerRow($0.0, $0.1, of: tally.voters) }
    }

    /// A column for each number.
    private init(ratings tally: PollTally) {
        let median = tally.median ?? 0
        let middle = median == median.rounded() ? "\(Int(median))" : "\(median)"
        plotSummary = "\(PollPage.voters(tally.voters)). Median: \(middle)."
        plotTitle = "\(plotSummary) The numbers stand in a table."
        plotHeight = 150
        let most = max(tally.ratings.max() ?? 0, 1)
        func height(_ count: Int) -> Int { 100 * count / most }
        bars = tally.ratings.enumerated().map { rating, count in
            Bar(barX: 32 * rating + 8, barY: 124 - height(count), barWidth: 24, barHeight: height(count))
        }
        words = tally.ratings.enumerated().flatMap { rating, count in
            [
                Words(
                    wordsX: 32 * rating + 20, wordsY: 142, wordsAnchor: "middle", wordsClass: "plot-name",
                    wordsText: "\(rating)"),
                Words(
                    wordsX: 32 * rating + 20, wordsY: 118 - height(count), wordsAnchor: "middle",
                    wordsClass: "plot-count", wordsText: count == 0 ? "" : "\(count)"),
            ]
        }
        answerHead = "Number"
        answers = tally.ratings.enumerated().map { AnswerRow("\($0)", $1, of: tally.voters) }
    }
}

extension PollPicture.AnswerRow {
    fileprivate init(_ name: String, _ count: Int, of voters: Int) {
        answerName = name
        answerCount = count
        answerShare = "\((200 * count + voters) / (2 * voters)) %"
    }
}

extension ShiftPicture {
    /// How those moved who voted again after others were heard.
    /// - Parameter scale: how ratings are compared.
    static func list(_ tally: PollTally, on terms: Poll.Terms, scale: PollShiftTable.Scale) -> [ShiftPicture] {
        PollShiftTable.list(tally, on: terms, scale: scale).flatMap { table in
            list(table.shift, among: table.answers, of: table.subject, isTableOpen: true)
        }
    }
}

extension PollShiftTable {
    /// With names short enough for the picture: their beginnings, or letters that the table explains where those are alike.
    fileprivate var answers: [(answer: Int, name: String, short: String)] {
        let beginnings = names.map { $0.name.excerpt(11) }
        if Set(beginnings).count == names.count, zip(names, beginnings).allSatisfy({ $0.name == $1 }) {
            return names.map { ($0.key, $0.name, $0.name) }
        }
        return zip(names, "ABCDEFGHIJKL").map { ($0.key, "\($1). \($0.name)", "\($1)") }
    }
}
