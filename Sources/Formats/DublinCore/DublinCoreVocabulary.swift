internal import Colloquium

/// Words that repositories put into Dublin Core, where the standard leaves them free.
enum DublinCoreVocabulary {
    /// From the DCMI types, the terms of OpenAIRE's `info:eu-repo/semantics/` and what people write instead.
    static func kind(of types: [String]) -> ArticleRecord.Kind {
        let words = types.map { type in
            let term = type.lowercased().split(separator: "/").last.map(String.init) ?? ""
            return term.filter { $0.isLetter }
        }
        let signs: [(ArticleRecord.Kind, [String])] = [
            (.preprint, ["preprint", "workingpaper"]), (.thesis, ["thesis", "dissertation"]),
            (.chapter, ["bookpart", "chapter", "booksection"]),
            (.conferencePaper, ["conferenceobject", "conferencepaper", "conferenceitem"]),
            (.report, ["report"]), (.book, ["book", "monograph"]), (.dataset, ["dataset"]), (.software, ["software"]),
        ]
        for word in words {
            if word.contains("article") { return .article }
            if word == "bookreview" { continue }
            if let sign = signs.first(where: { $0.1.contains { word.contains($0) } }) { return sign.0 }
        }
        return .article
    }

    /// OpenAIRE's way to name the same work elsewhere: "info:eu-repo/semantics/altIdentifier/doi/10.1000/182".
    static func alternative(_ relation: String) -> Identifier? {
        let text = relation.trimmingSpace
        guard let match = text.firstMatch(of: /^info:eu-repo\/semantics\/altIdentifier\/([A-Za-z]+)\/(.+)$/) else {
            return nil
        }
        let scheme: Identifier.Scheme? =
            switch match.1.lowercased() {
            case "doi": .doi
            case "pmid": .pmid
            case "arxiv": .arxiv
            case "isbn": .isbn
            default: nil
            }
        return scheme.flatMap { Identifier($0, String(match.2)) }
    }

    static func relation(_ refinement: String) -> ArticleRecord.Relation.Kind? {
        switch refinement {
        case "isversionof", "hasversion": .versionOf
        case "replaces": .updateOf
        case "isreplacedby": .updatedBy
        default: nil
        }
    }
}
