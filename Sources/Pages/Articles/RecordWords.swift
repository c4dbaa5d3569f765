import Colloquium

extension ArticleRecord.Origin {
    /// "PubMed: ArticleTitle", or the source alone.
    var text: String { element.isEmpty ? source : "\(source): \(element)" }
}

extension ArticleRecord.Relation {
    var text: String {
        let words =
            switch kind {
            case .retractionOf: "retraction of"
            case .retractedBy: "retracted by"
            case .correctionOf: "correction of"
            case .correctedBy: "corrected by"
            case .concernAbout: "expression of concern about"
            case .concernedBy: "expression of concern in"
            case .commentOn: "comment on"
            case .commentedBy: "commented on in"
            case .preprintOf: "preprint of"
            case .hasPreprint: "posted before as"
            case .publishedAs: "published as"
            case .versionOf: "version of"
            case .updateOf: "update of"
            case .updatedBy: "updated by"
            case .translationOf: "translation of"
            case .translatedAs: "translated as"
            case .supplementTo: "supplement to"
            case .supplementedBy: "supplemented by"
            }
        return "\(words) \(target.label)"
    }
}
