/// One entry: its type and fields in lower case, the values in LaTeX without their outer braces or quotation marks.
struct BibTeXEntry {
    let type: String
    let key: String
    /// The first statement of a field counts, as it does for BibTeX.
    private(set) var fields: [String: String] = [:]

    init(type: String, key: String) {
        self.type = type
        self.key = key
    }

    mutating func state(_ field: String, _ value: String) {
        guard fields[field] == nil, !value.isEmpty else { return }
        fields[field] = value
    }

    /// The first of these fields that is stated.
    func first(_ names: String...) -> (name: String, value: String)? {
        for name in names {
            if let value = fields[name] { return (name, value) }
        }
        return nil
    }
}

/// Entries inherit from the one that their `crossref` names what they do not state: a chapter, the book's editors.
enum BibTeXInheritance {
    static func completed(_ entries: [BibTeXEntry]) -> [BibTeXEntry] {
        guard entries.contains(where: { $0.fields["crossref"] != nil }) else { return entries }
        let byKey = Dictionary(entries.map { ($0.key.lowercased(), $0) }) { first, _ in first }
        return entries.map { entry in
            guard let parent = entry.fields["crossref"].flatMap({ byKey[$0.lowercased()] }) else { return entry }
            var completed = entry
            for (field, value) in parent.fields {
                switch field {
                case "title": completed.state("booktitle", value)
                case "subtitle": completed.state("booksubtitle", value)
                case _ where ofItself.contains(field): break
                default: completed.state(field, value)
                }
            }
            return completed
        }
    }

    /// What an entry says of itself alone: what it is known by, and what it holds.
    private static let ofItself: Set<String> = [
        "abstract", "addendum", "annotation", "annote", "archiveprefix", "arxivid", "author", "bdsk-url-1", "crossref",
        "doi", "eprint", "eprinttype", "howpublished", "keywords", "link", "note", "pages", "pdf", "pmc", "pmcid",
        "pmid",
        "url", "version",
    ]
}
