package import Colloquium

/// A worksheet on one sheet of paper: open goals, the map, and what is left or done of the plan.
package struct PrintedWorksheetPage: SitePage {
    package static let template = "worksheet/print"

    package let pageTitle = "Network worksheet"
    let ownerName: String
    let printedDay: String
    let backPath = SitePath.worksheet
    let goalLines: [GoalLine]
    let strategies: [StrategyPart]
    let pictures: [MapPicture]
    let showsKnown = false
    let strengths: [Strength]

    /// Those of a network whose ties are as strong as each other, with how far away they are.
    struct Strength: Sendable {
        let strengthName: String
        let strengthPeople: String
    }

    package init(
        _ worksheet: Worksheet, _ ties: [Tie], of owner: String, today: String
    ) {
        var printed = worksheet
        printed.goals = worksheet.goals.filter { $0.state != .letGo }
        printed.steps = worksheet.steps.filter { $0.state != .dropped }
        let names = Dictionary(uniqueKeysWithValues: ties.map { ($0.number, $0.node.name) })
        ownerName = owner
        printedDay = ReaderTime.words(ofDay: today)
        goalLines = printed.goals.map { GoalLine($0, in: printed, names, today: today) }
        strategies = StrategyPart.all(printed, names, today: today)
        pictures = ties.isEmpty ? [] : MapPicture.both(ties, owner: owner) { SitePath.tie($0.number) }
        strengths = Tie.Strength.allCases.compactMap { strength in
            let groups = Tie.Locality.allCases.compactMap { locality -> String? in
                let people = ties.filter { $0.strength == strength && $0.locality == locality }.map(\.node.name)
                return people.isEmpty ? nil : "\(locality.rawValue): \(people.joined(separator: ", "))"
            }
            return groups.isEmpty
                ? nil : Strength(strengthName: strength.name, strengthPeople: groups.joined(separator: "; "))
        }
    }
}
