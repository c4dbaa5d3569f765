import Colloquium

/// What the search of inboxes has of one item.
struct ItemWords: Hashable, Sendable {
    let title: String
    let authors: String
    let body: String

    init(_ text: ItemText) {
        title = text.title.text
        authors = text.authors.lazy.map { $0.joined(separator: " ") }.joined(separator: "\n")
        body = text.body
    }

    /// The words of all that sources say of an item.
    init(all said: [ItemWords]) {
        title = said.map(\.title).joined(separator: "\n")
        authors = said.map(\.authors).joined(separator: "\n")
        body = said.map(\.body).joined(separator: "\n")
    }
}
