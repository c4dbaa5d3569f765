internal import Colloquium

/// JATS, the journals' full-text format, alone or wrapped by PubMed Central or an OAI repository.
enum JATS {
    /// Empty where the document holds no article with front matter.
    static func records(in root: XMLTree.Element) -> [ArticleRecord] {
        root.outermost("article").prefix(RecordReader.maximumRecords).compactMap { JATSArticle($0)?.record }
    }
}
