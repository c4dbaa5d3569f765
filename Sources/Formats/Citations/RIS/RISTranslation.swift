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
            draft.title(titleText(title.value), from: title.tag, raw: title.value)
        }
        fill(.language, \.language, "LA", in: &draft)
        fillPeople(in: &draft)
        fillContainer(in: &draft)
        fillContent(in: &draft)
        RISIdentifiers(stated: stated).fill(&draft)
        draft.fill(.kind, \.kind, from: "TY", value: kind.settled(by: draft.record), raw: type)
        fillPlace(in: &draft)
        fillDates(in: &draft)
        return draft.finished()
    }

    /// Ovid and EBSCO end a title with a full stop, and Ovid with remarks in brackets: "[Review]", "[Comment]".
    private func titleText(_ value: String) -> InlineText {
        var title = oneLine(value).trimmingSpace
        let isFromOvid = stated.isFrom("ovid")
        while isFromOvid, title.hasSuffix("]"), let open = title.lastIndex(of: "["), open > title.startIndex {
            title = title[..<open].trimmingSpace
        }
        let text = CitationText.inline(title)
        guard isFromOvid || stated.isFrom("ebsco") else { return text }
        // "in the U.S." has another.
        let last = text.plain.split(separator: " ").last ?? ""
        return last.dropLast().contains(".") ? text : text.withoutFullStop
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
        var (authors, goesOn) = CitationName.contributors(named.map(oneLine), role: role)
        let addresses = stated.values("AD")
        // Addresses are not tied to names; they are the author's where there is one author.
        if authors.count == 1 { authors[0].affiliations = addresses.map { CitationText.line(oneLine($0)) } }
        draft.fill(
            role == .author ? .contributors : .otherContributors,
            role == .author ? \.contributors : \.otherContributors, from: "AU", authors,
            raw: named.joined(separator: "; "))
        if goesOn { draft.fill(.contributors, \.contributorsAreComplete, from: "AU", value: false, raw: "et al.") }
        func people(in tags: [String], _ role: ArticleRecord.Contributor.Role) -> [ArticleRecord.Contributor] {
            CitationName.contributors(tags.flatMap { stated.values($0) }.map(oneLine), role: role).people
        }
        // The A3 of a chapter edited the series, not the book.
        let editors =
            kind == .chapter
            ? people(in: ["ED", "A2"], .editor) + people(in: ["A3"], .other) : people(in: ["ED", "A2", "A3"], .editor)
        let others = draft.record.otherContributors + (kind == .thesis ? [] : editors + people(in: ["A4"], .translator))
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
        let names = ["J2", "JA", "JO", "JI", "J9"].flatMap { stated.values($0) }.map { CitationText.line(oneLine($0)) }
        let isJournal = kind == .article && !title.isEmpty
        // EndNote has the journals of PubMed the other way round: the whole name as the alternative one.
        let longer = isJournal ? names.first { $0.count > title.count && title.isAbbreviation(of: $0) } : nil
        let short = longer == nil ? names.first { $0 != title && $0.count < title.count } : title
        draft.container(
            title: title.lowercased().hasPrefix("arxiv") ? "arXiv" : longer ?? title, abbreviation: short ?? "",
            issns: numbers.issns, from: named?.tag ?? "SN")
        if kind.hasOwnISBN {
            for number in numbers.isbns { draft.identify(number, from: "SN", raw: number.value) }
        }
    }

    private func fillPlace(in draft: inout RecordDraft) {
        fill(.publisher, \.publisher, "PB", "PU", in: &draft)
        fill(.volume, \.volume, "VL", in: &draft)
        fill(.issue, \.issue, "IS", in: &draft)
        // For these SP counts the pages.
        guard kind != .book, kind != .thesis else { return }
        let first = stated.first("SP")?.value ?? ""
        let last = stated.first("EP")?.value ?? ""
        if !first.isEmpty {
            let range = CitationText.line(oneLine(first)).asPageRange
            let whole = last.isEmpty || range.contains("-") ? range : "\(range)-\(CitationText.line(oneLine(last)))"
            draft.fill(.pages, \.pages, from: "SP", draft.record.isManuscriptNumber(range) ? "" : whole.asPageRange)
        } else if let number = articleNumber {
            draft.fill(.pages, \.pages, from: number.tag, number.value)
        }
    }

    /// Where there are no pages, the article number; the tags for it hold all sorts of things elsewhere.
    private var articleNumber: TaggedRecord.Field? {
        if let own = stated.first("C7") { return own }
        // A report's is its own.
        guard kind != .report else { return nil }
        return ["AR", "M2", "M1"].compactMap { stated.first($0) }.first { field in
            field.value.utf8.count <= 20 && field.value.first { !$0.isLetter }?.isNumber ?? false
                && field.value.utf8.allSatisfy {
                    $0.isASCIILetter || (0x2D...0x2E).contains($0) || (0x30...0x39).contains($0)
                }
        }
    }

    private func fillDates(in draft: inout RecordDraft) {
        let fields = ["PY", "Y1", "DA"].flatMap { tag in stated.fields.filter { $0.tag == tag && !$0.value.isEmpty } }
        guard let (stated, field) = RISDates.published(fields) else { return }
        let isPreprint = draft.record.kind == .preprint
        let date = isPreprint ? preprintDate(stated, of: draft.record) : stated
        draft.dates([(ArticleRecord.PublicationDate(isPreprint ? .posted : .published, date), element: field.tag)])
        // For an article, EndNote's "edition" is the date of the first electronic version; cited is that of the issue.
        if draft.record.kind == .article, let edition = self.stated.first("ET"),
            let online = RISDates.date(edition.value)
        {
            draft.dates([(ArticleRecord.PublicationDate(.online, online), element: edition.tag)])
        }
        draft.published(date, from: field.tag, raw: field.value)
    }

    /// HighWire's servers write 1 January for the year; the address has the day.
    private func preprintDate(_ stated: PartialDate, of record: ArticleRecord) -> PartialDate {
        guard stated.month == 1, stated.day == 1, ["bioRxiv", "medRxiv"].contains(record.container.title) else {
            return stated
        }
        let posted = record.links.lazy.compactMap { PreprintVersion.posted(at: $0) }.first { $0.year == stated.year }
        return posted ?? PartialDate(year: stated.year) ?? stated
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
            .map { CitationText.line(String($0.drop { $0 == "*" || $0 == " " })).replacing("/*", with: "/") }
            .filter { !$0.isEmpty }
        draft.fill(.keywords, \.keywords, from: "KW", keywords, raw: keywords.joined(separator: "; "))
        let types = stated.values("M3", "PT").map { CitationText.line(oneLine($0)) }
            .filter { $0.count > 2 && NotedIdentifiers.doi(in: $0) == nil && !$0.lowercased().hasPrefix("doi") }
        draft.fill(.publicationTypes, \.publicationTypes, from: "M3", types, raw: types.joined(separator: "; "))
    }
}

extension String {
    /// Whether every word of it begins as one of the longer name does, in the same order: "N Engl J Med".
    fileprivate func isAbbreviation(of name: String) -> Bool {
        var rest = name.lowercased().split { !$0.isLetter && !$0.isNumber }[...]
        for word in lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
            guard let place = rest.firstIndex(where: { $0.hasPrefix(word) }) else { return false }
            rest = rest[(place + 1)...]
        }
        return true
    }
}
