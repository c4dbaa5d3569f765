package import Colloquium

/// Writes entries that BibTeX and BibLaTeX both read. One writer serves one file: no key occurs in it twice.
package struct BibTeXWriter {
    private var keys = CitationKeys()

    package init() {}

    /// The record as an entry. No value has a brace of its own or a line break, so that none can end its field.
    package mutating func entry(_ record: ArticleRecord) -> String {
        var lines = ["@\(BibTeXVocabulary.type(record.kind)){\(keys.key(for: record)),"]
        func write(_ field: String, _ value: String) {
            if !value.isEmpty { lines.append("  \(field) = {\(value)},") }
        }
        func text(_ field: String, _ value: String) { write(field, LaTeXEscaping.text(value.tidiedLine)) }
        write("author", names(of: record))
        write("author+an:orcid", Self.annotations(record.contributors))
        write("editor", Self.names(record.otherContributors.filter { $0.role == .editor }))
        write("translator", Self.names(record.otherContributors.filter { $0.role == .translator }))
        write("title", LaTeXEscaping.title(html: record.citedTitleHTML.tidiedLine))
        text("origtitle", record.originalTitle)
        text(containerField(record.kind), record.container.title)
        text("shortjournal", record.container.abbreviation)
        text(publisherField(record.kind), record.publisher)
        if let date = record.published {
            write("year", String(date.year))
            // The names of months are macros, which every style spells its own way.
            if let month = date.month { lines.append("  month = \(Self.months[month - 1]),") }
            if let day = date.day { write("day", String(day)) }
        }
        text("volume", record.volume)
        text("number", record.issue)
        write("pages", LaTeXEscaping.text(record.pages.tidiedLine).replacing("-", with: "--"))
        writeIdentifiers(of: record, write)
        if let name = BabelLanguage.name(of: record.language) {
            write("langid", name)
        } else {
            text("language", record.language)
        }
        text("keywords", record.allKeywords)
        text("abstract", AbstractText.written(record.abstract))
        return (lines + ["}", ""]).joined(separator: "\n")
    }

    private func names(of record: ArticleRecord) -> String {
        let names = Self.names(record.contributors)
        return names.isEmpty || record.contributorsAreComplete != false ? names : names + " and others"
    }

    private static func names(_ people: [ArticleRecord.Contributor]) -> String {
        people.map(name).filter { !$0.isEmpty }.joined(separator: " and ")
    }

    /// As `BibTeXORCID.annotated` reads it.
    private static func annotations(_ people: [ArticleRecord.Contributor]) -> String {
        people.enumerated().filter { !$0.element.orcid.isEmpty }
            .map { "\($0.offset + 1)=\"\($0.element.orcid)\"" }.joined(separator: "; ")
    }

    private static func name(_ person: ArticleRecord.Contributor) -> String {
        if !person.collective.isEmpty { return "{\(LaTeXEscaping.text(person.collective.tidiedLine))}" }
        let family = part(person.family)
        let given = part(person.given)
        if !person.suffix.isEmpty { return "\(family), \(part(person.suffix)), \(given.isEmpty ? "{}" : given)" }
        if given.isEmpty { return family.contains(" ") ? "\(family), {}" : family }
        return "\(family), \(given)"
    }

    /// A comma or an "and" inside of a part would take the name apart.
    private static func part(_ text: String) -> String {
        let text = text.tidiedLine
        let escaped = LaTeXEscaping.text(text)
        let isSplit = text.contains(",") || text.split(separator: " ").contains { $0.lowercased() == "and" }
        return isSplit ? "{\(escaped)}" : escaped
    }

    private func containerField(_ kind: ArticleRecord.Kind) -> String {
        switch kind {
        case .chapter, .conferencePaper: "booktitle"
        // Styles print no journal of these.
        case .webPage, .dataset: "organization"
        case .preprint, .software, .other: "howpublished"
        case .article, .book, .thesis, .report: "journal"
        }
    }

    private func publisherField(_ kind: ArticleRecord.Kind) -> String {
        switch kind {
        case .thesis: "school"
        case .report: "institution"
        default: "publisher"
        }
    }

    private func writeIdentifiers(of record: ArticleRecord, _ write: (String, String) -> Void) {
        if let doi = record.identifier(.doi) { write("doi", LaTeXEscaping.verbatim(doi.value)) }
        if let pmid = record.identifier(.pmid) { write("pmid", pmid.value) }
        if let pmcid = record.identifier(.pmcid) { write("pmcid", pmcid.value) }
        if let arxiv = record.identifier(.arxiv) {
            write("eprint", arxiv.value + (record.version.isEmpty ? "" : "v\(record.version)"))
            write("archiveprefix", "arXiv")
        }
        if let isbn = record.identifier(.isbn) { write("isbn", isbn.value) }
        write("issn", record.container.issns.joined(separator: ", "))
        write("url", LaTeXEscaping.verbatim(record.links.first ?? record.identifier(.url)?.value ?? ""))
    }

    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
}
