package import Colloquium

extension SitePath {
    package static let savedSearches = "/settings/searches"

    package static func search(_ query: SearchQuery) -> String { "\(search)?q=\(query.text.percentEncodedForQuery)" }

    /// The searches for what `query` asks and one thing more, each by the filter that stands before the rest: where that
    /// has too many words, a filter behind them would be cut.
    package static func searches(narrowing query: SearchQuery) -> (SearchFilter) -> String {
        // There may be dozens, and the query is the same in all.
        let end = query.isEmpty ? "" : " \(query.text)".percentEncodedForQuery
        return { "\(search)?q=\($0.text.percentEncodedForQuery)\(end)" }
    }

    package static func removal(of search: Number<SavedSearch>) -> String { "\(savedSearches)/\(search)/removal" }
}
