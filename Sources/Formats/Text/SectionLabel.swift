/// Headings inside abstracts, spelled alike whatever the house style of the source.
enum SectionLabel {
    /// "BACKGROUND:" and "Background." both read "Background"; abbreviations in mixed case stay as they are.
    static func spelled(_ raw: String) -> String {
        var label = raw.trimmingSpace
        while let last = label.last, ":.–—-".contains(last) || last.isWhitespace { label.removeLast() }
        guard label == label.uppercased(), label.count > 3 else { return label }
        return label.prefix(1) + label.dropFirst().lowercased()
    }

    /// A paragraph that begins with its heading: "BACKGROUND: A new species…", "Methods. We searched…".
    static func split(_ paragraph: String) -> (label: String, text: String) {
        let head = paragraph.prefix(60)
        guard let mark = head.firstIndex(where: { $0 == ":" || $0 == "." }) else { return ("", paragraph) }
        let label = String(head[..<mark])
        let text = paragraph[paragraph.index(after: mark)...].trimmingSpace
        // Before a full stop only a word known as a heading is one.
        let isCapitals = head[mark] == ":" && label == label.uppercased()
        let known = isCapitals ? label.count > 3 : names.contains(label.lowercased())
        let isHeading = known && !text.isEmpty && label.allSatisfy { $0.isLetter || " /&,-".contains($0) }
        return isHeading ? (spelled(label), text) : ("", paragraph)
    }

    private static let names: Set<String> = [
        "background", "introduction", "objective", "objectives", "aim", "aims", "purpose", "design", "setting",
        "participants", "interventions", "methods", "method", "results", "findings", "discussion", "conclusion",
        "conclusions", "interpretation", "funding", "context", "importance", "limitations",
    ]
}
