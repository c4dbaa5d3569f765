import Colloquium
import Testing

@Suite("A worksheet")
struct WorksheetTests {
    private static func step(
        _ number: Number<Worksheet.Step>, _ state: Worksheet.Step.State = .planned,
        for goal: Number<Worksheet.Goal>? = 1, due: String = "2026-12-01"
    ) -> Worksheet.Step {
        Worksheet.Step(number: number, strategy: .mentors, text: "Ask", due: due, state: state, goal: goal)
    }

    @Test("counts what is done of each goal, and leaves out what was dropped")
    func progress() {
        let worksheet = Worksheet(steps: [
            Self.step(1, .done), Self.step(2), Self.step(3, .dropped), Self.step(4, .done, for: 2),
            Self.step(5, .doing, for: nil),
        ])
        #expect(worksheet.progress(of: 1).words == "1 of 2 steps done")
        #expect(worksheet.progress(of: 2).words == "1 of 1 step done")
        #expect(worksheet.progress(of: 3).words == "No steps yet")
        #expect(worksheet.progress == .init(worksheet.steps) && worksheet.progress.all == 4)
    }

    @Test(
        "reminds of a step before its day and after it, and never of one that is over",
        arguments: [
            ("2026-11-27", .planned, .overdue), ("2026-11-28", .planned, .soon), ("2026-12-05", .doing, .soon),
            ("2026-12-06", .doing, nil), ("2026-11-01", .done, nil), ("2026-11-01", .dropped, nil),
        ] as [(String, Worksheet.Step.State, StepReminder.Occasion?)])
    func reminders(due: String, state: Worksheet.Step.State, occasion: StepReminder.Occasion?) throws {
        let today = try #require(WallTime(day: "2026-11-28", hour: "23:59"))
        let reminder = StepReminder(Self.step(1, state, due: due), today: today, foresight: .days(7))
        #expect(reminder?.occasion == occasion)
    }

    private static let goalFields: [(TypedField<Worksheet.GoalEntry>, String, String)] = [
        (\.text, " ", "goal-text"), (\.text, String(repeating: "a", count: 301), "goal-text"),
        (\.measure, "", "measure"), (\.due, "soon", "due"), (\.due, "2026-02-30", "due"), (\.due, "", "due"),
        (\.state, "won", "state"), (\.text, "Mr Smith 01.02.1950", "identifies-nobody"),
    ]

    @Test("takes no goal without a measure and a day", arguments: goalFields)
    func goals(field: TypedField<Worksheet.GoalEntry>, typed: String, refused: String) {
        var entry = Worksheet.GoalEntry()
        (entry.text, entry.measure, entry.due) = ("Know three people", "Three names", "2027-06-30")
        #expect(refusedFields { () throws(Refusal) in _ = try Worksheet.GoalDraft(entry) } == [])
        entry[keyPath: field] = typed
        #expect(refusedFields { () throws(Refusal) in _ = try Worksheet.GoalDraft(entry) } == [refused])
        entry.identifiesNobody = "yes"
        let stays = refusedFields { () throws(Refusal) in _ = try Worksheet.GoalDraft(entry) }
        #expect(stays == (refused == "identifies-nobody" ? [] : [refused]))
    }

    private static let stepFields: [(TypedField<Worksheet.StepEntry>, String, String)] = [
        (\.strategy, "", "strategy"), (\.strategy, "luck", "strategy"), (\.text, "", "step-text"),
        (\.due, "32", "due"), (\.state, "x", "state"), (\.who, String(repeating: "w", count: 121), "who"),
        (\.tie, "3", "who"),
    ]

    @Test("takes no step without a strategy and a day, nor one with two people", arguments: stepFields)
    func steps(field: TypedField<Worksheet.StepEntry>, typed: String, refused: String) {
        var entry = Worksheet.StepEntry()
        (entry.strategy, entry.text, entry.due, entry.who) = ("mentors", "Ask Vera", "2027-06-30", "Vera")
        #expect(refusedFields { () throws(Refusal) in _ = try Worksheet.StepDraft(entry) } == [])
        entry[keyPath: field] = typed
        #expect(refusedFields { () throws(Refusal) in _ = try Worksheet.StepDraft(entry) } == [refused])
    }

    @Test("takes nothing new for a day that has passed, but what is done, and leaves what is there its day")
    func passed() throws {
        var goal = Worksheet.GoalEntry()
        (goal.text, goal.measure) = ("Know three people", "Three names")
        var step = Worksheet.StepEntry()
        (step.strategy, step.text) = ("mentors", "Ask Vera")
        for (due, isRefused) in [("2026-11-27", true), ("2026-11-28", false), ("2027-01-01", false)] {
            (goal.due, step.due) = (due, due)
            let refused = isRefused ? ["due"] : []
            for state in ["", "open"] {
                goal.state = state
                #expect(
                    refusedFields { () throws(Refusal) in _ = try Worksheet.GoalDraft(goal, newOn: "2026-11-28") }
                        == refused)
            }
            for state in ["planned", "doing", "done", "dropped"] {
                step.state = state
                let isOpen = ["planned", "doing"].contains(state)
                #expect(
                    refusedFields { () throws(Refusal) in _ = try Worksheet.StepDraft(step, newOn: "2026-11-28") }
                        == (isOpen ? refused : []), "\(due) \(state)")
            }
            #expect(refusedFields { () throws(Refusal) in _ = try Worksheet.GoalDraft(goal) } == [])
            #expect(refusedFields { () throws(Refusal) in _ = try Worksheet.StepDraft(step) } == [])
        }
    }

    @Test("can be begun from a template with steps of all eight strategies", arguments: CareerStage.allCases)
    func templates(stage: CareerStage) throws {
        let template = WorksheetTemplate.of(stage)
        let today = try #require(WallTime(day: "2026-11-28", hour: "08:00"))
        #expect(template.stage == stage && !template.goals.isEmpty)
        #expect(Set(template.steps.map(\.strategy)) == Set(Worksheet.Strategy.allCases))
        for step in template.steps {
            let goal = try #require(template.goals.indices.contains(step.goal) ? template.goals[step.goal] : nil)
            #expect(step.due(from: today) > today.day && step.due(from: today) <= goal.due(from: today))
            var entry = Worksheet.StepEntry()
            (entry.strategy, entry.text, entry.due) = (step.strategy.rawValue, step.text, step.due(from: today))
            #expect(refusedFields { () throws(Refusal) in _ = try Worksheet.StepDraft(entry) } == [])
        }
    }

    @Test("names a piece in one word", arguments: ["step-3", "reflection-12"])
    func pieces(code: String) {
        #expect(Worksheet.Piece(code: code)?.code == code)
        for wrong in ["\(code)-1", "step", "step-0", "step--1", "goal-1", ""] {
            #expect(Worksheet.Piece(code: wrong) == nil)
        }
    }
}
