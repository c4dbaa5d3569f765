import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("A form of the worksheet that was sent before")
struct SentFormTests {
    @Test("keeps other words that come with it, and the same ones once")
    func otherWords() async throws {
        let scene = try await WorksheetScene()
        let (store, ada) = (scene.store, scene.ada)
        var (goal, step) = (Worksheet.GoalEntry(), Worksheet.StepEntry())
        var (reflection, comment) = (Worksheet.ReflectionEntry(), Worksheet.CommentEntry())
        (goal.measure, goal.due, goal.submission) = ("Names", "2027-06-30", "s")
        (step.strategy, step.due, step.submission) = ("mentors", "2026-12-01", "s")
        (reflection.submission, comment.submission) = ("s", "s")
        for text in ["One", "One", "Two"] {
            (goal.text, step.text, reflection.text, comment.text) = (text, text, text, text)
            try await store.addGoal(Worksheet.GoalDraft(goal), by: ada, at: Society.start)
            try await store.addStep(Worksheet.StepDraft(step), by: ada, at: Society.start)
            try await store.reflect(Worksheet.ReflectionDraft(reflection), by: ada, at: Society.start)
            try await store.comment(Worksheet.CommentDraft(comment), on: nil, by: ada, at: Society.start)
        }
        let own = try await store.worksheet(of: ada)
        #expect(own.reading.worksheet.goals.map(\.text) == ["One", "Two"])
        #expect(own.reading.worksheet.steps.map(\.text) == ["One", "Two"])
        #expect(own.reading.worksheet.reflections.map(\.text) == ["Two", "One"])
        #expect(own.comments.map(\.text) == ["One", "Two"])
    }

    @Test("makes one link, and another where it says something else")
    func links() async throws {
        let scene = try await WorksheetScene()
        let (store, ada) = (scene.store, scene.ada)
        var entry = Worksheet.LinkEntry()
        (entry.name, entry.days, entry.submission) = ("Tutor", "30", "s")
        let draft = try Worksheet.LinkDraft(entry)
        let token = try await store.makeWorksheetLink(draft, by: ada, at: Society.start)
        let again = try await refusal {
            _ = try await store.makeWorksheetLink(draft, by: ada, at: Society.start)
        }
        #expect(again == .conflict)
        #expect(try await store.worksheetLinks(of: ada, at: Society.start).count == 1)
        _ = try await store.linkedWorksheet(token, for: .visitor, at: Society.start)
        entry.days = "7"
        _ = try await store.makeWorksheetLink(Worksheet.LinkDraft(entry), by: ada, at: Society.start)
        #expect(try await store.worksheetLinks(of: ada, at: Society.start).count == 2)
    }
}
