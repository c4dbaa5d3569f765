package import Colloquium

extension SitePath {
    package static let savedSearches = "/settings/searches"

    package static func search(_ query: SearchQuery) -> String { "\(search)?q=\(query.text.percentEncodedForQuery)" }

    /// The searches for what `query` asks and one thing more, each by the filter that stands behind the rest.
    package static func searches(narrowing query: SearchQuery) -> (SearchFilter) -> String {
        // There may be dozens, and the query is the same in all.
        let beginning = search(query) + (query.isEmpty ? "" : " ".percentEncodedForQuery)
        return { beginning + $0.text.percentEncodedForQuery }
    }

    package static func removal(of search: Number<SavedSearch>) -> String { "\(savedSearches)/\(search)/removal" }
}
