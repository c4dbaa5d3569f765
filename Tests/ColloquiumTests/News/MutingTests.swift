import Colloquium
import Testing

@Suite("Muting")
struct MutingTests {
    private static let muting = Muting(threads: [.discussion(1), .question(2)], members: [7])

    @Test(
        "silences what is done in a muted thread or by a muted member, and nothing else",
        arguments: [
            (8, .discussion(1), true), (8, .discussion(2), false), (8, .question(2), true), (8, .question(1), false),
            (7, .discussion(2), true), (7, nil, true), (8, nil, false),
        ] as [(Number<Member>, NewsThread?, Bool)])
    func silences(_ member: Number<Member>, _ thread: NewsThread?, _ isSilent: Bool) {
        #expect(Self.muting.silences(actsOf: member, in: thread) == isSilent)
        #expect(!Muting().silences(actsOf: member, in: thread))
    }
}
