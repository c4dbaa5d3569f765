/// A search of PubMed as the address of its page says it. PubMed's own feeds of searches can only be made by hand on
/// that page; the same search can be repeated through the E-utilities, which also tell MeSH headings and DOIs.
package struct PubMedSearch: Hashable, Sendable {
    /// In PubMed's own language, with the filters of the page written out as terms.
    package let term: String

    package init(term: String) { self.term = term }

    package enum Recognition: Hashable, Sendable {
        case search(PubMedSearch)
        /// The page narrows the search by something no term stands for; its name as the address has it.
        case untranslatable(filter: String)
        /// The address that would repeat it is longer than a web address may be.
        case tooLong
    }

    /// Nil when the address is no page of search results at PubMed.
    package static func recognise(_ page: WebAddress) -> Recognition? {
        guard page.host == "pubmed.ncbi.nlm.nih.gov", page.path == "/" else { return nil }
        let parameters = page.parameters
        let terms = parameters.filter { $0.name == "term" }.map(\.value.tidiedLine).filter { !$0.isEmpty }
        guard let term = terms.first else { return nil }
        var filters: [String] = []
        for filter in parameters where filter.name == "filter" {
            guard let written = PubMedFilter.term(for: filter.value) else {
                return .untranslatable(filter: filter.value)
            }
            filters.append(written)
        }
        let search = PubMedSearch(term: PubMedFilter.narrowed(term, by: filters))
        return WebAddress(search.address) == nil ? .tooLong : .search(search)
    }

    /// The page of the search, the newest first; the same for the same search.
    package var address: String {
        "https://pubmed.ncbi.nlm.nih.gov/?term=\(PercentCoding.encoded(term, keeping: "-_.~"))&sort=date"
    }
}

extension WebAddress {
    /// The parameters of the query in order, decoded; a plus sign is a space there.
    var parameters: [(name: String, value: String)] {
        query.split(separator: "&").map { pair in
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { half in
                let spaced = String(half).replacing("+", with: " ")
                return PercentCoding.decoded(spaced) ?? spaced
            }
            return (halves[0], halves.count > 1 ? halves[1] : "")
        }
    }
}
