internal import Colloquium

/// The reference types of RIS and what they are to us.
enum RISVocabulary {
    static func kind(_ type: String) -> ArticleRecord.Kind {
        switch type.uppercased() {
        case "JOUR", "JFULL", "EJOUR", "INPR", "ABST", "MGZN", "NEWS": .article
        case "BOOK", "EBOOK", "EDBOOK", "CLSWK", "SER", "PAMP", "MUSIC": .book
        case "CHAP", "ECHAP", "ENCYC", "DICT": .chapter
        case "CONF", "CPAPER": .conferencePaper
        case "THES": .thesis
        case "RPRT", "GOVDOC", "STAND": .report
        case "DATA", "AGGR", "DBASE": .dataset
        case "COMP": .software
        case "BLOG", "WEB", "ELEC", "ICOMM": .webPage
        default: .other
        }
    }

    static func type(_ kind: ArticleRecord.Kind) -> String {
        switch kind {
        case .article: "JOUR"
        case .preprint: "UNPB"
        case .book: "BOOK"
        case .chapter: "CHAP"
        case .conferencePaper: "CONF"
        case .thesis: "THES"
        case .report: "RPRT"
        case .dataset: "DATA"
        case .software: "COMP"
        case .webPage: "ELEC"
        case .other: "GEN"
        }
    }
}
