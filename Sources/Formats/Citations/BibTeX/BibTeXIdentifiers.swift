internal import Colloquium

/// The identifiers and links of an entry.
struct BibTeXIdentifiers {
    let entry: BibTeXEntry
    let kind: ArticleRecord.Kind

    func fill(_ draft: inout RecordDraft) {
        draft.identify(.doi, text("doi"), from: "doi")
        draft.identify(.pmid, text("pmid"), from: "pmid")
        for name in ["pmcid", "pmc"] { draft.identify(.pmcid, text(name), from: name) }
        fillPrint(in: &draft)
        if kind.hasOwnISBN {
            for number in SerialNumbers([text("isbn")]).isbns {
                draft.identify(number, from: "isbn", raw: number.value)
            }
        }
        for name in ["note", "annote", "addendum", "howpublished", "journal", "journaltitle", "number", "volume"] {
            guard let value = entry.fields[name].map(LaTeXText.verbatim) else { continue }
            fillNoted(in: &draft, value, from: name)
        }
        fillLinks(in: &draft)
    }

    private func text(_ name: String) -> String { entry.fields[name].map(LaTeXText.verbatim) ?? "" }

    /// BibLaTeX's `eprint`, whose archive is in `eprinttype` or, as arXiv has it, in `archivePrefix`.
    private func fillPrint(in draft: inout RecordDraft) {
        let number = text("eprint").isEmpty ? text("arxivid") : text("eprint")
        let archive = (text("eprinttype") + text("archiveprefix")).lowercased()
        switch archive {
        case "pubmed", "pmid": draft.identify(.pmid, number, from: "eprint")
        case "pmc", "pmcid": draft.identify(.pmcid, number, from: "eprint")
        case "" where !number.isEmpty, _ where archive.contains("arxiv"):
            guard let (identifier, version) = NotedIdentifiers.arxivNumber(number) else { return }
            draft.identify(identifier, from: "eprint", raw: number)
            draft.fill(.version, \.version, from: "eprint", version)
        default: break
        }
    }

    private func fillNoted(in draft: inout RecordDraft, _ value: String, from name: String) {
        let record = draft.record
        if record.identifier(.arxiv) == nil, let (number, version) = NotedIdentifiers.arxiv(in: value) {
            draft.identify(number, from: name, raw: value)
            draft.fill(.version, \.version, from: name, version)
        }
        guard name == "note" || name == "annote" || name == "addendum" else { return }
        if record.identifier(.doi) == nil { draft.identify(NotedIdentifiers.doi(in: value), from: name, raw: value) }
        if record.identifier(.pmid) == nil { draft.identify(NotedIdentifiers.pmid(in: value), from: name, raw: value) }
        if record.identifier(.pmcid) == nil {
            draft.identify(NotedIdentifiers.pmcid(in: value), from: name, raw: value)
        }
    }

    private func fillLinks(in draft: inout RecordDraft) {
        var links = CitationLinks()
        for name in ["url", "howpublished", "pdf", "bdsk-url-1", "link"] {
            for word in text(name).split(whereSeparator: { $0.isWhitespace }).prefix(5) {
                links.take(String(word), leadingTo: .page, from: name, into: &draft)
            }
        }
        links.fill(&draft)
    }
}
