extension Prose {
    /// The works a text names: in its links, and by DOI, PMID, PMCID or arXiv number in its words. A lone number names
    /// nothing, since most are counts.
    package var citedWorks: [Identifier] { citedWorks(among: words) }

    /// The same where the words are known.
    package func citedWorks(among words: String) -> [Identifier] {
        linkedWorks.including(Self.works(in: words.split(separator: " ")))
    }

    /// All that an answer could rest on: the works a text names, the pages it links to, and books by their labelled ISBN.
    package var citedSources: Set<Identifier> {
        Set(citedWorks + links.compactMap(Identifier.recognise) + Self.books(in: words.split(separator: " ")))
    }

    private var linkedWorks: [Identifier] { links.compactMap(Identifier.recogniseWork) }

    private var links: [String] {
        guard html.has("href=\"") else { return [] }
        return html.matches(of: Self.linkTarget).map { String($0.1).replacing("&amp;", with: "&") }
    }

    // A pattern is read anew each time where it is written in place.
    nonisolated(unsafe) private static let linkTarget = /href="([^"]*)"/

    private static func books(in words: [Substring]) -> [Identifier] {
        words.indices.filter { words[$0].lowercased().contains("isbn") }.compactMap { index in
            let label = String(words[index].drop { !$0.isLetter })
            // The number may stand behind the label without a space, or in five groups of its own.
            return (0...5).lazy.compactMap { count in
                let number = words[(index + 1)...].prefix(count).joined(separator: " ")
                return Identifier.recognise([label, number].joined(separator: " ").trimmedOfSentenceMarks)
            }.first { $0.scheme == .isbn }
        }
    }

    private static func works(in words: [Substring]) -> [Identifier] {
        var found: [Identifier] = []
        for (index, word) in words.enumerated() where mayName(word) {
            let bare = String(word.drop { "([{<\"'“‘,;:".contains($0) })
            if isLabel(bare), index + 1 < words.count {
                found += labelled(bare, String(words[index + 1]))
            } else if bare.contains(where: { $0.isLetter || $0 == "/" }), let work = work(bare) {
                found.append(work)
            }
        }
        return found
    }

    /// Whether a word may be a name or the label of one, told by its bytes: every name has a figure in it, and few words have.
    private static func mayName(_ word: Substring) -> Bool {
        var copy = word
        return copy.withUTF8 { bytes in
            bytes.contains { (0x30...0x39).contains($0) || $0 >= 0x80 }
                || bytes.count < 20
                    && bytes.contains { $0 | 0x20 == UInt8(ascii: "p") || $0 | 0x20 == UInt8(ascii: "x") }
        }
    }

    /// A word as it stands, or without the marks that a sentence leaves at its end.
    private static func work(_ word: String) -> Identifier? {
        if let whole = Identifier.recogniseWork(word) { return whole }
        let word = word.trimmedOfSentenceMarks
        return word.isEmpty ? nil : Identifier.recogniseWork(word)
    }

    private static func isLabel(_ word: String) -> Bool {
        ["pmid", "pmid:", "pmcid", "pmcid:", "arxiv", "arxiv:"].contains(word.lowercased())
    }

    private static func labelled(_ label: String, _ word: String) -> [Identifier] {
        let scheme = Identifier.Scheme(rawValue: String(label.lowercased().prefix { $0 != ":" }))
        let value = String(word.prefix { !",;)]".contains($0) })
        return scheme.flatMap { Identifier($0, value) }.map { [$0] } ?? []
    }
}

extension String {
    fileprivate var trimmedOfSentenceMarks: String {
        var text = self
        while let last = text.last, " .,;:!?)]}>\"'”’".contains(last) { text.removeLast() }
        return text
    }
}
