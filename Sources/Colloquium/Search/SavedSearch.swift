/// A search that a member keeps under a name of their own.
package struct SavedSearch: Hashable, Sendable {
    package let number: Number<SavedSearch>
    package let name: String
    package let query: SearchQuery

    package init(number: Number<SavedSearch>, name: String, query: SearchQuery) {
        self.number = number
        self.name = name
        self.query = query
    }

    /// The most a member keeps.
    package static let limit = 50
    package static let nameLimit = 100

    /// The form as typed.
    package struct Entry: Hashable, Sendable {
        package var name = ""
        package var query = ""

        package init() {}
    }

    /// What a valid entry keeps.
    package struct Draft: Hashable, Sendable {
        package let name: String
        package let query: SearchQuery

        /// - Throws: every problem at once, by the entry's field names.
        package init(_ entry: Entry) throws(Refusal) {
            var inspection = Inspection()
            name = inspection.text(
                entry.name.tidiedLine, "name", called: "a name for this search", limit: SavedSearch.nameLimit)
            query = SearchQuery(entry.query)
            if query.isEmpty { inspection.note("", "Search for something first, then save the search.") }
            try inspection.settle()
        }
    }
}
