internal import Colloquium

/// An item of CSL-JSON as the common record.
struct CSLTranslation {
    let item: CSLItem

    var record: ArticleRecord {
        var draft = RecordDraft(source: "CSL-JSON")
        let kind = CSLVocabulary.kind(item.type ?? "", isInJournal: item.issue != nil || item.volume != nil)
        draft.fill(.kind, \.kind, from: "type", value: kind, raw: item.type ?? "")
        fillIdentifiers(in: &draft)
        if let title = item.title ?? item.titleShort {
            draft.title(CitationText.inline(title), from: "title", raw: title)
        }
        draft.fill(.originalTitle, \.originalTitle, from: "original-title", line(item.originalTitle))
        draft.fill(.language, \.language, from: "language", line(item.language))
        let authors = (item.author ?? []).prefix(20_000).compactMap { Self.contributor($0, role: .author) }
        draft.fill(
            .contributors, \.contributors, from: "author", authors,
            raw: authors.map(\.indexName).joined(separator: "; "))
        let others =
            (item.editor ?? []).prefix(1_000).compactMap { Self.contributor($0, role: .editor) }
            + (item.translator ?? []).prefix(1_000).compactMap { Self.contributor($0, role: .translator) }
        draft.fill(
            .otherContributors, \.otherContributors, from: "editor", others,
            raw: others.map(\.indexName).joined(separator: "; "))
        fillPlace(in: &draft)
        fillContent(in: &draft)
        return draft.finished()
    }

    private func line(_ text: String?) -> String { CitationText.line(text ?? "") }

    private func fillIdentifiers(in draft: inout RecordDraft) {
        draft.identify(.doi, item.doi ?? "", from: "DOI")
        draft.identify(.pmid, item.pmid ?? "", from: "PMID")
        draft.identify(.pmcid, item.pmcid ?? "", from: "PMCID")
        if draft.record.kind.hasOwnISBN {
            for number in SerialNumbers([item.isbn ?? ""]).isbns {
                draft.identify(number, from: "ISBN", raw: number.value)
            }
        }
        // Zotero keeps what CSL has no field for in lines of the note.
        for note in CitationLines(item.note ?? "").prefix(50).map({ String($0) }) {
            for (scheme, found) in [
                (Identifier.Scheme.doi, NotedIdentifiers.doi(in: note)), (.pmid, NotedIdentifiers.pmid(in: note)),
                (.pmcid, NotedIdentifiers.pmcid(in: note)),
            ] where draft.record.identifier(scheme) == nil {
                draft.identify(found, from: "note", raw: note)
            }
        }
        for (text, element) in [(item.number, "number"), (item.note, "note"), (item.url, "URL"), (item.id, "id")] {
            guard let (number, version) = NotedIdentifiers.arxiv(in: text ?? "") else { continue }
            draft.identify(number, from: element, raw: text ?? "")
            draft.fill(.version, \.version, from: element, version)
            break
        }
        var links = CitationLinks()
        links.take(item.url ?? "", leadingTo: .page, from: "URL", into: &draft)
        links.fill(&draft)
    }

    private func fillPlace(in draft: inout RecordDraft) {
        let server = PreprintServer.isName(item.publisher ?? "") ? item.publisher : nil
        let title = line(item.containerTitle ?? server)
        let short = line(item.containerTitleShort)
        draft.container(
            title: title.isEmpty ? short : title, abbreviation: short == title ? "" : short,
            issns: SerialNumbers([item.issn ?? ""]).issns, from: "container-title")
        draft.fill(.publisher, \.publisher, from: "publisher", line(item.publisher))
        draft.fill(.volume, \.volume, from: "volume", line(item.volume))
        draft.fill(.issue, \.issue, from: "issue", line(item.issue))
        if let page = item.page, !page.isEmpty {
            draft.fill(.pages, \.pages, from: "page", line(page).asPageRange)
        } else if draft.record.kind == .article, NotedIdentifiers.arxiv(in: item.number ?? "") == nil {
            draft.fill(.pages, \.pages, from: "number", line(item.number))
        }
        draft.fill(.version, \.version, from: "version", line(item.version).bareVersion)
        let dates = [
            (
                item.issued, draft.record.kind == .preprint ? ArticleRecord.PublicationDate.Kind.posted : .published,
                "issued"
            ),
            (item.submitted, .received, "submitted"),
        ]
        draft.dates(
            dates.compactMap { date, kind, element in
                date?.date.map { (ArticleRecord.PublicationDate(kind, $0), element: element) }
            })
    }

    private func fillContent(in draft: inout RecordDraft) {
        if let abstract = item.abstract {
            draft.summarise(
                ArticleRecord.Abstract(sections: AbstractText.sections(of: abstract)), from: "abstract", raw: abstract)
        }
        let words = item.keyword ?? ""
        let keywords = words.split { words.contains(";") ? $0 == ";" : $0 == "," }.map { line(String($0)) }
        draft.fill(.keywords, \.keywords, from: "keyword", keywords.filter { !$0.isEmpty }, raw: words)
        let genre = line(item.genre)
        if !genre.isEmpty { draft.fill(.publicationTypes, \.publicationTypes, from: "genre", [genre], raw: genre) }
    }

    private static func contributor(
        _ name: CSLName, role: ArticleRecord.Contributor.Role
    ) -> ArticleRecord.Contributor? {
        let family = [name.droppingParticle, name.nonDroppingParticle, name.family].compactMap { $0 }
            .map(CitationText.line).filter { !$0.isEmpty }.joined(separator: " ")
        let given = CitationText.line(name.given ?? "")
        if family.isEmpty, given.isEmpty {
            let literal = CitationText.line(name.literal ?? "")
            guard !literal.isEmpty else { return nil }
            // A literal with a comma is a person that the writer did not take apart.
            return literal.contains(",") && literal.split(separator: " ").count < 6
                ? CitationName.contributor(literal, role: role)
                : ArticleRecord.Contributor(collective: literal, role: role)
        }
        return ArticleRecord.Contributor(
            family: family.isEmpty ? given : family, given: family.isEmpty ? "" : given,
            suffix: CitationText.line(name.suffix ?? ""), role: role)
    }
}
