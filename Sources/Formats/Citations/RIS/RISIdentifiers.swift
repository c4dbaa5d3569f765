internal import Colloquium

/// The identifiers and links of a RIS record. Only the DOI has a tag of its own, and half the exporters put it
/// elsewhere.
struct RISIdentifiers {
    let stated: TaggedRecord

    func fill(_ draft: inout RecordDraft) {
        for field in fields("DO", "DI") where draft.record.identifier(.doi) == nil {
            let doi = Identifier(.doi, field.value) ?? NotedIdentifiers.doi(in: field.value)
            draft.identify(doi, from: field.tag, raw: field.value)
        }
        for field in fields("M3", "N1", "L3", "AN", "C1", "C2", "U1", "U2", "M1", "ID")
        where draft.record.identifier(.doi) == nil {
            draft.identify(NotedIdentifiers.doi(in: field.value), from: field.tag, raw: field.value)
        }
        for field in fields(
            "AN", "C1", "C2", "C3", "C4", "C5", "C6", "C8", "N1", "U1", "U2", "U3", "U4", "U5", "ID", "M1")
        {
            fillNumbers(in: &draft, from: field)
        }
        for field in fields("T2", "JF", "JO", "N1", "M1", "M3", "AN", "PB", "VL", "T3") {
            if let (number, version) = NotedIdentifiers.arxiv(in: field.value) {
                draft.identify(number, from: field.tag, raw: field.value)
                draft.fill(.version, \.version, from: field.tag, version)
                break
            }
        }
        fillLinks(in: &draft)
    }

    private func fields(_ tags: String...) -> [TaggedRecord.Field] {
        tags.flatMap { tag in stated.fields.filter { $0.tag == tag && !$0.value.isEmpty }.prefix(5) }
    }

    private func fillNumbers(in draft: inout RecordDraft, from field: TaggedRecord.Field) {
        if draft.record.identifier(.pmcid) == nil {
            draft.identify(NotedIdentifiers.pmcid(in: field.value), from: field.tag, raw: field.value)
        }
        guard draft.record.identifier(.pmid) == nil else { return }
        if let number = NotedIdentifiers.pmid(in: field.value) {
            draft.identify(number, from: field.tag, raw: field.value)
        } else if field.value.utf8.count > 4, field.value.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            isPubMedTag(field.tag)
        {
            draft.identify(.pmid, field.value, from: field.tag)
        }
    }

    /// Where the databases keep PubMed's number without saying so.
    private func isPubMedTag(_ tag: String) -> Bool {
        switch tag {
        case "AN": isFromPubMed
        // For EndNote this is its own number of the record.
        case "ID": isFromPubMed && stated.isFrom("ovid")
        case "C2": stated.isFrom("scopus")
        case "C5": stated.isFrom("embase")
        default: false
        }
    }

    private var isFromPubMed: Bool {
        // Embase counts its own records, also those that it took from MEDLINE.
        ["pubmed", "medline", "nlm", "pmc"].contains { stated.isFrom($0) } && !stated.isFrom("embase")
    }

    private func fillLinks(in draft: inout RecordDraft) {
        var links = CitationLinks()
        for field in fields("UR", "LK", "L2", "L1") {
            let target: CitationLinks.Target =
                switch field.tag {
                case "L1": .text(mediaType: "")
                case "L2": .text(mediaType: "text/html")
                default: .page
                }
            for address in field.value.split(whereSeparator: { "\n; ".contains($0) }) {
                links.take(complete(address.trimmingSpace), leadingTo: target, from: field.tag, into: &draft)
            }
        }
        links.fill(&draft)
    }

    /// ScienceDirect leaves the scheme out.
    private func complete(_ url: String) -> String { url.hasPrefix("//") ? "https:" + url : url }
}

extension TaggedRecord {
    /// Whether a record of RIS says that it comes from that database, whose name is given in lower case.
    func isFrom(_ database: String) -> Bool {
        values("DB", "DP", "RP").contains { $0.lowercased().contains(database) }
    }
}
