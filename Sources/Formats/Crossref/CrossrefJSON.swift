internal import Colloquium

/// Works as Crossref's REST interface answers them: one, a list, or an export of bare works.
enum CrossrefJSON {
    /// The envelope says what the message is; a bare work has the marks of Crossref's own bookkeeping, which its CSL
    /// keeps and other CSL has not.
    static func recognises(_ outline: JSONOutline) -> Bool {
        if outline.has("message"), outline.has("message-type") || outline.has("status") {
            let message = outline.inside("message")
            return isWork(message) || message.has("items") || message.has("DOI")
        }
        return isWork(outline)
    }

    private static func isWork(_ outline: JSONOutline) -> Bool {
        outline.has("DOI")
            && ["prefix", "member", "indexed", "deposited", "is-referenced-by-count"].contains { outline.has($0) }
    }

    /// Empty for the answer to a search that found nothing.
    static func records(in bytes: [UInt8]) throws(FormatError) -> [ArticleRecord] {
        let answers = LooseJSON.decode(LooseList<CrossrefAnswer>.self, from: bytes)?.elements ?? []
        let works = answers.flatMap(\.works).filter { !$0.doi.text.isEmpty }
        guard !works.isEmpty || answers.contains(where: \.isEmptyList) else { throw .unrecognised }
        return works.prefix(RecordReader.maximumRecords).map(\.record)
    }
}
