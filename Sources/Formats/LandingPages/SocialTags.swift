internal import Colloquium

/// Open Graph and Twitter cards: made for previews, so that they say little and say it in the words of marketing.
struct SocialTags {
    let page: HTMLPage
    let address: PageAddress

    /// Whether the page calls itself an article: a log-in or a search has a title as well.
    var isArticle: Bool {
        (page.first("og:type")?.content.lowercased().contains("article") ?? false)
            || page.first("article:published_time") != nil
    }

    var record: ArticleRecord {
        var draft = RecordDraft(source: LandingPage.source)
        draft.fill(.kind, \.kind, from: "og:type", value: .webPage, raw: page.first("og:type")?.content ?? "")
        let site = InlineText(html: page.first("og:site_name")?.content ?? "").plain
        if let title = page.first("og:title", "twitter:title") {
            draft.title(
                InlineText(plain: InlineText(html: title.content).plain.without(site: site)), from: title.name,
                raw: title.content)
        }
        draft.container(title: site, from: "og:site_name")
        let names = page.all("article:author").map(\.content).filter { !WebAddressText.isHTTP($0) }
        draft.fill(
            .contributors, \.contributors, from: "article:author", FeedAuthors.contributors(in: names),
            raw: names.joined(separator: "; "))
        if let stated = page.first("article:published_time"), let date = StatedDate.date(in: stated.content) {
            draft.dates([(ArticleRecord.PublicationDate(.online, date), element: stated.name)])
        }
        if let said = page.first("og:description", "twitter:description") {
            let text = InlineText(html: said.content).plain
            draft.summarise(
                ArticleRecord.Abstract(kind: .teaser, sections: [ArticleRecord.AbstractSection(text: text)]),
                from: said.name)
        }
        let words = page.all("article:tag").map { InlineText(html: $0.content).plain }
        draft.fill(.keywords, \.keywords, from: "article:tag", words, raw: words.joined(separator: "; "))
        let language = page.first("og:locale")?.content ?? page.language
        draft.fill(.language, \.language, from: "og:locale", InlineText(plain: language).plain)
        if let link = page.first("og:url").flatMap({ address.resolve($0.content) }) {
            draft.fill(.links, \.links, from: "og:url", [link], raw: link)
        }
        return draft.finished()
    }
}

extension String {
    /// Without the site's name at the end: "How to read a trial | The Bottom Line".
    fileprivate func without(site: String) -> String {
        guard !site.isEmpty else { return self }
        for mark in [" | ", " - ", " – ", " — ", " :: "] where hasSuffix(mark + site) {
            return String(dropLast(mark.count + site.count)).trimmingSpace
        }
        return self
    }
}
