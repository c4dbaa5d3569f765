/// What a request may ask of the world outside the site; `Work` answers.
package struct OutsideWorld: Sendable {
    /// The records of the work that these identifiers name, within seconds.
    package var resolve: @Sendable ([Identifier]) async -> Resolution
    /// The works that a citation in words may mean.
    package var match: @Sendable (String) async -> CitationMatches
    /// What can be followed at an address, with a preview; throws a `Refusal` that says what is wrong, at `address`.
    package var findSource: @Sendable (String) async throws -> SourceFinding

    package init(
        resolve: @escaping @Sendable ([Identifier]) async -> Resolution,
        match: @escaping @Sendable (String) async -> CitationMatches,
        findSource: @escaping @Sendable (String) async throws -> SourceFinding = { _ in
            throw Refusal.invalid("address", "This site has no connection to the web, so it cannot look there.")
        }
    ) {
        self.resolve = resolve
        self.match = match
        self.findSource = findSource
    }

    /// For a site without network: everything is pending, and the site works.
    package static let none = OutsideWorld(
        resolve: { identifiers in
            let inquiries = Inquiry.first(of: identifiers)
            return Resolution(
                asked: identifiers,
                findings: inquiries.map { Finding($0.service, by: $0.identifier, .failed(reason: isAlone)) })
        },
        match: { CitationMatches(citation: $0, candidates: [], troubles: [isAlone], isUnanswered: true) })

    private static let isAlone = "This site has no connection to PubMed, Crossref and the like."
}
