extension ArticleRecord {
    /// An assertion of the source that this work stands in a relation to another.
    package struct Relation: Hashable, Sendable {
        /// Each is read "this work is … the target"; every kind that is asserted from both sides has both directions.
        package enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
            case retractionOf, retractedBy, correctionOf, correctedBy, concernAbout, concernedBy
            case commentOn, commentedBy, preprintOf, hasPreprint, publishedAs, versionOf, updateOf, updatedBy
            case translationOf, translatedAs, supplementTo, supplementedBy
        }

        package var kind: Kind
        package var target: Identifier
        /// Who says so, as a person would name it: "PubMed", "Crossref", "publisher"; empty when not known.
        package var asserter: String

        package init(kind: Kind, target: Identifier, asserter: String = "") {
            self.kind = kind
            self.target = target
            self.asserter = asserter
        }
    }
}
