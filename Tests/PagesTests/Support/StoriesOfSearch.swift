import Colloquium

@testable import Pages

extension Storybook {
    var search: SearchPage.Content {
        var content = SearchPage.Content()
        content.typed = text
        let words = (0...SearchQuery.partLimit).map { "word\($0)" }.joined(separator: " ")
        content.query = SearchQuery("\(words) year:\(text)")
        content.results = [
            .init(
                title: text, path: "/a", kind: text, author: text, day: text, notices: [.retraction],
                snippet: "\u{2}\(text)\u{3}")
        ]
        content.count = 700
        content.isMore = true
        content.isByBeginning = true
        content.facets = [.init(text, [.init(text, count: "7", path: "/search?q=a")], wider: "/search?q=b")]
        content.saved = [savedSearch]
        return content
    }

    var savedSearch: SavedSearch { SavedSearch(number: 1, name: text, query: SearchQuery("words")) }

    var searchEntry: SavedSearch.Entry {
        var entry = SavedSearch.Entry()
        entry.name = text
        entry.query = text
        return entry
    }
}
