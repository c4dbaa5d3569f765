import Colloquium
import Testing

@Suite("Saying that one will come")
struct ComingTests {
    @Test("is for discussions that have not opened", arguments: Stage.allCases)
    func stages(stage: Stage) throws {
        let awaits = [.announced, .preReading].contains(stage)
        #expect(stage.awaitsMembers == awaits)
        if awaits {
            try stage.refuseUnlessAwaiting()
        } else {
            #expect(throws: Refusal.self) { try stage.refuseUnlessAwaiting() }
        }
    }

    @Test("brings a letter while the discussion is open and one on its last day, and none before or after")
    func occasions() throws {
        let opening = Instant(rawValue: 1_000_000_000_000)
        let schedule = try Schedule(opensAt: opening, window: .days(7))
        let tick = Span(milliseconds: 1)
        let lastDay = opening + .days(6)
        let moments: [(Instant, ComingOccasion?)] = [
            (opening - tick, nil), (opening, .opening), (lastDay - tick, .opening), (lastDay, .closing),
            (opening + .days(7) - tick, .closing), (opening + .days(7), nil),
        ]
        for (moment, occasion) in moments {
            #expect(ComingOccasion(at: schedule.stage(at: moment)) == occasion)
        }
        #expect(ComingOccasion.opening.end(in: schedule) == lastDay)
        #expect(ComingOccasion.closing.end(in: schedule) == opening + .days(7))
    }
}
