internal import Colloquium

extension PubMedCitation {
    var record: ArticleRecord {
        var draft = RecordDraft(source: "PubMed")
        draft.identify(.pmid, pmid, from: "PMID")
        for (kind, value) in articleIds + locations {
            switch kind {
            case "doi": draft.identify(.doi, value, from: "ArticleId")
            case "pmc": draft.identify(.pmcid, value, from: "ArticleId")
            case "pii": draft.identify(.pii, value, from: "ArticleId")
            default: break
            }
        }
        if let title { draft.title(title.inlineText.withoutFullStop, from: title.name) }
        draft.fill(.originalTitle, \.originalTitle, from: "VernacularTitle", text("VernacularTitle"))
        draft.fill(.language, \.language, from: "Language", text("Language"))
        draft.fill(
            .contributors, \.contributors, from: "AuthorList", authors.compactMap(Self.contributor),
            raw: authors.map(\.text).joined(separator: "; "))
        fillPlace(in: &draft)
        fillContent(in: &draft)
        return draft.record
    }

    private func text(_ name: StaticString) -> String { article.child(name)?.text ?? "" }

    private func fillPlace(in draft: inout RecordDraft) {
        if let journal {
            draft.container(
                title: journal.child("Title")?.text ?? "",
                abbreviation: journal.child("ISOAbbreviation")?.text
                    ?? citation.at("MedlineJournalInfo", "MedlineTA")?.text ?? "",
                issns: journal.children("ISSN").map(\.text)
                    + [citation.at("MedlineJournalInfo", "ISSNLinking")?.text ?? ""],
                from: "Journal")
        } else if let book, article.child("ArticleTitle") != nil {
            draft.container(title: book.child("BookTitle")?.inlineText.plain ?? "", from: "BookTitle")
        }
        let issue = journal?.child("JournalIssue")
        draft.fill(.volume, \.volume, from: "Volume", issue?.child("Volume")?.text ?? "")
        draft.fill(.issue, \.issue, from: "Issue", issue?.child("Issue")?.text ?? "")
        draft.fill(.pages, \.pages, from: "MedlinePgn", article.at("Pagination", "MedlinePgn")?.text ?? "")
        draft.fill(.publisher, \.publisher, from: "PublisherName", book?.at("Publisher", "PublisherName")?.text ?? "")
        if let issueDate, let date = Self.date(issueDate) {
            draft.published(date, from: "PubDate", raw: issueDate.text)
        } else if let articleDate {
            draft.published(Self.date(articleDate), from: "ArticleDate", raw: articleDate.text)
        }
    }

    private func fillContent(in draft: inout RecordDraft) {
        let sections = abstractTexts.map { element in
            ArticleRecord.AbstractSection(
                label: SectionLabel.spelled(element.attribute("Label")), text: element.paragraphText)
        }
        draft.fill(
            .abstract, \.abstract, from: "AbstractText", sections.filter { !$0.text.isEmpty },
            raw: sections.first?.text ?? "")
        let types =
            article.all("PublicationTypeList", "PublicationType").map(\.text)
            + article.children("PublicationType").map(\.text)
        draft.fill(
            .publicationTypes, \.publicationTypes, from: "PublicationType", types, raw: types.joined(separator: "; "))
        let mesh = citation.all("MeshHeadingList", "MeshHeading", "DescriptorName").map(\.text)
        draft.fill(.meshTerms, \.meshTerms, from: "DescriptorName", mesh, raw: mesh.joined(separator: "; "))
        let keywords = citation.all("KeywordList", "Keyword").map(\.text).filter { !$0.isEmpty }
        draft.fill(.keywords, \.keywords, from: "Keyword", keywords, raw: keywords.joined(separator: "; "))
        let relations = corrections.compactMap(Self.relation)
        draft.fill(
            .relations, \.relations, from: "CommentsCorrections", relations,
            raw: corrections.map { "\($0.attribute("RefType")) \($0.child("PMID")?.text ?? "")" }
                .joined(separator: "; "))
    }

    private static func contributor(_ author: XMLTree.Element) -> ArticleRecord.Contributor? {
        var person = ArticleRecord.Contributor()
        person.collective = author.child("CollectiveName")?.text ?? ""
        if person.collective.isEmpty {
            person.family = author.child("LastName")?.text ?? ""
            person.given = author.child("ForeName")?.text ?? author.child("Initials")?.text ?? ""
            person.suffix = author.child("Suffix")?.text ?? ""
        }
        guard !person.collective.isEmpty || !person.family.isEmpty || !person.given.isEmpty else { return nil }
        let orcid = author.children("Identifier").first { $0.attribute("Source") == "ORCID" }
        person.orcid = ORCID.normalised(orcid?.text ?? "") ?? ""
        person.affiliations = author.all("AffiliationInfo", "Affiliation").map(\.text).filter { !$0.isEmpty }
        return person
    }

    private static func date(_ element: XMLTree.Element) -> PartialDate? {
        if let medline = element.child("MedlineDate") { return StatedDate.date(in: medline.text) }
        return StatedDate.date(
            year: element.child("Year")?.text ?? "", month: element.child("Month")?.text ?? "",
            day: element.child("Day")?.text ?? "")
    }

    private static func relation(_ element: XMLTree.Element) -> ArticleRecord.Relation? {
        guard let kind = kinds[element.attribute("RefType")] else { return nil }
        if let target = Identifier(.pmid, element.child("PMID")?.text ?? "") {
            return ArticleRecord.Relation(kind: kind, target: target)
        }
        // A notice that is not in PubMed is cited in words, usually with its DOI.
        let source = element.child("RefSource")?.text ?? ""
        let doi = Identifier.recogniseAll(in: source).first { $0.scheme == .doi }
        return doi.map { ArticleRecord.Relation(kind: kind, target: $0) }
    }

    private static let kinds: [String: ArticleRecord.Relation.Kind] = [
        "RetractionIn": .retractedBy, "RetractionOf": .retractionOf,
        "PartialRetractionIn": .retractedBy, "PartialRetractionOf": .retractionOf,
        "RetractedandRepublishedIn": .retractedBy, "RetractedandRepublishedFrom": .versionOf,
        "ErratumIn": .correctedBy, "ErratumFor": .correctionOf,
        "CorrectedandRepublishedIn": .correctedBy, "CorrectedandRepublishedFrom": .versionOf,
        "ExpressionOfConcernIn": .concernedBy, "ExpressionOfConcernFor": .concernAbout,
        "CommentIn": .commentedBy, "CommentOn": .commentOn,
        "UpdateIn": .updatedBy, "UpdateOf": .updateOf,
        "RepublishedIn": .versionOf, "RepublishedFrom": .versionOf, "ReprintIn": .versionOf, "ReprintOf": .versionOf,
    ]
}
