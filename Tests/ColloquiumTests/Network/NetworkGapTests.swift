import Colloquium
import Testing

@Suite("What a map tells")
struct NetworkGapTests {
    private func gaps(_ ties: [Tie], of institution: String = "St Elsewhere") -> [NetworkGap] {
        NetworkGap.all(in: ties, of: institution, helpedBy: Set(MentoringRole.allCases))
    }

    @Test("is where it is thin; what is wished for fills no gap")
    func thin() {
        #expect(gaps([]) == [])
        let colleague = TieScene.tie(1, "A", .strong, at: "st  elsewhere")
        #expect(gaps([colleague]) == [.international, .outside, .weak])
        #expect(gaps([colleague], of: "") == [.international, .weak])
        let far = TieScene.tie(2, "B", .weak, at: "Oslo", mode: .mediated, .international)
        #expect(gaps([far]) == [.inPerson])
        #expect(gaps([colleague, far]) == [])
        // Who is abroad is outside, and of whom nothing is known nobody can say where they are.
        #expect(gaps([colleague, TieScene.tie(4, "D", .weak, .person, .international)]) == [])
        #expect(gaps([colleague, TieScene.tie(4, "D", .weak)]) == [.international])
        #expect(gaps([colleague, TieScene.tie(5, "AMEE", .weak, .organisation)]) == [.international])
        #expect(
            gaps([colleague, TieScene.tie(3, "C", .wishedFor, at: "Oslo", .international)])
                == [.international, .outside, .weak])
    }

    @Test("is who helps nobody on: no mentor, no coach, no sponsor, each by itself")
    func helpers() {
        let ties = [
            TieScene.tie(1, "A", .strong, at: "st  elsewhere"),
            TieScene.tie(2, "B", .weak, at: "Oslo", mode: .mediated, .international),
        ]
        for role in MentoringRole.allCases {
            let others = Set(MentoringRole.allCases).subtracting([role])
            let gaps = NetworkGap.all(in: ties, of: "", helpedBy: others)
            #expect(gaps.map(\.rawValue) == [role.rawValue] && gaps.first?.role == role)
        }
        #expect(NetworkGap.all(in: [], of: "", helpedBy: []) == [])
        // Whom a tie says to be one fills it as well as an agreement here, unless the tie is wished for.
        for strength in Tie.Strength.allCases {
            let mentor = TieScene.tie(3, "C", strength, roles: [.mentor, .coach])
            let gaps = NetworkGap.all(in: ties + [mentor], of: "", helpedBy: [.sponsor])
            #expect(gaps == (strength == .wishedFor ? [.mentor, .coach] : []))
        }
    }

    @Test("is who should know each other: a shared topic, another place, and nobody who does already")
    func meetings() {
        let ties = [
            TieScene.tie(1, "A", at: "Cork", topics: ["Sepsis", "feedback"]),
            TieScene.tie(2, "B", at: "Oslo", .international, topics: ["sepsis", "FEEDBACK"]),
            TieScene.tie(3, "C", at: "cork", topics: ["sepsis"]),
            TieScene.tie(4, "D", .weak, .organisation, at: "Bern", topics: ["sepsis"]),
            TieScene.tie(5, "E", .wishedFor, at: "Bern", topics: ["sepsis"]),
            TieScene.tie(6, "F", at: "Bern", topics: ["ethics"]),
        ]
        func pairs(_ known: Set<TiePair>, limit: Int = 5) -> [[Number<Tie>]] {
            Meeting.all(among: ties, known: known, limit: limit).map { [$0.one.number, $0.other.number] }
        }
        #expect(pairs([]) == [[1, 2], [2, 3]])
        #expect(pairs([TiePair(2, 1)]) == [[2, 3]])
        #expect(pairs([], limit: 1) == [[1, 2]])
        #expect(Meeting.all(among: ties, known: [])[0].topics == ["Sepsis", "feedback"])
    }
}
