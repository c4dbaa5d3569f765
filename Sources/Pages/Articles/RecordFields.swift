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

    /// - Parameter said: what the record was made of.
    init(
        _ entry: ArticleEntry, of record: ArticleRecord, said: [Claim.Statement], in problems: [Refusal.Problem]
    ) {
        let known = ArticleEntry(record)
        /// What was typed comes from nowhere else.
        func sourced(
            _ name: String, _ label: String, _ path: KeyPath<ArticleEntry, String>, from origin: ArticleRecord.Origin?,
            hint: String = "", required: Bool = false
        ) -> SourcedField {
            let value = entry[keyPath: path]
            return SourcedField(
                sourcedField: Field(name, label, value: value, hint: hint, required: required, in: problems),
                originText: value.tidied == known[keyPath: path].tidied ? origin?.text ?? "" : "")
        }
        func identifier(
            _ name: String, _ label: String, _ path: KeyPath<ArticleEntry, String>, _ scheme: Identifier.Scheme
        ) -> SourcedField {
            let origin = record.identifier(scheme).flatMap { ArticleRecord.origin(of: $0, among: said) }
            return sourced(name, label, path, from: origin)
        }
        let origins = record.origins
        title = sourced("title", "Title", \.title, from: origins[.title], required: true)
        contributors = sourced(
            "contributors", "Contributors", \.contributors, from: origins[.contributors],
            hint: "One a line: Family, Given. A group by its name.")
        abstract = sourced("abstract", "Abstract", \.abstract, from: origins[.abstract])
        details = [
            sourced("container", "Journal", \.container, from: origins[.container]),
            sourced(
                "published", "Published", \.published, from: origins[.published], hint: "2024, 2024-05 or 2024-05-31."),
            sourced("volume", "Volume", \.volume, from: origins[.volume]),
            sourced("issue", "Issue", \.issue, from: origins[.issue]),
            sourced("pages", "Pages or article number", \.pages, from: origins[.pages]),
            identifier("doi", "DOI", \.doi, .doi),
            identifier("pmid", "PMID", \.pmid, .pmid),
            identifier("pmcid", "PMCID", \.pmcid, .pmcid),
            sourced("link", "Web address", \.link, from: origins[.links]),
            sourced("keywords", "Keywords", \.keywords, from: origins[.keywords], hint: "Separated by commas."),
        ]
    }
}
