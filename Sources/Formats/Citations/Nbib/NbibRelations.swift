internal import Colloquium

/// Comments, corrections and retractions: each tag says how, the value cites the other work in words that end with
/// its identifiers.
enum NbibRelations {
    static func relation(_ field: TaggedRecord.Field) -> ArticleRecord.Relation? {
        guard let kind = kinds[field.tag], let target = target(field.value.replacing("\n", with: " ")) else {
            return nil
        }
        return ArticleRecord.Relation(kind: kind, target: target, asserter: "PubMed")
    }

    private static func target(_ citation: String) -> Identifier? {
        let tail = String(citation.suffix(300))
        if let target = NotedIdentifiers.pmid(in: tail) { return target }
        return Identifier.recogniseAll(in: tail).first { $0.scheme == .doi }
    }

    private static let kinds: [String: ArticleRecord.Relation.Kind] = [
        "RIN": .retractedBy, "ROF": .retractionOf, "PRIN": .retractedBy, "PROF": .retractionOf,
        "RRI": .retractedBy, "RRF": .versionOf, "EIN": .correctedBy, "EFR": .correctionOf,
        "CRI": .correctedBy, "CRF": .versionOf, "ECI": .concernedBy, "ECF": .concernAbout,
        "CIN": .commentedBy, "CON": .commentOn, "UIN": .updatedBy, "UOF": .updateOf,
        "RPI": .versionOf, "RPF": .versionOf,
    ]
}
