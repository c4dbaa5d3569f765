/// The words of an item that rules and searches look at.
package struct ItemText: Hashable, Sendable {
    package let title: FoldedText
    /// Title, summaries, keywords, MeSH headings and the journal's name.
    package let all: FoldedText
    /// The words of each author's name, and of each group's; initials one by one.
    package let authors: [[String]]
    package let headings: Set<String>

    package init(_ record: ArticleRecord) {
        title = FoldedText(record.title)
        var all = title
        for summary in record.abstracts {
            for section in summary.sections where all.bytes.count < Self.maximumBytes { all.append(section.text) }
        }
        for word in record.keywords + record.meshTerms + [record.subtitle, record.container.title] { all.append(word) }
        self.all = all
        authors = record.contributors.map(NameWords.of)
        headings = Set(record.meshTerms.map { FoldedText($0).text })
    }

    /// What `all` has after the title.
    package var body: String { String(decoding: all.bytes.dropFirst(title.bytes.count), as: UTF8.self) }

    /// The longest abstracts have a few thousand characters; what is longer is a whole text.
    private static let maximumBytes = 20_000
}
