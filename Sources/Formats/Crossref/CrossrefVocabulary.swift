internal import Colloquium

/// The words that Crossref's XML and JSON share for how works relate.
enum CrossrefVocabulary {
    /// What a notice does to the work it names. An unknown kind of notice is shown as a correction: hiding it would
    /// be worse than calling it by a general name.
    static func update(_ type: String) -> ArticleRecord.Relation.Kind {
        switch type.lowercased().replacing("-", with: "_") {
        case "retraction", "partial_retraction", "withdrawal", "removal": .retractionOf
        case "expression_of_concern": .concernAbout
        case "new_version", "new_edition", "version_of_record": .updateOf
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

    /// Nil for relations that say nothing about reading the work: funding, data, translations.
    static func relation(_ type: String) -> ArticleRecord.Relation.Kind? {
        switch type.lowercased().replacing("-", with: "") {
        case "ispreprintof": .preprintOf
        case "haspreprint", "isversionof", "hasversion", "ismanuscriptof", "hasmanuscript", "isidenticalto",
            "isvariantformof", "isoriginalformof":
            .versionOf
        case "isreplacedby": .updatedBy
        case "replaces": .updateOf
        case "iscommenton", "isreviewof", "isreplyto": .commentOn
        case "hascomment", "hasreview", "hasreply": .commentedBy
        default: nil
        }
    }
}
