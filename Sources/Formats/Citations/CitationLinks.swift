internal import Colloquium

/// The addresses in a record of a citation format: those of pages, those of the text itself, and what either gives away
/// of the work's identifiers and version.
struct CitationLinks {
    /// What a field says that its address leads to.
    enum Target {
        case page
        /// The media type is empty where the field does not tell it.
        case text(mediaType: String)
    }

    private var pages: [(address: String, field: String)] = []
    private var texts: [(link: ArticleRecord.FullTextLink, field: String)] = []

    /// Takes one address; what is none is left out.
    mutating func take(_ raw: String, leadingTo target: Target, from field: String, into draft: inout RecordDraft) {
        guard let address = WebAddress(raw)?.description else { return }
        Self.identify(&draft, by: address, from: field)
        let isPDF = address.lowercased().hasSuffix(".pdf")
        switch target {
        case .page where !isPDF: pages.append((address, field))
        case .text where Self.isCatalogue(address): pages.append((address, field))
        case .page: add(address, "application/pdf", from: field)
        case .text(let mediaType): add(address, isPDF ? "application/pdf" : mediaType, from: field)
        }
    }

    private mutating func add(_ address: String, _ mediaType: String, from field: String) {
        texts.append((ArticleRecord.FullTextLink(url: address, mediaType: mediaType), field))
    }

    private static func identify(_ draft: inout RecordDraft, by address: String, from field: String) {
        draft.fill(.version, \.version, from: field, PreprintVersion.number(at: address))
        guard let found = Identifier.recognise(address), found.scheme != .url,
            draft.record.identifier(found.scheme) == nil
        else { return }
        draft.identify(found, from: field, raw: address)
        if found.scheme == .arxiv, let (_, version) = NotedIdentifiers.arxiv(in: address) {
            draft.fill(.version, \.version, from: field, version)
        }
    }

    /// Whether an address leads to a description of the work or on to its publisher, not to its text.
    private static func isCatalogue(_ address: String) -> Bool {
        guard let page = WebAddress(address) else { return false }
        return ["doi.org", "dx.doi.org", "pubmed.ncbi.nlm.nih.gov"].contains(page.host)
            || page.path.hasPrefix("/pubmed/")
    }

    /// Puts all into the record; a page is the identifier of a work that has no other.
    func fill(_ draft: inout RecordDraft) {
        draft.fill(
            .links, \.links, from: pages.first?.field ?? "", pages.map(\.address),
            raw: pages.map(\.address).joined(separator: " "))
        draft.fill(
            .fullText, \.fullText, from: texts.first?.field ?? "", texts.map(\.link),
            raw: texts.map(\.link.url).joined(separator: " "))
        if draft.record.identifiers.isEmpty, let page = pages.first {
            draft.identify(.url, page.address, from: page.field)
        }
    }
}
