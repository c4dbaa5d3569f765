package import Colloquium

extension SitePath {
    package static let worksheet = "/network/worksheet"
    package static let worksheetPrint = "/network/worksheet/print"
    package static let worksheetTemplate = "/network/worksheet/template"
    package static let worksheetSharing = "/network/worksheet/sharing"
    package static let worksheetReminders = "/network/worksheet/reminders"
    package static let worksheetRemindersRemoval = "/network/worksheet/reminders/removal"
    package static let goals = "/network/worksheet/goals"
    package static let newGoal = "/network/worksheet/goals/new"
    package static let steps = "/network/worksheet/steps"
    package static let newStep = "/network/worksheet/steps/new"
    package static let reflections = "/network/worksheet/reflections"

    package static func goal(_ number: Number<Worksheet.Goal>) -> String { "\(goals)/\(number)" }
    package static func removal(of number: Number<Worksheet.Goal>) -> String { "\(goal(number))/removal" }
    package static func step(_ number: Number<Worksheet.Step>) -> String { "\(steps)/\(number)" }
    package static func state(of number: Number<Worksheet.Step>) -> String { "\(step(number))/state" }
    package static func removal(of number: Number<Worksheet.Step>) -> String { "\(step(number))/removal" }
    package static func removal(of number: Number<Worksheet.Reflection>) -> String {
        "\(reflections)/\(number)/removal"
    }
    package static func newStep(of strategy: Worksheet.Strategy) -> String {
        "\(newStep)?strategy=\(strategy.rawValue)"
    }
    package static func newStep(for goal: Number<Worksheet.Goal>) -> String { "\(newStep)?goal=\(goal)" }
    /// Where a goal, a strategy or a step stands on the worksheet.
    package static func anchor(_ number: Number<Worksheet.Goal>) -> String { "goal-\(number)" }
    package static func anchor(_ strategy: Worksheet.Strategy) -> String { "strategy-\(strategy.rawValue)" }
    package static func anchor(_ number: Number<Worksheet.Step>) -> String { "step-\(number)" }
    package static func worksheet(at number: Number<Worksheet.Step>) -> String { "\(worksheet)#\(anchor(number))" }
    package static func worksheet(at number: Number<Worksheet.Goal>) -> String { "\(worksheet)#\(anchor(number))" }
    package static func keepKey(ofGoal number: Number<Worksheet.Goal>?) -> String {
        "goal-\(number?.description ?? "me")"
    }
    package static func keepKey(ofStep number: Number<Worksheet.Step>?) -> String {
        "step-\(number?.description ?? "me")"
    }
    package static let reflectionKeepKey = "reflection-me"
}

extension Worksheet.Strategy {
    /// Where the site does it, and what the way there is called.
    var place: (name: String, path: String) {
        switch self {
        case .profile: ("Your profile", SitePath.profileSettings)
        case .resources: ("Post an article", SitePath.newArticle)
        case .mentors: ("Mentors, coaches and sponsors", SitePath.mentoring)
        case .conferences: ("Ask what you heard about", SitePath.newQuestion)
        case .journalClub: ("Discussions", SitePath.discussions)
        case .weakTies: ("Members beyond your circle", SitePath.suggestions)
        case .scholarship: ("Members", SitePath.members)
        case .international:
            ("Ties abroad", SitePath.network(NetworkFilter(locality: Tie.Locality.international.rawValue)))
        }
    }
}
