internal import Colloquium

/// An entry of BibTeX or BibLaTeX as the common record.
struct BibTeXTranslation {
    let entry: BibTeXEntry
    let kind: ArticleRecord.Kind

    init(entry: BibTeXEntry) {
        self.entry = entry
        kind = BibTeXVocabulary.kind(entry.type)
    }

    var record: ArticleRecord {
        var draft = RecordDraft(source: "BibTeX")
        if let title = entry.first("title", "booktitle") {
            draft.title(LaTeXText.inline(title.value), from: title.name, raw: title.value)
        }
        fill(.subtitle, \.subtitle, "subtitle", in: &draft)
        fill(.originalTitle, \.originalTitle, "origtitle", in: &draft)
        if let stated = entry.first("langid", "language", "hyphenation") {
            let language = BabelLanguage.tag(of: LaTeXText.plain(stated.value))
            draft.fill(.language, \.language, from: stated.name, language, raw: stated.value)
        }
        fillPeople(in: &draft)
        fillContainer(in: &draft)
        if container?.name == "organization" {
            fill(.publisher, \.publisher, "publisher", "institution", in: &draft)
        } else {
            fill(.publisher, \.publisher, "publisher", "institution", "school", "organization", in: &draft)
        }
        BibTeXIdentifiers(entry: entry, kind: kind).fill(&draft)
        draft.fill(.kind, \.kind, from: "@\(entry.type)", value: kind.settled(by: draft.record), raw: entry.type)
        fillPlace(in: &draft)
        fillDates(in: &draft)
        fillContent(in: &draft)
        return draft.finished()
    }

    private func fill(
        _ field: ArticleRecord.Field, _ path: WritableKeyPath<ArticleRecord, String>, _ names: String...,
        in draft: inout RecordDraft
    ) {
        for name in names {
            guard let value = entry.fields[name] else { continue }
            draft.fill(field, path, from: name, LaTeXText.plain(value), raw: value)
            return
        }
    }

    private func fillPeople(in draft: inout RecordDraft) {
        if let stated = entry.first("author", "authors") {
            let names = BibTeXNames(stated.value)
            let people = BibTeXORCID.annotated(
                BibTeXORCID(entry.fields["orcid-numbers"] ?? "").added(to: names.people),
                by: entry.fields["author+an:orcid"] ?? "")
            draft.fill(.contributors, \.contributors, from: stated.name, people, raw: stated.value)
            if names.goesOn {
                draft.fill(
                    .contributors, \.contributorsAreComplete, from: stated.name, value: false, raw: stated.value)
            }
        }
        let others =
            BibTeXNames(entry.fields["editor"] ?? "", role: .editor).people
            + BibTeXNames(entry.fields["translator"] ?? "", role: .translator).people
        draft.fill(.otherContributors, \.otherContributors, from: "editor", others, raw: entry.fields["editor"] ?? "")
    }

    /// What the work stands in.
    private var container: (name: String, value: String)? {
        switch kind {
        case .chapter, .conferencePaper: entry.first("booktitle", "maintitle", "journal", "journaltitle")
        case .book, .thesis: entry.first("maintitle")
        case .webPage, .dataset: entry.first("journaltitle", "journal", "booktitle", "organization")
        case .preprint, .software, .other: entry.first("journaltitle", "journal", "booktitle") ?? server
        case .article, .report: entry.first("journaltitle", "journal", "booktitle")
        }
    }

    /// Where something was put that no journal printed. Many say its address there.
    private var server: (name: String, value: String)? {
        guard let stated = entry.first("howpublished") else { return nil }
        let words = LaTeXText.plain(stated.value)
        return words.contains("/") || words.hasPrefix("www.") ? nil : stated
    }

    private func fillContainer(in draft: inout RecordDraft) {
        let named = container
        let publisher = LaTeXText.plain(entry.fields["publisher"] ?? "")
        var title = LaTeXText.plain(named?.value ?? (PreprintServer.isName(publisher) ? publisher : ""))
        if named?.name == "booktitle", let subtitle = entry.fields["booksubtitle"] {
            title += ": " + LaTeXText.plain(subtitle)
        }
        let short = LaTeXText.plain(
            entry.first("shortjournal", "journal-iso", "journal_iso", "journalabbreviation")?.value ?? "")
        let numbers = SerialNumbers(["issn", "eissn"].compactMap { entry.fields[$0] }.map(LaTeXText.verbatim))
        draft.container(
            title: title.lowercased().hasPrefix("arxiv") ? "arXiv" : title, abbreviation: short == title ? "" : short,
            issns: numbers.issns, from: named?.name ?? "issn")
    }

    private func fillPlace(in draft: inout RecordDraft) {
        fill(.volume, \.volume, "volume", in: &draft)
        fill(.issue, \.issue, "number", "issue", in: &draft)
        if draft.record.version.isEmpty {
            let version = LaTeXText.plain(entry.fields["version"] ?? "")
            draft.fill(.version, \.version, from: "version", version.bareVersion, raw: version)
        }
        let pages = LaTeXText.plain(entry.fields["pages"] ?? "").asPageRange
        if !pages.isEmpty, pages.contains("-") || kind != .book && kind != .thesis {
            draft.fill(.pages, \.pages, from: "pages", pages, raw: entry.fields["pages"])
        } else {
            fill(.pages, \.pages, "eid", "article-number", "articleno", "article_number", in: &draft)
        }
    }

    private func fillDates(in draft: inout RecordDraft) {
        var found: (date: PartialDate, name: String, raw: String)?
        if let stated = entry.first("date"), let date = StatedDate.date(in: firstOfRange(stated.value)) {
            found = (date, stated.name, stated.value)
        } else if let stated = entry.first("year"), let year = year(LaTeXText.plain(stated.value)) {
            found = (withMonth(year), stated.name, stated.value)
        }
        guard let found else { return }
        let kind: ArticleRecord.PublicationDate.Kind = draft.record.kind == .preprint ? .posted : .published
        draft.dates([(ArticleRecord.PublicationDate(kind, found.date), element: found.name)])
        draft.published(found.date, from: found.name, raw: found.raw)
    }

    /// "2019", or a whole date, as some exporters have it.
    private func year(_ text: String) -> PartialDate? {
        text.utf8.count == 4 ? StatedDate.date(year: text) : StatedDate.date(in: text)
    }

    /// "2019-05/2019-07"
    private func firstOfRange(_ value: String) -> String {
        LaTeXText.verbatim(String(value.prefix { $0 != "/" }))
    }

    /// "feb", "02", "JUL 15", "10~jan", "jan-feb"; the day may have a field of its own.
    private func withMonth(_ year: PartialDate) -> PartialDate {
        guard year.month == nil, let stated = entry.fields["month"] else { return year }
        let words = LaTeXText.plain(stated).split { !$0.isLetter && !$0.isNumber }.map { String($0) }
        let named = words.first { StatedDate.month($0) != nil && !$0.contains(where: \.isNumber) }
        guard let month = named ?? words.first else { return year }
        let day = entry.fields["day"].map(LaTeXText.plain) ?? words.first { $0 != month && Int($0) != nil } ?? ""
        return StatedDate.date(year: String(year.year), month: month, day: day) ?? year
    }

    private func fillContent(in draft: inout RecordDraft) {
        if let abstract = entry.first("abstract", "annotation") {
            draft.summarise(
                ArticleRecord.Abstract(sections: AbstractText.sections(of: LaTeXText.prose(abstract.value))),
                from: abstract.name, raw: abstract.value)
        }
        if let stated = entry.first("keywords", "keyword", "author_keywords") {
            let text = LaTeXText.prose(stated.value)
            let keywords = text.split { text.contains(";") ? $0 == ";" : $0 == "," }.map { $0.trimmingSpace }
            draft.fill(.keywords, \.keywords, from: stated.name, keywords.filter { !$0.isEmpty }, raw: stated.value)
        }
        if let type = entry.first("entrysubtype", "type", "document_type", "publication_type") {
            draft.fill(
                .publicationTypes, \.publicationTypes, from: type.name, [LaTeXText.plain(type.value)], raw: type.value)
        }
        if let licence = entry.first("license", "licence", "copyright", "rights") {
            let text = LaTeXText.verbatim(licence.value)
            // Zotero keeps whole copyright statements here, with the licence's address at their end.
            let address = text.split(separator: " ").map { String($0) }.first { WebAddress($0) != nil }
            let stated = address ?? (licence.name.hasPrefix("licen") ? text : "")
            draft.fill(.licence, \.licence, from: licence.name, stated, raw: licence.value)
        }
    }
}
