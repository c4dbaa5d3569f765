package import Colloquium

/// A file of references that a reference manager reads.
package enum CitationFile: String, CaseIterable, Sendable {
    case bibTeX = "bib"
    case ris
    case cslJSON = "json"

    package var name: String {
        switch self {
        case .bibTeX: "BibTeX"
        case .ris: "RIS"
        case .cslJSON: "CSL-JSON"
        }
    }

    package var mediaType: String {
        switch self {
        case .bibTeX: "application/x-bibtex; charset=utf-8"
        case .ris: "application/x-research-info-systems; charset=utf-8"
        case .cslJSON: "application/vnd.citationstyles.csl+json; charset=utf-8"
        }
    }

    /// The file with these works, in their order.
    package func text(of records: [ArticleRecord]) -> String {
        switch self {
        case .bibTeX:
            var writer = BibTeXWriter()
            return records.map { writer.entry($0) }.joined(separator: "\n")
        case .ris: return records.map { RIS.entry($0) }.joined(separator: "\r\n")
        case .cslJSON:
            var writer = CSLWriter()
            return "[\(records.map { writer.item($0) }.joined(separator: ",\n"))]\n"
        }
    }
}

extension ArticleRecord.Contributor {
    /// Somebody by their whole name, as they write it.
    package init(named name: String) { self = PersonName.contributor(name) }
}
