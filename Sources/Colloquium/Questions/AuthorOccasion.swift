/// Why somebody is written to about what they wrote.
package enum AuthorOccasion: String, CaseIterable, Hashable, Sendable, Codable {
    /// No registry knows a reference of their answer, which nobody else sees until it is right.
    case held
    /// A reader says that a reference does not support their answer.
    case doubted
    /// A reader says that better evidence exists.
    case bettered
    /// A reader asks for a reference in a contribution.
    case citationNeeded = "citation-needed"
}
