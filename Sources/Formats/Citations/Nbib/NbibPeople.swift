internal import Colloquium

/// The people of a MEDLINE citation. Each is named twice, in full and with initials, and the lines that follow are
/// about the one just named. Investigators (FIR, IR) are not authors.
struct NbibPeople {
    private(set) var authors: [ArticleRecord.Contributor] = []
    private(set) var editors: [ArticleRecord.Contributor] = []
    /// Whether NLM stopped listing authors, as it did after ten until 1995.
    private(set) var goesOn = false

    init(fields: [TaggedRecord.Field]) {
        let editorTag = fields.contains { $0.tag == "FED" } ? "FED" : "ED"
        var hasFullName = false
        /// Whether affiliations now belong to the last author.
        var isAuthor = false
        for field in fields where !field.value.isEmpty {
            let value = field.value.replacing("\n", with: " ")
            switch field.tag {
            case "FAU":
                isAuthor = add(value)
                hasFullName = isAuthor
            case "AU":
                if !hasFullName { isAuthor = add(value) }
                if CitationName.isOthers(value) { goesOn = true }
                hasFullName = false
            case "CN":
                authors.append(ArticleRecord.Contributor(collective: CitationText.line(value)))
                isAuthor = true
            case "AUID" where isAuthor:
                if let iD = ORCID.normalised(value.replacing("ORCID:", with: "")) {
                    authors[authors.count - 1].orcid = iD
                }
            case "AD" where isAuthor:
                authors[authors.count - 1].affiliations.append(CitationText.line(value))
            case editorTag:
                if let editor = CitationName.contributor(value, role: .editor) { editors.append(editor) }
                isAuthor = false
            case "FIR", "IR", "FPS", "PS": isAuthor = false
            default: break
            }
        }
    }

    private mutating func add(_ name: String) -> Bool {
        guard let author = CitationName.contributor(name) else { return false }
        authors.append(author)
        return true
    }
}
