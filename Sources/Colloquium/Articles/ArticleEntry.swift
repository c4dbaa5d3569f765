/// The correction form of an article as typed: every field one text, so that nothing typed is ever lost.
package struct ArticleEntry: Hashable, Sendable, Codable {
    package var title = ""
    /// One contributor a line: "Family, Given" or a group's name.
    package var contributors = ""
    package var container = ""
    package var published = ""
    package var volume = ""
    package var issue = ""
    package var pages = ""
    package var doi = ""
    package var pmid = ""
    package var pmcid = ""
    package var link = ""
    package var abstract = ""
    package var keywords = ""

    package init() {}

    /// The form filled in from what a source said.
    package init(_ record: ArticleRecord) {
        title = record.title
        contributors = record.contributors.map(\.indexName).joined(separator: "\n")
        container = record.container.title
        published = record.published?.description ?? ""
        volume = record.volume
        issue = record.issue
        pages = record.pages
        doi = record.identifier(.doi)?.value ?? ""
        pmid = record.identifier(.pmid)?.value ?? ""
        pmcid = record.identifier(.pmcid)?.value ?? ""
        link = record.links.first ?? record.identifier(.url)?.value ?? ""
        abstract = record.abstract.map { section in
            section.label.isEmpty ? section.text : "\(section.label): \(section.text)"
        }.joined(separator: "\n\n")
        keywords = record.keywords.joined(separator: ", ")
    }

    /// Every field by its name in forms.
    package static let fields: [(name: String, path: any WritableKeyPath<ArticleEntry, String> & Sendable)] = [
        ("title", \.title), ("contributors", \.contributors), ("container", \.container), ("published", \.published),
        ("volume", \.volume), ("issue", \.issue), ("pages", \.pages), ("doi", \.doi), ("pmid", \.pmid),
        ("pmcid", \.pmcid), ("link", \.link), ("abstract", \.abstract), ("keywords", \.keywords),
    ]

    /// What was typed into a form made of `given`, on top of what is known by now: only what was changed in the form
    /// counts, or sending it would take back what was learnt meanwhile.
    package func changing(_ now: ArticleEntry, since given: ArticleEntry) -> ArticleEntry {
        Self.fields.reduce(into: now) { entry, field in
            let typed = self[keyPath: field.path]
            if typed.tidied != given[keyPath: field.path].tidied { entry[keyPath: field.path] = typed }
        }
    }

    /// The same before anything is published: what was typed only because nobody had said it gives way to who says it now.
    package func completing(_ now: ArticleEntry, since given: ArticleEntry) -> ArticleEntry {
        Self.fields.reduce(into: changing(now, since: given)) { entry, field in
            let told = now[keyPath: field.path]
            if given[keyPath: field.path].tidied.isEmpty, !told.tidied.isEmpty { entry[keyPath: field.path] = told }
        }
    }
}

extension ArticleRecord {
    /// What `entry` makes of this record: a field a person changed is theirs ("entered by hand"), the others keep
    /// the value and the origin they came with.
    /// - Throws: every problem at once, by the entry's field names.
    package func corrected(by entry: ArticleEntry) throws(Refusal) -> ArticleRecord {
        var inspection = Inspection()
        let given = ArticleEntry(self)
        var record = self
        let title = inspection.text(entry.title, "title", called: "the title", limit: 1_000).tidiedLine
        if title != given.title.tidiedLine {
            record.title = title
            record.titleHTML = title.escapedForHTML
            record.markCorrected(.title, raw: title)
        }
        record.replaceLists(from: entry, given: given, inspection: &inspection)
        record.replaceIdentifiers(from: entry, given: given, inspection: &inspection)
        record.replaceDetails(from: entry, given: given, inspection: &inspection)
        try inspection.settle()
        return record
    }

    /// The identifiers that `entry` gives this record, whatever else was typed.
    package func identifiers(correctedBy entry: ArticleEntry) throws(Refusal) -> [Identifier] {
        var inspection = Inspection()
        var record = self
        record.replaceIdentifiers(from: entry, given: ArticleEntry(self), inspection: &inspection)
        try inspection.settle()
        return record.identifiers
    }

    private mutating func replaceLists(from entry: ArticleEntry, given: ArticleEntry, inspection: inout Inspection) {
        let names = inspection.optionalText(
            entry.contributors, "contributors", called: "the contributors", limit: 60_000)
        if names != given.contributors.tidied {
            // A line left as it was keeps what else is known of that person.
            let known = Dictionary(contributors.map { ($0.indexName, $0) }) { first, _ in first }
            contributors = names.split(whereSeparator: \.isNewline).compactMap { line in
                known[String(line).tidiedLine] ?? Contributor(indexName: String(line))
            }
            markCorrected(.contributors, raw: names)
        }
        let words = inspection.optionalText(entry.keywords, "keywords", called: "the keywords", limit: 2_000)
        if words != given.keywords.tidied {
            keywords = words.split(separator: ",").map { String($0).tidiedLine }.filter { !$0.isEmpty }
            markCorrected(.keywords, raw: words)
        }
        let text = inspection.optionalText(entry.abstract, "abstract", called: "the abstract", limit: 20_000)
        if text != given.abstract.tidied {
            abstract = text.isEmpty ? [] : [AbstractSection(text: text)]
            markCorrected(.abstract, raw: text)
        }
    }

    private mutating func replaceIdentifiers(
        from entry: ArticleEntry, given: ArticleEntry, inspection: inout Inspection
    ) {
        let rows: [(Identifier.Scheme, String, String, String)] = [
            (.doi, "doi", entry.doi, given.doi), (.pmid, "pmid", entry.pmid, given.pmid),
            (.pmcid, "pmcid", entry.pmcid, given.pmcid),
        ]
        for (scheme, field, typed, before) in rows where typed.tidied != before {
            if typed.tidied.isEmpty {
                identifiers.removeAll { $0.scheme == scheme }
            } else if let identifier = Identifier(scheme, typed.tidied) {
                if identifier.value == before { continue }
                identifiers.removeAll { $0.scheme == scheme }
                identifiers.append(identifier)
            } else {
                inspection.note(field, scheme.mistyped)
                continue
            }
            markCorrected(.identifiers, raw: typed)
        }
    }

    private mutating func replaceDetails(from entry: ArticleEntry, given: ArticleEntry, inspection: inout Inspection) {
        let journal = inspection.optionalText(entry.container, "container", called: "the journal", limit: 300)
            .tidiedLine
        if journal != given.container.tidiedLine {
            container = Container()
            container.title = journal
            markCorrected(.container, raw: journal)
        }
        if entry.published.tidied != given.published {
            published = PartialDate(entry.published.tidied)
            if published == nil, !entry.published.tidied.isEmpty {
                inspection.note("published", "Write the date as 2024, 2024-05 or 2024-05-31.")
            }
            markCorrected(.published, raw: entry.published)
        }
        if entry.link.tidied != given.link {
            if entry.link.tidied.isEmpty {
                links = []
            } else if let link = Identifier(.url, entry.link.tidied) {
                links = [link.value]
                // Where nothing else names the work, its address does.
                if !identifiers.contains(where: { $0.scheme != .url }) { identifiers = [link] }
            } else {
                inspection.note("link", "Enter a whole web address that starts with https://.")
            }
            markCorrected(.links, raw: entry.link)
        }
        let volume = inspection.optionalText(entry.volume, "volume", called: "the volume", limit: 60).tidiedLine
        if volume != given.volume.tidiedLine {
            self.volume = volume
            markCorrected(.volume, raw: volume)
        }
        let issue = inspection.optionalText(entry.issue, "issue", called: "the issue", limit: 60).tidiedLine
        if issue != given.issue.tidiedLine {
            self.issue = issue
            markCorrected(.issue, raw: issue)
        }
        let pages = inspection.optionalText(entry.pages, "pages", called: "the pages", limit: 60).tidiedLine
        if pages != given.pages.tidiedLine {
            self.pages = pages
            markCorrected(.pages, raw: pages)
        }
    }

    private mutating func markCorrected(_ field: Field, raw: String) {
        origins[field] = Origin(source: "Entered by hand", element: "", raw: raw)
    }
}

extension ArticleRecord.Contributor {
    /// "Family, Given Suffix", or the group's name.
    package var indexName: String {
        if !collective.isEmpty { return collective }
        let rest = [given, suffix].filter { !$0.isEmpty }.joined(separator: " ")
        return rest.isEmpty ? family : "\(family), \(rest)"
    }

    /// Reads one line of the correction form. A line without a comma is a family name where it is one word, else a group.
    package init?(indexName: String) {
        let parts = indexName.split(separator: ",", maxSplits: 1).map { String($0).tidiedLine }
        guard let first = parts.first, !first.isEmpty else { return nil }
        if parts.count == 2 {
            self.init(family: first, given: parts[1])
        } else if first.contains(" ") {
            self.init(collective: first)
        } else {
            self.init(family: first)
        }
    }
}

extension String {
    /// The text as it may stand inside an HTML element or a quoted attribute. A sign and an accent upon it are one
    /// `Character`, so that only scalars and bytes show every sign.
    package var escapedForHTML: String {
        var text = self
        return text.withUTF8 { bytes in
            // Text that has none of them is most of a page.
            guard let first = bytes.firstIndex(where: { $0.escapedForHTML != nil }) else { return self }
            var escaped: [UInt8] = []
            escaped.reserveCapacity(bytes.count + bytes.count / 8 + 64)
            var copied = 0
            for index in first..<bytes.count {
                guard let reference = bytes[index].escapedForHTML else { continue }
                escaped += UnsafeBufferPointer(rebasing: bytes[copied..<index])
                escaped += UnsafeBufferPointer(start: reference.utf8Start, count: reference.utf8CodeUnitCount)
                copied = index + 1
            }
            escaped += UnsafeBufferPointer(rebasing: bytes[copied...])
            return String(decoding: escaped, as: UTF8.self)
        }
    }
}

extension UInt8 {
    /// Nil for what may stand as it is.
    fileprivate var escapedForHTML: StaticString? {
        switch self {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
    }
}
