import Colloquium

/// Boxes of which any number may be checked.
struct CheckGroup: Sendable {
    let groupName: String
    let groupLabel: String
    let groupHint: String
    let groupError: String
    let groupDescribedBy: String
    let checks: [Check]

    struct Check: Sendable {
        let checkValue: String
        let checkID: String
        let checkLabel: String
        let isChecked: Bool
    }

    init(
        _ name: String, _ label: String, options: [(value: String, label: String)], chosen: Set<String>,
        hint: String = "", in problems: [Refusal.Problem]
    ) {
        groupName = name
        groupLabel = label
        groupHint = hint
        groupError = problems.filter { $0.field == name }.map(\.reason).joined(separator: " ")
        groupDescribedBy = Field.describedBy(name, hint: hint, error: groupError)
        checks = options.enumerated().map { index, option in
            Check(
                checkValue: option.value, checkID: index == 0 ? name : "\(name)-\(index)", checkLabel: option.label,
                isChecked: chosen.contains(option.value))
        }
    }
}
