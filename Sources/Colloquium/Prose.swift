/// Text a member wrote, with the safe HTML it was turned into once, when it was written.
package struct Prose: Hashable, Sendable, Codable {
    /// Markdown as typed.
    package let source: String
    /// HTML that may stand in a page as it is.
    package let html: String

    package init(source: String, html: String) {
        self.source = source
        self.html = html
    }

    package static let limit = 20_000
}

extension Prose {
    /// What a reader reads, for the search: the HTML without its tags, characters instead of references.
    package var words: String {
        html.replacing(/<[^>]*>/, with: " ")
            .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#39;", with: "'").replacing("&amp;", with: "&").tidiedLine
    }
}
