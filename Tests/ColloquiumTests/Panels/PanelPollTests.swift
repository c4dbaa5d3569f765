import Colloquium
import Testing

@Suite("Polls that are put to a panel")
struct PanelPollTests {
    private static let now = Instant(rawValue: 1_795_428_000_000)

    private func poll(endingAt end: Instant? = nil, isAnonymous: Bool = false, ofClub: Bool = false) -> Poll {
        Poll(
            number: 1, club: 7, panel: ofClub ? nil : AskedPanel(number: 2, topic: "Sepsis", endsAt: end),
            question: "Q",
            details: Prose(source: "", html: ""),
            terms: Poll.Terms(
                form: .scale, options: [], disclosure: .afterVoting, isAnonymous: isAnonymous, needsReference: false),
            askedAt: Self.now, closesAt: Self.now + .days(7))
    }

    @Test("are voted in by who is on it alone, whoever belongs to the club or facilitates it")
    func voters() {
        let member = Viewer(member: 1, role: .administrator, clubs: [7: .facilitator])
        let seated = Viewer(member: 1, role: .member, clubs: [:], panels: [2])
        let guest = Viewer(member: 1, role: .member, clubs: [:], panels: [2], isGuest: true)
        let other = Viewer(member: 1, role: .member, clubs: [7: .member], panels: [3])
        #expect(
            [member, seated, guest, other, .visitor].map { $0.mayVote(in: poll()) } == [
                false, true, true, false, false,
            ])
        #expect(throws: Refusal.self) { try member.refuseUnlessVoting(in: poll()) }
    }

    @Test("are talked about by who may write in the club, and who is on the panel")
    func remarks() {
        let club = Club(
            number: 7, name: "C", focus: "F", norms: Prose(source: "", html: ""), visibility: .closed)
        let guest = Viewer(member: 1, role: .member, clubs: [:], panels: [2], isGuest: true)
        let member = Viewer(member: 1, role: .member, clubs: [7: .member])
        let stranger = Viewer(member: 1, role: .member, clubs: [:], panels: [3])
        func may(_ poll: Poll) -> [Bool] {
            [guest, member, stranger].map { $0.mayRemark(on: poll, in: club, at: Self.now) }
        }
        #expect(may(poll()) == [true, true, false])
        #expect(may(poll(endingAt: Self.now)) == [false, true, false])
    }

    @Test("show nameless votes one by one from five on, and never what would name them")
    func nameless() {
        let facilitator = Viewer(member: 1, role: .member, clubs: [7: .facilitator])
        let reader = Viewer(member: 2, role: .member, clubs: [7: .member])
        let nameless = poll(isAnonymous: true)
        #expect([4, 5].map { nameless.showsVotes(of: $0, to: reader) } == [false, true])
        #expect(!nameless.showsInterests(to: reader))
        for (poll, viewer) in [
            (nameless, facilitator), (poll(), reader), (poll(isAnonymous: true, ofClub: true), reader),
        ] {
            #expect(poll.showsVotes(of: 1, to: viewer) && poll.showsInterests(to: viewer))
        }
    }

    @Test("take no votes once it has ended")
    func ended() throws {
        #expect(poll().takesVotes(at: Self.now))
        let ending = poll(endingAt: Self.now + .days(1))
        try ending.refuseIfClosed(at: Self.now)
        #expect(!ending.takesVotes(at: Self.now + .days(1)) && !ending.isClosed(at: Self.now + .days(1)))
        #expect(throws: Refusal.self) { try ending.refuseIfClosed(at: Self.now + .days(1)) }
    }
}
