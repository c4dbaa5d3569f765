package import Colloquium

extension PollTally {
    /// How often what was voted, and how many voted what first of those who voted twice: a row for each, as RFC 4180 has it.
    /// - Parameter shifts: those that may be shown.
    package func csv(on terms: Poll.Terms, _ shifts: [PollShiftTable]) -> String {
        let counted =
            terms.form == .scale
            ? zip(Poll.scale.map { "\($0)" }, ratings).map { ($0, $1) } : Array(zip(terms.options, options))
        let moves = shifts.flatMap { table in
            let part = table.subject.isEmpty ? "Before and after" : "Before and after: \(table.subject)"
            return table.names.flatMap { before in
                table.names.map { after in
                    [part, before.name, after.name, "\(table.shift[before.key, after.key])"]
                }
            }
        }
        return CSV.text(
            [["Part", "First vote", "Vote", "Members"]] + counted.map { ["Votes", "", $0.0, "\($0.1)"] } + moves)
    }
}
