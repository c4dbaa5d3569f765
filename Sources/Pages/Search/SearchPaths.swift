package import Colloquium

extension SitePath {
    package static let savedSearches = "/settings/searches"

    package static func search(_ query: SearchQuery) -> String { "\(search)?q=\(query.text.percentEncodedForQuery)" }

    package static func removal(of search: Number<SavedSearch>) -> String { "\(savedSearches)/\(search)/removal" }
}
