internal import Colloquium

/// DataCite's controlled lists (appendix 1) in the words of the common record.
enum DataCiteVocabulary {
    /// From the general type; where that is "Text", which stands for everything written, from the free type or CSL's.
    static func kind(general: String, free: String, citation: String) -> ArticleRecord.Kind {
        switch general.lowercased() {
        case "journalarticle", "datapaper": return .article
        case "preprint": return .preprint
        case "book", "conferenceproceeding": return .book
        case "bookchapter": return .chapter
        case "conferencepaper": return .conferencePaper
        case "dissertation": return .thesis
        case "report", "standard", "outputmanagementplan", "projectreport": return .report
        case "dataset": return .dataset
        case "software", "computationalnotebook", "workflow": return .software
        case "text", "": break
        default: return .other
        }
        let words = "\(free) \(citation)".lowercased()
        let signs: [(ArticleRecord.Kind, [String])] = [
            (.preprint, ["preprint", "working paper"]), (.thesis, ["thesis", "dissertation"]),
            (.chapter, ["chapter"]), (.conferencePaper, ["conference paper", "paper-conference", "proceedings"]),
            (.report, ["report"]), (.dataset, ["dataset"]), (.webPage, ["blog", "webpage", "post-weblog"]),
            (.book, ["book", "monograph"]),
        ]
        return signs.first { $0.1.contains { words.contains($0) } }?.0 ?? .article
    }

    /// Nil for relations that say nothing about reading the work: citations, parts, metadata, derivations.
    static func relation(_ type: String) -> ArticleRecord.Relation.Kind? {
        switch type.lowercased() {
        case "isversionof", "hasversion", "isidenticalto", "isvariantformof", "isoriginalformof": .versionOf
        case "isnewversionof", "obsoletes": .updateOf
        case "ispreviousversionof", "isobsoletedby": .updatedBy
        case "issupplementto": .supplementTo
        case "issupplementedby": .supplementedBy
        case "istranslationof": .translationOf
        case "hastranslation": .translatedAs
        case "ispreprintof": .preprintOf
        case "haspreprint": .hasPreprint
        case "reviews": .commentOn
        case "isreviewedby": .commentedBy
        default: nil
        }
    }

    /// Nil for those who kept, paid or registered the resource without a part in its making.
    static func role(_ type: String) -> ArticleRecord.Contributor.Role? {
        switch type.lowercased() {
        case "editor": .editor
        case "translator": .translator
        case "hostinginstitution", "distributor", "registrationagency", "registrationauthority", "funder", "sponsor",
            "rightsholder", "relatedperson":
            nil
        default: .other
        }
    }

    /// Which identifiers of DataCite's list (property 12.a) are ours.
    static func scheme(_ type: String) -> Identifier.Scheme? {
        switch type.lowercased() {
        case "doi": .doi
        case "pmid": .pmid
        case "pmcid": .pmcid
        case "arxiv": .arxiv
        case "isbn": .isbn
        case "url", "purl", "handle", "w3id": .url
        default: nil
        }
    }
}
