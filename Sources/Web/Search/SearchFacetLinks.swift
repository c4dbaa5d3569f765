import Colloquium
import Pages
import Store

extension SearchPage.Facet {
    /// Each field that parts what was found, or that was chosen, with its values as links.
    static func list(_ found: SearchResults, _ query: SearchQuery) -> [SearchPage.Facet] {
        let facets = found.facets
        let more = found.isMore ? "+" : ""
        func facet<Found>(
            _ name: String, _ field: SearchFilter.Field, _ values: [(value: Found, count: Int)],
            called valueName: (Found) -> String, _ filter: (Found) -> SearchFilter?
        ) -> SearchPage.Facet? {
            let isChosen = query.filters.contains { $0.field == field }
            guard isChosen || values.count > 1 else { return nil }
            let wider = query.without(field)
            let path = SitePath.searches(narrowing: wider)
            let links = values.prefix(valuesShown).compactMap { value, count in
                filter(value).map { filter in
                    Value(valueName(value), count: "\(count)\(more)", path: path(filter))
                }
            }
            return SearchPage.Facet(name, links, wider: isChosen ? SitePath.search(wider) : nil)
        }
        return [
            facet("Kind", .kind, facets.kinds, called: \.pluralName) { .kind($0) },
            facet("Discussion", .state, facets.states, called: \.title) { .state($0) },
            facet("Study design", .design, facets.designs, called: \.name) { .design($0) },
            facet("Club", .club, facets.clubs, called: \.self) { SearchedName(whole: $0).map(SearchFilter.club) },
            facet("Journal", .journal, facets.journals, called: \.self) {
                SearchedName(whole: $0).map(SearchFilter.journal)
            },
            facet("Year", .year, facets.years, called: { String($0) }) { .year($0...$0) },
        ].compactMap(\.self)
    }

    /// Of a field with many values those are shown that have most.
    private static let valuesShown = 12
}
