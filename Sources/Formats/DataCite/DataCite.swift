internal import Colloquium

/// DataCite's records of data sets, theses, preprints and whatever else gets a DOI from a repository.
enum DataCite {
    /// Whether an element begins a DataCite record: the root of a file, or what OAI-PMH carries.
    static func recognises(_ element: XMLTree.Element) -> Bool { DataCiteResource(element) != nil }

    /// Nil for an element that is no resource, or one that says nothing.
    static func record(in element: XMLTree.Element) -> ArticleRecord? {
        DataCiteResource(element).flatMap { $0.record.isBare ? nil : $0.record }
    }

    /// Every resource in a document, in whatever wrapping. Empty where it is not DataCite's.
    static func records(in root: XMLTree.Element) -> [ArticleRecord] {
        root.outermost("resource").prefix(RecordReader.maximumRecords).compactMap(record)
    }
}

extension ArticleRecord {
    /// Nothing by which a work could be known.
    var isBare: Bool { title.isEmpty && identifiers.isEmpty }
}
