/// How those voted first and last who voted again after others were heard, as pictures and files show it.
package struct PollShiftTable: Hashable, Sendable {
    /// The option that is compared; empty where the whole vote is.
    package let subject: String
    package let shift: Shift<Int>
    /// What there was to say, each with what it is counted by.
    package let names: [Name]

    package struct Name: Hashable, Sendable {
        package let key: Int
        package let name: String
    }

    /// How ratings are compared.
    package enum Scale: Sendable {
        /// Each number that was chosen by itself.
        case numbers
        /// By the groups of `PollTally.ratingGroups`.
        case groups
    }

    /// None where nobody voted twice, and of votes in words.
    package static func list(_ tally: PollTally, on terms: Poll.Terms, scale: Scale) -> [PollShiftTable] {
        switch terms.form {
        case .text: return []
        case .multiple:
            let names = [Name(key: 1, name: "chose it"), Name(key: 0, name: "did not")]
            return zip(terms.options, tally.choices).map {
                PollShiftTable(subject: $0, shift: $1.map { $0 ? 1 : 0 }, names: names)
            }
        case .single: return list(tally.shift, terms.options)
        case .scale where scale == .numbers:
            guard let shift = tally.ratingShift else { return [] }
            let chosen = Poll.scale.filter { shift.before($0) + shift.after($0) > 0 }
            return [
                PollShiftTable(subject: "", shift: shift, names: chosen.map { Name(key: $0, name: "\($0)") })
            ]
        case .scale:
            return list(tally.shift, PollTally.ratingGroups.map { "\($0.lowerBound) to \($0.upperBound)" })
        }
    }

    private static func list(_ shift: Shift<Int>?, _ names: [String]) -> [PollShiftTable] {
        shift.map {
            [PollShiftTable(subject: "", shift: $0, names: names.enumerated().map { Name(key: $0, name: $1) })]
        } ?? []
    }
}

extension Poll {
    /// How ratings are compared for a viewer: without names, each number by itself would tell who changed.
    package func shiftScale(for viewer: Viewer) -> PollShiftTable.Scale { showsNames(to: viewer) ? .numbers : .groups }
}
