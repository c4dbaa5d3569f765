import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("A worksheet that is kept")
struct WorksheetStoreTests {
    @Test("has a goal once however often its form is sent, and is not overwritten from an old window")
    func goals() async throws {
        let scene = try await WorksheetScene()
        let filled = try await scene.fill()
        #expect(
            try await scene.store.addGoal(
                WorksheetScene.goal(ties: [filled.tie]), by: scene.ada, at: Society.start) == filled.goal)
        let goal = try await scene.store.goal(filled.goal, of: scene.ada)
        #expect(goal.ties == [filled.tie] && goal.version == 1)
        try await scene.store.change(filled.goal, to: WorksheetScene.goal("Know four"), over: 1, by: scene.ada)
        #expect(
            try await refusal {
                try await scene.store.change(filled.goal, to: WorksheetScene.goal("Know two"), over: 1, by: scene.ada)
            } == .conflict)
        #expect(try await scene.worksheet().goals.map(\.text) == ["Know four"])
        #expect(try await scene.worksheet().goals[0].ties == [])
        #expect(
            try await refusal {
                try await scene.store.change(filled.goal, to: WorksheetScene.goal(), over: 2, by: scene.ben)
            } == .notFound)
        try await scene.store.removeGoal(filled.goal, by: scene.ben)
        #expect(try await scene.worksheet().goals.count == 1)
        try await scene.store.removeGoal(filled.goal, by: scene.ada)
        let left = try await scene.worksheet()
        #expect(left.goals.isEmpty && left.steps[0].goal == nil && left.reflections[0].goal == nil)
    }

    @Test("has steps that change, are done and go, each its owner’s alone")
    func steps() async throws {
        let scene = try await WorksheetScene()
        let filled = try await scene.fill()
        #expect(
            try await refusal { try await scene.store.note(.done, of: filled.step, over: 1, by: scene.ben) }
                == .notFound)
        for _ in 1...2 { try await scene.store.note(.done, of: filled.step, over: 1, by: scene.ada) }
        #expect(try await scene.store.step(filled.step, of: scene.ada).version == 2)
        #expect(try await scene.worksheet().progress(of: filled.goal).words == "1 of 1 step done")
        #expect(
            try await refusal {
                try await scene.store.change(filled.step, to: WorksheetScene.step(), over: 1, by: scene.ada)
            } == .conflict)
        let stale = try await refusal {
            try await scene.store.note(.doing, of: filled.step, over: 1, by: scene.ada)
        }
        #expect(stale == .conflict)
        try await scene.store.removeTie(filled.tie, by: scene.ada)
        let step = try await scene.store.step(filled.step, of: scene.ada)
        #expect(step.tie == nil && step.who == "Vera Wu" && step.state == .done && step.version == 3)
        try await scene.store.removeStep(filled.step, by: scene.ben)
        try await scene.store.removeStep(filled.step, by: scene.ada)
        #expect(try await scene.worksheet().steps.isEmpty)
    }

    @Test(
        "keeps with whom a step was planned when a tie to a member goes, and not when the member does",
        arguments: [true, false])
    func who(isAccount: Bool) async throws {
        let scene = try await WorksheetScene()
        try await scene.society.run(
            """
            INSERT INTO members (number, email, email_key, role, standing, time_zone, joined_at, name)
            VALUES (9, 'z@e.org', 'z@e.org', 'member', 'active', 'UTC', 0, 'Zoe');
            """)
        let tie = try await scene.network.add(NetworkScene.draft(to: 9))
        let number = try await scene.store.addStep(
            WorksheetScene.step(with: tie), by: scene.ada, at: Society.start)
        if isAccount {
            try await scene.society.run("PRAGMA foreign_keys = ON; DELETE FROM members WHERE number = 9")
        } else {
            try await scene.store.removeTie(tie, by: scene.ada)
        }
        let step = try await scene.store.step(number, of: scene.ada)
        #expect(step.tie == nil && step.who == (isAccount ? "somebody who left" : "Zoe"))
    }

    @Test("takes no tie and no goal of somebody else’s")
    func strangers() async throws {
        let scene = try await WorksheetScene()
        let filled = try await scene.fill()
        let foreign = try await scene.network.add(NetworkScene.draft(), by: scene.ben)
        for draft in [try WorksheetScene.step("Other", with: foreign), try WorksheetScene.step("None", for: 99)] {
            #expect(
                try await refusal { try await scene.store.addStep(draft, by: scene.ada, at: Society.start) }
                    == .invalid)
        }
        #expect(
            try await refusal {
                try await scene.store.addGoal(
                    WorksheetScene.goal("Mine", ties: [filled.tie]), by: scene.ben, at: Society.start)
            } == .invalid)
        #expect(
            try await refusal {
                try await scene.store.reflect(
                    WorksheetScene.reflection("x", on: filled.goal), by: scene.ben, at: Society.start)
            } == .invalid)
        #expect(try await scene.store.worksheet(of: scene.ben).reading.worksheet.isEmpty)
    }

    @Test("holds as much as one looks after")
    func limits() async throws {
        let scene = try await WorksheetScene()
        for index in 1...Worksheet.goalLimit {
            try await scene.store.addGoal(WorksheetScene.goal("Goal \(index)"), by: scene.ada, at: Society.start)
        }
        for index in 1...Worksheet.stepLimit {
            try await scene.store.addStep(WorksheetScene.step("Step \(index)"), by: scene.ada, at: Society.start)
        }
        #expect(
            try await refusal {
                try await scene.store.addGoal(WorksheetScene.goal("More"), by: scene.ada, at: Society.start)
            } == .conflict)
        #expect(
            try await refusal {
                try await scene.store.addStep(WorksheetScene.step("More"), by: scene.ada, at: Society.start)
            } == .conflict)
    }

    @Test("begins from a template once, beside what is there")
    func template() async throws {
        let scene = try await WorksheetScene()
        let filled = try await scene.fill()
        let today = try #require(WallTime(day: "2026-11-28", hour: "08:00"))
        let template = WorksheetTemplate.of(.resident)
        for _ in 1...2 {
            try await scene.store.begin(from: template, on: today, by: scene.ada, at: Society.start)
        }
        let worksheet = try await scene.worksheet()
        #expect(worksheet.goals.count == template.goals.count + 1)
        #expect(worksheet.steps.count == template.steps.count + 1)
        #expect(worksheet.goals.contains { $0.number == filled.goal && $0.text == "Know three people" })
        let changed = try #require(worksheet.goals.first { $0.number != filled.goal })
        try await scene.store.change(changed.number, to: WorksheetScene.goal("My own"), over: 1, by: scene.ada)
        try await scene.store.begin(from: template, on: today, by: scene.ada, at: Society.start)
        #expect(try await scene.worksheet().goals.count == template.goals.count + 1)
        #expect(try await scene.store.goal(changed.number, of: scene.ada).text == "My own")
        // What was removed of it does not come back either, unless nothing is left at all.
        let kept = try await scene.worksheet()
        for step in kept.steps where step.number != filled.step {
            try await scene.store.removeStep(step.number, by: scene.ada)
        }
        try await scene.store.begin(from: template, on: today, by: scene.ada, at: Society.start)
        #expect(try await scene.worksheet().steps.map(\.number) == [filled.step])
        try await scene.store.removeStep(filled.step, by: scene.ada)
        for goal in kept.goals { try await scene.store.removeGoal(goal.number, by: scene.ada) }
        try await scene.store.removeReflection(kept.reflections[0].number, by: scene.ada)
        try await scene.store.begin(from: template, on: today, by: scene.ada, at: Society.start)
        #expect(try await scene.worksheet().steps.count == template.steps.count)
    }

    @Test("logs a step and a reflection once, and nobody else’s")
    func logged() async throws {
        let scene = try await WorksheetScene()
        let filled = try await scene.fill()
        let reflection = try await scene.worksheet().reflections[0].number
        let planned = CPDEntry.Said(
            activity: "A", day: try #require(PartialDate("2026-11-20")), minutes: 30, learned: "L", change: "",
            discussion: nil, piece: .step(filled.step))
        #expect(
            try await refusal {
                try await scene.store.log(
                    planned, submission: "p", by: scene.society.ada, for: scene.ada, at: Society.start)
            } == .conflict)
        #expect(
            try await refusal { _ = try await scene.store.words(of: .step(filled.step), for: scene.ada) } == .conflict)
        try await scene.store.note(.done, of: filled.step, over: 1, by: scene.ada)
        for piece in [Worksheet.Piece.step(filled.step), .reflection(reflection)] {
            let said = CPDEntry.Said(
                activity: "A", day: try #require(PartialDate("2026-11-20")), minutes: 30, learned: "L", change: "",
                discussion: nil, piece: piece)
            #expect(
                try await refusal {
                    try await scene.store.log(
                        said, submission: "b\(piece.code)", by: scene.society.ben, for: scene.ben, at: Society.start)
                } == .notFound)
            try await scene.store.log(
                said, submission: piece.code, by: scene.society.ada, for: scene.ada, at: Society.start)
            #expect(
                try await refusal {
                    try await scene.store.log(
                        said, submission: "again", by: scene.society.ada, for: scene.ada, at: Society.start)
                } == .conflict)
            #expect(try await refusal { _ = try await scene.store.words(of: piece, for: scene.ben) } == .notFound)
        }
        #expect(try await scene.store.worksheet(of: scene.ada).logged.count == 2)
        try await scene.store.removeStep(filled.step, by: scene.ada)
        #expect(try await scene.store.cpdLog(of: scene.society.ada).count == 2)
    }

    @Test("goes with the network, and with the account")
    func erased() async throws {
        let scene = try await WorksheetScene()
        try await scene.fill()
        try await scene.store.letGuide(scene.society.ben, by: scene.ada, at: Society.start)
        let guiding = try await scene.store.guidings(of: scene.ben).trainees[0].guiding.number
        try await scene.store.comment(WorksheetScene.comment("Good."), on: guiding, by: scene.ben, at: Society.start)
        try await scene.store.shareWorksheet([.goals: .members], named: [], by: scene.ada)
        let today = try #require(WallTime(day: "2026-11-28", hour: "08:00"))
        try await scene.store.begin(from: .of(.fellow), on: today, by: scene.ada, at: Society.start)
        _ = try await scene.store.makeWorksheetLink(Worksheet.LinkDraft(link()), by: scene.ada, at: Society.start)
        try await scene.store.eraseNetwork(of: scene.ada, at: Society.start)
        for table in [
            "goals", "goal_ties", "steps", "reflections", "worksheets", "worksheet_links", "worksheet_comments",
            "guidings", "begun_templates",
        ] {
            #expect(try await scene.society.count("SELECT count(*) FROM \(table)") == 0, "\(table)")
        }
    }

    @Test("of others keeps nothing of a guide who deletes their network: no guiding, no comment; a no stays a no")
    func guideErased() async throws {
        let scene = try await WorksheetScene()
        let (store, ben) = (scene.store, scene.ben)
        try await store.letGuide(scene.society.ben, by: scene.ada, at: Society.start)
        let guiding = try await store.guidings(of: ben).trainees[0].guiding.number
        try await store.comment(WorksheetScene.comment("Good."), on: guiding, by: ben, at: Society.start)
        try await store.comment(WorksheetScene.comment("Thanks."), on: nil, by: scene.ada, at: Society.start)
        try await store.askToGuide(scene.society.moderator, by: ben, at: Society.start)
        let request = try await store.guidings(of: scene.mo).requests[0].number
        try await store.refuseGuiding(request, by: scene.mo, at: Society.start)
        try await store.askToGuide(scene.society.administrator, by: ben, at: Society.start)
        try await store.eraseNetwork(of: ben, at: Society.start)
        #expect(try await store.guidings(of: scene.ada).guides.isEmpty)
        #expect(try await store.guidings(of: ben).asked.isEmpty)
        let root = try await scene.society.viewer(scene.society.administrator)
        #expect(try await store.guidings(of: root).requests.isEmpty)
        #expect(try await store.worksheet(of: scene.ada).comments.map(\.text) == ["Thanks."])
        try await store.askToGuide(scene.society.moderator, by: ben, at: Society.start)
        #expect(try await store.guidings(of: scene.mo).requests.isEmpty)
    }

    private func link() -> Worksheet.LinkEntry {
        var entry = Worksheet.LinkEntry()
        (entry.name, entry.days) = ("Tutor", "30")
        return entry
    }
}
