internal import Colloquium

/// BibTeX and its successor BibLaTeX.
enum BibTeX {
    static func records(in bytes: [UInt8]) throws(FormatError) -> [ArticleRecord] {
        let text = CitationText.text(bytes)
        guard recognises(text) else { throw .unrecognised }
        let entries = BibTeXInheritance.completed(BibTeXScanner.entries(in: text))
        return entries.map { BibTeXTranslation(entry: $0).record }
    }

    /// Whether a line begins an entry or a command of BibTeX. An "@" elsewhere is an address or a decorator.
    static func recognises(_ head: some StringProtocol) -> Bool {
        CitationLines(head.prefix(100_000)).prefix(2_000).contains { line in
            let line = line.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
            guard line.first == "@" else { return false }
            let type = line.dropFirst().prefix { $0.isASCII && $0.isLetter }
            let rest = line.dropFirst(type.count + 1).drop { $0 == " " || $0 == "\t" }
            return BibTeXVocabulary.isKnown(type.lowercased()) && (rest.first == "{" || rest.first == "(")
        }
    }
}
