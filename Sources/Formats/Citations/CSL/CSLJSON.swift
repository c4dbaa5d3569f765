internal import Colloquium
internal import Foundation

/// CSL-JSON, the items that citation processors take and reference managers exchange (Citation Style Language 1.0.2).
package enum CSLJSON {
    static func records(in bytes: [UInt8]) throws(FormatError) -> [ArticleRecord] {
        let text = CitationText.text(bytes)
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
    static func recognises(_ outline: JSONOutline) -> Bool {
        let wrapper = ["items", "references"].first {
            outline.has($0) && !outline.has("version") && !outline.has("type")
        }
        let item = wrapper.map { outline.inside($0) } ?? outline
        let foreign = [
            "@context", "@type", "itemType", "titles", "creators", "data", "message", "items", "home_page_url",
        ]
        if foreign.contains(where: item.has) || item.hasOther("title") { return false }
        let telling = ["title", "author", "issued", "container-title", "DOI", "URL", "PMID", "editor"]
        return !item.text("type").isEmpty && telling.contains { item.has($0) }
            || !item.text("title").isEmpty && ["author", "issued", "DOI"].contains { item.has($0) }
    }
}
