extension Prose {
    /// The works a text names: in its links, and by DOI, PMID, PMCID or arXiv number in its words. A lone number names
    /// nothing, since most are counts.
    package var citedWorks: [Identifier] {
        let links = html.matches(of: /href="([^"]*)"/).compactMap { match in
            Identifier.recogniseWork(String(match.1).replacing("&amp;", with: "&"))
        }
        return links.including(Self.works(in: words.split(separator: " ").map(String.init)))
    }

    private static func works(in words: [String]) -> [Identifier] {
        var found: [Identifier] = []
        for (index, word) in words.enumerated() {
            let bare = String(word.drop { "([{<\"'“‘,;:".contains($0) })
            if isLabel(bare), index + 1 < words.count {
                found += labelled(bare, words[index + 1])
            } else if bare.contains(where: { $0.isLetter || $0 == "/" }), let work = work(bare) {
                found.append(work)
            }
        }
        return found
    }

    /// A word as it stands, or without the marks that a sentence leaves at its end.
    private static func work(_ word: String) -> Identifier? {
        if let whole = Identifier.recogniseWork(word) { return whole }
        var word = word
        while let last = word.last, ".,;:!?)]}>\"'”’".contains(last) { word.removeLast() }
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
