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
        if let title = titles?.child("article-title") ?? meta.child("article-title") {
            draft.title(title.inlineText, from: "article-title")
        }
        draft.fill(.subtitle, \.subtitle, from: "subtitle", titles?.child("subtitle")?.inlineText.plain ?? "")
        draft.fill(.language, \.language, from: "xml:lang", element.attribute("lang"))
        let affiliations = affiliations
        draft.fill(
            .contributors, \.contributors, from: "contrib-group",
            authors.compactMap { Self.contributor($0, affiliations: affiliations) },
            raw: authors.map { $0.child("name")?.text ?? $0.text }.joined(separator: "; "))
        fillPlace(in: &draft)
        fillContent(in: &draft)
        return draft.record
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
        let last = meta.child("lpage")?.text ?? ""
        let range = first.isEmpty || last.isEmpty || first == last ? first : "\(first)-\(last)"
        draft.fill(
            .pages, \.pages, from: first.isEmpty ? "elocation-id" : "fpage",
            first.isEmpty ? meta.child("elocation-id")?.text ?? "" : range)
        let dates = dates.compactMap { element in
            StatedDate.date(
                year: element.child("year")?.text ?? "", month: element.child("month")?.text ?? "",
                day: element.child("day")?.text ?? "")
        }
        draft.published(dates.reduce(dates.first) { StatedDate.earlier($0 ?? $1, $1) }, from: "pub-date")
        let licence = meta.at("permissions", "license")
        let reference = licence?.child("license_ref")?.text ?? licence?.attribute("href") ?? ""
        let linked = licence?.outermost("ext-link").first { $0.attribute("href").contains("creativecommons.org") }
        draft.fill(
            .licence, \.licence, from: "license", reference.isEmpty ? linked?.attribute("href") ?? "" : reference)
    }

    private func fillContent(in draft: inout RecordDraft) {
        let sections = abstract.map(JATSAbstract.sections) ?? []
        draft.fill(.abstract, \.abstract, from: "abstract", sections, raw: abstract?.text ?? "")
        let types = meta.all("article-categories", "subj-group").filter {
            ["heading", "display-channel", "article-type", ""].contains($0.attribute("subj-group-type"))
        }.flatMap { $0.children("subject").map(\.text) }
        draft.fill(
            .publicationTypes, \.publicationTypes, from: "subject",
            [articleType].filter { !$0.isEmpty } + types, raw: ([articleType] + types).joined(separator: "; "))
        let keywords = meta.all("kwd-group", "kwd").map(\.inlineText.plain).filter { !$0.isEmpty }
        draft.fill(.keywords, \.keywords, from: "kwd", keywords, raw: keywords.joined(separator: "; "))
        draft.fill(
            .relations, \.relations, from: "related-article", relatedArticles.compactMap(Self.relation),
            raw: relatedArticles.map { "\($0.attribute("related-article-type")) \($0.attribute("href"))" }
                .joined(separator: "; "))
    }

    private static func contributor(
        _ element: XMLTree.Element, affiliations: [String: XMLTree.Element]
    ) -> ArticleRecord.Contributor? {
        var person = ArticleRecord.Contributor()
        let name = element.child("name") ?? element.at("name-alternatives", "name")
        if let name {
            person.family = name.child("surname")?.inlineText.plain ?? ""
            person.given = name.child("given-names")?.inlineText.plain ?? ""
            person.suffix = name.child("suffix")?.text ?? ""
        } else if let spelled = element.child("string-name") ?? element.at("name-alternatives", "string-name") {
            person = PersonName.contributor(spelled.text)
        } else if let group = element.child("collab") ?? element.at("collab-alternatives", "collab") {
            person.collective = (group.child("named-content") ?? group).collectiveName
        }
        guard !person.family.isEmpty || !person.given.isEmpty || !person.collective.isEmpty else { return nil }
        let orcid = element.children("contrib-id").first { $0.attribute("contrib-id-type") == "orcid" }
        person.orcid = ORCID.normalised(orcid?.text ?? "") ?? ""
        let referred = element.children("xref").filter { $0.attribute("ref-type") == "aff" }
            .flatMap { $0.attribute("rid").split(separator: " ").map(String.init) }
            .compactMap { affiliations[$0] }
        person.affiliations = (referred + element.all("aff")).map(\.affiliationText).filter { !$0.isEmpty }
        return person
    }

    private static func relation(_ element: XMLTree.Element) -> ArticleRecord.Relation? {
        let named = element.attribute("related-article-type")
        guard let kind = kinds[named.isEmpty ? element.attribute("link-type") : named] else { return nil }
        let value = element.attribute("href")
        let target: Identifier? =
            switch element.attribute("ext-link-type") {
            case "doi": Identifier(.doi, value)
            case "pmid", "pubmed": Identifier(.pmid, value)
            case "pmc", "pmcid": Identifier(.pmcid, value)
            default: Identifier.recognise(value)
            }
        return target.map { ArticleRecord.Relation(kind: kind, target: $0) }
    }

    private static let kinds: [String: ArticleRecord.Relation.Kind] = [
        "retracted-article": .retractionOf, "retraction-forward": .retractedBy, "retraction": .retractedBy,
        "partial-retraction": .retractedBy, "corrected-article": .correctionOf, "correction-forward": .correctedBy,
        "correction": .correctedBy, "addended-article": .correctionOf, "addendum": .correctedBy,
        "object-of-concern": .concernAbout, "expression-of-concern": .concernedBy,
        "commentary-article": .commentOn, "commentary": .commentedBy, "letter": .commentedBy,
        "reply": .commentedBy, "peer-reviewed-article": .commentOn, "preprint": .versionOf,
        "updated-article": .updateOf, "republished-article": .versionOf,
    ]
}

extension XMLTree.Element {
    /// The group's own name, without the list of its members.
    fileprivate var collectiveName: String {
        var name = InlineText.Builder()
        for piece in pieces {
            switch piece {
            case .text(let text): name.append(text)
            case .element(let element):
                if !["contrib-group", "xref", "contrib", "aff", "fn"].contains(element.name) {
                    name.append(element.text)
                }
            }
        }
        return name.finish().plain
    }

    /// Without the label or superscript that ties it to a name.
    fileprivate var affiliationText: String {
        var text = InlineText.Builder()
        for piece in pieces {
            switch piece {
            case .text(let more): text.append(more)
            case .element(let element):
                if !["label", "sup", "xref", "email", "institution-id"].contains(element.name) {
                    text.append(element.text)
                }
            }
        }
        return text.finish().plain
    }
}
