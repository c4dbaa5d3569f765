import Colloquium
import Testing

@Suite("Would this change my practice?")
struct PracticeTests {
    private func problems(_ change: String, why: String = "") -> [String] {
        var entry = PracticeAnswer.Entry()
        entry.change = change
        entry.why = why
        do {
            _ = try PracticeAnswer(entry)
            return []
        } catch {
            return error.problems.map(\.field)
        }
    }

    @Test("is answered by yes, not sure or no, with a reason or without")
    func answers() {
        for change in ["yes", "no", "not-sure"] { #expect(problems(change) == []) }
        #expect(problems("maybe") == ["change"] && problems("") == ["change"])
        #expect(problems("yes", why: String(repeating: "x", count: 1_000)) == [])
        #expect(problems("", why: String(repeating: "x", count: 1_001)) == ["change", "why"])
    }

    @Test("is asked before until the discussion begins to close, after until it is archived")
    func times() {
        #expect(
            Stage.allCases.map(\.practiceTime) == [.before, .before, .before, .after, .after, nil])
    }

    @Test("takes the answer that is asked for, and says why not another", arguments: Stage.allCases)
    func admission(_ stage: Stage) {
        for time in PracticeAnswer.Time.allCases {
            for said in [Set<PracticeAnswer.Time>(), [.before], [.after], [.before, .after]] {
                let taken = stage.practiceTime == time && !(time == .before && said.contains(.after))
                var refused: Refusal?
                do { try stage.admit(time, said: said) } catch { refused = error }
                #expect((refused == nil) == taken, "\(time), \(said)")
                if let refused { #expect(refused.kind == .conflict) }
            }
        }
    }

    @Test("counts those who answered both, as three by three")
    func shift() {
        let shift = PracticeShift([
            .init(before: .no, after: .yes), .init(before: .no, after: .yes), .init(before: .yes, after: .yes),
            .init(before: .notSure, after: .no),
        ])
        #expect(shift.total == 4 && shift.changed == 3)
        #expect(shift[.no, .yes] == 2 && shift[.yes, .yes] == 1 && shift[.yes, .no] == 0)
        #expect(PracticeAnswer.Change.allCases.map(shift.before) == [1, 1, 2])
        #expect(PracticeAnswer.Change.allCases.map(shift.after) == [3, 0, 1])
        #expect(PracticeShift([]).total == 0 && PracticeShift([]).changed == 0)
    }
}
