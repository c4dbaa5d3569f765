package import Colloquium

/// A goal as a worksheet shows it.
struct GoalLine: Sendable {
    let goalAnchor: String
    let goalText: String
    let goalMeasure: String
    let goalDay: String
    let goalState: String
    let isLateGoal: Bool
    let goalProgress: String
    /// Ties that serve it, as far as the reader may know them.
    let goalTies: String
    let goalEditPath: String
    let goalStepPath: String
    /// The map, narrowed to the ties that serve it; none where none does.
    let goalMapPath: [String]

    init(_ goal: Worksheet.Goal, in worksheet: Worksheet, _ names: [Number<Tie>: String], today: String) {
        goalAnchor = SitePath.anchor(goal.number)
        goalText = goal.text
        goalMeasure = goal.measure
        goalDay = ReaderTime.words(ofDay: goal.due)
        goalState = goal.state.name
        isLateGoal = goal.state == .open && goal.due < today
        goalProgress = worksheet.progress(of: goal.number).words
        goalTies = goal.ties.compactMap { names[$0] }.joined(separator: ", ")
        goalEditPath = SitePath.goal(goal.number)
        goalStepPath = SitePath.newStep(for: goal.number)
        goalMapPath = goal.ties.isEmpty ? [] : [SitePath.network(NetworkFilter(goal: goal.number.description))]
    }
}

/// One of the eight strategies with the steps of a plan that follow it.
struct StrategyPart: Sendable {
    let strategyAnchor: String
    let strategyName: String
    let strategyExplanation: String
    let placeName: String
    let placePath: String
    let newStepPath: String
    let steps: [StepLine]

    /// - Parameter logged: what is in the log of professional development already.
    static func all(
        _ worksheet: Worksheet, _ names: [Number<Tie>: String], logged: Set<Worksheet.Piece> = [], today: String
    ) -> [StrategyPart] {
        Worksheet.Strategy.allCases.map { strategy in
            StrategyPart(
                strategy,
                worksheet.steps.filter { $0.strategy == strategy }.map {
                    StepLine($0, in: worksheet, names, logged: logged, today: today)
                })
        }
    }

    private init(_ strategy: Worksheet.Strategy, _ steps: [StepLine]) {
        strategyAnchor = SitePath.anchor(strategy)
        strategyName = strategy.name
        strategyExplanation = strategy.explanation
        (placeName, placePath) = strategy.place
        newStepPath = SitePath.newStep(of: strategy)
        self.steps = steps
    }
}

/// A step as a worksheet shows it.
struct StepLine: Sendable {
    let stepAnchor: String
    let stepText: String
    /// With whom, by when, and the goal it serves.
    let stepFacts: String
    let stepWho: String
    let stepDay: String
    let stepState: String
    let stepClass: String
    let isLateStep: Bool
    let stepEditPath: String
    let stateAction: String
    let stepVersion: String
    /// States that a button leads to, the likeliest first.
    let moves: [Move]
    /// Where it is put into the member's CPD log; none where it is not done, or stands there already.
    let stepLogPath: [String]
    let isLoggedStep: Bool

    struct Move: Sendable {
        let moveState: String
        let moveName: String
    }

    init(
        _ step: Worksheet.Step, in worksheet: Worksheet, _ names: [Number<Tie>: String],
        logged: Set<Worksheet.Piece>, today: String
    ) {
        stepAnchor = SitePath.anchor(step.number)
        stepText = step.text
        stepWho = step.tie.map { names[$0] ?? "somebody of the network" } ?? step.who
        stepDay = ReaderTime.words(ofDay: step.due)
        stepState = step.state.name
        stepClass = "step-\(step.state.rawValue)"
        isLateStep = step.state.isOpen && step.due < today
        let goal = worksheet.goals.first { $0.number == step.goal }
        stepFacts = [
            stepWho.isEmpty ? "" : "with \(stepWho)", "by \(stepDay)",
            goal.map { "for “\($0.text.excerpt(60))”" } ?? "",
        ].filter { !$0.isEmpty }.joined(separator: ", ")
        stepEditPath = SitePath.step(step.number)
        stateAction = SitePath.state(of: step.number)
        stepVersion = step.version.description
        moves =
            switch step.state {
            case .planned: [Move(.done, "Done"), Move(.doing, "Begun")]
            case .doing: [Move(.done, "Done")]
            case .done, .dropped: [Move(.doing, "Take up again")]
            }
        let piece = Worksheet.Piece.step(step.number)
        stepLogPath = step.state == .done && !logged.contains(piece) ? [SitePath.cpdLog(about: piece)] : []
        isLoggedStep = logged.contains(piece)
    }
}

extension StepLine.Move {
    fileprivate init(_ state: Worksheet.Step.State, _ name: String) {
        moveState = state.rawValue
        moveName = name
    }
}

/// A reflection as a worksheet shows it.
struct ReflectionLine: Sendable {
    let reflectionDay: String
    let reflectionGoal: String
    let reflectionText: String
    let reflectionRemoval: String
    /// Where it is put into the member's CPD log; none where it stands there already.
    let reflectionLogPath: [String]

    init(
        _ reflection: Worksheet.Reflection, in worksheet: Worksheet, logged: Set<Worksheet.Piece> = [],
        time: ReaderTime
    ) {
        reflectionDay = time.day(reflection.writtenAt)
        let goal = worksheet.goals.first { $0.number == reflection.goal }
        reflectionGoal = goal?.text ?? ""
        reflectionText = reflection.text
        reflectionRemoval = SitePath.removal(of: reflection.number)
        let piece = Worksheet.Piece.reflection(reflection.number)
        reflectionLogPath = logged.contains(piece) ? [] : [SitePath.cpdLog(about: piece)]
    }
}

extension ReaderTime {
    /// "30 June 2027" of "2027-06-30", which is a day wherever one reads it.
    package static func words(ofDay day: String) -> String {
        let parts = day.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3, (1...12).contains(parts[1]) else { return day }
        return "\(parts[2]) \(months[parts[1] - 1]) \(parts[0])"
    }
}

/// What somebody else may read of a worksheet.
package struct WorksheetParts: Sendable {
    let goalLines: [GoalLine]
    let strategies: [StrategyPart]
    let reflectionLines: [ReflectionLine]
    let isEmpty: Bool

    /// - Parameters:
    ///   - worksheet: as the reader may know it.
    ///   - names: of ties, as far as the reader may know them.
    ///   - today: where the reader is.
    package init(_ worksheet: Worksheet, _ names: [Number<Tie>: String], today: String, time: ReaderTime) {
        goalLines = worksheet.goals.map { GoalLine($0, in: worksheet, names, today: today) }
        strategies = StrategyPart.all(worksheet, names, today: today).filter { !$0.steps.isEmpty }
        reflectionLines = worksheet.reflections.map { ReflectionLine($0, in: worksheet, time: time) }
        isEmpty = worksheet.isEmpty
    }
}
