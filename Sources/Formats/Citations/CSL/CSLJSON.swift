internal import Colloquium
internal import Foundation

/// CSL-JSON, the items that citation processors take and reference managers exchange (Citation Style Language 1.0.2).
enum CSLJSON {
    static func records(in bytes: [UInt8]) throws(FormatError) -> [ArticleRecord] {
        let text = CitationText.text(bytes)
        guard recognises(text) else { throw .unrecognised }
        let list: CSLList
        do {
            list = try JSONDecoder().decode(CSLList.self, from: Data(text.utf8))
        } catch {
            throw .malformed("CSL-JSON: \(error)")
        }
        return list.items.prefix(RecordReader.maximumRecords).map { CSLTranslation(item: $0).record }
    }

    /// Whether the first item is one of CSL. Crossref's REST answers have lists for titles, DataCite's `titles`, a
    /// JSON Feed its version and Zotero's own items an `itemType`.
    static func recognises(_ head: some StringProtocol) -> Bool {
        var outline = JSONOutline(head)
        guard var keys = outline.firstObject() else { return false }
        if keys["items"] == .array || keys["references"] == .array, keys["version"] == nil, keys["type"] == nil {
            guard let inner = outline.firstObject(inArray: keys["items"] == .array ? "items" : "references") else {
                return false
            }
            keys = inner
        }
        let foreign = [
            "@context", "@type", "itemType", "titles", "creators", "data", "message", "items", "home_page_url",
        ]
        guard foreign.allSatisfy({ keys[$0] == nil }), keys["title"] != .array, keys["container-title"] != .array else {
            return false
        }
        let telling = ["title", "author", "issued", "container-title", "DOI", "URL", "PMID", "editor"]
        return keys["type"] == .string && telling.contains { keys[$0] != nil }
            || keys["title"] == .string && (keys["author"] == .array || keys["issued"] == .object)
            || keys["title"] == .string && keys["DOI"] == .string
    }
}
