import Colloquium

/// A field of the record with where its value came from.
struct SourcedField: Sendable {
    let sourcedField: Field
    let originText: String
}

/// The fields of a record that a person may correct.
struct RecordFields: Sendable {
    let title: SourcedField
    let contributors: SourcedField
    let details: [SourcedField]
    let abstract: SourcedField

    init(_ entry: ArticleEntry, of record: ArticleRecord, in problems: [Refusal.Problem]) {
        func sourced(
            _ name: String, _ label: String, _ value: String, _ origin: ArticleRecord.Field, hint: String = "",
            required: Bool = false
        ) -> SourcedField {
            SourcedField(
                sourcedField: Field(name, label, value: value, hint: hint, required: required, in: problems),
                originText: record.origins[origin].map(\.text) ?? "")
        }
        title = sourced("title", "Title", entry.title, .title, required: true)
        contributors = sourced(
            "contributors", "Contributors", entry.contributors, .contributors,
            hint: "One a line: Family, Given. A group by its name.")
        abstract = sourced("abstract", "Abstract", entry.abstract, .abstract)
        details = [
            sourced("container", "Journal", entry.container, .container),
            sourced("published", "Published", entry.published, .published, hint: "2024, 2024-05 or 2024-05-31."),
            sourced("volume", "Volume", entry.volume, .volume),
            sourced("issue", "Issue", entry.issue, .issue),
            sourced("pages", "Pages or article number", entry.pages, .pages),
            sourced("doi", "DOI", entry.doi, .identifiers),
            sourced("pmid", "PMID", entry.pmid, .identifiers),
            sourced("pmcid", "PMCID", entry.pmcid, .identifiers),
            sourced("link", "Web address", entry.link, .links),
            sourced("keywords", "Keywords", entry.keywords, .keywords, hint: "Separated by commas."),
        ]
    }
}
