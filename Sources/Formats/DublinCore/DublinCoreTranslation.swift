internal import Colloquium

extension DublinCoreStatements {
    func record(source: String) -> ArticleRecord {
        var draft = RecordDraft(source: source)
        // What Open Journal Systems says of everything.
        let types = values("type").map { InlineText(plain: $0.value).plain }.filter { $0 != "Text.Serial.Journal" }
        draft.fill(
            .kind, \.kind, from: "dc:type", value: DublinCoreVocabulary.kind(of: types),
            raw: types.joined(separator: "; "))
        draft.fill(.publicationTypes, \.publicationTypes, from: "dc:type", types, raw: types.joined(separator: "; "))
        if let title = first("title") {
            draft.labelledTitle(InlineText(html: title.value), from: "dc:title", raw: title.value)
        }
        identify(&draft)
        fillPeople(in: &draft)
        fillPlace(in: &draft)
        fillDates(in: &draft)
        fillContent(in: &draft)
        return draft.finished()
    }

    /// An identifier may be anything that names the work: an address, a DOI in whatever wrapping, a whole citation.
    private func identify(_ draft: inout RecordDraft) {
        var links: [String] = []
        for stated in values("identifier") where !["issn", "eissn", "pagenumber"].contains(stated.refinement) {
            let text = InlineText(plain: stated.value).plain
            // A bare number is the repository's own.
            guard text.contains(where: { !$0.isNumber }) || stated.refinement == "pmid" else { continue }
            let found = Identifier.recognise(text)
            if found?.scheme == .url || (found != nil && text.hasPrefix("http")), let link = WebAddress(text) {
                links.append(link.description)
            }
            let own =
                found?.scheme == .url ? nil : found ?? Identifier.recogniseAll(in: text).first { $0.scheme == .doi }
            if let own, draft.record.identifier(own.scheme) == nil {
                draft.identify(own, from: "dc:identifier", raw: stated.value)
            }
        }
        for stated in values("relation") {
            guard let own = DublinCoreVocabulary.alternative(stated.value), draft.record.identifier(own.scheme) == nil
            else { continue }
            draft.identify(own, from: "dc:relation", raw: stated.value)
        }
        draft.fill(.links, \.links, from: "dc:identifier", links.filter { !$0.isFile("pdf") }, raw: links.first ?? "")
        let files = links.filter { $0.isFile("pdf") }
        draft.fill(
            .fullText, \.fullText, from: "dc:identifier",
            files.map { ArticleRecord.FullTextLink(url: $0, mediaType: "application/pdf") }, raw: files.first ?? "")
    }

    private func fillPeople(in draft: inout RecordDraft) {
        let creators = values("creator").map(\.value)
        draft.fill(
            .contributors, \.contributors, from: "dc:creator", DublinCoreNames.contributors(in: creators),
            raw: creators.joined(separator: "; "))
        let others = values("contributor").flatMap { stated in
            DublinCoreNames.contributors(in: [stated.value]).map { contributor in
                var contributor = contributor
                contributor.role = stated.refinement == "editor" ? .editor : .other
                return contributor
            }
        }
        draft.fill(
            .otherContributors, \.otherContributors, from: "dc:contributor", others,
            raw: values("contributor").map(\.value).joined(separator: "; "))
    }

    private func fillPlace(in draft: inout RecordDraft) {
        let sources = values("source").filter { ["", "title"].contains($0.refinement) }.map(\.value)
        let issns =
            (all.filter { ["issn", "eissn"].contains($0.refinement) }.map(\.value) + sources).filter(\.isISSNAlone)
        let stated = sources.first { !$0.isISSNAlone && !SerialCitation($0).title.isEmpty }
        let citation = SerialCitation(stated ?? "")
        draft.container(title: citation.title, issns: issns, from: "dc:source")
        func refined(_ refinement: String) -> String {
            values("source", refinement: refinement).first.map { InlineText(plain: $0.value).plain } ?? ""
        }
        draft.fill(.volume, \.volume, from: "dc:source", citation.volume)
        draft.fill(.volume, \.volume, from: "dc:source.volume", refined("volume"))
        draft.fill(.issue, \.issue, from: "dc:source", citation.issue)
        draft.fill(.issue, \.issue, from: "dc:source.issue", refined("issue"))
        draft.fill(.pages, \.pages, from: "dc:source", citation.pages)
        let pages = values("identifier", refinement: "pagenumber").first?.value ?? ""
        draft.fill(.pages, \.pages, from: "dc:identifier.pageNumber", InlineText(plain: pages).plain)
        draft.fill(
            .publisher, \.publisher, from: "dc:publisher", InlineText(html: first("publisher")?.value ?? "").plain)
        draft.fill(.language, \.language, from: "dc:language", InlineText(plain: first("language")?.value ?? "").plain)
    }

    /// A repository states the days of deposit, of release and of publication in elements of one name: the earliest is
    /// the publication. Where they are refined, they say which they are.
    private func fillDates(in draft: inout RecordDraft) {
        let plain = values("date", refinement: "").compactMap { StatedDate.date(in: $0.value) }
        let earliest = plain.dropFirst().reduce(plain.first) { best, next in best.map { StatedDate.earlier($0, next) } }
        var dates: [(ArticleRecord.PublicationDate, element: String)] = []
        func state(_ kind: ArticleRecord.PublicationDate.Kind, _ date: PartialDate?, _ element: String) {
            if let date { dates.append((ArticleRecord.PublicationDate(kind, date), element)) }
        }
        func refined(_ refinement: String) -> PartialDate? {
            values("date", refinement: refinement).lazy.compactMap { StatedDate.date(in: $0.value) }.first
        }
        state(.published, refined("issued") ?? earliest ?? refined("created"), "dc:date")
        state(.online, refined("available"), "dcterms:available")
        state(.received, refined("datesubmitted"), "dcterms:dateSubmitted")
        state(.accepted, refined("dateaccepted"), "dcterms:dateAccepted")
        state(.updated, refined("modified"), "dcterms:modified")
        draft.dates(dates)
    }

    /// "12 pages", "Comment: …" and "Peer reviewed" stand in elements of the same name; what ends in dots goes on
    /// elsewhere.
    private func summary(_ stated: Statement) -> ArticleRecord.Abstract? {
        let paragraphs = AbstractParagraphs.ofHTML(stated.value)
        let whole = paragraphs.joined(separator: " ")
        guard whole.count >= 80, !whole.hasPrefix("Comment:") else { return nil }
        let isCut = whole.hasSuffix("…") || whole.hasSuffix("...")
        return ArticleRecord.Abstract(
            kind: isCut ? .teaser : .abstract, language: stated.language,
            sections: JATSAbstract.sections(of: paragraphs))
    }

    private func fillContent(in draft: inout RecordDraft) {
        let summaries = values("description").filter { ["", "abstract"].contains($0.refinement) }.compactMap(summary)
        for summary in summaries.arranged(language: draft.record.language) {
            draft.summarise(summary, from: "dc:description")
        }
        let subjects = values("subject").flatMap { $0.value.split(separator: ";") }
            .map { InlineText(html: String($0)).plain }.filter { !$0.isEmpty }
        draft.fill(.keywords, \.keywords, from: "dc:subject", subjects, raw: subjects.joined(separator: "; "))
        let rights = values("rights").map { InlineText(plain: $0.value).plain }
        let address =
            rights.first { WebAddress($0) != nil && $0.contains("creativecommons.org") }
            ?? rights.first { WebAddress($0) != nil }
        draft.fill(.licence, \.licence, from: "dc:rights", address ?? "")
        let relations = values("relation").compactMap { stated -> ArticleRecord.Relation? in
            guard let kind = DublinCoreVocabulary.relation(stated.refinement),
                let target = Identifier.recognise(stated.value)
            else { return nil }
            return ArticleRecord.Relation(kind: kind, target: target)
        }
        draft.fill(
            .relations, \.relations, from: "dc:relation", relations,
            raw: values("relation").map(\.value).joined(separator: "; "))
    }
}

extension String {
    /// Exactly one ISSN and nothing else.
    fileprivate var isISSNAlone: Bool {
        trimmingSpace.wholeMatch(of: /(?:ISSN:?\s*)?[0-9]{4}-?[0-9]{3}[0-9Xx]/) != nil
    }

    /// Whether an address names a file of that kind.
    func isFile(_ ending: String) -> Bool {
        lowercased().prefix { $0 != "?" && $0 != "#" }.hasSuffix("." + ending)
    }
}
