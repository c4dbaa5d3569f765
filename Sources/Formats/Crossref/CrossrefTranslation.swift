internal import Colloquium

extension CrossrefWork {
    var record: ArticleRecord {
        var draft = RecordDraft(source: "Crossref")
        draft.identify(.doi, doi, from: "doi")
        for number in item.all("publisher_item", "identifier") where number.attribute("id_type") == "pii" {
            draft.identify(.pii, number.text, from: "identifier")
        }
        for number in item.children("isbn") { draft.identify(.isbn, number.text, from: "isbn") }
        let titles = item.child("titles")
        if let title = titles?.child("title") { draft.title(title.inlineText, from: "title") }
        draft.fill(.subtitle, \.subtitle, from: "subtitle", titles?.child("subtitle")?.inlineText.plain ?? "")
        draft.fill(
            .originalTitle, \.originalTitle, from: "original_language_title",
            titles?.child("original_language_title")?.inlineText.plain ?? "")
        let journal = around.child("journal_metadata")
        draft.fill(
            .language, \.language, from: "language",
            [item, journal].compactMap { $0?.attribute("language") }.first { !$0.isEmpty } ?? "")
        draft.fill(
            .contributors, \.contributors, from: "contributors", people.compactMap(Self.contributor),
            raw: people.map(\.text).joined(separator: "; "))
        fillPlace(in: &draft)
        fillContent(in: &draft)
        return draft.record
    }

    private func fillPlace(in draft: inout RecordDraft) {
        if let journal = around.child("journal_metadata") {
            draft.container(
                title: journal.child("full_title")?.text ?? "", abbreviation: journal.child("abbrev_title")?.text ?? "",
                issns: journal.children("issn").map(\.text), from: "full_title")
        } else if let proceedings = around.child("proceedings_metadata") ?? around.child("proceedings_series_metadata")
        {
            draft.container(
                title: proceedings.child("proceedings_title")?.text ?? "", issns: proceedings.all("issn").map(\.text),
                from: "proceedings_title")
        } else if let book = around.child("book_metadata") ?? around.child("book_series_metadata"),
            item.isNamed("content_item")
        {
            draft.container(title: book.at("titles", "title")?.inlineText.plain ?? "", from: "book_metadata")
        } else if item.isNamed("posted_content") {
            let server = item.at("institution", "institution_name")?.text ?? item.child("group_title")?.text ?? ""
            draft.container(title: server, from: "institution_name")
        }
        let issue = around.child("journal_issue")
        draft.fill(.volume, \.volume, from: "volume", issue?.at("journal_volume", "volume")?.text ?? "")
        draft.fill(.issue, \.issue, from: "issue", issue?.child("issue")?.text ?? "")
        let first = item.at("pages", "first_page")?.text ?? ""
        let last = item.at("pages", "last_page")?.text ?? ""
        draft.fill(
            .pages, \.pages, from: "pages", first.isEmpty || last.isEmpty || first == last ? first : "\(first)-\(last)")
        if first.isEmpty {
            let number = item.all("publisher_item", "item_number").first {
                $0.attribute("item_number_type") == "article-number"
            }
            draft.fill(.pages, \.pages, from: "item_number", number?.text ?? "")
        }
        draft.fill(
            .publisher, \.publisher, from: "publisher_name",
            around.outermost("publisher_name").first?.text ?? "")
        let dates = dates.compactMap { element in
            StatedDate.date(
                year: element.child("year")?.text ?? "", month: element.child("month")?.text ?? "",
                day: element.child("day")?.text ?? "")
        }
        draft.published(dates.reduce(dates.first) { StatedDate.earlier($0 ?? $1, $1) }, from: "publication_date")
    }

    private func fillContent(in draft: inout RecordDraft) {
        let abstract = item.children("abstract").first { ["", "abstract"].contains($0.attribute("abstract-type")) }
        draft.fill(
            .abstract, \.abstract, from: "jats:abstract", abstract.map(JATSAbstract.sections) ?? [],
            raw: abstract?.text ?? "")
        let type = item.name.replacing("_", with: "-")
        let kinds = [item.attribute("type"), type].filter { !$0.isEmpty }
        draft.fill(.publicationTypes, \.publicationTypes, from: item.name, kinds, raw: kinds.joined(separator: "; "))
        let relations = updates.compactMap(Self.update) + statedRelations.compactMap(Self.relation)
        draft.fill(
            .relations, \.relations, from: "update", relations,
            raw: (updates.map { "\($0.attribute("type")) \($0.text)" }
                + statedRelations.map { "\($0.attribute("relationship-type")) \($0.text)" }).joined(separator: "; "))
        let licence = licences.first { ["vor", "am", ""].contains($0.attribute("applies_to")) }
        draft.fill(.licence, \.licence, from: "license_ref", licence?.text ?? "")
        if let link = WebAddress(item.at("doi_data", "resource")?.text ?? "") {
            draft.fill(.links, \.links, from: "resource", [link.description], raw: link.description)
        }
    }

    private static func contributor(_ element: XMLTree.Element) -> ArticleRecord.Contributor? {
        if element.isNamed("organization") {
            let name = element.text
            return name.isEmpty ? nil : ArticleRecord.Contributor(collective: name)
        }
        var person = ArticleRecord.Contributor(
            family: element.child("surname")?.text ?? "", given: element.child("given_name")?.text ?? "",
            suffix: element.child("suffix")?.text ?? "")
        guard !person.family.isEmpty || !person.given.isEmpty else { return nil }
        person.orcid = ORCID.normalised(element.child("ORCID")?.text ?? "") ?? ""
        person.affiliations =
            (element.all("affiliation").map(\.text)
            + element.all("affiliations", "institution", "institution_name").map(\.text)).filter { !$0.isEmpty }
        return person
    }

    private static func update(_ element: XMLTree.Element) -> ArticleRecord.Relation? {
        guard let target = Identifier(.doi, element.text) else { return nil }
        return ArticleRecord.Relation(kind: CrossrefVocabulary.update(element.attribute("type")), target: target)
    }

    private static func relation(_ element: XMLTree.Element) -> ArticleRecord.Relation? {
        guard let kind = CrossrefVocabulary.relation(element.attribute("relationship-type")) else { return nil }
        let scheme: Identifier.Scheme? =
            switch element.attribute("identifier-type") {
            case "doi": .doi
            case "pmid": .pmid
            case "pmcid": .pmcid
            case "arxiv": .arxiv
            default: nil
            }
        let target = scheme.map { Identifier($0, element.text) } ?? Identifier.recognise(element.text)
        return target.map { ArticleRecord.Relation(kind: kind, target: $0) }
    }
}
