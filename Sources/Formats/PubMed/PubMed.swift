internal import Colloquium

/// PubMed's own XML: what efetch answers and what "Save as XML" gave.
enum PubMed {
    /// Empty where the document is not PubMed's.
    static func records(in root: XMLTree.Element) -> [ArticleRecord] {
        let articles = root.outermost("PubmedArticle") + root.outermost("PubmedBookArticle")
        return articles.prefix(RecordReader.maximumRecords).compactMap { PubMedCitation($0)?.record }
    }
}
