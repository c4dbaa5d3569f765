internal import Colloquium

/// An item of a feed as a record of the article it announces.
struct FeedTranslation {
    let item: FeedEntry
    let channel: FeedEntry
    let source: String

    var record: ArticleRecord {
        var draft = RecordDraft(source: source)
        let title = title
        draft.title(title, from: item.titles.first?.element ?? "title", raw: item.titles.first?.value)
        let body = FeedBody(item.bodies, title: title.plain)
        identify(&draft, body: body)
        let named = FeedAuthors.contributors(in: item.creators.map(\.value))
        draft.fill(
            .contributors, \.contributors, from: item.creators.first?.element ?? "description",
            named.isEmpty ? FeedAuthors.contributors(named: body.authors) : named,
            raw: item.creators.map(\.value).joined(separator: "; "))
        let (journal, element) = FeedJournal.name(of: item, in: channel, title: title.plain, body: body)
        draft.container(title: journal, issns: item.issns.isEmpty ? channel.issns : item.issns, from: element)
        fillPlace(in: &draft)
        if let (date, said) = published(body: body) { draft.published(date, from: said.element, raw: said.value) }
        draft.fill(
            .abstract, \.abstract, from: body.element, body.abstract, raw: body.abstract.first?.text ?? "")
        let subjects = item.subjects.map { InlineText(html: $0).plain }.filter { !$0.isEmpty }
        draft.fill(.keywords, \.keywords, from: "category", subjects, raw: subjects.joined(separator: "; "))
        return draft.record
    }

    private var title: InlineText {
        guard let said = item.titles.first else { return InlineText() }
        return item.titleIsPlain && !InlineText.looksLikeHTML(said.value)
            ? InlineText(plain: said.value) : InlineText(html: said.value)
    }

    /// From the surest place to the least sure; an address only where there is nothing better.
    private func identify(_ draft: inout RecordDraft, body: FeedBody) {
        for said in item.identifiers.sorted(by: { $0.element == "prism:doi" && $1.element != "prism:doi" }) {
            let found = Identifier.recognise(said.value)
            if let found, found.scheme != .url, !said.value.allSatisfy(\.isNumber) {
                draft.identify(found, from: said.element, raw: said.value)
            }
        }
        let places = item.guids + item.links.map { FeedEntry.Said(element: "link", value: $0) }
        for said in places where !said.value.allSatisfy(\.isNumber) {
            let found = Identifier.recognise(said.value)
            if let found, found.scheme != .url, draft.record.identifier(found.scheme) == nil {
                draft.identify(found, from: said.element, raw: said.value)
            }
            if let item = said.value.firstMatch(of: /\/pii\/([A-Za-z0-9()\-]+)/) {
                draft.identify(.pii, String(item.1), from: said.element)
            }
        }
        if draft.record.identifier(.doi) == nil, let doi = body.doi {
            draft.identify(doi, from: "description", raw: doi.value)
        }
        let links = (item.links + item.guids.map(\.value)).compactMap { WebAddress($0)?.description }
        if let page = links.first {
            draft.fill(.links, \.links, from: "link", [page], raw: page)
            if draft.record.identifiers.isEmpty { draft.identify(.url, page, from: "link") }
        }
    }

    private func fillPlace(in draft: inout RecordDraft) {
        draft.fill(.volume, \.volume, from: "prism:volume", item.volume)
        draft.fill(.issue, \.issue, from: "prism:number", item.number)
        let range =
            item.lastPage.isEmpty || item.lastPage == item.firstPage
            ? item.firstPage : "\(item.firstPage)-\(item.lastPage)"
        draft.fill(.pages, \.pages, from: "prism:startingPage", range)
        draft.fill(
            .publisher, \.publisher, from: "dc:publisher", item.publisher.isEmpty ? channel.publisher : item.publisher)
        draft.fill(.language, \.language, from: "language", item.language.isEmpty ? channel.language : item.language)
        draft.fill(.licence, \.licence, from: "license", item.licence)
        if !item.section.isEmpty {
            draft.fill(
                .publicationTypes, \.publicationTypes, from: "prism:section", [item.section], raw: item.section)
        }
    }

    private func published(body: FeedBody) -> (PartialDate, FeedEntry.Said)? {
        let order = [
            "prism:onlineDate", "prism:publicationDate", "dc:date", "published", "pubDate", "updated",
            "prism:coverDate", "prism:coverDisplayDate",
        ]
        let stated =
            order.compactMap { name in item.dates.first { $0.element == name } }
            + [FeedEntry.Said(element: "description", value: body.dateText)]
            // An issue's feed dates the issue alone.
            + channel.dates.filter { $0.element.hasPrefix("prism:cover") }
        for said in stated {
            if let date = StatedDate.date(in: said.value) { return (date, said) }
        }
        return nil
    }
}
