internal import Colloquium

/// Values that Crossref's XML and JSON write alike.
enum CrossrefText {
    /// Deposits escape their mark-up once too often so regularly that a second look is worth it. What was not escaped
    /// is mark-up at the first look and stays so.
    static func title(_ raw: String) -> InlineText {
        let once = InlineText(html: raw)
        return InlineText.looksLikeHTML(once.plain) ? InlineText(html: CSLRichText.text(ofHTML: once.html)) : once
    }

    /// A preprint has no journal. Its server is the institution, or is known by its address; the group may be the server
    /// (PsyArXiv), but also a subject or the name of a programme.
    static func server(institution: String, address: String, group: String) -> String {
        if !institution.isEmpty { return institution }
        if PreprintServer.isName(group) { return group }
        if let name = PreprintServer.name(at: address) { return name }
        return ["preprints", "preprint", "in review"].contains(group.lowercased()) ? "" : group
    }

    /// A full-text link; nil where the address is none.
    static func link(_ address: String, _ mediaType: String, _ version: String) -> ArticleRecord.FullTextLink? {
        WebAddress(address).map {
            ArticleRecord.FullTextLink(
                url: $0.description, mediaType: mediaType == "unspecified" ? "" : mediaType.lowercased(),
                version: CrossrefVocabulary.version(version))
        }
    }

    /// The related work by the type of its identifier.
    static func target(_ text: String, kind: String) -> Identifier? {
        switch kind.lowercased() {
        case "doi": Identifier(.doi, text)
        case "pmid": Identifier(.pmid, text)
        case "pmcid": Identifier(.pmcid, text)
        case "arxiv": Identifier(.arxiv, text)
        case "isbn": Identifier(.isbn, text)
        case "uri", "purl", "": Identifier.recognise(text)
        // Accession numbers, ISSNs and the like name no work.
        default: nil
        }
    }
}

extension [ArticleRecord.FullTextLink] {
    /// Each address once: the same link is deposited for text mining and for similarity checks.
    var uniqueAddresses: [ArticleRecord.FullTextLink] {
        var seen: Set<String> = []
        return sorted { !$0.mediaType.isEmpty && $1.mediaType.isEmpty }.filter { seen.insert($0.url).inserted }
    }
}
