internal import Colloquium

/// DataCite's records of data sets, theses, preprints and whatever else gets a DOI from a repository.
enum DataCite {
    /// Nil for an element that is no resource, or one that says nothing.
    static func record(in element: XMLTree.Element) -> ArticleRecord? {
        DataCiteResource(element).flatMap { $0.record.isBare ? nil : $0.record }
    }
}

extension ArticleRecord {
    /// Nothing by which a work could be known.
    var isBare: Bool { title.isEmpty && identifiers.isEmpty }
}
