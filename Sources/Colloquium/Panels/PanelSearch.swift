/// Whom a facilitator looks for, to ask them to a panel. What a profile hides from the facilitator is not looked at.
package struct PanelSearch: Hashable, Sendable {
    /// Part of a name.
    package var name = ""
    /// Part of a specialty.
    package var specialty = ""
    /// Part of a country.
    package var country = ""
    /// Empty for any.
    package var careerStage = ""

    package init() {}

    /// Whether nothing is looked for yet.
    package var isEmpty: Bool {
        [name, specialty, country].allSatisfy { $0.tidied.isEmpty } && stage == nil
    }

    package var stage: CareerStage? { CareerStage(rawValue: careerStage) }
}
