internal import Colloquium
internal import Foundation

extension CSLJSON {
    /// The record as one item, a JSON object.
    static func item(_ record: ArticleRecord) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Encoding text and numbers cannot fail.
        guard let data = try? encoder.encode(CSLItem(record)) else { return "{}" }
        return String(decoding: data, as: UTF8.self)
    }
}

extension CSLItem {
    init(_ record: ArticleRecord) {
        func said(_ text: String) -> String? { text.isEmpty ? nil : text }
        var key = CitationKeys()
        id =
            record.identifier(.doi)?.value ?? record.identifier(.pmid).map { "pmid\($0.value)" } ?? key.key(for: record)
        type = CSLVocabulary.type(record.kind)
        title = said(CSLRichText.text(ofHTML: record.citedTitleHTML))
        originalTitle = said(record.originalTitle)
        containerTitle = said(record.container.title)
        containerTitleShort = said(record.container.abbreviation)
        publisher = said(record.publisher)
        volume = said(record.volume)
        issue = said(record.issue)
        page = said(record.pages)
        language = said(record.language)
        abstract = said(AbstractText.written(record.abstract))
        keyword = said(record.keywords.joined(separator: record.keywords.contains { $0.contains(",") } ? "; " : ", "))
        genre = record.publicationTypes.first
        doi = record.identifier(.doi)?.value
        pmid = record.identifier(.pmid)?.value
        pmcid = record.identifier(.pmcid)?.value
        isbn = record.identifier(.isbn)?.value
        issn = said(record.container.issns.joined(separator: ", "))
        url = record.links.first ?? record.identifier(.url)?.value
        if let arxiv = record.identifier(.arxiv) {
            number = "arXiv:\(arxiv.value)" + (record.version.isEmpty ? "" : "v\(record.version)")
        } else {
            version = said(record.version)
        }
        author = names(record.contributors, .author)
        editor = names(record.otherContributors, .editor)
        translator = names(record.otherContributors, .translator)
        issued = record.published.map { CSLDate($0) }
    }

    private func names(
        _ people: [ArticleRecord.Contributor], _ role: ArticleRecord.Contributor.Role
    ) -> [CSLName]? {
        let names = people.filter { $0.role == role }.map { person in
            func said(_ text: String) -> String? { text.isEmpty ? nil : text }
            return person.collective.isEmpty
                ? CSLName(family: said(person.family), given: said(person.given), suffix: said(person.suffix))
                : CSLName(literal: person.collective)
        }
        return names.isEmpty ? nil : names
    }
}

/// Titles as citation processors take them: the tags of emphasis as in HTML, the text between them as it is.
enum CSLRichText {
    static func text(ofHTML html: String) -> String {
        html.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
    }
}
