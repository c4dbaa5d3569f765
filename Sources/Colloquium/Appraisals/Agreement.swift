/// How far the appraisals that read an article as one study design judge alike.
package struct Agreement: Hashable, Sendable {
    package let studyDesign: StudyDesign
    /// How many read it so.
    package let appraisals: Int
    /// One a domain, in the order of the instrument.
    package let rows: [Row]
    /// How many chose each level of certainty, from high to very low; levels that nobody chose are left out.
    package let certainties: [CertaintyTally]

    package struct CertaintyTally: Hashable, Sendable {
        package let level: Certainty.Level
        package let count: Int
    }

    /// How a domain was judged.
    package struct Row: Hashable, Sendable {
        package let domain: Instrument.Domain
        /// From best to worst; verdicts that nobody gave are left out.
        package let tallies: [Tally]

        package struct Tally: Hashable, Sendable {
            package let verdict: Verdict
            package let count: Int
        }

        /// How many judged it.
        package var judged: Int { tallies.reduce(0) { $0 + $1.count } }

        /// How many gave the verdict, or one of the verdicts, that most gave.
        package var largest: Int { tallies.map(\.count).max() ?? 0 }

        /// The most frequent verdict; nil where nobody judged, or two are as frequent.
        package var leading: Verdict? {
            let most = tallies.filter { $0.count == largest }
            return most.count == 1 ? most[0].verdict : nil
        }

        /// The share of the most frequent verdict, from 0 to 1; nil where nobody judged.
        package var share: Double? { judged == 0 ? nil : Double(largest) / Double(judged) }
    }

    /// Of those of `appraisals` that read the article as `studyDesign`.
    package init(_ appraisals: [Appraisal], on studyDesign: StudyDesign) {
        let fitting = appraisals.filter { $0.studyDesign == studyDesign }
        let judgements = fitting.flatMap(\.judgements)
        let instrument = studyDesign.instrument
        self.studyDesign = studyDesign
        self.appraisals = fitting.count
        rows = instrument.domains.map { domain in
            let verdicts = judgements.filter { $0.domain == domain }.map(\.verdict)
            let tallies = instrument.verdicts.compactMap { verdict -> Row.Tally? in
                let count = verdicts.filter { $0 == verdict }.count
                return count == 0 ? nil : Row.Tally(verdict: verdict, count: count)
            }
            return Row(domain: domain, tallies: tallies)
        }
        let levels = fitting.compactMap { $0.certainty?.level }
        certainties = Certainty.Level.allCases.compactMap { level in
            let count = levels.filter { $0 == level }.count
            return count == 0 ? nil : CertaintyTally(level: level, count: count)
        }
    }

    /// One for each study design the article was read as, the most frequent first.
    package static func list(_ appraisals: [Appraisal]) -> [Agreement] {
        let designs = StudyDesign.allCases.filter { design in appraisals.contains { $0.studyDesign == design } }
        let all = designs.map { Agreement(appraisals, on: $0) }
        // Sorting by a key that includes the place keeps equals in the order of the designs.
        return all.enumerated().sorted { ($1.element.appraisals, $0.offset) < ($0.element.appraisals, $1.offset) }
            .map(\.element)
    }
}
