import Colloquium

extension Audience {
    /// As a form offers them: “my ties” is nobody before somebody was let know, so it says whom it means.
    static var choices: [(value: String, label: String)] {
        allCases.map { audience in
            (
                audience.rawValue,
                audience == .ties ? "My ties: those whom I let know that they are in my network" : audience.name
            )
        }
    }

    /// Whom “my ties” means for a member now.
    /// - Parameter count: of those let know of a strong or weak tie.
    static func tiesText(_ count: Int) -> String {
        switch count {
        case 0: "“My ties” is nobody yet: you let none of your ties know that they are in your network."
        case 1: "“My ties” is one member now: the one whom you let know that they are in your network."
        default: "“My ties” are \(count) members now: those whom you let know that they are in your network."
        }
    }
}

extension Choice {
    /// Who may read each part of a tie.
    static func audiences(_ chosen: [String: String], in problems: [Refusal.Problem]) -> [Choice] {
        audiences(chosen, unsaid: Audience.onlyMe.rawValue, before: [], in: problems)
    }

    /// Who may read each part of all ties, of which some may stay as they are.
    static func audiencesOfAll(_ chosen: [String: String], in problems: [Refusal.Problem]) -> [Choice] {
        audiences(chosen, unsaid: "", before: [("", "As it is now, tie by tie")], in: problems)
    }

    private static func audiences(
        _ chosen: [String: String], unsaid: String, before others: [(String, String)], in problems: [Refusal.Problem]
    ) -> [Choice] {
        Tie.Part.allCases.map { part in
            Choice(
                "audience-\(part.rawValue)", part.name,
                options: others + Audience.choices,
                chosen: chosen[part.rawValue] ?? unsaid, in: problems)
        }
    }
}

extension Field {
    static func named(_ handles: String, in problems: [Refusal.Problem]) -> Field {
        Field(
            "named", "People I name", value: handles, hint: "Their handles, such as @ada, with commas between.",
            in: problems)
    }
}
