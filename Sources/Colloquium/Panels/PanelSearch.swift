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
    /// "any" for whoever is in the facilitator's own network, or how strong the tie is; empty for anybody.
    package var tie = ""

    package init() {}

    /// Whether nothing is looked for yet.
    package var isEmpty: Bool {
        [name, specialty, country].allSatisfy { $0.tidied.isEmpty } && stage == nil && ties.isEmpty
    }

    package var stage: CareerStage? { CareerStage(rawValue: careerStage) }

    /// Which ties of the facilitator's are looked for; empty where none need be.
    package var ties: [Tie.Strength] {
        tie == Self.anyTie ? Tie.Strength.allCases : Tie.Strength(rawValue: tie).map { [$0] } ?? []
    }

    package static let anyTie = "any"
}
