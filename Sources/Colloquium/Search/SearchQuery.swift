/// What somebody looks for. Every text is a query: what cannot be understood is searched as words.
package struct SearchQuery: Hashable, Sendable {
    /// In the order they were typed.
    package private(set) var parts: [Part]
    /// What looks like a filter and is none, as it was typed; it is searched as words.
    package let misread: [String]

    package struct Part: Hashable, Sendable {
        package let content: Content
        /// Whether it must not be found.
        package let isExcluded: Bool

        package enum Content: Hashable, Sendable {
            case words(SearchTerm)
            case filter(SearchFilter)
        }

        package init(_ content: Content, isExcluded: Bool = false) {
            self.content = content
            self.isExcluded = isExcluded
        }

        package var text: String {
            let said =
                switch content {
                case .words(let words): words.text
                case .filter(let filter): filter.text
                }
            return isExcluded ? "-" + said : said
        }
    }

    /// Whether words were left out because there were too many.
    package let isCut: Bool

    /// In characters; what is longer is cut.
    package static let limit = 500
    /// More words than this are not looked for at once, nor do more filters hold. A pasted title may have more words:
    /// they take no filter's place.
    package static let partLimit = 20

    package init(_ text: String) {
        let text = text.tidiedLine
        var reading = SearchQueryReading(text.cut(to: SearchQuery.limit))
        reading.read()
        parts = reading.parts.limited
        misread = reading.misread
        isCut = parts.count < reading.parts.count || text.count > SearchQuery.limit
    }

    /// The same query in one spelling.
    package var text: String { parts.map(\.text).joined(separator: " ") }

    package var isEmpty: Bool { parts.isEmpty }

    /// What must be found.
    package var words: [SearchTerm] { words(excluded: false) }
    package var excludedWords: [SearchTerm] { words(excluded: true) }
    package var filters: [SearchFilter] { filters(excluded: false) }
    package var excludedFilters: [SearchFilter] { filters(excluded: true) }

    private func words(excluded: Bool) -> [SearchTerm] {
        parts.filter { $0.isExcluded == excluded }.compactMap { part in
            if case .words(let words) = part.content { words } else { nil }
        }
    }

    private func filters(excluded: Bool) -> [SearchFilter] {
        parts.filter { $0.isExcluded == excluded }.compactMap { part in
            if case .filter(let filter) = part.content { filter } else { nil }
        }
    }
}

extension SearchQuery {
    /// The same without the filters of a field.
    package func without(_ field: SearchFilter.Field) -> SearchQuery {
        var query = self
        query.parts.removeAll { part in
            guard case .filter(let filter) = part.content, !part.isExcluded else { return false }
            return filter.field == field
        }
        return query
    }

    /// The same with the beginning of the last word being enough; nil where that is no other query.
    package var withLastWordBegun: SearchQuery? {
        let last = parts.lastIndex { part in
            if case .words = part.content { !part.isExcluded } else { false }
        }
        guard let last, case .words(let words) = parts[last].content else { return nil }
        var query = self
        query.parts[last] = Part(.words(words.asBeginning))
        return query == self ? nil : query
    }
}

extension [SearchQuery.Part] {
    /// As many filters and as many words as there may be, in their order, which do not grow beyond the limit by being
    /// written in one spelling: where they would, words are left out.
    fileprivate var limited: [SearchQuery.Part] {
        var room = SearchQuery.limit + 1
        func kept(_ isWanted: (SearchQuery.Part) -> Bool) -> Set<Int> {
            let places = indices.filter { isWanted(self[$0]) }.prefix(SearchQuery.partLimit)
            return Set(
                places.filter { place in
                    let size = self[place].text.count + 1
                    if size > room { return false }
                    room -= size
                    return true
                })
        }
        let places = kept(\.isFilter).union(kept { !$0.isFilter })
        return indices.filter(places.contains).map { self[$0] }
    }
}

extension SearchQuery.Part {
    fileprivate var isFilter: Bool { if case .filter = content { true } else { false } }
}

extension String {
    /// Its beginning, without a word that goes beyond the limit, unless that is all there is.
    fileprivate func cut(to limit: Int) -> String {
        let beginning = prefix(limit)
        if beginning.endIndex == endIndex || self[beginning.endIndex] == " " { return String(beginning) }
        return String(beginning.lastIndex(of: " ").map { beginning[..<$0] } ?? beginning)
    }
}
