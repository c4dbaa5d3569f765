internal import Colloquium

/// The suggested values of JATS (Archiving and Interchange 1.3) and what publishers write besides.
enum JATSVocabulary {
    /// Nil for those who are in the list without being contributors: members of a group author.
    static func role(_ name: String) -> ArticleRecord.Contributor.Role? {
        let words = name.lowercased()
        if words.contains("non-byline") { return nil }
        switch words {
        case "", "author", "authors", "collab", "group", "corresp", "collaborator": return .author
        default: break
        }
        if words.hasPrefix("author") { return .author }
        if words.contains("editor") { return .editor }
        if words.contains("translator") { return .translator }
        if words.contains("reviewer") || words == "referee" { return .reviewer }
        return words == "compiler" ? .compiler : .other
    }

    /// `pub-type`, or `date-type` with its format.
    static func date(_ type: String, format: String) -> ArticleRecord.PublicationDate.Kind? {
        switch type.lowercased() {
        case "epub": .online
        case "ppub", "collection", "issue-pub", "epub-ppub": .print
        case "preprint", "epreprint": .posted
        case "", "pub": format == "electronic" ? .online : format == "print" ? .print : .published
        default: nil
        }
    }

    static func historyDate(_ type: String) -> ArticleRecord.PublicationDate.Kind? {
        switch type.lowercased() {
        case "received": .received
        case "accepted": .accepted
        default: nil
        }
    }

    static func kind(_ articleType: String, journal: String) -> ArticleRecord.Kind {
        switch articleType.lowercased() {
        case "preprint": .preprint
        case "dissertation", "thesis": .thesis
        case "conference-paper", "proceedings-paper": .conferencePaper
        default: PreprintServer.isName(journal) ? .preprint : .article
        }
    }

    /// `related-article-type`, read from this article to the one it names.
    static func relation(_ type: String) -> ArticleRecord.Relation.Kind? {
        switch type.lowercased() {
        case "retracted-article", "partial-retraction-of", "withdrawn-article", "removed-article": .retractionOf
        case "retraction-forward", "retraction", "retraction-notice", "partial-retraction", "withdrawal",
            "removal":
            .retractedBy
        case "corrected-article", "addended-article", "corrigendum-of", "erratum-of": .correctionOf
        case "correction-forward", "correction", "addendum", "erratum", "errata", "corrigendum": .correctedBy
        case "object-of-concern": .concernAbout
        case "expression-of-concern": .concernedBy
        case "commentary-article", "peer-reviewed-article", "reviewed-article", "letter-to", "reply-to": .commentOn
        case "commentary", "letter", "reply", "reviewer-report", "peer-review", "response": .commentedBy
        case "preprint": .hasPreprint
        case "published-article", "version-of-record", "journal-article": .preprintOf
        case "updated-article", "previous-version": .updateOf
        case "update", "updates", "new-version", "update-forward": .updatedBy
        case "republished-article", "companion-version": .versionOf
        case "translated-article": .translationOf
        case "translation", "article-translation": .translatedAs
        case "supplemented-article": .supplementTo
        default: nil
        }
    }
}
