internal import Colloquium

/// Abstracts as reference managers keep them: one text, its headings inside.
enum AbstractText {
    static func sections(of stated: String) -> [ArticleRecord.AbstractSection] {
        let text = CitationText.bounded(stated)
        // Crossref's mark-up, which passes through reference managers as it is.
        if text.contains("<jats:") { return JATSAbstract.summaries(inMarkup: text, language: "").first?.sections ?? [] }
        let paragraphs =
            CitationText.looksLikeHTML(text)
            ? AbstractParagraphs.ofHTML(text)
            : AbstractParagraphs.tidied(CitationLines(text).map { oneLine(String($0)) })
        return paragraphs.flatMap(sections(ofParagraph:)).reduce(into: []) { sections, section in
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
        if CitationText.isTidy(text) { return text.trimmingSpace }
        var line = PlainText(limit: CitationText.maximumBytes + 3)
        line.append(text)
        return line.finish()
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
            // The mark may be a colon or a full stop.
            guard !next.isEmpty, let mark = rest[sentence...].firstIndex(where: { $0 == ":" || $0 == "." }) else {
                continue
            }
            sections.append(ArticleRecord.AbstractSection(label: current, text: rest[start..<sentence].trimmingSpace))
            current = next
            start = rest.index(after: mark)
        }
        sections.append(ArticleRecord.AbstractSection(label: current, text: rest[start...].trimmingSpace))
        return sections.filter { !$0.text.isEmpty }
    }

    /// Where a capital, or a letter outside of ASCII, follows the mark and the space that end a sentence.
    private static func sentenceStarts(in text: String) -> [String.Index] {
        let bytes = text.utf8
        let ends = Set(".?!)]\"\u{201D}".utf8)
        var starts: [String.Index] = []
        var before: UInt8 = 0
        var ended = false
        for index in bytes.indices {
            let byte = bytes[index]
            let isCapital = (0x41...0x5A).contains(byte) || byte >= 0xC3
            if before == 0x20, ended, isCapital { starts.append(index) }
            ended = byte == 0x20 ? ends.contains(before) : false
            before = byte
        }
        return starts
    }
}
