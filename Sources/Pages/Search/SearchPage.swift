package import Colloquium

/// What was found.
package struct SearchPage: SitePage {
    package static let template = "search/search"

    package let pageTitle: String
    let query: String
    let kinds: [Choice.Option]
    let results: [Result]
    let pagination: Pagination
    let hasQuery: Bool

    package struct Result: Sendable {
        let resultTitle: String
        let resultPath: String
        let resultKind: String
        let resultAuthor: String
        let resultDay: String
        let flags: [ArticleFlag]
        /// Escaped text with `<mark>` around what was found.
        let snippetHTML: String

        /// `snippet` has the words found between U+0002 and U+0003.
        package init(
            title: String, path: String, kind: String, author: String, day: String, notices: [EditorialNotice.Kind],
            snippet: String
        ) {
            resultTitle = title
            resultPath = path
            resultKind = kind
            resultAuthor = author
            resultDay = day
            flags = ArticleFlag.list(notices)
            snippetHTML = snippet.escapedForHTML.replacing("\u{2}", with: "<mark>").replacing("\u{3}", with: "</mark>")
        }
    }

    package init(query: String, kind: String, results: [Result], pagination: Pagination) {
        pageTitle = query.isEmpty ? "Search" : "Search: \(query.excerpt(60))"
        self.query = query
        hasQuery = !query.isEmpty
        self.results = results
        self.pagination = pagination
        kinds = [
            ("", "Everything"), ("article", "Articles"), ("contribution", "Contributions"), ("question", "Questions"),
            ("answer", "Answers"),
        ].map {
            Choice.Option(optionValue: $0.0, optionID: "kind-\($0.0)", optionLabel: $0.1, isChosen: $0.0 == kind)
        }
    }
}
