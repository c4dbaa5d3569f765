internal import Colloquium

/// RIS, the format that every publisher's and reference manager's "export citation" speaks.
package enum RIS {
    static func records(in bytes: [UInt8]) throws(FormatError) -> [ArticleRecord] {
        let text = CitationText.text(bytes)
        guard recognises(text) else { throw .unrecognised }
        return RISWire.records(in: text).map { RISTranslation(record: $0).record }
    }

    /// Whether the first tag is the one that begins a record; publishers put lines of their own before it.
    static func recognises(_ head: some StringProtocol) -> Bool {
        for line in CitationLines(head.prefix(10_000)).prefix(200) {
            guard let (tag, value) = RISWire.tagged(line) else { continue }
            return tag == "TY" && !value.isEmpty
        }
        return false
    }
}
