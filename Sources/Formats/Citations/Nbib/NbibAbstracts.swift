internal import Colloquium

/// Abstracts beside the one in English: translations, and summaries for readers from outside the field. Each may be
/// followed by the code of its language.
enum NbibAbstracts {
    static func others(in fields: [TaggedRecord.Field]) -> [ArticleRecord.Abstract] {
        var others: [ArticleRecord.Abstract] = []
        var isOpen = false
        for field in fields.lazy.filter({ $0.tag == "OAB" || $0.tag == "OABL" }).prefix(40) {
            if field.tag == "OABL" {
                if isOpen { others[others.count - 1].language = CitationText.line(field.value) }
                isOpen = false
            } else {
                let abstract = self.abstract(field.value.replacing("\n", with: " "))
                isOpen = abstract != nil
                if let abstract { others.append(abstract) }
            }
        }
        return others
    }

    /// "Publisher: …", "plain-language-summary: …": who or what it is comes first.
    private static func abstract(_ value: String) -> ArticleRecord.Abstract? {
        let colon = value.prefix(40).firstIndex(of: ":")
        let type = colon.map { value[..<$0].lowercased() } ?? ""
        let isTyped = ["publisher", "plain-language-summary", "aids", "kie", "nasa", "aamc", "pip"].contains(type)
        let text = isTyped ? value.dropFirst(type.count + 1).trimmingSpace : value
        guard !text.isEmpty, !text.hasPrefix("Abstract available from the publisher") else { return nil }
        return ArticleRecord.Abstract(
            kind: type == "plain-language-summary" ? .digest : .translated, sections: AbstractText.sections(of: text))
    }
}
