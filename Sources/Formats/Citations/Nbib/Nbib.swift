internal import Colloquium

/// PubMed's citation files: the MEDLINE format ("PubMed format" on the site), as "Cite" and "Save" give it.
enum Nbib {
    static func records(in bytes: [UInt8]) throws(FormatError) -> [ArticleRecord] {
        let text = CitationText.text(bytes)
        guard recognises(text) else { throw .unrecognised }
        return NbibWire.records(in: text).map { NbibTranslation(stated: $0).record }
    }

    /// Whether the first tag is one that such a file begins with.
    static func recognises(_ head: some StringProtocol) -> Bool {
        for line in CitationLines(head.prefix(10_000)).prefix(200) {
            guard let (tag, value) = NbibWire.tagged(line) else { continue }
            return (tag == "PMID" || tag == "OWN" || tag == "STAT" || tag == "UI") && !value.isEmpty
        }
        return false
    }
}
