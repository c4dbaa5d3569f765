internal import Colloquium

extension CrossrefJSONWork {
    var record: ArticleRecord {
        var draft = RecordDraft(source: "Crossref")
        draft.identify(.doi, doi ?? "", from: "DOI")
        for number in isbn ?? [] where type?.contains("chapter") != true {
            draft.identify(.isbn, number, from: "ISBN")
        }
        // Deposits escape their mark-up once too often so regularly that a second look is worth it.
        let raw = title?.first ?? ""
        let once = InlineText(html: raw)
        let title = InlineText.looksLikeHTML(once.plain) ? InlineText(html: once.plain) : once
        draft.title(title, from: "title", raw: raw)
        draft.fill(.subtitle, \.subtitle, from: "subtitle", InlineText(html: subtitle?.first ?? "").plain)
        draft.fill(
            .originalTitle, \.originalTitle, from: "original-title", InlineText(html: originalTitle?.first ?? "").plain)
        draft.fill(.language, \.language, from: "language", language ?? "")
        let authors = author ?? []
        draft.fill(
            .contributors, \.contributors, from: "author", authors.compactMap(Self.contributor),
            raw: authors.map { $0.name ?? "\($0.family ?? ""), \($0.given ?? "")" }.joined(separator: "; "))
        fillPlace(in: &draft)
        fillContent(in: &draft)
        return draft.record
    }

    private func fillPlace(in draft: inout RecordDraft) {
        // A preprint has no journal; its server is the institution, or, for the oldest of them, the publisher's arm.
        let server = type == "posted-content" ? institution?.first?.name ?? groupTitle : nil
        draft.container(
            title: InlineText(html: containerTitle?.first ?? server ?? "").plain,
            abbreviation: InlineText(html: shortContainerTitle?.first ?? "").plain, issns: issn ?? [],
            from: containerTitle?.first == nil ? "institution" : "container-title")
        draft.fill(.publisher, \.publisher, from: "publisher", publisher ?? "")
        draft.fill(.volume, \.volume, from: "volume", volume ?? "")
        draft.fill(.issue, \.issue, from: "issue", issue ?? "")
        draft.fill(.pages, \.pages, from: page == nil ? "article-number" : "page", page ?? articleNumber ?? "")
        let dates = [publishedOnline, publishedPrint, posted, issued].compactMap { Self.date($0) }
        draft.published(dates.reduce(dates.first) { StatedDate.earlier($0 ?? $1, $1) }, from: "issued")
        if let link = WebAddress(resource?.primary?.url ?? "") {
            draft.fill(.links, \.links, from: "resource", [link.description], raw: link.description)
        }
        let licence = license?.first { ["vor", "am", "unspecified"].contains($0.version ?? "unspecified") }
        draft.fill(.licence, \.licence, from: "license", licence?.url ?? "")
    }

    private func fillContent(in draft: inout RecordDraft) {
        let once = InlineText.paragraphs(ofHTML: abstract ?? "")
        let escaped = once.first?.hasPrefix("<p>") ?? false
        let twice = escaped ? once.flatMap { InlineText.paragraphs(ofHTML: $0) } : once
        let paragraphs = twice.filter { $0.lowercased() != "abstract" }
        draft.fill(
            .abstract, \.abstract, from: "abstract", JATSAbstract.sections(of: paragraphs), raw: abstract ?? "")
        let types = [subtype, type].compactMap { $0 }
        draft.fill(.publicationTypes, \.publicationTypes, from: "type", types, raw: types.joined(separator: "; "))
        draft.fill(.keywords, \.keywords, from: "subject", subject ?? [], raw: (subject ?? []).joined(separator: "; "))
        let notices =
            (updateTo ?? []).compactMap { update in
                Identifier(.doi, update.doi ?? "").map {
                    ArticleRecord.Relation(kind: CrossrefVocabulary.update(update.type ?? ""), target: $0)
                }
            }
            + (updatedBy ?? []).compactMap { update in
                Identifier(.doi, update.doi ?? "").map {
                    ArticleRecord.Relation(kind: CrossrefVocabulary.updated(update.type ?? ""), target: $0)
                }
            }
        let stated = (relation ?? [:]).sorted { $0.key < $1.key }.flatMap { type, works in
            works.compactMap { work in
                CrossrefVocabulary.relation(type).flatMap { kind in
                    Identifier.recognise(work.id ?? "").map { ArticleRecord.Relation(kind: kind, target: $0) }
                }
            }
        }
        draft.fill(
            .relations, \.relations, from: "update-to", notices + stated,
            raw: (notices + stated).map { "\($0.kind.rawValue) \($0.target.label)" }.joined(separator: "; "))
    }

    private static func contributor(_ author: Person) -> ArticleRecord.Contributor? {
        if author.family == nil, author.given == nil {
            let name = InlineText(html: author.name ?? "").plain
            return name.isEmpty ? nil : ArticleRecord.Contributor(collective: name)
        }
        var person = ArticleRecord.Contributor(
            family: InlineText(html: author.family ?? "").plain, given: InlineText(html: author.given ?? "").plain,
            suffix: author.suffix ?? "")
        person.orcid = ORCID.normalised(author.orcid ?? "") ?? ""
        person.affiliations = (author.affiliation ?? []).compactMap(\.name).filter { !$0.isEmpty }
        return person
    }

    private static func date(_ day: Day?) -> PartialDate? {
        let parts = day?.parts?.first?.map { $0.map(String.init) ?? "" } ?? []
        guard let year = parts.first else { return nil }
        return StatedDate.date(
            year: year, month: parts.count > 1 ? parts[1] : "", day: parts.count > 2 ? parts[2] : "")
    }
}
