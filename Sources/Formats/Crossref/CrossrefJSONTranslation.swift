internal import Colloquium

extension CrossrefJSONWork {
    var record: ArticleRecord {
        var draft = RecordDraft(source: "Crossref")
        draft.identify(.doi, doi.text, from: "DOI")
        let kind = CrossrefVocabulary.kind(type.text, subtype: subtype.text)
        draft.fill(.kind, \.kind, from: "type", value: type == nil ? .article : kind, raw: type.text)
        for number in alternativeID.lines where number.wholeMatch(of: /S[0-9]{15}[0-9X]/) != nil {
            draft.identify(.pii, number, from: "alternative-id")
        }
        if kind.hasOwnISBN {
            for number in isbn.lines { draft.identify(.isbn, number, from: "ISBN") }
        }
        draft.title(CrossrefText.title(title.text), from: "title", raw: title.text)
        draft.fill(.subtitle, \.subtitle, from: "subtitle", CrossrefText.title(subtitle.text).plain)
        draft.fill(
            .originalTitle, \.originalTitle, from: "original-title", CrossrefText.title(originalTitle.text).plain)
        draft.fill(.language, \.language, from: "language", language.line)
        fillPeople(in: &draft)
        fillPlace(in: &draft)
        fillDates(in: &draft)
        fillContent(in: &draft)
        fillRelations(in: &draft)
        return draft.finished()
    }

    private func fillPeople(in draft: inout RecordDraft) {
        let authors = author.all.compactMap { $0.contributor(as: .author) }.filter {
            !CitationName.isNobody($0.collective)
        }
        let named = authors.filter { !CitationName.isOthers($0.indexName) }
        draft.fill(
            .contributors, \.contributors, from: "author", named,
            raw: author.all.map { "\($0.family.text), \($0.given.text)\($0.name.text)" }.joined(separator: "; "))
        if named.count < authors.count {
            draft.fill(
                .contributors, \.contributorsAreComplete, from: "author", value: false,
                raw: authors.map(\.indexName).joined(separator: "; "))
        }
        let others =
            editor.all.compactMap { $0.contributor(as: .editor) }
            + translator.all.compactMap { $0.contributor(as: .translator) }
            + chair.all.compactMap { $0.contributor(as: .other) }
        draft.fill(
            .otherContributors, \.otherContributors, from: "editor", others,
            raw: others.map(\.indexName).joined(separator: "; "))
    }

    private func fillPlace(in draft: inout RecordDraft) {
        let server = CrossrefText.server(
            institution: institution.line, address: resource?.value?.primary?.value?.url.text ?? "",
            group: groupTitle.line)
        let isPart = [.chapter, .conferencePaper].contains(draft.record.kind)
        // The series a book stands in comes before the book.
        let titles = containerTitle.lines
        let journal = InlineText(html: (isPart ? titles.last : titles.first) ?? "").plain
        let isServer = journal.isEmpty && type.text == "posted-content"
        draft.container(
            title: isServer ? InlineText(html: server).plain : journal,
            abbreviation: InlineText(
                html: shortContainerTitle.text.isEmpty ? containerTitleShort.text : shortContainerTitle.text
            ).plain, issns: issn.lines,
            from: isServer ? "institution" : "container-title")
        // A thesis is a university's, whoever registered it.
        let isThesis = draft.record.kind == .thesis && !institution.line.isEmpty
        draft.fill(.publisher, \.publisher, from: "publisher", InlineText(html: publisher.text).plain)
        if isThesis || publisher.text.isEmpty, !isServer {
            draft.fill(.publisher, \.publisher, from: "institution", InlineText(html: institution.line).plain)
        }
        draft.fill(.volume, \.volume, from: "volume", volume.line)
        draft.fill(.issue, \.issue, from: "issue", issue.line)
        let pages = page.line.isEmpty ? articleNumber.line : page.line
        draft.fill(.pages, \.pages, from: page.line.isEmpty ? "article-number" : "page", pages.asPageRange)
        draft.fill(.version, \.version, from: "version", version?.value?.number.line.bareVersion ?? "")
        if let link = WebAddress(resource?.value?.primary?.value?.url.text ?? "") {
            draft.fill(.links, \.links, from: "resource", [link.description], raw: link.description)
        }
        let stated = license.all.map { (url: $0.url.line, version: $0.version.text) }
        draft.fill(.licence, \.licence, from: "license", CrossrefVocabulary.licence(stated))
        // Links for the services that compare texts let no one else in.
        let open = link.all.filter { $0.use.text != "similarity-checking" }
        let texts = open.compactMap { CrossrefText.link($0.url.text, $0.mediaType.line, $0.version.text) }
        draft.fill(.fullText, \.fullText, from: "link", texts.uniqueAddresses, raw: texts.first?.url ?? "")
    }

    /// "issued" repeats the earliest of the others, and stands alone where the deposit has no more than that. The day
    /// on which the DOI was registered speaks only where nothing else does.
    private func fillDates(in draft: inout RecordDraft) {
        let stated: [(String, Loose<Day>?, ArticleRecord.PublicationDate.Kind)] = [
            ("published-online", publishedOnline, .online), ("published-print", publishedPrint, .print),
            ("posted", posted, .posted), ("published-other", publishedOther, .published),
            ("approved", approved, .published), ("issued", issued, .published), ("published", published, .published),
            ("accepted", accepted, .accepted),
        ]
        var dates: [(ArticleRecord.PublicationDate, element: String)] = []
        for (element, day, kind) in stated {
            guard let date = day?.value?.date else { continue }
            let mayRepeat = ["issued", "published"].contains(element)
            if mayRepeat, dates.contains(where: { $0.0.kind != .accepted && $0.0.date == date }) { continue }
            dates.append((ArticleRecord.PublicationDate(kind, date), element: element))
        }
        if !dates.contains(where: { $0.0.kind != .accepted }), let registered = created?.value?.date {
            dates.append((ArticleRecord.PublicationDate(.published, registered), element: "created"))
        }
        draft.dates(dates)
    }

    private func fillContent(in draft: inout RecordDraft) {
        for summary in JATSAbstract.summaries(inMarkup: abstract.text, language: language.line) {
            draft.summarise(summary, from: "abstract", raw: abstract.text)
        }
        let types = [subtype.line, type.line].filter { !$0.isEmpty }
        draft.fill(.publicationTypes, \.publicationTypes, from: "type", types, raw: types.joined(separator: "; "))
        draft.fill(.keywords, \.keywords, from: "subject", subject.lines, raw: subject.lines.joined(separator: "; "))
    }

    private func fillRelations(in draft: inout RecordDraft) {
        func notice(_ update: Update, _ kind: ArticleRecord.Relation.Kind) -> ArticleRecord.Relation? {
            Identifier(.doi, update.doi.text).map {
                ArticleRecord.Relation(
                    kind: kind, target: $0, asserter: CrossrefVocabulary.asserter(update.source.line))
            }
        }
        let notices =
            updateTo.all.compactMap { notice($0, CrossrefVocabulary.update($0.type.text)) }
            + updatedBy.all.compactMap { notice($0, CrossrefVocabulary.updated($0.type.text)) }
        let named = (relation?.value ?? [:]).sorted { $0.key < $1.key }
        let stated = named.flatMap { type, works in
            works.elements.compactMap { work -> ArticleRecord.Relation? in
                guard let kind = CrossrefVocabulary.relation(type), let target = work.target else { return nil }
                return ArticleRecord.Relation(
                    kind: kind, target: target, asserter: CrossrefVocabulary.asserter(work.asserter.line))
            }
        }
        draft.fill(
            .relations, \.relations, from: notices.isEmpty ? "relation" : "update-to", notices + stated,
            raw: (notices + stated).map { "\($0.kind.rawValue) \($0.target.label)" }.joined(separator: "; "))
    }
}

extension CrossrefJSONWork.Related {
    fileprivate var target: Identifier? { CrossrefText.target(id.text, kind: kind.text) }
}

extension CrossrefJSONWork.Person {
    fileprivate func contributor(as role: ArticleRecord.Contributor.Role) -> ArticleRecord.Contributor? {
        let family = InlineText(html: self.family.text).plain
        let given = InlineText(html: self.given.text).plain
        let group = InlineText(html: name.text.isEmpty ? literal.text : name.text).plain
        var person =
            family.isEmpty && given.isEmpty
            ? ArticleRecord.Contributor(collective: group, role: role)
            // People with one name have it in either part.
            : ArticleRecord.Contributor(
                family: family.isEmpty ? given : family, given: family.isEmpty ? "" : given, suffix: suffix.line,
                role: role)
        guard !person.indexName.isEmpty else { return nil }
        person.orcid = ORCID.normalised(orcid.text) ?? ""
        person.affiliations = affiliation.all.map { InlineText(html: $0.name.text).plain }.filter { !$0.isEmpty }
        return person
    }
}

extension CrossrefJSONWork.Day {
    fileprivate var date: PartialDate? {
        let parts = parts.all.first?.elements.map(\.value) ?? []
        guard let year = parts.first else { return nil }
        return StatedDate.date(
            year: year, month: parts.count > 1 ? parts[1] : "", day: parts.count > 2 ? parts[2] : "")
    }
}
