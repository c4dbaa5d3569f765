/// A work as a list of references prints it.
package struct FormattedCitation: Hashable, Sendable {
    package let text: String
    /// Safe HTML in which only `<i> <b> <sub> <sup>` occur.
    package let html: String

    package init(_ record: ArticleRecord, style: CitationStyle) {
        var citation = CitationText(record: record, style: style)
        citation.set()
        text = citation.setting.text
        html = citation.setting.html
    }
}

/// The parts of a citation in their order. Both styles go author, title, source, date and place; they differ in the
/// marks between and in how dates are written.
private struct CitationText {
    let record: ArticleRecord
    let style: CitationStyle
    var setting = CitationSetting()

    init(record: ArticleRecord, style: CitationStyle) {
        self.record = record
        self.style = style
    }

    mutating func set() {
        let isWhole = record.contributors.isEmpty && !editors.isEmpty && record.kind == .book
        setting.sentence(isWhole ? editorNames : names(record.contributors, complete: record.contributorsAreComplete))
        if !isTitleIdentifier { setTitle() }
        switch record.kind {
        case .article: setJournal()
        case .preprint: setPreprint()
        case .chapter, .conferencePaper: setBook(isPart: true)
        case .book: setBook(isPart: false)
        case .thesis: setThesis()
        case .webPage, .dataset, .software, .report, .other: setWebPage()
        }
        setRetraction()
        setIdentifiers()
    }
}

// MARK: - Names
extension CitationText {
    private var editors: [ArticleRecord.Contributor] { record.otherContributors.filter { $0.role == .editor } }

    /// "Smith JA, Doe B; The ABC Group": Vancouver sets a group apart with a semicolon, the AMA with a comma.
    private func names(_ people: [ArticleRecord.Contributor], complete: Bool?) -> String {
        let limits = style.authorLimits
        let isCut = people.count > limits.all
        let shown = isCut ? people.prefix(limits.shown) : people[...]
        var list = ""
        var last: ArticleRecord.Contributor?
        for person in shown where !person.citedName.isEmpty {
            let isGroup = !person.collective.isEmpty || last.map { !$0.collective.isEmpty } ?? false
            if !list.isEmpty { list += isGroup && style == .vancouver ? "; " : ", " }
            list += person.citedName
            last = person
        }
        return isCut || complete == false && !list.isEmpty ? list + ", et al" : list
    }

    /// "Norman IJ, Redfern SJ, eds" (AMA) or "… editors" (ICMJE).
    private var editorNames: String {
        let names = names(editors, complete: nil)
        guard !names.isEmpty else { return "" }
        switch style {
        case .ama: return names + (editors.count == 1 ? ", ed" : ", eds")
        case .vancouver: return names + (editors.count == 1 ? ", editor" : ", editors")
        }
    }
}

// MARK: - Title and source
extension CitationText {
    /// The AMA sets titles of what stands by itself in italics (3.9.2).
    private var isTitleItalic: Bool {
        style == .ama && [.book, .thesis, .report].contains(record.kind)
    }

    /// Whether its title is but one of the identifiers that follow anyway, as where nothing more is known of a work yet.
    private var isTitleIdentifier: Bool {
        record.identifiers.contains { $0.label == record.citedTitle && identifiers.contains($0.value) }
    }

    private mutating func setTitle() {
        let note = style == .vancouver ? titleNote : ""
        let html = record.citedTitleHTML
        setting.sentence(
            text: withoutFullStop(record.citedTitle) + note,
            html: (isTitleItalic ? "<i>\(withoutFullStop(html))</i>" : withoutFullStop(html)) + note)
    }

    /// The sort of work after its title, in brackets ("Citing Medicine", 5 and 22).
    private var titleNote: String {
        switch record.kind {
        case .thesis: " [dissertation]"
        case .webPage: " [Internet]"
        case .dataset: " [dataset]"
        case .software: " [software]"
        default: ""
        }
    }

    private func withoutFullStop(_ text: String) -> String {
        text.hasSuffix(".") && !text.hasSuffix("..") ? String(text.dropLast()) : text
    }

    private mutating func setJournal() {
        setting.sentence(record.citedContainer, isItalic: style == .ama)
        let place = record.citedPlace
        switch style {
        case .ama where record.volume.isEmpty && record.issue.isEmpty && record.pages.isEmpty:
            if let date = record.citedDate { setting.sentence("Published online \(date.americanDate)") }
        case .ama:
            setting.sentence(joined(record.citedDate.map { String($0.year) } ?? "", place))
        case .vancouver:
            setting.sentence(joined(record.citedDate?.medlineDate ?? "", place))
        }
    }

    /// "2018;378(20):1865-1876"; without a volume, "2018:e1".
    private func joined(_ date: String, _ place: String) -> String {
        if date.isEmpty || place.isEmpty { return date + place }
        return date + (record.volume.isEmpty && record.issue.isEmpty ? ":" : ";") + place
    }

    private mutating func setPreprint() {
        let server = record.citedContainer.isEmpty && record.identifier(.arxiv) != nil ? "arXiv" : record.citedContainer
        switch style {
        case .ama:
            setting.sentence(server, isItalic: true)
            setting.sentence(
                record.published.map { "Preprint posted online \($0.americanDate)" } ?? "Preprint")
        case .vancouver:
            setting.sentence(server.isEmpty ? "[Preprint]" : "\(server) [Preprint]")
            setting.sentence(record.published?.medlineDate ?? "")
        }
    }

    private mutating func setBook(isPart: Bool) {
        if isPart, !record.container.title.isEmpty || !editors.isEmpty {
            setting.append(setting.text.isEmpty ? "In:" : " In:")
            setting.sentence(editorNames)
            setting.sentence(record.container.title, isItalic: style == .ama)
        } else if !record.contributors.isEmpty, !editors.isEmpty {
            setting.sentence(editorNames)
        }
        let year = record.published.map { String($0.year) } ?? ""
        let imprint = [record.publisher, year].filter { !$0.isEmpty }.joined(separator: "; ")
        switch style {
        case .ama: setting.sentence(isPart && !record.pages.isEmpty ? "\(imprint):\(record.pages)" : imprint)
        case .vancouver:
            setting.sentence(imprint)
            if isPart, !record.pages.isEmpty { setting.sentence("p. \(record.pages)") }
        }
    }

    private mutating func setThesis() {
        if style == .ama { setting.sentence("Dissertation") }
        let year = record.published.map { String($0.year) } ?? ""
        setting.sentence([record.publisher, year].filter { !$0.isEmpty }.joined(separator: "; "))
    }

    private mutating func setWebPage() {
        let source = record.container.title.isEmpty ? record.publisher : record.container.title
        switch style {
        case .ama:
            setting.sentence(source)
            if let date = record.published { setting.sentence("Published \(date.americanDate)") }
        case .vancouver:
            setting.sentence(
                [source, record.published?.medlineDate ?? ""].filter { !$0.isEmpty }.joined(separator: "; "))
        }
    }
}

// MARK: - What follows
extension CitationText {
    /// A reader must not take up a retracted work unwarned (AMA 3.11.11; "Citing Medicine", 1).
    private mutating func setRetraction() {
        guard record.isRetracted else { return }
        let notices = record.relations.filter { $0.kind == .retractedBy }.map(\.target.label)
        let word = style == .ama ? "Retracted in:" : "Retraction in:"
        setting.sentence(notices.isEmpty ? "Retracted" : "\(word) \(notices.joined(separator: "; "))")
    }

    /// Identifiers stand last and without a full stop, which would be read as theirs.
    private mutating func setIdentifiers() {
        let named = identifiers
        guard !named.isEmpty else { return }
        setting.append((setting.text.isEmpty ? "" : " ") + named)
    }

    private var identifiers: String {
        var parts: [String] = []
        if let doi = record.identifier(.doi) { parts.append("doi:\(style.labelSeparator)\(doi.value)") }
        if style == .vancouver {
            let numbers = [
                record.identifier(.pmid).map { "PMID: \($0.value)" },
                record.identifier(.pmcid).map { "PMCID: \($0.value)" },
            ].compactMap { $0 }
            if !numbers.isEmpty { parts.append(numbers.joined(separator: "; ")) }
        }
        if parts.isEmpty, let arxiv = record.identifier(.arxiv) { parts = [arxiv.label] }
        if parts.isEmpty, record.kind != .book, let page = record.links.first ?? record.identifier(.url)?.value {
            parts = [style == .vancouver ? "Available from: \(page)" : page]
        }
        return parts.joined(separator: ". ")
    }
}
