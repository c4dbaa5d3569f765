import Testing

@testable import Colloquium

@Suite("How contributions are received")
struct SignalTests {
    private static func reception(_ favour: Int, against: Int = 0) -> Reception {
        Reception(agree: favour, insightful: 0, disagree: against, favour: favour, members: favour + against)
    }

    @Test("counts by what is likely for all readers, not by a sum")
    func usefulness() {
        #expect(Reception.none.usefulness == 0)
        #expect(Self.reception(0, against: 5).usefulness == 0)
        // Wilson, E. B. (1927), with z = 1.96: 1 of 1, 20 of 21, 30 of 60.
        #expect(abs(Self.reception(1).usefulness - 0.2065) < 0.0005)
        #expect(abs(Self.reception(20, against: 1).usefulness - 0.7733) < 0.0005)
        #expect(abs(Self.reception(30, against: 30).usefulness - 0.3773) < 0.0005)
        #expect(Self.reception(20, against: 1).usefulness > Self.reception(1).usefulness)
        #expect(Self.reception(30, against: 30).usefulness < Self.reception(20, against: 1).usefulness)
    }

    private struct Voice: Ordered {
        let number: Number<Contribution>
        var parent: Number<Contribution>?
        var kind = Contribution.Kind.comment
        var reception = Reception.none
    }

    private static let voices = [
        Voice(number: 1, kind: .limitation),
        Voice(number: 2, kind: .strength, reception: reception(3)),
        Voice(number: 3, parent: 1),
        Voice(number: 4, parent: 1, reception: reception(2)),
        Voice(number: 5, kind: .strength, reception: reception(9)),
        Voice(number: 6, parent: 4),
        Voice(number: 7, parent: 99, kind: .method),
    ]

    @Test(
        "are read in the order a reader likes, and a thread stays together",
        arguments: [
            (ReadingOrder.time, [1, 3, 4, 6, 2, 5, 7] as [Number<Contribution>]),
            (.kind, [2, 5, 1, 3, 4, 6, 7]),
            (.usefulness, [5, 2, 1, 4, 6, 3, 7]),
        ])
    func order(_ order: ReadingOrder, expected: [Number<Contribution>]) {
        #expect(Self.voices.threaded(by: order).map(\.number) == expected)
    }

    @Test("are for others to give, while it stands")
    func permission() throws {
        let mel = Viewer(member: 1, role: .member, clubs: [:])
        let other = Viewer(member: 2, role: .member, clubs: [:])
        let standing = Authorship(author: 1, isWithdrawn: false)
        #expect(throws: Refusal.self) { try standing.refuseUnlessSignalled(by: mel) }
        #expect(throws: Refusal.self) { try standing.refuseUnlessDisagreed(by: mel) }
        try standing.refuseUnlessSignalled(by: other)
        let withdrawn = Authorship(author: 1, isWithdrawn: true)
        #expect(throws: Refusal.self) { try withdrawn.refuseUnlessSignalled(by: other) }
        #expect(throws: Refusal.self) { try withdrawn.refuseUnlessDisagreed(by: other) }
    }
}
