package import Colloquium

/// What was found, and ways to narrow it down.
package struct SearchPage: SitePage {
    package static let template = "search/search"

    package let pageTitle: String
    let query: String
    let hasQuery: Bool
    let misread: [String]
    let cutNote: String
    let foundText: String
    let beginningNote: String
    let facetsHTML: String
    let resultsHTML: String
    let pagination: Pagination
    let saved: [SavedSearchLink]
    let savesAs: [SearchSaveForm]

    /// Values of one field, as links.
    package struct Facet: Sendable {
        let name: String
        let values: [Value]
        /// The way back to all values, where one was chosen.
        let widerPath: String?

        package struct Value: Sendable {
            let name: String
            let count: String
            let path: String

            package init(_ name: String, count: String, path: String) {
                self.name = name
                self.count = count
                self.path = path
            }
        }

        package init(_ name: String, _ values: [Value], wider path: String?) {
            self.name = name
            self.values = values
            widerPath = path
        }
    }

    package struct Result: Sendable {
        let title: String
        let path: String
        let kind: String
        let author: String
        let day: String
        let flags: [ArticleFlag]
        /// Escaped text with `<mark>` around what was found.
        let snippetHTML: String

        /// - Parameters:
        ///   - notices: of the article.
        ///   - citedNotices: of works that the text names.
        ///   - snippet: with the words found between U+0002 and U+0003.
        package init(
            title: String, path: String, kind: String, author: String, day: String,
            notices: [EditorialNotice.Kind] = [], versionNotices: [EditorialNotice.Kind] = [],
            citedNotices: [EditorialNotice.Kind] = [], snippet: String
        ) {
            self.title = title
            self.path = path
            self.kind = kind
            self.author = author
            self.day = day
            flags =
                ArticleFlag.list(notices) + ArticleFlag.list(ofOtherVersions: versionNotices)
                + ArticleFlag.list(ofCitedWorks: citedNotices)
            snippetHTML = snippet.markedHTML
        }
    }

    /// What the page needs, gathered by the caller.
    package struct Content {
        /// As it was typed.
        package var typed = ""
        package var query = SearchQuery("")
        package var results: [Result] = []
        package var count = 0
        package var isMore = false
        package var isByBeginning = false
        package var facets: [Facet] = []
        package var saved: [SavedSearch] = []

        package init() {}
    }

    /// - Parameter csrf: of a member, who may save the search; nil for a visitor.
    package init(_ content: Content, pagination: Pagination, csrf: String?) {
        query = content.typed
        pageTitle = query.isEmpty ? "Search" : "Search: \(query.excerpt(60))"
        hasQuery = !query.isEmpty
        misread = content.query.misread
        cutNote =
            content.query.isCut
            ? "A search looks for at most \(SearchQuery.partLimit) words at once; those behind were left out." : ""
        let number = "\(content.count)\(content.isMore ? " or more" : "")"
        foundText =
            switch content.count {
            case 0: "No results"
            case 1: "1 result"
            default: "\(number) results"
            }
        beginningNote =
            content.isByBeginning
            ? "Nothing matched exactly; this is what begins with “\(content.query.words.last?.words.joined(separator: " ") ?? "")”."
            : ""
        facetsHTML = SearchHTML.lists(content.facets)
        resultsHTML = SearchHTML.items(content.results)
        self.pagination = pagination
        saved = content.saved.map(SavedSearchLink.init)
        let savable = content.query.isEmpty ? nil : csrf
        savesAs =
            savable.map { csrf in
                [SearchSaveForm(content.typed, name: content.query.text.excerpt(60), csrf: csrf)]
            } ?? []
    }
}

/// A member's search, to run it again.
package struct SavedSearchLink: Sendable {
    let savedName: String
    let savedQuery: String
    let savedPath: String
    let savedRemoval: String
    let savedFollowPath: String

    package init(_ search: SavedSearch) {
        savedName = search.name
        savedQuery = search.query.text
        savedPath = SitePath.search(search.query)
        savedRemoval = SitePath.removal(of: search.number)
        savedFollowPath = SitePath.following(.search(search.number))
    }
}

extension String {
    /// Escaped text with `<mark>` around what stands between U+0002 and U+0003.
    fileprivate var markedHTML: String {
        var text = self
        var html: [UInt8] = []
        html.reserveCapacity(2 * utf8.count)
        text.withUTF8 { bytes in
            var (start, mark): (Int, UInt8) = (0, 2)
            while let end = ByteSearch.first(mark, in: bytes, from: start) {
                html.append(escapedForHTML: UnsafeBufferPointer(rebasing: bytes[start..<end]))
                html += (mark == 2 ? "<mark>" : "</mark>").utf8
                (start, mark) = (end + 1, mark == 2 ? 3 : 2)
            }
            html.append(escapedForHTML: UnsafeBufferPointer(rebasing: bytes[start...]))
        }
        return String(decoding: html, as: UTF8.self)
    }
}

extension SearchPage: NamedParts {
    package func child(named part: String) -> Any? {
        switch part {
        case "pageTitle": pageTitle
        case "query": query
        case "hasQuery": hasQuery
        case "misread": misread
        case "cutNote": cutNote
        case "foundText": foundText
        case "beginningNote": beginningNote
        case "facetsHTML": facetsHTML
        case "resultsHTML": resultsHTML
        case "pagination": pagination
        case "saved": saved
        case "savesAs": savesAs
        default: nil
        }
    }
}

extension SavedSearchLink: NamedParts {
    package func child(named part: String) -> Any? {
        switch part {
        case "savedName": savedName
        case "savedQuery": savedQuery
        case "savedPath": savedPath
        case "savedRemoval": savedRemoval
        case "savedFollowPath": savedFollowPath
        default: nil
        }
    }
}
