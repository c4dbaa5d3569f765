package import Colloquium

/// One field of a form, with what was typed and what is wrong with it.
package struct Field: Sendable {
    let fieldName: String
    let label: String
    let hint: String
    let error: String
    let value: String
    let inputType: String
    /// The keyboard a phone should show; empty for the usual one.
    let inputMode: String
    let autocomplete: String
    let isRequired: Bool
    let describedBy: String

    package init(
        _ name: String, _ label: String, value: String = "", hint: String = "", type: String = "text",
        autocomplete: String = "off", required: Bool = false, in problems: [Refusal.Problem] = []
    ) {
        fieldName = name
        self.label = label
        self.hint = hint
        self.value = value
        // A number field of HTML shows nothing where letters were typed, and what was typed must come back.
        inputType = type == "number" ? "text" : type
        inputMode = type == "number" ? "numeric" : ""
        self.autocomplete = autocomplete
        isRequired = required
        error = problems.filter { $0.field == name }.map(\.reason).joined(separator: " ")
        describedBy = Field.describedBy(name, hint: hint, error: error)
    }

    /// A day that must be entered.
    static func day(
        _ name: String, _ label: String, _ typed: String, like example: String, in problems: [Refusal.Problem]
    ) -> Field {
        // A date field shows nothing where something else was typed, and what was typed must come back.
        Field(
            name, label, value: typed, hint: "Year-month-day, like \(example).",
            type: problems.contains { $0.field == name } ? "text" : "date", required: true, in: problems)
    }

    static func describedBy(_ name: String, hint: String, error: String) -> String {
        [hint.isEmpty ? nil : "\(name)-hint", error.isEmpty ? nil : "\(name)-error"].compactMap { $0 }
            .joined(separator: " ")
    }
}

/// A choice among few or many.
package struct Choice: Sendable {
    let fieldName: String
    let label: String
    let hint: String
    let error: String
    let describedBy: String
    /// Whether the browser insists on an answer; only where the first option is none.
    let isRequired: Bool
    let options: [Option]

    package struct Option: Sendable {
        let optionValue: String
        let optionID: String
        let optionLabel: String
        let isChosen: Bool
    }

    package init(
        _ name: String, _ label: String, options: [(value: String, label: String)], chosen: String, hint: String = "",
        required: Bool = false, in problems: [Refusal.Problem] = []
    ) {
        fieldName = name
        self.label = label
        self.hint = hint
        isRequired = required
        error = problems.filter { $0.field == name }.map(\.reason).joined(separator: " ")
        describedBy = Field.describedBy(name, hint: hint, error: error)
        self.options = options.enumerated().map { index, option in
            Option(
                optionValue: option.value, optionID: index == 0 ? name : "\(name)-\(index)", optionLabel: option.label,
                isChosen: option.value == chosen)
        }
    }
}

/// What an error summary lists.
package struct FormProblem: Sendable {
    let problemField: String
    let problemReason: String

    package static func list(_ problems: [Refusal.Problem]) -> [FormProblem] {
        problems.map { FormProblem(problemField: $0.field, problemReason: $0.reason) }
    }
}

extension Choice {
    package static func contributionKind(_ chosen: String, in problems: [Refusal.Problem]) -> Choice {
        Choice(
            "kind", "Kind", options: Contribution.Kind.allCases.map { ($0.rawValue, $0.name) }, chosen: chosen,
            in: problems)
    }

    package static func studyDesign(
        _ chosen: String, hint: String = "", in problems: [Refusal.Problem]
    ) -> Choice {
        Choice(
            "study-design", "Study design",
            options: [("", "Choose…")] + StudyDesign.allCases.map { ($0.rawValue, $0.name) }, chosen: chosen,
            hint: hint, required: true, in: problems)
    }

    package static func timeZone(_ chosen: String, in problems: [Refusal.Problem]) -> Choice {
        let listed = TimeZones.all.contains(chosen) ? TimeZones.all : TimeZones.all + [chosen].filter(TimeZones.isKnown)
        return Choice("time-zone", "Time zone", options: listed.map { ($0, $0) }, chosen: chosen, in: problems)
    }
}

extension Field: NamedParts {
    package func child(named part: String) -> Any? {
        switch part {
        case "fieldName": fieldName
        case "label": label
        case "hint": hint
        case "error": error
        case "value": value
        case "inputType": inputType
        case "inputMode": inputMode
        case "autocomplete": autocomplete
        case "isRequired": isRequired
        case "describedBy": describedBy
        default: nil
        }
    }
}
