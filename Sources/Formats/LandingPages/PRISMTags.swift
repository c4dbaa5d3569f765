internal import Colloquium

/// PRISM in `<meta>`: "prism.volume", "prism:startingPage", in any case. It has no title and no authors of its own.
struct PRISMTags {
    private var values: [String: [String]] = [:]
    private let address: PageAddress

    init(_ page: HTMLPage, _ address: PageAddress) {
        self.address = address
        for meta in page.metas where meta.name.hasPrefix("prism.") || meta.name.hasPrefix("prism:") {
            values[String(meta.name.dropFirst(6)), default: []].append(meta.content)
        }
    }

    private func first(_ name: String) -> String { InlineText(html: values[name]?.first ?? "").plain }

    var record: ArticleRecord {
        var draft = RecordDraft(source: LandingPage.source)
        draft.identify(.doi, first("doi"), from: "prism.doi")
        draft.container(
            title: first("publicationname"), issns: ["issn", "eissn"].flatMap { values[$0] ?? [] },
            from: "prism.publicationName")
        draft.fill(.publisher, \.publisher, from: "prism.publisher", first("publisher"))
        draft.fill(.volume, \.volume, from: "prism.volume", first("volume"))
        draft.fill(.issue, \.issue, from: "prism.number", first("number"))
        draft.fill(
            .pages, \.pages, from: "prism.startingPage", first("startingpage").pageRange(to: first("endingpage")))
        let dates = [("publicationdate", ArticleRecord.PublicationDate.Kind.published), ("coverdate", .print)]
        draft.dates(
            dates.compactMap { name, kind in
                PageDate.date(in: first(name)).map {
                    (ArticleRecord.PublicationDate(kind, $0), element: "prism.\(name)")
                }
            })
        let words = (values["keyword"] ?? []).flatMap(PageKeywords.split)
        draft.fill(.keywords, \.keywords, from: "prism.keyword", words, raw: words.joined(separator: "; "))
        draft.fill(
            .publicationTypes, \.publicationTypes, from: "prism.section", [first("section")].filter { !$0.isEmpty },
            raw: first("section"))
        if let link = address.resolve(first("url")) {
            draft.fill(.links, \.links, from: "prism.url", [link], raw: link)
        }
        return draft.finished()
    }
}
