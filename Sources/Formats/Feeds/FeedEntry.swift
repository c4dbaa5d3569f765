/// What one item of a feed, or the head of a feed, says, by the role of the element whatever the dialect. Nobody needs a
/// copy of it, and its two dozen fields would be counted for each.
struct FeedEntry: ~Copyable, Sendable {
    /// A text with the name of the element it stood in.
    struct Said: Sendable {
        var element: String
        var value: String
        /// Whether the text is HTML, as most feeds mean theirs; Atom and JSON Feed can say that it is not.
        var isHTML = true
        /// As the source spells it; empty when it does not differ from the item's.
        var language = ""
    }

    var titles: [Said] = []
    var subtitles: [Said] = []
    var links: [String] = []
    var guids: [Said] = []
    var selfLink = ""
    var identifiers: [Said] = []
    var creators: [Said] = []
    var contributors: [Said] = []
    var bodies: [Said] = []
    var dates: [Said] = []
    var subjects: [String] = []
    var publicationName = ""
    var source = ""
    var issns: [String] = []
    var volume = ""
    var number = ""
    var firstPage = ""
    var lastPage = ""
    var section = ""
    var publisher = ""
    var language = ""
    var licence = ""
    /// The guid of an item that has no other link.
    var permanentLink = ""
    /// Files the item encloses, with their media types as stated.
    var enclosures: [(address: String, mediaType: String)] = []

    init() {}

    /// How many of the fields that tell where the article stands are filled.
    var placeFields: Int {
        func one(_ isThere: Bool) -> Int { isThere ? 1 : 0 }
        return one(!volume.isEmpty) + one(!number.isEmpty) + one(!firstPage.isEmpty) + one(!publisher.isEmpty)
            + one(!language.isEmpty) + one(!licence.isEmpty) + one(!section.isEmpty) + one(!subjects.isEmpty)
    }
}

enum WebAddressText {
    static func isHTTP(_ text: String) -> Bool { text.hasPrefix("http://") || text.hasPrefix("https://") }
}
