/// What can be found.
package enum SearchKind: String, CaseIterable, Hashable, Sendable, Codable {
    case article, contribution, question, answer, synthesis, appraisal

    package var name: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

    package var pluralName: String { self == .synthesis ? "Syntheses" : name + "s" }
}
