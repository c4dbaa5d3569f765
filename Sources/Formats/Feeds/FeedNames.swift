internal import Colloquium

/// The names and addresses of one item. Platforms say the same in up to six elements; each text is read once.
struct FeedNames {
    private struct Meaning {
        let text: String
        /// The text as an address.
        let page: WebAddress?
        /// The work it names.
        let work: Identifier?

        init(_ text: String) {
            self.text = text
            page = WebAddress(text)
            work = if let page { Identifier.work(at: page) } else { Identifier.recogniseWork(text) }
        }
    }

    private var known: [Meaning] = []

    /// The first of the texts that is an address, in its normal form.
    mutating func firstPage(in texts: [String]) -> String? {
        for text in texts where !text.isEmpty {
            if let page = known[place(of: text)].page { return page.description }
        }
        return nil
    }

    /// The work that a text names.
    mutating func work(namedBy text: String) -> Identifier? { known[place(of: text)].work }

    private mutating func place(of text: String) -> Int {
        if let place = known.firstIndex(where: { $0.text == text }) { return place }
        if known.isEmpty { known.reserveCapacity(6) }
        known.append(Meaning(text))
        return known.count - 1
    }
}
