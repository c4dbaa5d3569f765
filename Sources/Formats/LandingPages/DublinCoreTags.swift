/// Dublin Core in `<meta>` (DCMI's "Expressing Dublin Core using HTML"): "DC.Creator", "dc.date.issued",
/// "DCTERMS.abstract", in any case.
extension DublinCoreStatements {
    init(_ page: HTMLPage) {
        self.init()
        for meta in page.metas {
            guard let name = Self.prefixes.lazy.compactMap({ meta.name.dropping($0) }).first else { continue }
            let parts = name.split(separator: ".").map(String.init)
            guard let element = parts.first else { continue }
            // Atypon names the scheme of an identifier beside it; its own numbers say nothing to others.
            if element == "identifier", ["publisher-id", "coden"].contains(meta.scheme) { continue }
            let refinement = parts.count > 1 ? parts[1] : element == "identifier" ? meta.scheme : ""
            let plain: Set<String> = ["personalname", "corporatename", "uri", "w3cdtf", "wtn8601", "dcterms"]
            add(
                element, refinement: plain.contains(refinement) ? "" : refinement, value: meta.content,
                language: meta.language)
        }
    }

    private static let prefixes = ["dc.", "dcterms.", "dc:", "dcterms:"]
}

extension String {
    fileprivate func dropping(_ prefix: String) -> String? {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
    }
}
