internal import Colloquium

/// Entry types of BibTeX and BibLaTeX (Kime, Wemheuer, Lehman, "The biblatex Package", 2.1), and those that
/// reference managers add.
enum BibTeXVocabulary {
    static func isKnown(_ type: String) -> Bool {
        kinds[type] != nil || ["comment", "string", "preamble"].contains(type)
    }

    static func kind(_ type: String) -> ArticleRecord.Kind { kinds[type] ?? .other }

    static func type(_ kind: ArticleRecord.Kind) -> String {
        switch kind {
        case .article: "article"
        case .book: "book"
        case .chapter: "incollection"
        case .conferencePaper: "inproceedings"
        case .thesis: "phdthesis"
        case .report: "techreport"
        case .dataset: "dataset"
        case .software: "software"
        case .webPage: "online"
        case .preprint, .other: "misc"
        }
    }

    private static let kinds: [String: ArticleRecord.Kind] = [
        "article": .article, "periodical": .other, "suppperiodical": .article, "review": .article,
        "newspaper": .article, "magazine": .article,
        "book": .book, "mvbook": .book, "booklet": .book, "collection": .book, "mvcollection": .book,
        "reference": .book, "mvreference": .book, "proceedings": .book, "mvproceedings": .book, "ebook": .book,
        "manual": .report, "techreport": .report, "report": .report, "standard": .report, "whitepaper": .report,
        "inbook": .chapter, "bookinbook": .chapter, "suppbook": .chapter, "incollection": .chapter,
        "suppcollection": .chapter, "inreference": .chapter,
        "inproceedings": .conferencePaper, "conference": .conferencePaper, "presentation": .conferencePaper,
        "phdthesis": .thesis, "mastersthesis": .thesis, "thesis": .thesis, "bathesis": .thesis,
        "dataset": .dataset, "data": .dataset, "software": .software,
        "online": .webPage, "electronic": .webPage, "www": .webPage, "webpage": .webPage,
        "unpublished": .other, "misc": .other, "preprint": .preprint, "patent": .other, "letter": .other,
        "set": .other, "artwork": .other, "audio": .other, "image": .other, "movie": .other, "music": .other,
        "video": .other, "performance": .other, "legal": .other, "legislation": .other, "jurisdiction": .other,
        "commentary": .other, "customa": .other, "xdata": .other,
    ]
}
