internal import Colloquium

/// The `citation_*` tags that HighWire Press began and Google Scholar made everyone's (its indexing guidelines), with
/// bepress' spelling of the same.
struct CitationTags {
    private let page: HTMLPage
    private let address: PageAddress

    init(_ page: HTMLPage, _ address: PageAddress) {
        self.page = page
        self.address = address
        self.tags = page.metas.compactMap { meta in
            let name = meta.name.hasPrefix("bepress_") ? String(meta.name.dropFirst(8)) : meta.name
            guard name.hasPrefix("citation_") else { return nil }
            return Tag(name: String(name.dropFirst(9)), content: meta.content, language: meta.language)
        }
    }

    private struct Tag {
        /// Without "citation_".
        var name: String
        var content: String
        var language: String
    }

    /// In the order of the page.
    private let tags: [Tag]

    private func all(_ names: String...) -> [String] {
        tags.filter { names.contains($0.name) }.map(\.content)
    }

    /// The first that says something under the first of these names.
    private func tag(_ names: String...) -> (element: String, text: String) {
        for name in names {
            if let found = tags.first(where: { $0.name == name }) {
                return ("citation_" + name, InlineText(html: found.content).plain)
            }
        }
        return ("", "")
    }

    var record: ArticleRecord {
        var draft = RecordDraft(source: LandingPage.source)
        identify(&draft)
        if let title = tags.first(where: { $0.name == "title" })?.content {
            draft.labelledTitle(InlineText(html: title), from: "citation_title", raw: title)
        }
        let people = people
        draft.fill(
            .contributors, \.contributors, from: "citation_author", people,
            raw: all("author", "authors").joined(separator: "; "))
        let editors = all("editor").flatMap { name in
            FeedAuthors.contributors(in: [name]).map { contributor in
                var contributor = contributor
                contributor.role = .editor
                return contributor
            }
        }
        draft.fill(
            .otherContributors, \.otherContributors, from: "citation_editor", editors,
            raw: all("editor").joined(separator: "; "))
        fillPlace(in: &draft)
        fillDates(in: &draft)
        fillContent(in: &draft)
        return draft.finished()
    }

    private func identify(_ draft: inout RecordDraft) {
        let dois = all("doi").lazy.compactMap { Identifier(.doi, InlineText.plain(html: $0)) }
        draft.identify(dois.first, from: "citation_doi", raw: tag("doi").text)
        draft.identify(.pmid, tag("pmid").text, from: "citation_pmid")
        draft.identify(.pmcid, tag("pmcid", "pmc").text, from: "citation_pmcid")
        draft.identify(.arxiv, tag("arxiv_id").text, from: "citation_arxiv_id")
        draft.identify(.pii, tag("pii").text, from: "citation_pii")
        if kind == .book { draft.identify(.isbn, tag("isbn").text, from: "citation_isbn") }
    }

    /// Each author's tag is followed by those that tell more of the same person.
    private var people: [ArticleRecord.Contributor] {
        var people: [ArticleRecord.Contributor] = []
        let titles = PersonalTitles(in: all("author"))
        for tag in tags {
            let content = tag.content
            let last = people.indices.last
            switch tag.name {
            case "author":
                people +=
                    content.contains(";")
                    ? FeedAuthors.contributors(in: [content])
                    : [Self.person(titles.without(InlineText.plain(html: content)))]
            case "author_institution", "author_affiliation":
                if let last { people[last].affiliations.append(InlineText(html: content).plain) }
            case "author_orcid":
                if let last { people[last].orcid = ORCID.normalised(content) ?? people[last].orcid }
            default: break
            }
        }
        let named = people.filter { !$0.family.isEmpty || !$0.collective.isEmpty }
        // PubMed names the first authors one by one and all in a list.
        let listed = FeedAuthors.contributors(in: all("authors").filter { named.isEmpty || $0.contains(";") })
        return listed.count > named.count ? listed : named
    }

    private static func person(_ name: String) -> ArticleRecord.Contributor {
        CitationName.withSuffixApart(PersonName.contributor(name))
    }

    private var kind: ArticleRecord.Kind {
        func has(_ names: String...) -> Bool { tags.contains { names.contains($0.name) } }
        if has("dissertation_institution", "dissertation_name") { return .thesis }
        if has("technical_report_institution", "technical_report_number") { return .report }
        if has("conference_title", "conference"), !has("journal_title") { return .conferencePaper }
        if has("inbook_title", "book_title") { return .chapter }
        if has("journal_title") { return PreprintServer.isName(tag("journal_title").text) ? .preprint : .article }
        if !server.isEmpty { return .preprint }
        return has("isbn") ? .book : .article
    }

    /// The preprint server whose page it is, where it does not call itself a journal.
    private var server: String {
        if !tag("arxiv_id").text.isEmpty { return "arXiv" }
        return PreprintServer.name(at: tag("abstract_html_url", "public_url").text) ?? ""
    }

    private func fillPlace(in draft: inout RecordDraft) {
        draft.fill(.kind, \.kind, from: "citation tags", value: kind, raw: "")
        let title = tag("journal_title", "conference_title", "conference", "inbook_title", "book_title")
        let abbreviation = tag("journal_abbrev", "journal_title_abbrev").text
        draft.container(
            title: title.text.isEmpty ? server : title.text, abbreviation: abbreviation,
            issns: all("issn", "eissn", "pissn"), from: title.element)
        let publisher = tag("publisher", "dissertation_institution", "technical_report_institution")
        // PubMed repeats the journal there.
        if publisher.text != abbreviation, publisher.text != title.text {
            draft.fill(.publisher, \.publisher, from: publisher.element, publisher.text)
        }
        draft.fill(.volume, \.volume, from: "citation_volume", tag("volume").text)
        draft.fill(.issue, \.issue, from: "citation_issue", tag("issue").text)
        let first = tag("firstpage", "first_page", "article_number", "elocation_id", "pages")
        let pages = first.text.pageRange(to: tag("lastpage", "last_page").text).asPageRange
        if !draft.record.isManuscriptNumber(pages) { draft.fill(.pages, \.pages, from: first.element, pages) }
        draft.fill(.language, \.language, from: "citation_language", tag("language").text)
    }

    private func fillDates(in draft: inout RecordDraft) {
        let kinds: [(String, ArticleRecord.PublicationDate.Kind)] = [
            ("online_date", .online), ("publication_date", .published), ("date", .published), ("cover_date", .print),
            ("year", .published),
        ]
        let isPreprint = draft.record.kind == .preprint
        let isHighWire = ["bioRxiv", "medRxiv"].contains(draft.record.container.title)
        let stated = kinds.compactMap { name, kind in
            PageDate.date(in: tag(name).text).map { date in
                // HighWire's preprint servers write 1 January for the year.
                let isYear = isHighWire && name == "publication_date" && date.month == 1 && date.day == 1
                let meant = isYear ? PartialDate(year: date.year) ?? date : date
                return (ArticleRecord.PublicationDate(isPreprint ? .posted : kind, meant), element: "citation_" + name)
            }
        }
        draft.dates(stated)
    }

    /// In the article's language, where they are given in several.
    private var keywords: [String] {
        let all = tags.filter { $0.name == "keywords" || $0.name == "keyword" }
        let language = tag("language").text.prefix(2).lowercased()
        let own = all.filter { $0.language.isEmpty || $0.language.prefix(2).lowercased() == language }
        return (own.isEmpty || language.isEmpty ? all : own).map(\.content)
    }

    private func fillContent(in draft: inout RecordDraft) {
        if let abstract = tags.first(where: { $0.name == "abstract" })?.content {
            draft.summarise(
                ArticleRecord.Abstract(sections: JATSAbstract.sections(of: AbstractParagraphs.ofHTML(abstract))),
                from: "citation_abstract")
        }
        let words = keywords.flatMap(PageKeywords.split)
        draft.fill(.keywords, \.keywords, from: "citation_keywords", words, raw: words.joined(separator: "; "))
        let types = all("article_type").map { InlineText(html: $0).plain }
        draft.fill(
            .publicationTypes, \.publicationTypes, from: "citation_article_type", types,
            raw: types.joined(separator: "; "))
        let pages = all("abstract_html_url", "public_url").compactMap(address.resolve)
        draft.fill(.links, \.links, from: "citation_abstract_html_url", pages, raw: pages.first ?? "")
        for page in pages {
            draft.fill(.version, \.version, from: "citation_public_url", PreprintVersion.number(at: page))
        }
        // The archive names its own number only in its addresses.
        for page in pages {
            guard let own = Identifier.recognise(page), own.scheme == .pmcid || own.scheme == .arxiv,
                draft.record.identifier(own.scheme) == nil
            else { continue }
            draft.identify(own, from: "citation_abstract_html_url", raw: page)
        }
        let texts: [(String, String)] = [
            ("pdf_url", "application/pdf"), ("fulltext_html_url", "text/html"), ("full_html_url", "text/html"),
            ("xml_url", "application/xml"),
        ]
        let files = texts.flatMap { name, type in
            all(name).compactMap(address.resolve).map {
                ArticleRecord.FullTextLink(url: $0, mediaType: type)
            }
        }
        draft.fill(.fullText, \.fullText, from: "citation_pdf_url", files, raw: files.first?.url ?? "")
    }
}
