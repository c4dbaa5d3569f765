/// What a request may ask of the world outside the site; `Work` answers.
package struct OutsideWorld: Sendable {
    /// The records of the work that these identifiers name, within seconds.
    package var resolve: @Sendable ([Identifier]) async -> Resolution
    /// The works that a citation in words may mean.
    package var match: @Sendable (String) async -> CitationMatches

    package init(
        resolve: @escaping @Sendable ([Identifier]) async -> Resolution,
        match: @escaping @Sendable (String) async -> CitationMatches
    ) {
        self.resolve = resolve
        self.match = match
    }

    /// For a site without network: everything is pending, and the site works.
    package static let none = OutsideWorld(
        resolve: { identifiers in
            let inquiries = Inquiry.first(of: identifiers)
            return Resolution(
                asked: identifiers,
                findings: inquiries.map { Finding($0.service, by: $0.identifier, .failed(reason: isAlone)) })
        },
        match: { CitationMatches(citation: $0, candidates: [], troubles: [isAlone]) })

    private static let isAlone = "This site has no connection to PubMed, Crossref and the like."
}
