import Colloquium
import Testing

@testable import Pages

@Suite("Pictures of appraisals")
struct PictureTests {
    private func agreement(_ verdicts: [String]) throws -> Agreement {
        let appraisals = try verdicts.map { verdict in
            var entry = Appraisal.Entry()
            entry.studyDesign = "non-randomised-study"
            entry.judgements["robins-missing"] = .init(verdict: verdict)
            return try Appraisal(entry)
        }
        return Agreement(appraisals, on: .nonRandomisedStudy)
    }

    @Test(
        "show a bar for each verdict, none too short for its number, together as long as the row",
        arguments: [
            ["low"], ["low", "critical"], ["low", "moderate", "serious", "critical", "no-information"],
            Array(repeating: "low", count: 200) + ["critical"], ["low", "low", "serious"],
        ])
    func bars(_ verdicts: [String]) throws {
        let plot = TrafficLights(try agreement(verdicts))
        let bars = try #require(plot.plotRows.first { $0.rowName == "Missing data" }).bars
        #expect(bars.count == Set(verdicts).count)
        #expect(bars.map(\.barLength).reduce(0, +) == 184)
        #expect(bars.allSatisfy { $0.barLength >= 30 })
        #expect(bars.first?.barStart == 176)
        for (bar, next) in zip(bars, bars.dropFirst()) { #expect(bar.barStart + bar.barLength == next.barStart) }
        #expect(plot.plotRows.first?.bars.isEmpty == true, "Nobody judged confounding.")
        #expect(plot.plotKey.count == 5)
    }

    @Test("give the longer bar to the more frequent verdict, with its number")
    func lengths() throws {
        let bars = TrafficLights(try agreement(["low", "low", "serious"])).plotRows[4].bars
        #expect(bars.map(\.barText) == ["+\u{A0}2", "×\u{A0}1"])
        #expect(bars[0].barLength > bars[1].barLength)
        #expect(bars.map(\.barTone) == ["tone-good", "tone-bad"])
    }

    @Test(
        "say in words how far a domain is agreed on",
        arguments: [
            ([], "not judged"), (["low"], "Low risk, one judgement"),
            (["low", "low", "critical"], "Low risk, 2 of 3 (67 %)"),
            (["low", "critical"], "split, 1 of 2 (50 %)"), (["low", "low"], "Low risk, 2 of 2 (100 %)"),
        ] as [([String], String)])
    func words(_ verdicts: [String], _ words: String) throws {
        #expect(try agreement(verdicts).rows[4].words == words)
    }

    @Test("draw a line for each way answers went, and no two numbers in one place")
    func flows() throws {
        let answers = PracticeAnswer.Change.allCases
        let all = answers.flatMap { before in answers.map { PracticeShift.Move(before: before, after: $0) } }
        let picture = try #require(ShiftPicture.list(PracticeShift(all + [.init(before: .no, after: .yes)])).first)
        #expect(picture.flows.count == 9 && picture.flows.map(\.flowCount).reduce(0, +) == 10)
        let heights = picture.flows.map(\.numberY).sorted()
        for (one, next) in zip(heights, heights.dropFirst()) { #expect(next - one >= 15) }
        #expect(picture.flows.filter { $0.flowClass == "flow-same" }.count == 3)
        #expect(picture.flows.map(\.thickness).max() == 4)
        #expect(picture.pictureSummary == "10 members answered before and after; 7 changed the answer.")
        #expect(picture.shiftRows.map(\.shiftTotal) == [3, 3, 4])
        #expect(ShiftPicture.list(PracticeShift([])).isEmpty)
    }
}

@Suite("The form of an appraisal")
struct AppraisalFormTests {
    @Test("shows the domains of the chosen design, and keeps what was judged by others")
    func setAside() {
        var entry = Appraisal.Entry()
        entry.studyDesign = "randomised-trial"
        entry.judgements["robins-missing"] = .init(verdict: "critical", reason: "Two\nlines")
        entry.judgements["rob2-missing"] = .init(verdict: "high")
        let form = AppraisalForm(of: 7, entry, readAs: .other, revision: 3, submission: "s")
        #expect(form.domains.map(\.domainID).first == "domain-rob2-randomisation" && form.domains.count == 5)
        #expect(form.setAside.map(\.keptName) == ["verdict-robins-missing", "reason-robins-missing"])
        #expect(form.setAside.map(\.keptValue) == ["critical", "Two\nlines"])
        #expect(form.setAsideText.contains("ROBINS-I"))
        #expect(form.domains[2].verdictOptions.filter(\.isChosen).map(\.optionValue) == ["high"])
        #expect(form.domains[0].verdictOptions.filter(\.isChosen).map(\.optionLabel) == ["Not judged"])
        #expect(form.shownDesign == "randomised-trial" && form.appraisalAction == "/discussions/7/appraisal")
    }

    @Test("falls back to the discussion’s design where none is chosen")
    func fallback() {
        let form = AppraisalForm(of: 7, Appraisal.Entry(), readAs: .guideline, revision: 0, submission: "s")
        #expect(form.domains.count == 6 && form.shownDesign == "guideline" && form.setAsideText.isEmpty)
    }
}
