import Colloquium
import Foundation

extension ExportedWritings {
    /// A member's whole worksheet.
    struct Planned: Encodable {
        let goals: [Goal]
        let steps: [Step]
        let reflections: [Reflected]
        /// Parts to who may read them.
        let audiences: [String: String]
        let named: [String]
        let remindsInDigest: Bool
        let comments: [Said]
        let commentsOnOthers: [Said]
        let guidedBy: [String]
        let guides: [String]
        let askedToGuide: [String]
        let askToGuideMe: [String]
        let links: [Linked]

        struct Goal: Encodable {
            let number: Int64
            let text: String
            let measure: String
            let due: String
            let state: String
            let ties: [Int64]
        }

        struct Step: Encodable {
            let number: Int64
            let strategy: String
            let text: String
            let tie: Int64?
            let who: String
            let due: String
            let state: String
            let goal: Int64?
        }

        struct Reflected: Encodable {
            let goal: Int64?
            let text: String
            let writtenAt: Date
        }

        struct Said: Encodable {
            let author: String
            /// Whose worksheet it is on, where that is not the member's own.
            let worksheetOf: String?
            let goal: Int64?
            let text: String
            let writtenAt: Date
        }

        struct Linked: Encodable {
            let name: String
            let showsReflection: Bool
            let showsMap: Bool
            let showsNames: Bool
            let madeAt: Date
            let endsAt: Date
        }

        init(_ own: OwnWritings.OwnSheet) {
            goals = own.worksheet.goals.map {
                Goal(
                    number: $0.number.rawValue, text: $0.text, measure: $0.measure, due: $0.due,
                    state: $0.state.rawValue, ties: $0.ties.map(\.rawValue))
            }
            steps = own.worksheet.steps.map {
                Step(
                    number: $0.number.rawValue, strategy: $0.strategy.rawValue, text: $0.text, tie: $0.tie?.rawValue,
                    who: $0.who, due: $0.due, state: $0.state.rawValue, goal: $0.goal?.rawValue)
            }
            reflections = own.worksheet.reflections.map {
                Reflected(goal: $0.goal?.rawValue, text: $0.text, writtenAt: $0.writtenAt.date)
            }
            audiences = Dictionary(
                uniqueKeysWithValues: Worksheet.Part.allCases.map { ($0.rawValue, own.sharing[$0].rawValue) })
            named = own.named.map(\.rawValue)
            remindsInDigest = own.reminds
            comments = own.comments.map { Said($0, on: nil) }
            commentsOnOthers = own.written.map { Said($0, on: own.owners[$0.number]) }
            guidedBy = own.guides
            guides = own.trainees
            askedToGuide = own.asked
            askToGuideMe = own.requests
            links = own.links.map {
                Linked(
                    name: $0.name, showsReflection: $0.showsReflection, showsMap: $0.showsMap,
                    showsNames: $0.showsNames, madeAt: $0.madeAt.date, endsAt: $0.endsAt.date)
            }
        }
    }
}

extension ExportedWritings.Planned.Said {
    fileprivate init(_ comment: Worksheet.Comment, on owner: String?) {
        self.init(
            author: comment.author.name, worksheetOf: owner, goal: comment.goal?.rawValue, text: comment.text,
            writtenAt: comment.writtenAt.date)
    }
}

extension OwnWritings.OwnSheet {
    /// The goals, the plan by strategy, what was thought and said, and who may read it.
    var markdown: [String] {
        let goals = worksheet.goals.map(goalLine)
        let steps = worksheet.steps.map(stepLine)
        let reflections = worksheet.reflections.flatMap {
            ["#### \($0.writtenAt.writtenDay)\(onGoal($0.goal))", $0.text.quotedForMarkdown]
        }
        let parts: [(String, [String])] = [
            ("Goals", goals.isEmpty ? [] : [goals.joined(separator: "\n")]),
            ("Plan", steps.isEmpty ? [] : [steps.joined(separator: "\n")]), ("Reflection", reflections),
            ("Comments", comments.flatMap(commentLines)),
            ("What I said to those I guide", written.flatMap(commentLines)),
            ("Who reads it", readers.isEmpty ? [] : [readers.joined(separator: "\n")]),
        ]
        return parts.flatMap { heading, lines in lines.isEmpty ? [] : ["### \(heading)"] + lines }
    }

    private func goalLine(_ goal: Worksheet.Goal) -> String {
        let ties = goal.ties.compactMap { names[$0] }.joined(separator: ", ")
        let served = ties.isEmpty ? "" : " Served by \(ties.escapedForMarkdown)."
        return "- \(goal.text.escapedForMarkdown) Measured by: \(goal.measure.escapedForMarkdown). "
            + "\(goal.state.name), by \(goal.due). \(worksheet.progress(of: goal.number).words).\(served)"
    }

    private func stepLine(_ step: Worksheet.Step) -> String {
        let who = step.tie.flatMap { names[$0] } ?? step.who
        let with = who.isEmpty ? "" : " With \(who.escapedForMarkdown)."
        return "- \(step.strategy.name): \(step.text.escapedForMarkdown)\(with) \(step.state.name), by \(step.due)"
            + "\(onGoal(step.goal))."
    }

    private func commentLines(_ comment: Worksheet.Comment) -> [String] {
        let place = owners[comment.number].map { " on the worksheet of \($0.escapedForMarkdown)" } ?? ""
        let heading = "\(comment.author.name.escapedForMarkdown)\(place), \(comment.writtenAt.writtenDay)"
        return ["#### \(heading)\(onGoal(comment.goal))", comment.text.quotedForMarkdown]
    }

    private func onGoal(_ number: Number<Worksheet.Goal>?) -> String {
        let goal = worksheet.goals.first { $0.number == number }
        return goal.map { ", on “\($0.text.escapedForMarkdown)”" } ?? ""
    }

    private var readers: [String] {
        let shared = Worksheet.Part.allCases.filter { sharing[$0] != .onlyMe }.map {
            "- \($0.name): \(sharing[$0].words)"
        }
        let people = [
            ("People I name", named.map { "@\($0.rawValue)" }), ("Who guides me", guides), ("Whom I guide", trainees),
            ("Whom I asked to guide", asked), ("Who asks to guide me", requests),
            ("Links", links.map { "\($0.name) until \($0.endsAt.writtenDay)" }),
        ].filter { !$0.1.isEmpty }.map { "- \($0.0): \($0.1.joined(separator: ", ").escapedForMarkdown)" }
        return shared + people + (reminds ? [] : ["- Digests do not remind me of steps"])
    }
}
