import Colloquium
import Pages
import Store

extension SearchPage.Facet {
    /// Each field that parts what was found, or that was chosen, with its values as links.
    static func list(_ found: SearchResults, _ query: SearchQuery) -> [SearchPage.Facet] {
        let facets = found.facets
        let more = found.isMore ? "+" : ""
        func facet(_ name: String, _ field: SearchFilter.Field, _ values: [(String, SearchFilter?, Int)])
            -> SearchPage.Facet?
        {
            let isChosen = query.filters.contains { $0.field == field }
            guard isChosen || values.count > 1 else { return nil }
            let links = values.prefix(valuesShown).compactMap { name, filter, count in
                filter.map { Value(name, count: "\(count)\(more)", path: SitePath.search(query.narrowed(to: $0))) }
            }
            return SearchPage.Facet(name, links, wider: isChosen ? SitePath.search(query.without(field)) : nil)
        }
        return [
            facet("Kind", .kind, facets.kinds.map { ($0.value.pluralName, .kind($0.value), $0.count) }),
            facet("Discussion", .state, facets.stages.map { ($0.value.name, .state(.stage($0.value)), $0.count) }),
            facet("Study design", .design, facets.designs.map { ($0.value.name, .design($0.value), $0.count) }),
            facet(
                "Club", .club, facets.clubs.map { ($0.value, SearchTerm($0.value).map(SearchFilter.club), $0.count) }),
            facet(
                "Journal", .journal,
                facets.journals.map { ($0.value, SearchTerm($0.value).map(SearchFilter.journal), $0.count) }),
            facet("Year", .year, facets.years.map { (String($0.value), .year($0.value...$0.value), $0.count) }),
        ].compactMap(\.self)
    }

    /// Of a field with many values those are shown that have most.
    private static let valuesShown = 12
}
