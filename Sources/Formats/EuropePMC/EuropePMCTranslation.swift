internal import Colloquium

extension EuropePMCResult {
    var record: ArticleRecord {
        var draft = RecordDraft(source: "Europe PMC")
        draft.identify(.doi, doi.text, from: "doi")
        draft.identify(.pmid, pmid.text, from: "pmid")
        draft.identify(.pmcid, pmcid.text, from: "pmcid")
        draft.kind(isPreprint ? .preprint : .article, from: "source")
        draft.title(InlineText(html: title.text).withoutFullStop, from: "title", raw: title.text)
        draft.fill(.language, \.language, from: "language", language.line)
        fillPeople(in: &draft)
        fillPlace(in: &draft)
        fillDates(in: &draft)
        draft.summarise(
            ArticleRecord.Abstract(
                language: language.line, sections: EuropePMCAbstract.sections(of: abstractText.text)),
            from: "abstractText", raw: abstractText.text)
        fillSubjects(in: &draft)
        fillNotices(in: &draft)
        fillFullText(in: &draft)
        return draft.record
    }

    private var isPreprint: Bool { source.text == "PPR" }

    private func fillPeople(in draft: inout RecordDraft) {
        let listed = (authorList?.value?.author).all.compactMap(\.contributor)
        let named = authorString.line.split(separator: ",").map { String($0).tidiedLine }.map {
            $0.hasSuffix(".") ? String($0.dropLast()) : $0
        }
        draft.fill(
            .contributors, \.contributors, from: listed.isEmpty ? "authorString" : "authorList",
            value: listed.isEmpty ? named.filter { !$0.isEmpty }.map(PersonName.contributor) : listed,
            raw: authorString.line)
    }

    private func fillPlace(in draft: inout RecordDraft) {
        let issue = journalInfo?.value
        let journal = issue?.journal?.value
        let iso = journal?.isoabbreviation.line ?? ""
        draft.container(
            title: journal?.title.line ?? bookOrReportDetails?.value?.publisher.line ?? "",
            abbreviation: iso.isEmpty ? journal?.medlineAbbreviation.line ?? "" : iso,
            issns: [journal?.issn.line ?? "", journal?.essn.line ?? ""],
            from: journal == nil ? "bookOrReportDetails" : "journalInfo")
        draft.fill(.volume, \.volume, from: "volume", issue?.volume.line ?? "")
        draft.fill(.issue, \.issue, from: "issue", issue?.issue.line ?? "")
        draft.fill(.pages, \.pages, from: "pageInfo", pageInfo.line)
        draft.fill(.version, \.version, from: "versionNumber", versionNumber.line)
        draft.fill(.licence, \.licence, from: "license", license.line.uppercased(), raw: license.text)
    }

    private func fillDates(in draft: inout RecordDraft) {
        let stated: [(String, String, ArticleRecord.PublicationDate.Kind)] = [
            ("electronicPublicationDate", electronicPublicationDate.line, .online),
            ("dateOfPublication", journalInfo?.value?.dateOfPublication.line ?? "", .print),
            ("firstPublicationDate", firstPublicationDate.line, isPreprint ? .posted : .published),
        ]
        draft.dates(
            stated.compactMap { element, text, kind in
                StatedDate.date(in: text).map { (ArticleRecord.PublicationDate(kind, $0), element: element) }
            })
    }

    private func fillSubjects(in draft: inout RecordDraft) {
        let types = (pubTypeList?.value?.pubType).lines
        draft.fill(.publicationTypes, \.publicationTypes, from: "pubType", types, raw: types.joined(separator: "; "))
        let keywords = (keywordList?.value?.keyword).lines
        draft.fill(.keywords, \.keywords, from: "keyword", keywords, raw: keywords.joined(separator: "; "))
        let headings = (meshHeadingList?.value?.meshHeading).all.map(\.descriptorName.line).filter { !$0.isEmpty }
        draft.fill(.meshTerms, \.meshTerms, from: "meshHeading", headings, raw: headings.joined(separator: "; "))
    }

    private func fillNotices(in draft: inout RecordDraft) {
        let notices = (commentCorrectionList?.value?.commentCorrection).all.compactMap(\.relation)
        draft.fill(
            .relations, \.relations, from: "commentCorrection", notices,
            raw: notices.map { "\($0.kind.rawValue) \($0.target.label)" }.joined(separator: "; "))
    }

    /// Only what everybody can open.
    private func fillFullText(in draft: inout RecordDraft) {
        let links = (fullTextUrlList?.value?.fullTextUrl).all.compactMap(\.fullText)
        draft.fill(.fullText, \.fullText, from: "fullTextUrl", links.uniqueAddresses, raw: links.first?.url ?? "")
    }
}

extension EuropePMCResult.Author {
    fileprivate var contributor: ArticleRecord.Contributor? {
        var person = ArticleRecord.Contributor(collective: collectiveName.line)
        if person.collective.isEmpty {
            let given = firstName.line.isEmpty ? initials.line : firstName.line
            person =
                lastName.line.isEmpty
                ? PersonName.contributor(fullName.line)
                : ArticleRecord.Contributor(family: lastName.line, given: given)
        }
        guard !person.indexName.isEmpty else { return nil }
        if authorId?.value?.type.text == "ORCID" {
            person.orcid = ORCID.normalised(authorId?.value?.value.text ?? "") ?? ""
        }
        person.affiliations = (authorAffiliationDetailsList?.value?.authorAffiliation).all
            .map(\.affiliation.line).filter { !$0.isEmpty }
        return person
    }
}

extension EuropePMCResult.Link {
    private static let mediaTypes = ["pdf": "application/pdf", "html": "text/html"]

    fileprivate var fullText: ArticleRecord.FullTextLink? {
        guard ["OA", "F"].contains(availabilityCode.text), let mediaType = Self.mediaTypes[documentStyle.text],
            let address = WebAddress(url.text)
        else { return nil }
        return ArticleRecord.FullTextLink(url: address.description, mediaType: mediaType)
    }
}

extension EuropePMCResult.Notice {
    fileprivate var relation: ArticleRecord.Relation? {
        guard let kind = Self.kinds[type.line.lowercased()], source.text == "MED",
            let target = Identifier(.pmid, id.text)
        else { return nil }
        return ArticleRecord.Relation(kind: kind, target: target, asserter: "Europe PMC")
    }

    /// PubMed's own words, but for preprints: there an article is said to have its preprint "in" another record.
    private static let kinds: [String: ArticleRecord.Relation.Kind] = [
        "retraction in": .retractedBy, "retraction of": .retractionOf, "partial retraction in": .retractedBy,
        "partial retraction of": .retractionOf, "erratum in": .correctedBy, "erratum for": .correctionOf,
        "corrected and republished in": .correctedBy, "corrected and republished from": .versionOf,
        "expression of concern in": .concernedBy, "expression of concern for": .concernAbout,
        "comment in": .commentedBy, "comment on": .commentOn, "update in": .updatedBy, "update of": .updateOf,
        "preprint in": .hasPreprint, "preprint of": .preprintOf,
    ]
}

/// Abstracts as Europe PMC writes them: plain, or headings in `<h4>` before their texts.
enum EuropePMCAbstract {
    static func sections(of html: String) -> [ArticleRecord.AbstractSection] {
        html.split(separator: "<h4>").flatMap { part -> [ArticleRecord.AbstractSection] in
            let pieces = part.split(separator: "</h4>", maxSplits: 1)
            guard pieces.count == 2 else { return AbstractText.sections(of: String(part)) }
            let text = InlineText.paragraphs(ofHTML: String(pieces[1])).filter { !$0.isEmpty }
                .joined(separator: "\n\n")
            let label = SectionLabel.spelled(InlineText(html: String(pieces[0])).plain)
            return text.isEmpty ? [] : [ArticleRecord.AbstractSection(label: label, text: text)]
        }
    }
}
