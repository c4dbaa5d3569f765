internal import Colloquium

/// Abstracts in JATS mark-up, as articles and as Crossref deposits hold them.
enum JATSAbstract {
    /// Sections with their headings; without them, one piece for the whole, unless the paragraphs begin with theirs.
    static func sections(in abstract: XMLTree.Element) -> [ArticleRecord.AbstractSection] {
        let headed = abstract.children("sec").flatMap { section -> [ArticleRecord.AbstractSection] in
            let label = SectionLabel.spelled(section.child("title")?.inlineText.plain ?? "")
            let text = paragraphs(in: section).joined(separator: "\n\n")
            return text.isEmpty ? [] : [ArticleRecord.AbstractSection(label: label, text: text)]
        }
        let loose = paragraphs(in: abstract)
        return loose.isEmpty ? headed : Self.sections(of: loose) + headed
    }

    /// Paragraphs that name their section themselves stay apart; those that do not belong to the section before.
    static func sections(of paragraphs: [String]) -> [ArticleRecord.AbstractSection] {
        var sections: [ArticleRecord.AbstractSection] = []
        sections.reserveCapacity(paragraphs.count)
        for paragraph in paragraphs {
            for (label, text) in SectionLabel.parts(paragraph) {
                if label.isEmpty, let last = sections.indices.last {
                    sections[last].text += "\n\n"
                    sections[last].text += text
                } else {
                    sections.append(ArticleRecord.AbstractSection(label: label, text: text))
                }
            }
        }
        return sections
    }

    private static func paragraphs(in element: XMLTree.Element) -> [String] {
        let blocks = element.children.filter { !["title", "label", "object-id", "sec", "break"].contains($0.name) }
        let isLoose = blocks.allSatisfy { InlineText.Style(element: $0.name) != nil || $0.name == "ext-link" }
        let texts =
            isLoose && element.child("sec") == nil && element.child("title") == nil
            ? [element.paragraphText] : blocks.map(\.paragraphText)
        // Some publishers end the abstract with its own DOI.
        return texts.filter { !$0.isEmpty && !$0.hasPrefix("DOI:") }
    }
}
