import Colloquium
import Testing

@Suite("Who may read what of a worksheet")
struct WorksheetSharingTests {
    /// The owner is member 1, and named member 4.
    private static let readers: [(name: String, reader: NetworkReader)] = [
        ("owner", NetworkReader(1, .owner)), ("tie", NetworkReader(3, .tie)), ("named", NetworkReader(4, .member)),
        ("member", NetworkReader(5, .member)), ("outsider", NetworkReader(4, .outsider)),
        ("visitor", NetworkReader(nil, .outsider)),
    ]

    private static let admitted: [Audience: Set<String>] = [
        .onlyMe: ["owner"], .named: ["owner", "named"], .ties: ["owner", "tie"],
        .members: ["owner", "tie", "named", "member"],
    ]

    private static let worksheet = Worksheet(
        goals: [.init(number: 1, text: "G", measure: "M", due: "2027-01-01")],
        steps: [.init(number: 1, strategy: .profile, text: "S", due: "2027-01-01", goal: 1)],
        reflections: [.init(number: 1, goal: 1, text: "R", writtenAt: Instant(rawValue: 0))])

    @Test("is what each part’s own setting admits", arguments: Worksheet.Part.allCases, Audience.allCases)
    func table(_ part: Worksheet.Part, _ audience: Audience) {
        for (name, reader) in Self.readers {
            let shown = Self.worksheet.shown(to: reader, .init([part: audience], named: [4]))
            let isAdmitted = Self.admitted[audience]!.contains(name)
            let isOwner = name == "owner"
            #expect(shown.goals.isEmpty == !(isOwner || (part == .goals && isAdmitted)), "\(name)")
            #expect(shown.steps.isEmpty == !(isOwner || (part == .plan && isAdmitted)), "\(name)")
            #expect(shown.reflections.isEmpty == !(isOwner || (part == .reflection && isAdmitted)), "\(name)")
            if !isOwner, part != .goals {
                #expect(shown.steps.allSatisfy { $0.goal == nil } && shown.reflections.allSatisfy { $0.goal == nil })
            }
        }
    }

    @Test("names on a link a person outside, a member who knows of it, and nobody else", arguments: [false, true])
    func links(_ named: Bool) {
        let outside = TieScene.tie(1, "Vera", .strong)
        let knowing = TieScene.tie(2, "Bea", .weak, .member, member: 2, sharing: .init(tells: true))
        let unknowing = TieScene.tie(3, "Cy", .weak, .member, member: 3)
        let shown = [outside, knowing, unknowing].map { $0.linked(naming: named, without: []) }
        #expect(shown.map(\.isNamed) == [named, named, false])
        #expect(
            shown.map(\.tie.node.name) == (named ? ["Vera", "Bea", "Somebody"] : ["Somebody", "Somebody", "Somebody"]))
        #expect(!knowing.linked(naming: true, without: [2]).isNamed)
        for tie in shown.map(\.tie) {
            #expect(tie.contact == "" && tie.notes == "" && tie.lastContact == nil && tie.topics == [])
            #expect(tie.history == [] && tie.node.affiliation == "")
        }
    }
}
