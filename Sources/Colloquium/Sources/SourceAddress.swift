/// Where a source is polled, in the form in which two spellings of one address are equal.
package struct SourceAddress: Hashable, Sendable, CustomStringConvertible {
    package enum Kind: Hashable, Sendable {
        case feed
        case pubMedSearch(PubMedSearch)
    }

    package let kind: Kind
    /// An absolute http(s) URL: of the feed, or of the search's page at PubMed.
    package let description: String
    /// Lower case, with the port where it is not the scheme's own: who must not be asked too often.
    package let host: String

    /// Nil for what is no web address, or a search of PubMed that cannot be repeated.
    package init?(_ raw: String) {
        guard let page = WebAddress(Self.withoutFeedScheme(raw)) else { return nil }
        switch PubMedSearch.recognise(page) {
        case .search(let search):
            kind = .pubMedSearch(search)
            description = search.address
            host = page.host
        case .untranslatable: return nil
        case .none:
            kind = .feed
            description = page.withoutFragment
            host = page.host
        }
    }

    /// Readers of feeds write "feed://example.org/rss" and "feed:https://example.org/rss".
    private static func withoutFeedScheme(_ raw: String) -> String {
        guard let rest = raw.trimmedForIdentifier.dropping(prefix: "feed:") else { return raw }
        return rest.hasPrefix("//") ? "https:" + rest : rest
    }
}

extension WebAddress {
    /// What is sent to a server: a fragment never is.
    fileprivate var withoutFragment: String { "\(scheme)://\(host)\(path)" + (query.isEmpty ? "" : "?" + query) }
}
