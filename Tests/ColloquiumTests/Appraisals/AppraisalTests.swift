import Colloquium
import Testing

@Suite("An appraisal")
struct AppraisalTests {
    private func entry(_ change: (inout Appraisal.Entry) -> Void) -> Appraisal.Entry {
        var entry = Appraisal.Entry()
        entry.studyDesign = "randomised-trial"
        change(&entry)
        return entry
    }

    private func problems(_ change: (inout Appraisal.Entry) -> Void) -> [String] {
        do {
            _ = try Appraisal(entry(change))
            return []
        } catch {
            return error.problems.map(\.field)
        }
    }

    @Test("keeps what was typed, tidied, its judgements in the order of the instrument")
    func whole() throws {
        let appraisal = try Appraisal(
            entry {
                $0.population = "  Adults\r\nwith asthma "
                $0.intervention = "A"
                $0.comparison = "B"
                $0.outcome = "C"
                $0.judgements["rob2-reporting"] = .init(verdict: "high")
                $0.judgements["rob2-randomisation"] = .init(
                    verdict: "low", reason: " By computer. ", place: " p. 4\n, left ")
                $0.certainty = "moderate"
                $0.reasons["dose-response"] = .init(isGiven: true)
                $0.reasons["imprecision"] = .init(isGiven: true, note: " Few events ")
            })
        #expect(
            appraisal.pico
                == PICO(population: "Adults\nwith asthma", intervention: "A", comparison: "B", outcome: "C"))
        #expect(appraisal.judgements.map(\.domain.key) == ["rob2-randomisation", "rob2-reporting"])
        #expect(appraisal.judgements.map(\.verdict.name) == ["Low risk", "High risk"])
        #expect(appraisal.judgements[0].reason == "By computer." && appraisal.judgements[0].place == "p. 4 , left")
        #expect(appraisal.certainty?.level == .moderate)
        #expect(
            appraisal.certainty?.reasons
                == [.init(cause: .imprecision, note: "Few events"), .init(cause: .doseResponse, note: "")])
        #expect(try Appraisal(Appraisal.Entry(appraisal)) == appraisal, "It comes back from its own form.")
    }

    @Test("says one thing at least: a part of the question, a judgement, or a certainty")
    func something() throws {
        #expect(problems { _ in } == [""])
        #expect(problems { $0.population = " \n " } == [""])
        #expect(problems { $0.outcome = "Death" } == [])
        #expect(problems { $0.judgements["rob2-missing"] = .init(verdict: "low") } == [])
        #expect(problems { $0.certainty = "very-low" } == [])
    }

    @Test("judges by the instrument of its design only")
    func foreign() throws {
        let judgements = ["robins-missing": Appraisal.JudgementEntry(verdict: "critical", reason: "Many")]
        #expect(problems { $0.judgements = judgements } == [""], "Nothing of a trial was judged.")
        let appraisal = try Appraisal(
            entry {
                $0.outcome = "Death"
                $0.judgements = judgements
            })
        #expect(appraisal.judgements.isEmpty)
        #expect(
            problems { $0.judgements["rob2-missing"] = .init(verdict: "critical") } == ["verdict-rob2-missing"],
            "RoB 2 knows no critical risk.")
    }

    @Test("does not drop a word without saying so")
    func orphans() {
        #expect(problems { $0.judgements["rob2-missing"] = .init(reason: "Few") } == ["verdict-rob2-missing"])
        #expect(problems { $0.judgements["rob2-missing"] = .init(place: "p. 2") } == ["verdict-rob2-missing"])
        #expect(problems { $0.reasons["imprecision"] = .init(isGiven: true) } == ["certainty"])
        #expect(
            problems {
                $0.certainty = "low"
                $0.reasons["imprecision"] = .init(note: "Few events")
            } == ["note-imprecision"])
    }

    @Test("is not saved with the domains of another design than the one chosen last")
    func otherDesign() {
        func shown(_ design: String) -> [String] {
            problems {
                $0.outcome = "Death"
                $0.shownDesign = design
            }
        }
        #expect(shown("guideline") == ["study-design"])
        #expect(shown("randomised-trial") == [])
    }

    @Test("is of a known design, a known level")
    func unknown() {
        #expect(problems { $0.studyDesign = "astrology" } == ["study-design"])
        #expect(problems { $0.certainty = "total" } == ["certainty"])
    }

    @Test("has room up to its limits, and not beyond")
    func limits() {
        func text(_ length: Int) -> String { String(repeating: "é", count: length) }
        func fields(beyond more: Int) -> [String] {
            problems {
                $0.population = text(1_000 + more)
                $0.intervention = text(1_000 + more)
                $0.comparison = text(1_000 + more)
                $0.outcome = text(1_000 + more)
                $0.judgements["rob2-missing"] = .init(
                    verdict: "low", reason: text(2_000 + more), place: text(200 + more))
                $0.certainty = "low"
                $0.reasons["imprecision"] = .init(isGiven: true, note: text(500 + more))
            }
        }
        #expect(fields(beyond: 0) == [])
        #expect(
            fields(beyond: 1) == [
                "population", "intervention", "comparison", "outcome", "reason-rob2-missing", "place-rob2-missing",
                "note-imprecision",
            ])
    }

    @Test("is written from pre-reading until the discussion closes", arguments: Stage.allCases)
    func stages(_ stage: Stage) {
        let taken: Set<Stage> = [.preReading, .open, .closing]
        #expect(stage.takesAppraisals == taken.contains(stage))
        do {
            try stage.admitAppraisal()
            #expect(taken.contains(stage))
        } catch {
            #expect(!taken.contains(stage) && error.kind == .conflict)
            #expect(error.reason.contains(stage == .announced ? "has not begun" : "has closed"))
        }
    }

    @Test("is withdrawn by its author, a facilitator of the club or a moderator")
    func withdrawal() {
        func viewer(_ member: Number<Member>?, _ role: Member.Role = .member, _ club: Club.Role? = nil) -> Viewer {
            Viewer(member: member, role: role, clubs: club.map { [1: $0] } ?? [:])
        }
        for (viewer, may) in [
            (viewer(1), true), (viewer(2), false), (viewer(2, .moderator), true), (viewer(2, .member, .member), false),
            (viewer(2, .member, .facilitator), true), (.visitor, false), (viewer(nil, .moderator, .facilitator), false),
        ] {
            #expect(viewer.mayWithdrawAppraisal(by: 1, in: 1) == may, "\(viewer)")
        }
        #expect(!viewer(2, .member, .facilitator).mayWithdrawAppraisal(by: 1, in: 2), "A club's, not every club's.")
    }
}
