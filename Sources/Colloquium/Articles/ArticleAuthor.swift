/// A person whom the record of an article names as an author.
package struct ArticleAuthor: Hashable, Sendable {
    package let name: String
    /// With a valid check digit, or empty.
    package let orcid: String
    private let affiliations: [String]

    package init(name: String, orcid: String, affiliations: [String] = []) {
        self.name = name
        self.orcid = ORCID.normalised(orcid) ?? ""
        self.affiliations = affiliations
    }

    /// What a form names the author by: a place in the list would be another author's once the record changes.
    package var key: String { orcid.isEmpty ? name : "\(name) \(orcid)" }

    /// Whether the record gives this address with the author, as registries do at the end of an affiliation.
    package func has(_ address: EmailAddress) -> Bool {
        affiliations.contains { affiliation in
            affiliation.split { $0.isWhitespace || ",;:<>()[]".contains($0) }.contains { word in
                EmailAddress(word.hasSuffix(".") ? String(word.dropLast()) : String(word))?.key == address.key
            }
        }
    }
}

extension ArticleRecord {
    /// The authors who are persons, in the order of the by-line.
    package var authors: [ArticleAuthor] {
        contributors.compactMap { contributor in
            guard contributor.role == .author, contributor.collective.isEmpty else { return nil }
            let name = [contributor.given, contributor.family, contributor.suffix].filter { !$0.isEmpty }
                .joined(separator: " ").tidiedLine
            if name.isEmpty { return nil }
            return ArticleAuthor(name: name, orcid: contributor.orcid, affiliations: contributor.affiliations)
        }
    }
}
