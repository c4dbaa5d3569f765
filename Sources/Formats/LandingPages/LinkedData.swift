internal import Colloquium

/// Linked data in schema.org's words: in a page, or a document of its own.
enum LinkedData {
    /// Every document in JSON-LD has names that begin with "@" at its top, and no other format here does.
    static func recognises(_ outline: JSONOutline) -> Bool {
        ["@context", "@graph", "@type"].contains { outline.has($0) }
    }

    /// The works that a document of its own describes.
    static func records(in bytes: [UInt8]) throws(FormatError) -> [ArticleRecord] {
        guard let document = LooseJSON.decode(LooseList<LinkedNode>.self, from: bytes) else {
            throw .malformed("not JSON")
        }
        return works(in: document.elements, source: "schema.org").map(\.record).filter { !$0.title.isEmpty }
    }

    /// The work that a page is about, from the scripts in it; the most scholarly of several.
    static func record(in scripts: [String], source: String) -> ArticleRecord? {
        let nodes = scripts.flatMap { script in
            script.jsonWithoutWrapping.flatMap { LooseJSON.decodeRelaxed(LooseList<LinkedNode>.self, from: $0) }?
                .elements ?? []
        }
        let works = works(in: nodes, source: source)
        let record = (works.first { $0.kind != .webPage } ?? works.first)?.record
        return record.flatMap { $0.title.isEmpty ? nil : $0 }
    }

    private static func works(in documents: [LinkedNode], source: String) -> [LinkedWork] {
        let nodes = documents.flatMap { [$0] + $0.fields.graph.all }.flatMap { [$0] + $0.fields.mainEntity.all }
            .prefix(RecordReader.maximumRecords)
        let named = Dictionary(nodes.filter { !$0.fields.id.text.isEmpty }.map { ($0.fields.id.text, $0) }) {
            first, _ in first
        }
        return nodes.compactMap { node in
            kind(of: node).map { LinkedWork(node: node, kind: $0, others: named, source: source) }
        }
    }

    /// Nil for a node that is no work: a person, a site, a list of links.
    private static func kind(of node: LinkedNode) -> ArticleRecord.Kind? {
        // The general stands beside the special: "CreativeWork", "Dataset".
        let types = node.types.filter { $0 != "creativework" } + node.types.filter { $0 == "creativework" }
        for type in types {
            switch type {
            case "scholarlyarticle", "medicalscholarlyarticle": return .article
            case "article":
                let isInJournal =
                    node.fields.isPartOf.all.contains { $0.isPeriodical }
                    || node.fields.identifier.all.contains { identifier($0)?.scheme == .doi }
                return isInJournal ? .article : .webPage
            case "newsarticle", "blogposting", "socialmediaposting", "reportagenewsarticle", "opinionnewsarticle",
                "analysisnewsarticle", "backgroundnewsarticle", "techarticle", "liveblogposting":
                return .webPage
            case "report": return .report
            case "thesis": return .thesis
            case "book": return .book
            case "chapter": return .chapter
            case "dataset": return .dataset
            case "softwaresourcecode", "softwareapplication": return .software
            case "creativework" where node.fields.identifier.all.contains { identifier($0)?.scheme == .doi }:
                return .other
            default: continue
            }
        }
        return nil
    }

    /// What can be a container's name; an issue or a volume of that name cannot.
    static func isContainer(_ node: LinkedNode) -> Bool {
        let types = Set(node.types)
        return types.isEmpty || !types.isSubset(of: ["publicationissue", "publicationvolume", "webpage"])
    }

    /// An identifier written as a text, or as a `PropertyValue` that names its scheme.
    static func identifier(_ node: LinkedNode) -> Identifier? {
        let value = node.text.isEmpty ? node.fields.value.text : node.text
        let scheme = node.fields.propertyID.text.isEmpty ? node.fields.name.text : node.fields.propertyID.text
        switch scheme.lowercased().split(separator: "/").last {
        case "doi"?: return Identifier(.doi, value)
        case "pmid"?, "pubmed"?, "pubmed id"?: return Identifier(.pmid, value)
        case "pmcid"?, "pmc"?: return Identifier(.pmcid, value)
        case "pii"?: return Identifier(.pii, value)
        case "arxiv"?: return Identifier(.arxiv, value)
        default: return work(value.isEmpty ? node.fields.id.text : value)
        }
    }

    /// What a text names, unless it is an address or a bare number, which name nothing outside their site.
    static func work(_ text: String) -> Identifier? {
        guard text.contains(where: { !$0.isNumber }), let found = Identifier.recognise(text) else { return nil }
        return [.doi, .pmid, .pmcid, .arxiv].contains(found.scheme) ? found : nil
    }
}

extension LinkedNode {
    fileprivate var isPeriodical: Bool {
        !Set(types).isDisjoint(with: ["periodical", "publicationissue", "publicationvolume"])
            || fields.isPartOf.all.contains { $0.isPeriodical }
    }
}

extension String {
    /// From the first bracket to the last: comments and CDATA marks around it are for browsers of long ago.
    fileprivate var jsonWithoutWrapping: [UInt8]? {
        let bytes = Array(replacing("<![CDATA[", with: "").replacing("]]>", with: "").utf8)
        guard let first = bytes.firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }),
            let last = bytes.lastIndex(where: { $0 == UInt8(ascii: "}") || $0 == UInt8(ascii: "]") }), first < last
        else { return nil }
        return Array(bytes[first...last])
    }
}
