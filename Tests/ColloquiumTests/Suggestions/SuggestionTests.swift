import Colloquium
import Testing

@Suite("Whom a member may want to know")
struct SuggestionTests {
    private static let seeker = Suggestion.Seeker(institution: "St Elsewhere", country: "Ireland", network: [10, 11])

    private func candidate(
        _ number: Number<Member>, at institution: String = "Oslo University", in country: String = "Norway",
        topics: [String] = [], met encounters: [Suggestion.Reason] = [], through acquaintances: [String] = []
    ) -> Suggestion.Candidate {
        Suggestion.Candidate(
            member: number, name: "Member \(number)", institution: institution, country: country, topics: topics,
            encounters: encounters, acquaintances: acquaintances)
    }

    private func reasons(_ candidate: Suggestion.Candidate) -> [Suggestion.Reason] {
        let shortlist = Suggestion.shortlist([candidate], for: Self.seeker)
        return Suggestion.ranked(shortlist, for: Self.seeker).flatMap(\.reasons)
    }

    @Test(
        "cares about the same and is in another place, as far as that is known",
        arguments: [
            ("Oslo University", "Norway", true), ("Oslo University", "", true), ("", "Norway", true), ("", "", false),
            ("st  ELSEWHERE", "Norway", false), ("Oslo University", "irelánd", false), ("", "Ireland", false),
        ])
    func elsewhere(_ institution: String, _ country: String, _ counts: Bool) {
        let found = reasons(candidate(1, at: institution, in: country, topics: ["sepsis"]))
        #expect(found == (counts ? [.topics(["sepsis"])] : []))
    }

    @Test("has met the member here, wherever they are")
    func met() {
        let near = candidate(1, at: "St Elsewhere", in: "Ireland", met: [.answered(1, title: "Q")])
        #expect(reasons(near) == [.answered(1, title: "Q")])
        let often = candidate(1, met: (1...5).map { .disagreed(Number(rawValue: $0), title: "T") })
        #expect(reasons(often).count == 2)
    }

    @Test("is not suggested because ties know them, which only adds to another reason")
    func acquaintances() {
        #expect(reasons(candidate(1, through: ["Ben", "Cy"])) == [])
        #expect(
            reasons(candidate(1, topics: ["sepsis"], through: ["Ben"])) == [
                .topics(["sepsis"]), .acquaintances(["Ben"]),
            ]
        )
    }

    @Test(
        "is a bridge where at most a quarter of three people or more are known already",
        arguments: [
            ([20, 21, 22], true), ([20, 21], false), ([10, 20, 21, 22], true), ([10, 20, 21], false),
            ([10, 11, 20, 21, 22], false), ([], false),
        ] as [(Set<Number<Member>>, Bool)])
    func bridge(_ circle: Set<Number<Member>>, _ isOne: Bool) {
        var shortlist = Suggestion.shortlist([candidate(1, through: ["Ben"])], for: Self.seeker)
        shortlist[0].circle = circle
        let found = Suggestion.ranked(shortlist, for: Self.seeker)
        #expect(found.map(\.reasons) == (isOne ? [[.bridge, .acquaintances(["Ben"])]] : []))
        var stranger = candidate(1, topics: ["sepsis"])
        stranger.circle = circle
        #expect(Suggestion.ranked([stranger], for: Self.seeker).map(\.reasons) == [[.topics(["sepsis"])]])
    }

    @Test("comes the earlier the better the reasons, and there are at most twenty")
    func order() {
        let candidates =
            (1...30).map { candidate(Number(rawValue: $0), topics: ["sepsis"]) } + [
                candidate(31, topics: ["sepsis", "ethics"]), candidate(32, met: [.answered(1, title: "Q")]),
                candidate(33),
            ]
        let shortlist = Suggestion.shortlist(candidates, for: Self.seeker)
        let found = Suggestion.ranked(shortlist, for: Self.seeker)
        #expect(found.count == 20 && found.prefix(3).map(\.member) == [32, 31, 1])
        #expect(!shortlist.contains { $0.member == 33 })
    }

    @Test("is looked for from another place each week, and from the same all week")
    func start() {
        let monday = Instant(rawValue: Span.days(7).milliseconds * 3_000)
        let starts = (0..<50).map { Suggestion.start(for: 7, among: 1_000, at: monday + .days($0 * 7)) }
        #expect(Set(starts).count > 40 && starts.allSatisfy { (1...1_000).contains($0) })
        #expect(Suggestion.start(for: 7, among: 1_000, at: monday + .days(6)) == starts[0])
        #expect(Suggestion.start(for: 1, among: 0, at: monday) == 1)
    }
}
