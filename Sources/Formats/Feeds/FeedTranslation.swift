internal import Colloquium

/// An item of a feed as a record of the article it announces.
struct FeedTranslation: ~Copyable {
    let item: FeedEntry
    let channel: FeedChannel
    let source: String

    var record: ArticleRecord {
        var draft = RecordDraft(source: source, fields: 9 + item.placeFields)
        // The title of a picture stands back behind the item's own.
        let stated = item.titles.first { $0.element != "media:title" } ?? item.titles.first
        let title = withoutPlace(InlineText(said: stated))
        draft.labelledTitle(title, from: stated?.element ?? "title", raw: stated?.value)
        let body = FeedBody(item.bodies, title: title.plain)
        identify(&draft, body: body)
        fillAuthors(in: &draft, body: body)
        let others = item.contributors.flatMap { FeedAuthors.contributors(in: [$0.value]) }
        draft.fill(
            .otherContributors, \.otherContributors, from: item.contributors.first?.element ?? "contributor",
            value: others.map { $0.with(role: .other) }, raw: item.contributors.first?.value ?? "")
        let (journal, element) = FeedJournal.name(of: item, in: channel, title: title.plain, body: body)
        draft.container(title: journal, issns: item.issns.isEmpty ? channel.entry.issns : item.issns, from: element)
        fillPlace(in: &draft)
        fillDates(in: &draft, body: body)
        for summary in body.summaries { draft.summarise(summary, from: body.element) }
        let subjects = item.subjects.map { InlineText.plain(html: $0) }.filter { !$0.isEmpty }
        draft.fill(
            .keywords, \.keywords, from: "category", subjects,
            raw: subjects.count == 1 ? subjects[0] : subjects.joined(separator: "; "))
        let standsAtArXiv = draft.record.identifiers.allSatisfy { $0.scheme == .arxiv || $0.scheme == .url }
        if isPreprint || (standsAtArXiv && draft.record.identifier(.arxiv) != nil) {
            draft.kind(.preprint, from: "link")
        }
        draft.key(item.guids.first?.value ?? "")
        return draft.finished()
    }

    /// As much of the authors as an origin holds.
    private var rawAuthors: String {
        guard item.creators.count > 1 else { return item.creators.first?.value ?? "" }
        var raw: [UInt8] = []
        raw.reserveCapacity(600)
        for creator in item.creators {
            if !raw.isEmpty { raw += "; ".utf8 }
            var name = creator.value
            name.withUTF8 { raw.append(contentsOf: $0) }
            if raw.count >= 500 { break }
        }
        return raw.withUnsafeBufferPointer { String(knownUTF8: $0) }
    }

    /// MDPI puts the place before the title: "Nutrients, Vol. 12, Pages 345: Vitamin D in Children".
    private func withoutPlace(_ title: InlineText) -> InlineText {
        let journal = item.publicationName.isEmpty ? channel.journal : item.publicationName
        guard !journal.isEmpty, title.plain.hasPrefix(journal), title.plain.hasPrefix("\(journal), Vol. "),
            let rest = title.plain.after(": "),
            !rest.isEmpty
        else { return title }
        let place = title.plain[..<rest.startIndex]
        guard place.utf8.count < journal.utf8.count + 40, title.html.hasPrefix(place) else { return title }
        return InlineText(plain: String(rest), html: String(title.html.dropFirst(place.count)))
    }

    private func fillAuthors(in draft: inout RecordDraft, body: FeedBody) {
        var authors = FeedAuthors(elements: item.creators.map(\.value))
        if authors.contributors.isEmpty { authors = FeedAuthors(named: body.authors) }
        draft.fill(
            .contributors, \.contributors, from: item.creators.first?.element ?? "description",
            value: authors.contributors,
            raw: rawAuthors)
        if authors.leavesSomeOut { draft.contributorsAreComplete(false) }
    }

    /// From the surest place to the least sure; an address only where there is nothing better.
    private func identify(_ draft: inout RecordDraft, body: FeedBody) {
        var names = FeedNames()
        for said in item.identifiers where said.element == "prism:doi" { identify(&draft, said, &names) }
        for said in item.identifiers where said.element != "prism:doi" { identify(&draft, said, &names) }
        for said in item.guids { identifyByPlace(&draft, said, &names) }
        for link in item.links { identifyByPlace(&draft, FeedEntry.Said(element: "link", value: link), &names) }
        if draft.record.identifier(.doi) == nil, let doi = body.statedDOI {
            draft.identify(doi, from: "description", raw: doi.value)
        }
        if let page = page(&names) {
            draft.fill(.links, \.links, from: "link", value: [page], raw: page)
            if draft.record.identifiers.isEmpty { draft.identify(.url, page, from: "link") }
        }
        fillFullText(in: &draft)
    }

    private func identify(_ draft: inout RecordDraft, _ said: FeedEntry.Said, _ names: inout FeedNames) {
        guard !said.value.isASCIIDigits, let found = names.work(namedBy: said.value) else { return }
        draft.identify(found, from: said.element, raw: said.value)
    }

    /// An address or a key that gives an identifier away, where none of its scheme is known yet.
    private func identifyByPlace(_ draft: inout RecordDraft, _ said: FeedEntry.Said, _ names: inout FeedNames) {
        guard !said.value.isASCIIDigits else { return }
        if let found = names.work(namedBy: said.value), draft.record.identifier(found.scheme) == nil {
            draft.identify(found, from: said.element, raw: said.value)
            if found.scheme == .arxiv {
                draft.fill(.version, \.version, from: said.element, Self.version(in: said.value))
            }
        }
        // ScienceDirect has nothing but its own item number, in the address.
        if let rest = said.value.after("/pii/") {
            let item = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "()-".contains($0)) }
            draft.identify(.pii, String(item), from: said.element)
        }
    }

    /// "http://arxiv.org/abs/1605.08386v1" is of version 1.
    private static func version(in address: String) -> String {
        let digits = address.utf8.reversed().prefix { (0x30...0x39).contains($0) }.count
        let before = address.utf8.dropLast(digits)
        guard (1...3).contains(digits), before.last == UInt8(ascii: "v"), let number = before.dropLast().last,
            (0x30...0x39).contains(number)
        else { return "" }
        return String(address.suffix(digits))
    }

    private var isPreprint: Bool {
        let server = item.publicationName
        return server.isEmpty || server == channel.journal ? channel.isPreprintServer : PreprintServer.isName(server)
    }

    /// The first address that leads to the item's page.
    private func page(_ names: inout FeedNames) -> String? {
        if let page = names.firstPage(in: item.links) ?? names.firstPage(in: [item.permanentLink]) { return page }
        let keys = item.guids.filter { $0.element == "rdf:about" || $0.element == "prism:url" }
        return names.firstPage(in: keys.map(\.value))
    }

    private func fillFullText(in draft: inout RecordDraft) {
        let files = item.enclosures.filter { $0.mediaType == "application/pdf" || $0.mediaType == "text/html" }
            .compactMap { file in
                WebAddress(file.address).map {
                    ArticleRecord.FullTextLink(url: $0.description, mediaType: file.mediaType)
                }
            }
        if let first = files.first { draft.fill(.fullText, \.fullText, from: "enclosure", files, raw: first.url) }
    }

    private func fillPlace(in draft: inout RecordDraft) {
        draft.fill(.volume, \.volume, from: "prism:volume", item.volume)
        draft.fill(.issue, \.issue, from: "prism:number", item.number)
        let range =
            item.lastPage.isEmpty || item.lastPage == item.firstPage
            ? item.firstPage : item.firstPage + "-" + item.lastPage
        draft.fill(.pages, \.pages, from: "prism:startingPage", range)
        draft.fill(
            .publisher, \.publisher, from: "dc:publisher",
            item.publisher.isEmpty ? channel.entry.publisher : item.publisher)
        draft.fill(.language, \.language, from: "language", language)
        draft.fill(.licence, \.licence, from: "license", item.licence)
        if !item.section.isEmpty {
            draft.fill(
                .publicationTypes, \.publicationTypes, from: "prism:section", [item.section], raw: item.section)
        }
    }

    private var language: String {
        if !item.language.isEmpty { return item.language }
        if !channel.entry.language.isEmpty { return channel.entry.language }
        return (item.titles + item.bodies).first { !$0.language.isEmpty }?.language ?? ""
    }

    private func fillDates(in draft: inout RecordDraft, body: FeedBody) {
        if let (date, said) = published(body: body) { draft.published(date, from: said.element, raw: said.value) }
        for said in item.dates {
            guard let kind = Self.kind(ofDate: said.element), let date = StatedDate.date(in: said.value) else {
                continue
            }
            draft.date(ArticleRecord.PublicationDate(kind, date), from: said.element, raw: said.value)
        }
    }

    private func published(body: FeedBody) -> (PartialDate, FeedEntry.Said)? {
        for name in Self.order {
            for said in item.dates where said.element == name {
                if let date = StatedDate.date(in: said.value) { return (date, said) }
            }
        }
        // An issue's feed dates the issue alone.
        let elsewhere =
            (body.dateText.isEmpty ? [] : [FeedEntry.Said(element: "description", value: body.dateText)])
            + channel.entry.dates.filter { $0.element.hasPrefix("prism:cover") }
        return elsewhere.lazy.compactMap { said in StatedDate.date(in: said.value).map { ($0, said) } }.first
    }

    private static let order = [
        "prism:onlineDate", "prism:publicationDate", "dc:date", "published", "pubDate", "pubdate", "updated",
        "prism:coverDate", "prism:coverDisplayDate",
    ]

    private static func kind(ofDate element: String) -> ArticleRecord.PublicationDate.Kind? {
        switch element {
        case "dc:date", "pubDate", "prism:publicationDate", "published": .published
        case "prism:onlineDate": .online
        case "prism:coverDate": .print
        case "updated", "dcterms:modified": .updated
        default: nil
        }
    }
}
