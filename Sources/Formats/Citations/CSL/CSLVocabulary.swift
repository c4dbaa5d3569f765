internal import Colloquium

/// Types of items (CSL 1.0.2, Appendix III), and Crossref's own, which its content negotiation leaves in.
enum CSLVocabulary {
    /// - Parameter isInJournal: whether the item has a volume or an issue.
    static func kind(_ type: String, isInJournal: Bool) -> ArticleRecord.Kind {
        switch type {
        case "article-journal", "journal-article", "article-magazine", "article-newspaper", "review", "review-book",
            "periodical":
            .article
        // Since CSL 1.0.2 this is the type of preprints; before, it was that of anything.
        case "article": isInJournal ? .article : .preprint
        case "posted-content", "preprint": .preprint
        case "book", "monograph", "edited-book", "reference-book", "classic", "collection", "proceedings": .book
        case "chapter", "book-chapter", "book-section", "entry", "entry-dictionary", "entry-encyclopedia",
            "reference-entry":
            .chapter
        case "paper-conference", "proceedings-article", "speech": .conferencePaper
        case "thesis", "dissertation": .thesis
        case "report", "report-component", "standard": .report
        case "dataset": .dataset
        case "software": .software
        case "webpage", "post", "post-weblog": .webPage
        default: .other
        }
    }

    static func type(_ kind: ArticleRecord.Kind) -> String {
        switch kind {
        case .article: "article-journal"
        case .preprint: "article"
        case .book: "book"
        case .chapter: "chapter"
        case .conferencePaper: "paper-conference"
        case .thesis: "thesis"
        case .report: "report"
        case .dataset: "dataset"
        case .software: "software"
        case .webPage: "webpage"
        case .other: "document"
        }
    }
}
