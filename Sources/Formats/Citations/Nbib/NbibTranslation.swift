internal import Colloquium

/// A citation in the MEDLINE format as the common record.
struct NbibTranslation {
    let stated: TaggedRecord

    var record: ArticleRecord {
        var draft = RecordDraft(source: "PubMed")
        fillIdentifiers(in: &draft)
        fillTitles(in: &draft)
        let people = NbibPeople(fields: stated.fields)
        draft.fill(
            .contributors, \.contributors, from: "FAU", people.authors,
            raw: people.authors.map(\.indexName).joined(separator: "; "))
        if people.goesOn {
            draft.fill(.contributors, \.contributorsAreComplete, from: "AU", value: false, raw: "et al.")
        }
        draft.fill(
            .otherContributors, \.otherContributors, from: "FED", people.editors,
            raw: people.editors.map(\.indexName).joined(separator: "; "))
        fillPlace(in: &draft)
        fillDates(in: &draft)
        fillContent(in: &draft)
        return draft.finished()
    }

    private func oneLine(_ value: String) -> String { value.replacing("\n", with: " ") }

    private func line(_ tags: String...) -> String {
        CitationText.line(oneLine(stated.first(of: tags)?.value ?? ""))
    }

    private func fillIdentifiers(in draft: inout RecordDraft) {
        draft.identify(.pmid, stated.first("PMID", "UI")?.value ?? "", from: "PMID")
        draft.identify(.pmcid, stated.first("PMC")?.value ?? "", from: "PMC")
        for field in stated.fields where field.tag == "LID" || field.tag == "AID" {
            guard let mark = field.value.lastIndex(of: "["), field.value.hasSuffix("]") else { continue }
            let value = field.value[..<mark].trimmingSpace
            switch field.value[mark...].lowercased() {
            case "[doi]": draft.identify(.doi, value, from: field.tag)
            case "[pii]": draft.identify(.pii, value, from: field.tag)
            case "[pmc]": draft.identify(.pmcid, value, from: field.tag)
            case "[arxiv]": draft.identify(.arxiv, value, from: field.tag)
            default: break
            }
        }
        guard isBook else { return }
        for number in SerialNumbers(stated.values("ISBN")).isbns {
            draft.identify(number, from: "ISBN", raw: number.value)
        }
    }

    private var types: [String] { stated.values("PT").map { CitationText.line(oneLine($0)) } }

    private var isBook: Bool { stated.first("BTI") != nil && stated.first("TI") == nil }

    private func fillTitles(in draft: inout RecordDraft) {
        // NLM writes "[Not Available]." where it has no translation.
        let isMissing = (stated.first("TI")?.value ?? "").hasPrefix("[Not Available]")
        guard let title = (isMissing ? stated.first("TT") : nil) ?? stated.first("TI", "BTI") else { return }
        let text = oneLine(title.value)
        draft.title(CitationText.inline(unbracketed(text)).withoutFullStop, from: title.tag, raw: text)
        draft.fill(.originalTitle, \.originalTitle, from: "TT", withoutFullStop(line("TT")))
        draft.fill(.language, \.language, from: "LA", line("LA"))
        let kind: ArticleRecord.Kind =
            if types.contains("Preprint") {
                .preprint
            } else if stated.first("BTI") != nil {
                isBook ? .book : .chapter
            } else {
                .article
            }
        draft.fill(.kind, \.kind, from: "PT", value: kind, raw: types.joined(separator: "; "))
    }

    /// NLM puts its own translation of a title into square brackets.
    private func unbracketed(_ title: String) -> String {
        let isTranslated = stated.first("TT") != nil || !stated.values("LA").contains("eng")
        guard isTranslated, title.hasPrefix("["), let end = ["].", "]"].first(where: title.hasSuffix) else {
            return title
        }
        return title.dropFirst().dropLast(end.count).trimmingSpace
    }

    private func withoutFullStop(_ text: String) -> String {
        text.hasSuffix(".") && !text.hasSuffix("..") ? String(text.dropLast()) : text
    }

    private func fillPlace(in draft: inout RecordDraft) {
        if stated.first("BTI") != nil {
            draft.container(title: isBook ? "" : withoutFullStop(line("BTI")), from: "BTI")
        } else {
            let name = line("JT")
            draft.container(
                title: name.isEmpty ? line("TA") : name, abbreviation: line("TA"),
                issns: SerialNumbers(stated.values("IS")).issns, from: name.isEmpty ? "TA" : "JT")
        }
        draft.fill(.publisher, \.publisher, from: "PB", line("PB"))
        draft.fill(.volume, \.volume, from: "VI", line("VI"))
        draft.fill(.issue, \.issue, from: "IP", line("IP"))
        draft.fill(.pages, \.pages, from: "LID", articleNumber)
        draft.fill(.pages, \.pages, from: "PG", line("PG"))
    }

    /// Journals without pages have their article number among the locations, as the one without a kind.
    private var articleNumber: String {
        CitationText.line(stated.values("LID").first { !$0.hasSuffix("]") && !$0.contains(" ") } ?? "")
    }

    /// DP is the date of the issue, by which the work is cited; DEP, that of the first electronic version.
    private func fillDates(in draft: inout RecordDraft) {
        let issue = stated.first("DP").flatMap { StatedDate.date(in: $0.value) }
        let electronic = stated.first("DEP").flatMap { compact($0.value) }
        var dates: [(ArticleRecord.PublicationDate, element: String)] = []
        if let issue {
            let kind: ArticleRecord.PublicationDate.Kind = electronic == nil ? .published : .print
            dates.append((ArticleRecord.PublicationDate(kind, issue), "DP"))
        }
        if let electronic { dates.append((ArticleRecord.PublicationDate(.online, electronic), "DEP")) }
        for history in stated.values("PHST") {
            guard let date = RISDates.date(String(history.prefix { $0 != " " })) else { continue }
            if history.hasSuffix("[received]") {
                dates.append((ArticleRecord.PublicationDate(.received, date), "PHST"))
            }
            if history.hasSuffix("[accepted]") {
                dates.append((ArticleRecord.PublicationDate(.accepted, date), "PHST"))
            }
        }
        draft.dates(dates)
        draft.published(issue, from: "DP", raw: stated.first("DP")?.value)
    }

    /// "20230517"
    private func compact(_ text: String) -> PartialDate? {
        guard text.utf8.count == 8, Int(text) != nil else { return StatedDate.date(in: text) }
        return StatedDate.date(
            year: String(text.prefix(4)), month: String(text.dropFirst(4).prefix(2)), day: String(text.suffix(2)))
    }

    private func fillContent(in draft: inout RecordDraft) {
        if let abstract = stated.first("AB") {
            draft.summarise(
                ArticleRecord.Abstract(sections: AbstractText.sections(of: oneLine(abstract.value))), from: "AB",
                raw: oneLine(abstract.value))
        }
        for other in NbibAbstracts.others(in: stated.fields) { draft.summarise(other, from: "OAB") }
        draft.fill(.publicationTypes, \.publicationTypes, from: "PT", types, raw: types.joined(separator: "; "))
        let headings = stated.values("MH").map { heading in
            CitationText.line(oneLine(heading)).prefix { $0 != "/" }.replacing("*", with: "")
        }
        draft.fill(
            .meshTerms, \.meshTerms, from: "MH", headings.map { String($0) }, raw: headings.joined(separator: "; "))
        let keywords = stated.values("OT").map { CitationText.line(oneLine($0)).replacing("*", with: "") }
        draft.fill(
            .keywords, \.keywords, from: "OT", keywords.filter { $0 != "NOTNLM" }, raw: keywords.joined(separator: "; ")
        )
        let relations = Array(stated.fields.lazy.compactMap(NbibRelations.relation).prefix(500))
        draft.fill(
            .relations, \.relations, from: "CIN", relations,
            raw: relations.map { "\($0.kind.rawValue) \($0.target.label)" }.joined(separator: "; "))
    }
}
