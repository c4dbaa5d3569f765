internal import Colloquium

/// Crossref's XML: the answer of its query service (unixref, unixsd) and a publisher's deposit.
enum Crossref {
    /// The works in a `crossref` of an answer or the `body` of a deposit.
    static func records(in element: XMLTree.Element) -> [ArticleRecord] {
        CrossrefWork.works(in: element).prefix(RecordReader.maximumRecords).map(\.record)
    }
}
