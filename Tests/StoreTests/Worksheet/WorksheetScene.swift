import Colloquium
import GRDB

@testable import Store

/// Ada's worksheet, in a society where everybody is a member.
struct WorksheetScene {
    let network: NetworkScene
    var society: Society { network.society }
    var store: Store { network.store }
    var ada: Viewer { network.ada }
    var ben: Viewer { network.ben }
    var mo: Viewer { network.mo }

    init() async throws { network = try await NetworkScene() }

    static func goal(_ text: String = "Know three people", ties: [Number<Tie>] = []) throws -> Worksheet.GoalDraft {
        var entry = Worksheet.GoalEntry()
        (entry.text, entry.measure, entry.due) = (text, "Three names", "2027-06-30")
        entry.ties = ties.map(\.description)
        entry.submission = text
        return try Worksheet.GoalDraft(entry)
    }

    static func step(
        _ text: String = "Ask Vera", for goal: Number<Worksheet.Goal>? = nil, with tie: Number<Tie>? = nil,
        due: String = "2026-12-01", _ state: Worksheet.Step.State = .planned
    ) throws -> Worksheet.StepDraft {
        var entry = Worksheet.StepEntry()
        (entry.strategy, entry.text, entry.due, entry.state) = ("mentors", text, due, state.rawValue)
        (entry.goal, entry.tie) = (goal?.description ?? "", tie?.description ?? "")
        entry.submission = text
        return try Worksheet.StepDraft(entry)
    }

    static func reflection(_ text: String, on goal: Number<Worksheet.Goal>? = nil) throws -> Worksheet.ReflectionDraft {
        var entry = Worksheet.ReflectionEntry()
        (entry.text, entry.goal, entry.submission) = (text, goal?.description ?? "", text)
        return try Worksheet.ReflectionDraft(entry)
    }

    static func comment(_ text: String, on goal: Number<Worksheet.Goal>? = nil) throws -> Worksheet.CommentDraft {
        var entry = Worksheet.CommentEntry()
        (entry.text, entry.goal, entry.submission) = (text, goal?.description ?? "", text)
        return try Worksheet.CommentDraft(entry)
    }

    /// A goal, a step for it with a tie that nobody else may know of, and a reflection.
    @discardableResult
    func fill() async throws -> (goal: Number<Worksheet.Goal>, step: Number<Worksheet.Step>, tie: Number<Tie>) {
        let tie = try await network.add(NetworkScene.draft())
        let goal = try await store.addGoal(Self.goal(ties: [tie]), by: ada, at: Society.start)
        let step = try await store.addStep(Self.step(for: goal, with: tie), by: ada, at: Society.start)
        try await store.reflect(Self.reflection("It went well.", on: goal), by: ada, at: Society.start)
        return (goal, step, tie)
    }

    func worksheet() async throws -> Worksheet { try await store.worksheet(of: ada).reading.worksheet }

    /// Which parts `viewer` reads on Ada's page.
    func parts(shownTo viewer: Viewer) async throws -> [Worksheet.Part] {
        let shown = try await store.network(of: society.ada, for: viewer).worksheet.worksheet
        return [
            shown.goals.isEmpty ? nil : .goals, shown.steps.isEmpty ? nil : .plan,
            shown.reflections.isEmpty ? nil : .reflection,
        ].compactMap { $0 }
    }
}
