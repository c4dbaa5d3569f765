internal import Colloquium

/// The words that Crossref's XML and JSON share. Names of types are compared without the marks between their words,
/// which the two write differently.
enum CrossrefVocabulary {
    /// What a notice does to the work it names. An unknown kind of notice is shown as a correction: hiding it would
    /// be worse than calling it by a general name.
    static func update(_ type: String) -> ArticleRecord.Relation.Kind {
        switch letters(type) {
        case "retraction", "partialretraction", "withdrawal", "removal": .retractionOf
        case "expressionofconcern": .concernAbout
        case "newversion", "newedition", "versionofrecord": .updateOf
        default: .correctionOf
        }
    }

    /// The same kinds seen from the work that was corrected.
    static func updated(_ type: String) -> ArticleRecord.Relation.Kind {
        switch update(type) {
        case .retractionOf: .retractedBy
        case .concernAbout: .concernedBy
        case .updateOf: .updatedBy
        default: .correctedBy
        }
    }

    /// Nil for relations that say nothing about reading the work: funding, parts, references.
    static func relation(_ type: String) -> ArticleRecord.Relation.Kind? {
        switch letters(type) {
        case "ispreprintof": .preprintOf
        case "haspreprint": .hasPreprint
        case "isversionof", "hasversion", "ismanuscriptof", "hasmanuscript", "isidenticalto", "issameas",
            "isvariantformof", "isoriginalformof":
            .versionOf
        case "isreplacedby": .updatedBy
        case "replaces": .updateOf
        case "iscommenton", "isreviewof", "isreplyto": .commentOn
        case "hascomment", "hasreview", "hasreply": .commentedBy
        case "istranslationof": .translationOf
        case "hastranslation": .translatedAs
        case "issupplementto": .supplementTo
        case "issupplementedby": .supplementedBy
        default: nil
        }
    }

    /// What a work's type says; `subtype` tells posted contents apart.
    static func kind(_ type: String, subtype: String = "") -> ArticleRecord.Kind {
        switch letters(type) {
        case "journalarticle": .article
        case "postedcontent": postedKind(subtype)
        case "book", "monograph", "editedbook", "referencebook", "bookset", "bookseries", "proceedings",
            "bookmetadata", "bookseriesmetadata", "booksetmetadata", "proceedingsseries":
            .book
        case "bookchapter", "booksection", "bookpart", "referenceentry", "booktrack", "contentitem": .chapter
        case "proceedingsarticle", "conferencepaper": .conferencePaper
        case "dissertation": .thesis
        case "report", "reportseries", "reportcomponent", "reportpaper", "reportpapermetadata", "standard",
            "standardmetadata":
            .report
        case "dataset", "database": .dataset
        // Content negotiation answers with the types of CSL.
        default: CSLVocabulary.kind(type, isInJournal: false)
        }
    }

    private static func postedKind(_ subtype: String) -> ArticleRecord.Kind {
        switch letters(subtype) {
        case "dissertation": .thesis
        case "report": .report
        default: .preprint
        }
    }

    /// Roles other than the author's.
    static func role(_ name: String) -> ArticleRecord.Contributor.Role {
        switch letters(name) {
        case "editor": .editor
        case "translator": .translator
        case "reviewer", "reviewassistant", "statsreviewer", "reviewerexternal": .reviewer
        default: .other
        }
    }

    /// Who told Crossref of a notice or a relation; a relation that the other side's depositor states is theirs.
    static func asserter(_ source: String) -> String {
        switch letters(source) {
        case "publisher", "subject": "publisher"
        case "retractionwatch": "Retraction Watch"
        case "object": "the other work's publisher"
        default: source
        }
    }

    /// Versions in NISO's words (RP-8-2008); "tdm" and "unspecified" name none.
    static func version(_ name: String) -> String {
        switch letters(name) {
        case "vor": "VoR"
        case "am": "AM"
        default: ""
        }
    }

    /// The licence that holds for readers: that of the version of record, else one for no version in particular, else
    /// an open one that was stated for text mining alone, else that of the manuscript.
    static func licence(_ stated: [(url: String, version: String)]) -> String {
        func rank(_ licence: (url: String, version: String)) -> Int? {
            switch letters(licence.version) {
            case "vor": 0
            case "", "unspecified": 1
            case "tdm" where licence.url.contains("creativecommons.org"): 2
            case "am": 3
            default: nil
            }
        }
        let ranked = stated.compactMap { licence in rank(licence).map { ($0, licence.url) } }
        return ranked.min { $0.0 < $1.0 }?.1 ?? ""
    }

    private static func letters(_ name: String) -> String { name.lowercased().filter(\.isLetter) }
}
