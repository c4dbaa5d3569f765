import Colloquium

extension Field {
    /// A day. A date field shows nothing where something else was typed, and what was typed must come back.
    static func day(
        _ name: String, _ label: String, value: String, hint: String = "", required: Bool = false,
        in problems: [Refusal.Problem]
    ) -> Field {
        Field(
            name, label, value: value, hint: hint, type: problems.contains { $0.field == name } ? "text" : "date",
            required: required, in: problems)
    }
}
