package import Colloquium
internal import Foundation

/// Writes items of CSL-JSON. One writer serves one list: no id occurs in it twice.
package struct CSLWriter {
    private var keys = CitationKeys()

    package init() {}

    /// The record as one item, a JSON object.
    package mutating func item(_ record: ArticleRecord) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let number = record.identifier(.doi)?.value ?? record.identifier(.pmid).map { "pmid\($0.value)" }
        let item = CSLItem(record, id: number.map { keys.key(from: $0) } ?? keys.key(for: record))
        // Encoding text and numbers cannot fail.
        guard let data = try? encoder.encode(item) else { return "{}" }
        return String(decoding: data, as: UTF8.self)
    }
}

extension CSLItem {
    fileprivate init(_ record: ArticleRecord, id: String) {
        self.id = id
        type = CSLVocabulary.type(record.kind)
        title = Self.said(CSLRichText.text(ofHTML: record.citedTitleHTML))
        originalTitle = Self.said(record.originalTitle)
        containerTitle = Self.said(record.container.title)
        containerTitleShort = Self.said(record.container.abbreviation)
        publisher = Self.said(record.publisher)
        volume = Self.said(record.volume)
        issue = Self.said(record.issue)
        page = Self.said(record.pages)
        language = Self.said(record.language)
        abstract = Self.said(AbstractText.written(record.abstract))
        keyword = Self.said(record.allKeywords)
        genre = record.publicationTypes.first
        doi = record.identifier(.doi)?.value
        pmid = record.identifier(.pmid)?.value
        pmcid = record.identifier(.pmcid)?.value
        isbn = record.identifier(.isbn)?.value
        issn = Self.said(record.container.issns.joined(separator: ", "))
        url = record.links.first ?? record.identifier(.url)?.value
        if let arxiv = record.identifier(.arxiv) {
            number = "arXiv:\(arxiv.value)" + (record.version.isEmpty ? "" : "v\(record.version)")
        } else {
            version = Self.said(record.version)
        }
        author = names(record.contributors, .author)
        editor = names(record.otherContributors, .editor)
        translator = names(record.otherContributors, .translator)
        issued = record.published.map { CSLDate($0) }
    }

    /// The text on one line, nil where there is none.
    private static func said(_ text: String) -> String? {
        let line = text.tidiedLine
        return line.isEmpty ? nil : line
    }

    private func names(
        _ people: [ArticleRecord.Contributor], _ role: ArticleRecord.Contributor.Role
    ) -> [CSLName]? {
        let names = people.filter { $0.role == role }.map { person in
            person.collective.isEmpty
                ? CSLName(
                    family: Self.said(person.family), given: Self.said(person.given), suffix: Self.said(person.suffix))
                : CSLName(literal: person.collective.tidiedLine)
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
