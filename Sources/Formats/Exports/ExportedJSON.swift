import Colloquium
import Foundation

/// What every exported JSON file begins with; `docs/export.md` says what stands in each.
struct ExportedFile<Content: Encodable>: Encodable {
    let schema: String
    /// Counted up when a reader of the file would have to change.
    let version = 1
    let content: Content

    private enum CodingKeys: String, CodingKey { case schema, version, content }

    var text: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            encoder.dateEncodingStrategy = .iso8601
            return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
        }
    }
}

/// A work as exported files have it.
struct ExportedWork: Encodable {
    let title: String
    let citation: String
    let identifiers: [String]
    let links: [String]

    init(_ record: ArticleRecord) {
        title = record.citedTitle
        citation = FormattedCitation(record, style: .ama).text
        identifiers = record.identifiers.map(\.label)
        links = record.identifiers.compactMap(\.url)
    }
}

extension EditorialNotice.Kind {
    /// The word that files say it with.
    var exported: String {
        switch self {
        case .retraction: "retraction"
        case .concern: "expression of concern"
        case .correction: "correction"
        }
    }
}
