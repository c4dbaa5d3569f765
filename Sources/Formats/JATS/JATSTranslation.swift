internal import Colloquium

extension JATSArticle {
    var record: ArticleRecord {
        var draft = RecordDraft(source: "JATS")
        for (kind, value) in identifiers {
            switch kind {
            case "doi": draft.identify(.doi, value, from: "article-id")
            case "pmid": draft.identify(.pmid, value, from: "article-id")
            case "pmc", "pmcid": draft.identify(.pmcid, value, from: "article-id")
            case "arxiv": draft.identify(.arxiv, value, from: "article-id")
            case "pii": draft.identify(.pii, value, from: "article-id")
            default: break
            }
        }
        let name = journal?.outermost("journal-title").first?.text ?? ""
        draft.fill(
            .kind, \.kind, from: "article-type", value: JATSVocabulary.kind(articleType, journal: name),
            raw: articleType)
        if let title = titles?.child("article-title") ?? meta.child("article-title") {
            draft.title(title.inlineText, from: "article-title")
        }
        draft.fill(.subtitle, \.subtitle, from: "subtitle", titles?.child("subtitle")?.inlineText.plain ?? "")
        draft.fill(.language, \.language, from: "xml:lang", element.attribute("lang"))
        fillPeople(in: &draft)
        fillPlace(in: &draft)
        fillContent(in: &draft)
        return draft.finished()
    }

    private func fillPlace(in draft: inout RecordDraft) {
        if let journal {
            let group = journal.child("journal-title-group") ?? journal
            let ids = Array(journal.children("journal-id"))
            func id(_ kind: String) -> String? { ids.first { $0.attribute("journal-id-type") == kind }?.text }
            draft.container(
                title: group.child("journal-title")?.inlineText.plain ?? id("nlm-ta") ?? "",
                abbreviation: id("iso-abbrev") ?? group.child("abbrev-journal-title")?.text ?? id("nlm-ta") ?? "",
                issns: journal.children("issn").map(\.text), from: "journal-meta")
        }
        draft.fill(
            .publisher, \.publisher, from: "publisher-name", journal?.at("publisher", "publisher-name")?.text ?? "")
        draft.fill(.volume, \.volume, from: "volume", meta.child("volume")?.text ?? "")
        draft.fill(.issue, \.issue, from: "issue", meta.child("issue")?.text ?? "")
        let first = meta.child("fpage")?.text ?? ""
        let range = first.pageRange(to: meta.child("lpage")?.text ?? "")
        let pages = first.isEmpty ? meta.child("elocation-id")?.text ?? "" : range
        if !draft.record.isManuscriptNumber(pages) {
            draft.fill(.pages, \.pages, from: first.isEmpty ? "elocation-id" : "fpage", pages)
        }
        draft.fill(.version, \.version, from: "article-version", version.bareVersion)
        fillDates(in: &draft)
        fillAddresses(in: &draft)
        let licence = meta.at("permissions", "license")
        let reference = licence?.child("license_ref")?.text ?? licence?.attribute("href") ?? ""
        let linked = licence?.outermost("ext-link").first { $0.attribute("href").contains("creativecommons.org") }
        draft.fill(
            .licence, \.licence, from: "license", reference.isEmpty ? linked?.attribute("href") ?? "" : reference)
    }

    private func fillDates(in draft: inout RecordDraft) {
        let isPreprint = draft.record.kind == .preprint
        var stated = dates.compactMap { kind, element in
            date(element).map {
                (
                    ArticleRecord.PublicationDate(isPreprint && kind == .online ? .posted : kind, $0),
                    element: element.name
                )
            }
        }
        // HighWire's servers state the year of posting, and its day as that of acceptance.
        if isPreprint, let posted = stated.firstIndex(where: { $0.0.kind == .posted }),
            let accepted = stated.first(where: { $0.0.kind == .accepted })?.0.date,
            accepted.refines(stated[posted].0.date)
        {
            stated[posted].0.date = accepted
        }
        draft.dates(stated)
    }

    /// In its parts, or only in the attribute for machines.
    private func date(_ element: XMLTree.Element) -> PartialDate? {
        guard let year = element.child("year")?.text else {
            return StatedDate.date(in: element.attribute("iso-8601-date"))
        }
        return StatedDate.date(
            year: year, month: element.child("month")?.text ?? "", day: element.child("day")?.text ?? "")
    }

    /// Names of files beside the XML lead nowhere; whole addresses do.
    private func fillAddresses(in draft: inout RecordDraft) {
        var links: [String] = []
        var texts: [ArticleRecord.FullTextLink] = []
        for stated in addresses {
            guard let address = WebAddress(stated.attribute("href"))?.description else { continue }
            let words = "\(stated.attribute("content-type")) \(stated.attribute("title"))".lowercased()
            if words.contains("pdf") || address.isFile("pdf") {
                texts.append(ArticleRecord.FullTextLink(url: address, mediaType: "application/pdf"))
            } else if words.contains("xml") {
                texts.append(ArticleRecord.FullTextLink(url: address, mediaType: "application/xml"))
            } else if words.trimmingSpace.isEmpty || words.contains("html") || words.contains("abstract") {
                links.append(address)
            }
        }
        draft.fill(.links, \.links, from: "self-uri", links, raw: links.first ?? "")
        draft.fill(.fullText, \.fullText, from: "self-uri", texts, raw: texts.first?.url ?? "")
    }

    private func fillContent(in draft: inout RecordDraft) {
        for summary in JATSAbstract.summaries(in: abstracts, language: element.attribute("lang")) {
            draft.summarise(summary, from: "abstract")
        }
        let types = meta.all("article-categories", "subj-group").filter {
            ["heading", "display-channel", "article-type", ""].contains($0.attribute("subj-group-type"))
        }.flatMap { $0.children("subject").map(\.text) }
        draft.fill(
            .publicationTypes, \.publicationTypes, from: "subject",
            [articleType].filter { !$0.isEmpty } + types, raw: ([articleType] + types).joined(separator: "; "))
        let keywords = keywords.map(\.inlineText.plain).filter { !$0.isEmpty }
        draft.fill(.keywords, \.keywords, from: "kwd", keywords, raw: keywords.joined(separator: "; "))
        let preprints = preprints.compactMap { Identifier.recognise($0) }.map {
            ArticleRecord.Relation(kind: .hasPreprint, target: $0, asserter: "publisher")
        }
        draft.fill(
            .relations, \.relations, from: "related-article", relatedArticles.compactMap(Self.relation) + preprints,
            raw: relatedArticles.map { "\($0.attribute("related-article-type")) \($0.attribute("href"))" }
                .joined(separator: "; "))
    }

    private static func relation(_ element: XMLTree.Element) -> ArticleRecord.Relation? {
        let named = element.attribute("related-article-type")
        guard let kind = JATSVocabulary.relation(named.isEmpty ? element.attribute("link-type") : named) else {
            return nil
        }
        let value = element.attribute("href")
        let target: Identifier? =
            switch element.attribute("ext-link-type") {
            case "doi": Identifier(.doi, value)
            case "pmid", "pubmed": Identifier(.pmid, value)
            case "pmc", "pmcid": Identifier(.pmcid, value)
            default: Identifier.recognise(value)
            }
        return target.map { ArticleRecord.Relation(kind: kind, target: $0, asserter: "publisher") }
    }
}
