import Colloquium

/// What the search of inboxes has of one item.
struct ItemWords: Hashable, Sendable {
    let title: String
    let authors: String
    let body: String

    init(_ text: ItemText) {
        title = text.title.text
        authors = text.authors.lazy.map(Self.words(of:)).joined(separator: "\n")
        body = text.body
    }

    /// A name is found with its initials apart and together: "smith j a ja".
    private static func words(of name: [String]) -> String {
        let words = name.joined(separator: " ")
        let initials = name.filter { $0.utf8.count == 1 }
        return initials.count < 2 ? words : words + " " + initials.joined()
    }
}
