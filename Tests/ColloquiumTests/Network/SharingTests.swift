import Colloquium
import Testing

@Suite("Who may read what of a tie")
struct SharingTests {
    /// The owner is member 1; the tie leads to member 2.
    private static let readers: [(name: String, reader: NetworkReader)] = [
        ("owner", NetworkReader(1, .owner)), ("tie", NetworkReader(3, .tie)), ("named", NetworkReader(4, .member)),
        ("member", NetworkReader(5, .member)), ("outsider", NetworkReader(4, .outsider)),
        ("visitor", NetworkReader(nil, .outsider)), ("the node", NetworkReader(2, .member)),
        ("who blocks the node", NetworkReader(5, .tie, blocked: [2])),
    ]

    private static let admitted: [Audience: Set<String>] = [
        .onlyMe: ["owner"], .named: ["owner", "named"], .ties: ["owner", "tie"],
        .members: ["owner", "tie", "named", "member"],
    ]

    @Test("is what its own setting and the tie’s admit", arguments: Audience.allCases, Audience.allCases)
    func table(_ ofTie: Audience, _ ofPart: Audience) {
        for (name, reader) in Self.readers {
            for part in Tie.Part.allCases where part != .tie {
                let sharing = Tie.Sharing([.tie: ofTie, part: ofPart], named: [4])
                let tie = TieScene.tie(1, "Bea", .weak, .member, member: 2, sharing: sharing)
                let (seesTie, seesPart) = (Self.admitted[ofTie]!.contains(name), Self.admitted[ofPart]!.contains(name))
                #expect(tie.shows(.tie, to: reader) == seesTie, "\(name), tie \(ofTie)")
                #expect(tie.shows(part, to: reader) == (seesTie && seesPart), "\(name), \(part) \(ofPart)")
            }
        }
    }

    @Test("is nothing at first, and what is left of it holds only what is theirs", arguments: Tie.Part.allCases)
    func shown(_ part: Tie.Part) throws {
        let reader = NetworkReader(5, .member)
        let rhythm = try #require(Rhythm(3, .months))
        func tie(_ sharing: Tie.Sharing) -> Tie {
            TieScene.tie(lastContact: "2026-01-01", rhythm: rhythm, sharing: sharing)
        }
        #expect(tie(.init()).shown(to: reader) == nil)
        #expect((tie(.init([part: .members])).shown(to: reader) != nil) == (part == .tie))
        let sharing = Tie.Sharing(Dictionary([(.tie, .members), (part, .members)]) { one, _ in one })
        let shown = try #require(tie(sharing).shown(to: reader))
        #expect(shown.contact == "" && shown.sharing == .init())
        #expect(shown.notes.isEmpty == (part != .notes))
        #expect((shown.rhythm == nil) == (part != .rhythm) && (shown.lastContact == nil) == (part != .rhythm))
        #expect(shown.history.isEmpty == (part != .history))
        #expect(tie(.init()).shown(to: NetworkReader(1, .owner))?.contact == "a@b.example")
    }

    @Test("includes the member at its other end only where the owner lets them know", arguments: [false, true])
    func told(_ tells: Bool) {
        let tie = TieScene.tie(
            1, "Bea", .weak, .member, member: 2, sharing: .init([.tie: .members], named: [2], tells: tells))
        #expect((tie.shown(to: NetworkReader(2, .member)) != nil) == tells)
        #expect(tie.shown(to: NetworkReader(2, .outsider)) == nil)
    }
}
