internal import Colloquium

/// A record of RIS as the common record. What a tag holds differs by the type of reference and by the exporter.
struct RISTranslation {
    let stated: TaggedRecord
    let type: String
    let kind: ArticleRecord.Kind

    init(record: TaggedRecord) {
        stated = record
        type = record.first("TY")?.value.uppercased() ?? ""
        kind = RISVocabulary.kind(type)
    }

    var record: ArticleRecord {
        var draft = RecordDraft(source: "RIS")
        if let title = stated.first("TI", "T1", "CT", "BT", "ST") {
            draft.title(CitationText.inline(oneLine(title.value)), from: title.tag, raw: title.value)
        }
        fill(.language, \.language, "LA", in: &draft)
        fillPeople(in: &draft)
        fillContainer(in: &draft)
        fillPlace(in: &draft)
        fillDates(in: &draft)
        fillContent(in: &draft)
        RISIdentifiers(stated: stated, kind: kind).fill(&draft)
        let kind = settledKind(draft.record)
        draft.fill(.kind, \.kind, from: "TY", value: kind, raw: type)
        return draft.finished()
    }

    private func fill(
        _ field: ArticleRecord.Field, _ path: WritableKeyPath<ArticleRecord, String>, _ tags: String...,
        in draft: inout RecordDraft
    ) {
        guard let said = stated.first(of: tags) else { return }
        draft.fill(field, path, from: said.tag, CitationText.line(oneLine(said.value)), raw: said.value)
    }

    private func oneLine(_ value: String) -> String { value.replacing("\n", with: " ") }

    private func fillPeople(in draft: inout RecordDraft) {
        // An edited book names its editors where others name their authors.
        let role: ArticleRecord.Contributor.Role = type == "EDBOOK" ? .editor : .author
        let named = stated.values("AU", "A1")
        var (people, goesOn) = CitationName.contributors(named.map(oneLine), role: role)
        let addresses = stated.values("AD")
        // Addresses are not tied to names; they are the author's where there is one author.
        if people.count == 1 { people[0].affiliations = addresses.map { CitationText.line(oneLine($0)) } }
        draft.fill(
            role == .author ? .contributors : .otherContributors,
            role == .author ? \.contributors : \.otherContributors, from: "AU", people,
            raw: named.joined(separator: "; "))
        if goesOn { draft.fill(.contributors, \.contributorsAreComplete, from: "AU", value: false, raw: "et al.") }
        let editors = CitationName.contributors(stated.values("ED", "A2", "A3").map(oneLine), role: .editor).people
        let translators = CitationName.contributors(stated.values("A4").map(oneLine), role: .translator).people
        let others = draft.record.otherContributors + (kind == .thesis ? [] : editors + translators)
        draft.fill(
            .otherContributors, \.otherContributors, from: "ED", others,
            raw: others.map(\.indexName).joined(separator: "; "))
    }

    private func fillContainer(in draft: inout RecordDraft) {
        let tags: [String] =
            switch kind {
            case .book, .thesis, .report, .software: []
            case .chapter: ["BT", "T2", "JF", "JO"]
            case .conferencePaper: ["BT", "C3", "T2", "JF", "JO", "T3"]
            default: ["JF", "T2", "BT", "JO", "J1", "JA", "J2"]
            }
        let numbers = SerialNumbers(stated.values("SN"))
        let server = stated.first("PB").flatMap { PreprintServer.isName($0.value) ? $0 : nil }
        let named = stated.first(of: tags) ?? server
        let title = CitationText.line(oneLine(named?.value ?? ""))
        let short = stated.values("J2", "JA", "JO").map { CitationText.line(oneLine($0)) }
            .first { $0 != title && $0.count < title.count }
        draft.container(
            title: title.lowercased().hasPrefix("arxiv") ? "arXiv" : title, abbreviation: short ?? "",
            issns: numbers.issns, from: named?.tag ?? "SN")
        // A chapter's number is the book's.
        if kind == .book || kind == .thesis || kind == .report {
            for number in numbers.isbns { draft.identify(number, from: "SN", raw: number.value) }
        }
    }

    private func fillPlace(in draft: inout RecordDraft) {
        fill(.publisher, \.publisher, "PB", in: &draft)
        fill(.volume, \.volume, "VL", in: &draft)
        fill(.issue, \.issue, "IS", in: &draft)
        // For these SP counts the pages.
        guard kind != .book, kind != .thesis else { return }
        let first = stated.first("SP")?.value ?? ""
        let last = stated.first("EP")?.value ?? ""
        if !first.isEmpty {
            let range = last.isEmpty || last == first || first.contains("-") ? first : "\(first)-\(last)"
            draft.fill(.pages, \.pages, from: "SP", CitationText.line(oneLine(range)))
        } else if let number = articleNumber {
            draft.fill(.pages, \.pages, from: number.tag, number.value)
        }
    }

    /// Where there are no pages, the article number; the tags for it hold all sorts of things elsewhere.
    private var articleNumber: TaggedRecord.Field? {
        if let own = stated.first("C7") { return own }
        return ["AR", "M2", "M1"].compactMap { stated.first($0) }.first { field in
            field.value.utf8.count <= 20 && field.value.first { !$0.isLetter }?.isNumber ?? false
                && field.value.utf8.allSatisfy {
                    $0.isASCIILetter || (0x2D...0x2E).contains($0) || (0x30...0x39).contains($0)
                }
        }
    }

    private func fillDates(in draft: inout RecordDraft) {
        let fields = ["PY", "Y1", "DA"].flatMap { tag in stated.fields.filter { $0.tag == tag && !$0.value.isEmpty } }
        guard let (date, field) = RISDates.published(fields) else { return }
        draft.dates([(ArticleRecord.PublicationDate(.published, date), element: field.tag)])
        // For an article, EndNote's "edition" is the date of the first electronic version; cited is that of the issue.
        if kind == .article, let edition = stated.first("ET"), let online = RISDates.date(edition.value) {
            draft.dates([(ArticleRecord.PublicationDate(.online, online), element: edition.tag)])
        }
        draft.published(date, from: field.tag, raw: field.value)
    }

    private func fillContent(in draft: inout RecordDraft) {
        if let abstract = stated.first("AB", "N2") {
            draft.summarise(
                ArticleRecord.Abstract(sections: AbstractText.sections(of: abstract.value)), from: abstract.tag,
                raw: abstract.value)
        }
        let keywords = stated.values("KW").prefix(2_000)
            .flatMap { $0.split(maxSplits: 2_000) { $0 == ";" || $0 == "\n" } }
            // PubMed marks the main headings with an asterisk.
            .map { CitationText.line(String($0.drop { $0 == "*" || $0 == " " })) }.filter { !$0.isEmpty }
        draft.fill(.keywords, \.keywords, from: "KW", keywords, raw: keywords.joined(separator: "; "))
        let types = stated.values("M3").map { CitationText.line(oneLine($0)) }
            .filter { $0.count > 2 && NotedIdentifiers.doi(in: $0) == nil && !$0.lowercased().hasPrefix("doi") }
        draft.fill(.publicationTypes, \.publicationTypes, from: "M3", types, raw: types.joined(separator: "; "))
    }

    private func settledKind(_ record: ArticleRecord) -> ArticleRecord.Kind {
        let isPosted =
            PreprintServer.isName(record.container.title) || PreprintServer.isName(record.publisher)
            || record.container.title.isEmpty && record.identifier(.arxiv) != nil
        return isPosted && (kind == .article || kind == .other || kind == .webPage) ? .preprint : kind
    }
}
