import Colloquium
import Testing

@Suite("Agreement between appraisals")
struct AgreementTests {
    private func appraisal(
        _ design: StudyDesign, _ verdicts: [String: String], certainty: String = ""
    ) throws -> Appraisal {
        var entry = Appraisal.Entry()
        entry.studyDesign = design.rawValue
        entry.outcome = "Death"
        entry.judgements = verdicts.mapValues { .init(verdict: $0) }
        entry.certainty = certainty
        return try Appraisal(entry)
    }

    @Test("counts each verdict of each domain, the best first, with the share of the most frequent")
    func counts() throws {
        let agreement = Agreement(
            [
                try appraisal(
                    .randomisedTrial, ["rob2-randomisation": "high", "rob2-missing": "low"], certainty: "low"),
                try appraisal(.randomisedTrial, ["rob2-randomisation": "low", "rob2-missing": "high"]),
                try appraisal(.randomisedTrial, ["rob2-randomisation": "high"], certainty: "high"),
            ], on: .randomisedTrial)
        #expect(agreement.appraisals == 3)
        #expect(agreement.rows.map(\.domain) == StudyDesign.randomisedTrial.instrument.domains)
        let first = agreement.rows[0]
        #expect(first.tallies.map(\.verdict.key) == ["low", "high"] && first.tallies.map(\.count) == [1, 2])
        #expect(first.judged == 3 && first.largest == 2 && first.leading?.key == "high")
        #expect(first.share == 2.0 / 3)
        let missing = agreement.rows[2]
        #expect(missing.leading == nil && missing.share == 0.5, "Two are as frequent.")
        let nobody = agreement.rows[1]
        #expect(nobody.tallies.isEmpty && nobody.judged == 0 && nobody.leading == nil && nobody.share == nil)
        #expect(agreement.certainties.map(\.level) == [.high, .low] && agreement.certainties.map(\.count) == [1, 1])
    }

    @Test("is shown apart for each design the article was read as, the most frequent first")
    func designs() throws {
        let all = [
            try appraisal(.survey, ["cross-sample": "yes"]), try appraisal(.qualitative, ["casp-fit": "no"]),
            try appraisal(.survey, ["cross-sample": "no"]), try appraisal(.prognostic, ["quips-factor": "low"]),
        ]
        #expect(Agreement.list(all).map(\.studyDesign) == [.survey, .prognostic, .qualitative])
        #expect(Agreement.list(all).map(\.appraisals) == [2, 1, 1])
        #expect(Agreement.list([]).isEmpty)
    }
}
