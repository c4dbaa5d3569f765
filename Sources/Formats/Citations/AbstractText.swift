internal import Colloquium

/// Abstracts as reference managers keep them: one text, its headings inside.
enum AbstractText {
    static func sections(of text: String) -> [ArticleRecord.AbstractSection] {
        let paragraphs =
            CitationText.looksLikeHTML(text)
            ? InlineText.paragraphs(ofHTML: text)
            : CitationLines(text).prefix(200).map { oneLine(String($0)) }
        let stated = paragraphs.filter { !$0.isEmpty && $0.lowercased() != "abstract" }
        return stated.flatMap(sections(ofParagraph:)).reduce(into: []) { sections, section in
            // A paragraph without a heading of its own belongs to the section before.
            if section.label.isEmpty, let last = sections.indices.last {
                sections[last].text += "\n\n" + section.text
            } else {
                sections.append(section)
            }
        }
    }

    /// One paragraph in which headings stand in capitals, as MEDLINE writes them.
    static func written(_ sections: [ArticleRecord.AbstractSection]) -> String {
        sections.map { section in
            section.label.isEmpty ? section.text : "\(section.label.uppercased()): \(section.text)"
        }.joined(separator: " ").tidiedLine
    }

    private static func oneLine(_ text: String) -> String {
        var builder = InlineText.Builder(limit: 100_000)
        builder.append(text)
        return builder.finish().plain
    }

    /// "BACKGROUND: … METHODS: …": headings are looked for inside only where the paragraph begins with one.
    private static func sections(ofParagraph paragraph: String) -> [ArticleRecord.AbstractSection] {
        let (label, rest) = SectionLabel.split(paragraph)
        guard !label.isEmpty else { return [ArticleRecord.AbstractSection(text: paragraph)] }
        var sections: [ArticleRecord.AbstractSection] = []
        var current = label
        var start = rest.startIndex
        for sentence in sentenceStarts(in: rest) {
            let head = String(rest[sentence...].prefix(80))
            let (next, _) = SectionLabel.split(head)
            guard !next.isEmpty, let colon = rest[sentence...].firstIndex(of: ":") else { continue }
            sections.append(ArticleRecord.AbstractSection(label: current, text: rest[start..<sentence].trimmingSpace))
            current = next
            start = rest.index(after: colon)
        }
        sections.append(ArticleRecord.AbstractSection(label: current, text: rest[start...].trimmingSpace))
        return sections.filter { !$0.text.isEmpty }
    }

    private static func sentenceStarts(in text: String) -> [String.Index] {
        var starts: [String.Index] = []
        var ended = false
        var index = text.startIndex
        while index < text.endIndex {
            let character = text[index]
            if character.isWhitespace {
                let next = text.index(after: index)
                if ended, next < text.endIndex, text[next].isUppercase { starts.append(next) }
            }
            ended = ".?!)]”\"".contains(character)
            index = text.index(after: index)
        }
        return starts
    }
}
