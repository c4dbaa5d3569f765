import Colloquium
import Foundation
import Testing

@Suite("Instruments of appraisal")
struct InstrumentTests {
    @Test(
        "have the domains of the publication",
        arguments: [
            (StudyDesign.randomisedTrial, "RoB 2", 5), (.nonRandomisedStudy, "ROBINS-I", 7),
            (.diagnosticAccuracy, "QUADAS-2", 7), (.systematicReview, "AMSTAR 2, critical items", 7),
            (.prognostic, "QUIPS", 6), (.guideline, "AGREE II", 6), (.narrativeReview, "SANRA", 6),
            (.educationResearch, "MERSQI", 6),
        ])
    func domains(_ design: StudyDesign, _ name: String, _ count: Int) {
        #expect(design.instrument.name == name)
        #expect(design.instrument.domains.count == count)
    }

    @Test("ask about applicability where QUADAS-2 does: in three of its four domains")
    func applicability() {
        let keys = StudyDesign.diagnosticAccuracy.instrument.domains.map(\.key)
        let concerns = keys.filter { $0.hasSuffix("-applicability") }
        #expect(keys.count - concerns.count == 4)
        #expect(concerns.allSatisfy { keys.contains(String($0.dropLast("-applicability".count))) })
    }

    @Test("allow the judgements of the publication, from best to worst")
    func verdicts() {
        func keys(_ design: StudyDesign) -> [String] { design.instrument.verdicts.map(\.key) }
        #expect(keys(.randomisedTrial) == ["low", "some-concerns", "high"])
        #expect(keys(.nonRandomisedStudy) == ["low", "moderate", "serious", "critical", "no-information"])
        #expect(keys(.diagnosticAccuracy) == ["low", "high", "unclear"])
        #expect(keys(.systematicReview) == ["yes", "partial-yes", "no"])
        #expect(keys(.prognostic) == ["low", "moderate", "high"])
        for design in StudyDesign.allCases {
            let order = Tone.allCases
            let tones = design.instrument.verdicts.compactMap { order.firstIndex(of: $0.tone) }
            #expect(tones == tones.sorted(), "\(design)")
        }
    }

    @Test("tell their judgements apart without colours", arguments: StudyDesign.allCases)
    func signs(_ design: StudyDesign) {
        let signs = design.instrument.verdicts.map(\.sign)
        #expect(Set(signs).count == signs.count)
        #expect(signs.allSatisfy { $0.count == 1 })
    }

    @Test("fit where they are shown, and name their publication", arguments: StudyDesign.allCases)
    func words(_ design: StudyDesign) {
        let instrument = design.instrument
        #expect(Identifier(.doi, instrument.publication.doi)?.value == instrument.publication.doi)
        #expect(instrument.publication.citation.contains(/\d{4};/))
        for domain in instrument.domains {
            // A row of the plot holds so many letters before its bar.
            #expect(domain.name.count <= 24, "\(domain.name)")
            #expect(domain.question.count <= 120 && domain.question.contains("?"), "\(domain.question)")
            #expect(instrument.domain(domain.key) == domain)
        }
    }

    @Test("stand in the documentation, each with its publication", arguments: StudyDesign.allCases)
    func documented(_ design: StudyDesign) throws {
        let root = URL(filePath: #filePath).appending(path: "../../../../").standardized
        let text = try String(contentsOf: root.appending(path: "docs/appraisals.md"), encoding: .utf8)
        #expect(text.contains("https://doi.org/\(design.instrument.publication.doi)"))
    }

    @Test("share no key, so that one form keeps the judgements of all")
    func keys() {
        let keys = StudyDesign.allCases.flatMap { $0.instrument.domains.map(\.key) }
        #expect(Set(keys).count == keys.count)
        #expect(keys.allSatisfy { $0.contains(/^[a-z0-9]+(-[a-z0-9]+)+$/) })
    }

    @Test("start where GRADE starts: trials high, observational studies low")
    func start() {
        #expect(StudyDesign.randomisedTrial.startingCertainty == .high)
        #expect(StudyDesign.nonRandomisedStudy.startingCertainty == .low)
        #expect(StudyDesign.guideline.startingCertainty == nil)
    }

    @Test("GRADE goes down for five causes and up for three")
    func causes() {
        #expect(Certainty.Cause.allCases.filter(\.lowers).count == 5)
        #expect(Certainty.Cause.allCases.filter { !$0.lowers }.count == 3)
    }
}
