internal import Colloquium

/// A work described in schema.org's words, among the other nodes of its document, which it may refer to.
struct LinkedWork {
    let node: LinkedNode
    let kind: ArticleRecord.Kind
    let others: [String: LinkedNode]
    let source: String

    private var fields: LinkedNode.Fields { node.fields }

    /// A node that says nothing but its name in the document stands for the one that tells.
    private func resolved(_ nodes: LooseList<LinkedNode>?) -> [LinkedNode] {
        nodes.all.map { $0.fields.type == nil && $0.fields.name == nil ? others[$0.fields.id.text] ?? $0 : $0 }
    }

    var record: ArticleRecord {
        var draft = RecordDraft(source: source)
        draft.fill(.kind, \.kind, from: "@type", value: kind, raw: node.types.joined(separator: " "))
        identify(&draft)
        let title = fields.headline.text.isEmpty ? fields.name.text : fields.headline.text
        draft.labelledTitle(
            InlineText(html: title), from: fields.headline.text.isEmpty ? "name" : "headline", raw: title)
        let authors = resolved(fields.author) + (fields.author == nil ? resolved(fields.creator) : [])
        draft.fill(
            .contributors, \.contributors, from: "author", authors.flatMap { contributors($0, .author) },
            raw: authors.map { $0.text + $0.fields.name.text }.joined(separator: "; "))
        draft.fill(
            .otherContributors, \.otherContributors, from: "editor",
            resolved(fields.editor).flatMap { contributors($0, .editor) }, raw: "")
        fillPlace(in: &draft)
        fillContent(in: &draft)
        return draft.finished()
    }

    private func identify(_ draft: inout RecordDraft) {
        let stated =
            fields.identifier.all.map { LinkedData.identifier($0) }
            + [fields.id.text, fields.url.text].map(LinkedData.work)
            + fields.sameAs.all.map { LinkedData.work($0.value) }
        for identifier in stated.compactMap({ $0 }) where draft.record.identifier(identifier.scheme) == nil {
            draft.identify(identifier, from: "identifier", raw: identifier.value)
        }
        if kind == .book {
            for number in fields.isbn.lines { draft.identify(.isbn, number, from: "isbn") }
        }
        if let link = WebAddress(fields.url.text)?.description {
            draft.fill(.links, \.links, from: "url", [link], raw: link)
        }
    }

    private func contributors(_ node: LinkedNode, _ role: ArticleRecord.Contributor.Role) -> [ArticleRecord.Contributor]
    {
        let fields = node.fields
        let name = node.text.isEmpty ? fields.name.text : node.text
        var found: [ArticleRecord.Contributor]
        if !fields.familyName.line.isEmpty {
            found = [ArticleRecord.Contributor(family: fields.familyName.line, given: fields.givenName.line)]
        } else if node.types.contains("organization") || node.types.contains("newsmediaorganization") {
            found = [ArticleRecord.Contributor(collective: InlineText(html: name).plain)]
        } else {
            found = node.text.isEmpty ? [PersonName.contributor(name)] : FeedAuthors.contributors(in: [name])
        }
        found.removeAll { $0.family.isEmpty && $0.collective.isEmpty }
        for index in found.indices {
            found[index].role = role
            found[index].affiliations = resolved(fields.affiliation)
                .map { InlineText(html: $0.text.isEmpty ? $0.fields.name.text : $0.text).plain }.filter { !$0.isEmpty }
        }
        if found.count == 1 {
            let places =
                fields.identifier.all.flatMap { [$0.text, $0.fields.id.text, $0.fields.value.text] }
                + fields.sameAs.all.map(\.value) + [fields.id.text, fields.url.text]
            found[0].orcid =
                places.lazy.filter { $0.contains("orcid.org") || $0.utf8.count == 19 }
                .compactMap { ORCID.normalised($0) }.first ?? ""
        }
        return found
    }

    /// The issue, the volume and the journal around the work, each part of the next.
    private func fillPlace(in draft: inout RecordDraft) {
        let around = around
        let named = around.first { LinkedData.isContainer($0) && !$0.fields.name.line.isEmpty }
        draft.container(
            title: InlineText(html: named?.fields.name.text ?? "").plain,
            abbreviation: named?.fields.alternateName.line ?? "", issns: around.flatMap { $0.fields.issn.lines },
            from: "isPartOf")
        func first(_ name: (LinkedNode.Fields) -> LooseText?) -> String {
            ([node] + around).map { name($0.fields).line }.first { !$0.isEmpty } ?? ""
        }
        draft.fill(.volume, \.volume, from: "volumeNumber", first(\.volumeNumber))
        draft.fill(.issue, \.issue, from: "issueNumber", first(\.issueNumber))
        let range = fields.pageStart.line.pageRange(to: fields.pageEnd.line)
        draft.fill(.pages, \.pages, from: "pageStart", fields.pageStart.line.isEmpty ? fields.pagination.line : range)
        let publisher = ([node] + around).lazy.flatMap { resolved($0.fields.publisher) }.first
        draft.fill(
            .publisher, \.publisher, from: "publisher",
            InlineText(html: publisher.map { $0.text.isEmpty ? $0.fields.name.text : $0.text } ?? "").plain)
        var dates: [(ArticleRecord.PublicationDate, element: String)] = []
        if let date = StatedDate.date(in: fields.datePublished.text) {
            dates.append((.init(.published, date), element: "datePublished"))
        }
        if let date = StatedDate.date(in: fields.dateModified.text) {
            dates.append((.init(.updated, date), element: "dateModified"))
        }
        draft.dates(dates)
    }

    private var around: [LinkedNode] {
        var found: [LinkedNode] = []
        var level = resolved(fields.isPartOf)
        while !level.isEmpty, found.count < 10 {
            found += level.prefix(4)
            level = level.prefix(4).flatMap { resolved($0.fields.isPartOf) }
        }
        return found
    }

    private func fillContent(in draft: inout RecordDraft) {
        let isScholarly = ![.webPage, .other].contains(kind)
        for (element, text) in [("abstract", fields.abstract.text), ("description", fields.description.text)] {
            let paragraphs = AbstractParagraphs.ofHTML(text)
            let whole = paragraphs.joined(separator: " ")
            let isCut = whole.hasSuffix("…") || whole.hasSuffix("...")
            // One sentence leads to the article (JAMA): "This trial evaluates whether…".
            let isTeaser = isCut || whole.count < 80 || !whole.contains(/[.?!] +\p{Lu}/)
            let isAbstract = element == "abstract" || (isScholarly && !isTeaser)
            draft.summarise(
                ArticleRecord.Abstract(
                    kind: isAbstract ? .abstract : .teaser, sections: JATSAbstract.sections(of: paragraphs)),
                from: element, raw: text)
        }
        let words = fields.keywords.all.flatMap { PageKeywords.split($0.value) }
        draft.fill(.keywords, \.keywords, from: "keywords", words, raw: words.joined(separator: "; "))
        let language = fields.inLanguage.all.first
        draft.fill(
            .language, \.language, from: "inLanguage",
            language.map { InlineText(plain: $0.text.isEmpty ? $0.fields.alternateName.text : $0.text).plain } ?? "")
        draft.fill(.version, \.version, from: "version", fields.version.line.bareVersion)
        let licences = resolved(fields.license).flatMap { [$0.text, $0.fields.url.text, $0.fields.id.text] }
        draft.fill(.licence, \.licence, from: "license", licences.first { WebAddress($0) != nil } ?? "")
        let files = fields.encoding.all.compactMap { file in
            WebAddress(file.fields.contentUrl.text).map {
                ArticleRecord.FullTextLink(url: $0.description, mediaType: file.fields.encodingFormat.line.lowercased())
            }
        }
        draft.fill(.fullText, \.fullText, from: "encoding", files, raw: files.first?.url ?? "")
    }
}
