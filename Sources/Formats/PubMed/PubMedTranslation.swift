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
        if let title = shownTitle { draft.title(title.text, from: title.element) }
        draft.fill(.originalTitle, \.originalTitle, from: "VernacularTitle", text("VernacularTitle"))
        draft.fill(.language, \.language, from: "Language", text("Language"))
        fillPeople(in: &draft)
        fillPlace(in: &draft)
        fillDates(in: &draft)
        fillAbstracts(in: &draft)
        fillContent(in: &draft)
        return draft.finished()
    }

    /// NLM writes "[Not Available]." where it has no translation; then the title is the one in the work's language.
    private var shownTitle: (text: InlineText, element: String)? {
        guard let title else { return nil }
        let text = title.inlineText.withoutFullStop.withoutTranslationBrackets
        guard text.plain == "Not Available", let own = article.child("VernacularTitle") else {
            return (text, title.name)
        }
        return (own.inlineText.withoutFullStop, own.name)
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
        if article.child("ArticleTitle") == nil, let number = book?.child("Isbn")?.text {
            draft.identify(.isbn, number, from: "Isbn")
        }
    }

    private func fillPeople(in draft: inout RecordDraft) {
        let authors = Self.people(in: authorList)
        draft.fill(
            .contributors, \.contributors, from: "AuthorList", value: authors.compactMap(Self.contributor),
            raw: authors.first?.text ?? "")
        switch authorList?.attribute("CompleteYN") {
        case "Y"?: draft.contributorsAreComplete(true)
        case "N"?: draft.contributorsAreComplete(false)
        default: break
        }
        let editors = editorLists.flatMap(Self.people)
        draft.fill(
            .otherContributors, \.otherContributors, from: "AuthorList",
            value: editors.compactMap { Self.contributor($0)?.with(role: .editor) }, raw: editors.first?.text ?? "")
    }

    private func fillDates(in draft: inout RecordDraft) {
        let issue = issueDate.flatMap(Self.date)
        let electronic = articleDate.flatMap(Self.date)
        if let issue {
            draft.published(issue, from: issueDate?.name ?? "PubDate", raw: issueDate?.text)
            let kind: ArticleRecord.PublicationDate.Kind =
                publicationModel.hasPrefix("Print") ? .print : publicationModel.isEmpty ? .published : .online
            if kind != .online || electronic == nil {
                draft.date(.init(kind, issue), from: "PubDate", raw: issue.description)
            }
        } else if let electronic {
            draft.published(electronic, from: "ArticleDate", raw: articleDate?.text)
        }
        if let electronic { draft.date(.init(.online, electronic), from: "ArticleDate", raw: electronic.description) }
        for (step, element) in history {
            guard let kind = Self.steps[step], let date = Self.date(element) else { continue }
            draft.date(.init(kind, date), from: "PubMedPubDate", raw: date.description)
        }
    }

    private static let steps: [String: ArticleRecord.PublicationDate.Kind] = [
        "received": .received, "accepted": .accepted, "revised": .updated,
    ]

    private func fillAbstracts(in draft: inout RecordDraft) {
        let sections = Self.sections(abstractTexts)
        draft.summarise(
            ArticleRecord.Abstract(language: sections.isEmpty ? "" : draft.record.language, sections: sections),
            from: "AbstractText")
        for other in otherAbstracts {
            let type = other.attribute("Type")
            let kind: ArticleRecord.Abstract.Kind = type == "plain-language-summary" ? .digest : .translated
            let language = other.attribute("Language")
            draft.summarise(
                ArticleRecord.Abstract(
                    kind: kind, language: language, sections: Self.sections(other.children("AbstractText"))),
                from: "OtherAbstract")
        }
    }

    private static func sections(_ texts: [XMLTree.Element]) -> [ArticleRecord.AbstractSection] {
        texts.compactMap { element in
            let text = element.paragraphText
            guard !text.isEmpty else { return nil }
            return ArticleRecord.AbstractSection(label: SectionLabel.spelled(element.attribute("Label")), text: text)
        }
    }

    private func fillContent(in draft: inout RecordDraft) {
        let types =
            article.all("PublicationTypeList", "PublicationType").map(\.text)
            + article.children("PublicationType").map(\.text)
        draft.fill(
            .publicationTypes, \.publicationTypes, from: "PublicationType", types, raw: types.joined(separator: "; "))
        draft.kind(kind(types), from: book == nil ? "PublicationType" : "Book")
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

    private func kind(_ types: [String]) -> ArticleRecord.Kind {
        if book != nil { return article.child("ArticleTitle") == nil ? .book : .chapter }
        return types.contains("Preprint") ? .preprint : .article
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
            return ArticleRecord.Relation(kind: kind, target: target, asserter: "PubMed")
        }
        // A notice that is not in PubMed is cited in words, usually with its DOI.
        let source = element.child("RefSource")?.text ?? ""
        let doi = Identifier.recogniseAll(in: source).first { $0.scheme == .doi }
        return doi.map { ArticleRecord.Relation(kind: kind, target: $0, asserter: "PubMed") }
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
        "PreprintIn": .publishedAs, "PreprintOf": .preprintOf, "AssociatedDataset": .supplementedBy,
        "RepublishedIn": .versionOf, "RepublishedFrom": .versionOf, "ReprintIn": .versionOf,
        "ReprintOf": .versionOf,
    ]
}
