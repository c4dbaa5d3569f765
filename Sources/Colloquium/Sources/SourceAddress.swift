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

    /// Nil for what is no web address, or a search of PubMed that cannot be repeated. What an address says of itself is
    /// that address again.
    package init?(_ raw: String) {
        guard let page = WebAddress(Self.withoutFeedScheme(raw)) else { return nil }
        switch PubMedSearch.recognise(page) {
        case .search(let search):
            kind = .pubMedSearch(search)
            description = search.address
            host = page.host
        case .untranslatable, .tooLong: return nil
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

extension SourceAddress {
    /// Whether it is a page of PubMed that is searched again, and no feed that other readers understand.
    package var isSearch: Bool {
        if case .pubMedSearch = kind { true } else { false }
    }

    /// Whether what was typed is meant as an address, and not as a name or as words: it has a scheme, or a host.
    package static func isMeant(by typed: String) -> Bool {
        if typed.contains("://") || typed.lowercased().hasPrefix("feed:") { return true }
        guard !typed.contains(" "), let page = WebAddress("https://" + typed) else { return false }
        let labels = page.host.split(separator: ":")[0].split(separator: ".")
        return labels.count > 1 && labels.last.map { $0.count > 1 && $0.allSatisfy(\.isLetter) } == true
    }
}

extension WebAddress {
    /// What is sent to a server: a fragment never is.
    fileprivate var withoutFragment: String { "\(scheme)://\(host)\(path)" + (query.isEmpty ? "" : "?" + query) }
}
