extension ArticleRecord {
    /// A person or a group with a part in the work.
    package struct Contributor: Hashable, Sendable {
        package enum Role: String, CaseIterable, Hashable, Sendable, Codable {
            case author, editor, translator, reviewer, compiler, other
        }

        package var family: String = ""
        package var given: String = ""
        package var suffix: String = ""
        /// The name of a group or organisation; then `family` and `given` are empty.
        package var collective: String = ""
        package var role: Role = .author
        /// The sixteen characters of an ORCID iD with hyphens, without the URL.
        package var orcid: String = ""
        package var affiliations: [String] = []

        package init() {}
        package init(family: String, given: String = "", suffix: String = "", role: Role = .author) {
            self.family = family
            self.given = given
            self.suffix = suffix
            self.role = role
        }
        package init(collective: String, role: Role = .author) {
            self.collective = collective
            self.role = role
        }
    }
}
