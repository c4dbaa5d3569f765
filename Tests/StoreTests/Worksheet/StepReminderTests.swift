import Colloquium
import Testing

@testable import Store

@Suite("Reminders of steps")
struct StepReminderTests {
    /// What the digest of a day reminds Ada of, written as it would be.
    private static func reminded(_ scene: WorksheetScene, on day: Int) async throws -> [StepReminder.Occasion] {
        let now = Society.start + .days(day)
        let content = try await scene.store.previewDigest(for: scene.society.ada, [.daily], at: now)
        let written = try await scene.store.writeDigests(for: [scene.society.ada], at: now) { content in
            OutgoingMail(messageID: "\(content.name)@x", kind: "test", recipient: content.recipient.email, message: [])
        }
        #expect(written.count == (content.reminders.isEmpty ? 0 : 1) && written.failures.isEmpty)
        return content.reminders.map(\.occasion)
    }

    @Test("come in a digest of their own where nothing else is new, once before the day and once after it")
    func once() async throws {
        let scene = try await WorksheetScene()
        try await scene.society.wish(scene.society.ada, [(.site, .daily)])
        // The society begins on 23 November 2026.
        let step = try await scene.store.addStep(
            WorksheetScene.step(due: "2026-11-27"), by: scene.ada, at: Society.start)
        var told: [[StepReminder.Occasion]] = []
        for day in 1...6 { told.append(try await Self.reminded(scene, on: day)) }
        #expect(told == [[], [.soon], [], [], [.overdue], []])
        try await scene.store.change(
            step, to: WorksheetScene.step(due: "2026-12-02"), over: 1, by: scene.ada)
        #expect(try await Self.reminded(scene, on: 7) == [.soon])
        #expect(
            try await scene.store.previewDigest(for: scene.society.ben, [.daily], at: Society.start).reminders == [])
    }

    @Test("end with the step, and with the switch")
    func ended() async throws {
        let scene = try await WorksheetScene()
        try await scene.society.wish(scene.society.ada, [(.site, .daily)])
        let step = try await scene.store.addStep(
            WorksheetScene.step(due: "2026-11-20"), by: scene.ada, at: Society.start)
        try await scene.store.endStepReminders(of: scene.ada)
        #expect(try await Self.reminded(scene, on: 1) == [])
        try await scene.store.startStepReminders(of: scene.ada)
        try await scene.store.note(.done, of: step, over: 1, by: scene.ada)
        #expect(try await Self.reminded(scene, on: 2) == [])
        try await scene.store.note(.doing, of: step, over: 2, by: scene.ada)
        #expect(try await Self.reminded(scene, on: 3) == [.overdue])
    }
}
