internal import Colloquium

extension ArXivEPrint {
    var record: ArticleRecord {
        var draft = RecordDraft(source: "arXiv")
        draft.fill(.kind, \.kind, from: element.name, value: .preprint, raw: element.name)
        draft.identify(.arxiv, text("id"), from: "id")
        fillPublication(in: &draft)
        draft.title(InlineText(plain: element.child("title")?.rawText ?? ""), from: "title")
        let names =
            authors.isEmpty
            ? ArXivAuthors.contributors(in: text("authors")) : ArXivAuthors.contributors(in: authors)
        draft.fill(
            .contributors, \.contributors, from: "authors", names, raw: element.child("authors")?.text ?? "")
        draft.container(title: "arXiv", from: element.name)
        fillDates(in: &draft)
        let paragraphs = abstractParagraphs
        if !paragraphs.isEmpty {
            draft.summarise(
                ArticleRecord.Abstract(
                    sections: [ArticleRecord.AbstractSection(text: paragraphs.joined(separator: "\n\n"))]),
                from: "abstract")
        }
        draft.fill(.keywords, \.keywords, from: "categories", categories, raw: text("categories"))
        draft.fill(.licence, \.licence, from: "license", text("license"))
        return draft.finished()
    }

    /// The first DOI is that of the article the e-print became; more are those of errata and of parts, which no one may
    /// take for the work itself.
    private func fillPublication(in draft: inout RecordDraft) {
        let published = dois.compactMap { Identifier(.doi, $0) }
        draft.identify(published.first, from: "doi", raw: text("doi"))
        let relations = published.dropFirst().filter { $0 != published.first }.map {
            ArticleRecord.Relation(kind: .versionOf, target: $0, asserter: "arXiv")
        }
        draft.fill(.relations, \.relations, from: "doi", relations, raw: text("doi"))
    }

    /// The first version's date is the posting; the last one's says when it was changed.
    private func fillDates(in draft: inout RecordDraft) {
        let versions = versions
        let first = versions.first.map { ("version", $0.date) } ?? ("created", text("created"))
        let last = versions.count > 1 ? versions.last?.date ?? "" : text("updated")
        var dates: [(ArticleRecord.PublicationDate, element: String)] = []
        if let posted = StatedDate.date(in: first.1) { dates.append((.init(.posted, posted), element: first.0)) }
        if let updated = StatedDate.date(in: last) { dates.append((.init(.updated, updated), element: "updated")) }
        draft.dates(dates)
        draft.fill(.version, \.version, from: "version", versions.last?.number.bareVersion ?? "")
    }
}
