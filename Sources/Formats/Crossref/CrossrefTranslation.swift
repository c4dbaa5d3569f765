internal import Colloquium

extension CrossrefWork {
    var record: ArticleRecord {
        var draft = RecordDraft(source: "Crossref")
        draft.identify(.doi, doi, from: "doi")
        for number in item.all("publisher_item", "identifier") where number.attribute("id_type") == "pii" {
            draft.identify(.pii, number.text, from: "identifier")
        }
        let kind = CrossrefVocabulary.kind(item.name, subtype: item.attribute("type"))
        draft.fill(.kind, \.kind, from: item.name, value: kind, raw: item.name)
        if kind.hasOwnISBN {
            for number in item.children("isbn") { draft.identify(.isbn, number.text, from: "isbn") }
        }
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
        fillPeople(in: &draft)
        fillPlace(in: &draft)
        fillContent(in: &draft)
        return draft.finished()
    }

    private func fillPeople(in draft: inout RecordDraft) {
        var people = people.compactMap(Self.contributor)
        // Who reviewed is the author of the review.
        if item.isNamed("peer_review") { people = people.map { $0.role == .reviewer ? $0.with(role: .author) : $0 } }
        let authors = people.filter { $0.role == .author }
        let named = authors.filter { !CitationName.isOthers($0.indexName) }
        let raw = self.people.map(Self.statedName).joined(separator: "; ")
        draft.fill(.contributors, \.contributors, from: "contributors", named, raw: raw)
        if named.count < authors.count {
            draft.fill(.contributors, \.contributorsAreComplete, from: "contributors", value: false, raw: raw)
        }
        draft.fill(
            .otherContributors, \.otherContributors, from: "contributors", people.filter { $0.role != .author },
            raw: raw)
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
        } else if let book, item.isNamed("content_item") {
            draft.container(
                title: book.at("titles", "title")?.inlineText.plain ?? "",
                issns: book.all("series_metadata", "issn").map(\.text), from: book.name)
        } else if item.isNamed("posted_content") {
            let server = CrossrefText.server(
                institution: item.at("institution", "institution_name")?.text ?? "",
                address: item.at("doi_data", "resource")?.text ?? "", group: item.child("group_title")?.text ?? "")
            draft.container(title: server, from: "institution_name")
        }
        let issue = around.child("journal_issue")
        draft.fill(.volume, \.volume, from: "volume", issue?.at("journal_volume", "volume")?.text ?? "")
        draft.fill(.issue, \.issue, from: "issue", issue?.child("issue")?.text ?? "")
        let first = item.at("pages", "first_page")?.text ?? ""
        let last = item.at("pages", "last_page")?.text ?? ""
        draft.fill(.pages, \.pages, from: "pages", first.pageRange(to: last))
        if first.isEmpty {
            let number = item.all("publisher_item", "item_number").first {
                $0.attribute("item_number_type").lowercased().filter(\.isLetter) == "articlenumber"
            }
            draft.fill(.pages, \.pages, from: "item_number", number?.text ?? "")
        }
        draft.fill(
            .publisher, \.publisher, from: "publisher_name",
            (around.outermost("publisher_name").first ?? ownInstitution)?.text ?? "")
        draft.dates(
            dates.compactMap { kind, element in
                StatedDate.date(
                    year: element.child("year")?.text ?? "", month: element.child("month")?.text ?? "",
                    day: element.child("day")?.text ?? ""
                ).map { (ArticleRecord.PublicationDate(kind, $0), element: element.name) }
            })
        draft.fill(
            .version, \.version, from: "version", (item.at("version_info", "version")?.text ?? "").bareVersion)
    }

    private func fillContent(in draft: inout RecordDraft) {
        for summary in JATSAbstract.summaries(in: item.children("abstract"), language: item.attribute("language")) {
            draft.summarise(summary, from: "jats:abstract")
        }
        let type = item.name.replacing("_", with: "-")
        let kinds = [item.attribute("type"), type].filter { !$0.isEmpty }
        draft.fill(.publicationTypes, \.publicationTypes, from: item.name, kinds, raw: kinds.joined(separator: "; "))
        let relations = updates.compactMap(Self.update) + statedRelations.compactMap(Self.relation)
        draft.fill(
            .relations, \.relations, from: "update", relations,
            raw: (updates.map { "\($0.attribute("type")) \($0.text)" }
                + statedRelations.map { "\($0.attribute("relationship-type")) \($0.text)" }).joined(separator: "; "))
        let stated = licences.map { (url: $0.text, version: $0.attribute("applies_to")) }
        draft.fill(.licence, \.licence, from: "license_ref", CrossrefVocabulary.licence(stated))
        let links = texts.compactMap {
            CrossrefText.link($0.text, $0.attribute("mime_type"), $0.attribute("content_version"))
        }
        draft.fill(.fullText, \.fullText, from: "collection", links.uniqueAddresses, raw: links.first?.url ?? "")
        if let link = WebAddress(item.at("doi_data", "resource")?.text ?? "") {
            draft.fill(.links, \.links, from: "resource", [link.description], raw: link.description)
        }
    }

    private static func statedName(_ element: XMLTree.Element) -> String {
        if element.isNamed("organization") { return element.text }
        return ["surname", "given_name", "suffix"].compactMap { element.child($0)?.text }.filter { !$0.isEmpty }
            .joined(separator: ", ")
    }

    private static func contributor(_ element: XMLTree.Element) -> ArticleRecord.Contributor? {
        let stated = element.attribute("contributor_role")
        let role = stated.isEmpty || stated == "author" ? .author : CrossrefVocabulary.role(stated)
        if element.isNamed("organization") {
            let name = element.text
            return name.isEmpty ? nil : ArticleRecord.Contributor(collective: name, role: role)
        }
        var person = ArticleRecord.Contributor(
            family: element.child("surname")?.text ?? "", given: element.child("given_name")?.text ?? "",
            suffix: element.child("suffix")?.text ?? "", role: role)
        // People with one name have it in either part.
        if person.family.isEmpty { (person.family, person.given) = (person.given, "") }
        guard !person.family.isEmpty else { return nil }
        person.orcid = ORCID.normalised(element.child("ORCID")?.text ?? "") ?? ""
        person.affiliations =
            (element.all("affiliation").map(\.text)
            + element.all("affiliations", "institution", "institution_name").map(\.text)).filter { !$0.isEmpty }
        return person
    }

    private static func update(_ element: XMLTree.Element) -> ArticleRecord.Relation? {
        Identifier(.doi, element.text).map {
            ArticleRecord.Relation(
                kind: CrossrefVocabulary.update(element.attribute("type")), target: $0, asserter: "publisher")
        }
    }

    /// What the deposit says is the publisher's word.
    private static func relation(_ element: XMLTree.Element) -> ArticleRecord.Relation? {
        guard let kind = CrossrefVocabulary.relation(element.attribute("relationship-type")) else { return nil }
        return CrossrefText.target(element.text, kind: element.attribute("identifier-type")).map {
            ArticleRecord.Relation(kind: kind, target: $0, asserter: "publisher")
        }
    }
}
