internal import Colloquium

/// What the text of an item yields: the abstract, and the facts that some platforms put nowhere else.
struct FeedBody {
    /// The abstract, or a teaser where there is no more than that; behind it what else the item says of the work.
    private(set) var summaries: [ArticleRecord.Abstract] = []
    /// The element the first summary was read from.
    private(set) var element = ""
    private(set) var authors: [String] = []
    private(set) var dateText = ""
    private(set) var journal = ""
    /// What may state the item's DOI, in the order of the text; read only where nothing surer names the work.
    private var statements: [Statement] = []

    private enum Statement {
        /// Said to be one.
        case labelled(String)
        /// A paragraph that may cite the item.
        case paragraph(String)
    }

    init(_ bodies: [FeedEntry.Said], title: String) {
        var texts: [Text] = []
        for body in bodies {
            var text = Text(said: body)
            for paragraph in Self.paragraphs(of: body) {
                let rest = read(paragraph, isFirst: text.paragraphs.isEmpty)
                if !rest.isEmpty, !FeedNotice.isNotice(rest), !Self.repeats(rest, title) { text.append(rest) }
            }
            if text.length > 0 { texts.append(text) }
        }
        guard let longest = texts.indices.max(by: { texts[$0].length < texts[$1].length }) else { return }
        // The same abstract often stands twice, short in one element and whole in another.
        let best = texts.remove(at: longest)
        element = best.said.element
        summaries = [best.summary(Self.isAbstract(best.paragraphs) ? .abstract : .teaser)]
        for other in texts where !best.contains(other) { summaries.append(other.summary(.teaser)) }
    }

    /// The DOI that the text states for the item.
    var statedDOI: Identifier? {
        statements.lazy.compactMap { statement in
            switch statement {
            case .labelled(let text): Identifier.recogniseAll(in: text).first { $0.scheme == .doi }
            case .paragraph(let text): FeedNotice.mayCite(text) ? LabelledDOI.first(in: text) : nil
            }
        }.first
    }

    /// One of the texts of an item, without what is no prose.
    private struct Text {
        let said: FeedEntry.Said
        private(set) var paragraphs: [String] = []
        private(set) var length = 0

        init(said: FeedEntry.Said) { self.said = said }

        mutating func append(_ paragraph: String) {
            paragraphs.append(paragraph)
            length += paragraph.utf8.count
        }

        func summary(_ kind: ArticleRecord.Abstract.Kind) -> ArticleRecord.Abstract {
            ArticleRecord.Abstract(
                kind: kind, language: said.language, sections: JATSAbstract.sections(of: paragraphs))
        }

        /// Whether the other begins somewhere in this one; the first words tell.
        func contains(_ other: Text) -> Bool {
            guard var first = other.paragraphs.first else { return true }
            let start = first.withUTF8 { Array($0.prefix(40)) }
            return paragraphs.contains { paragraph in
                var paragraph = paragraph
                return paragraph.withUTF8 { ByteSearch.first(start, in: $0) != nil }
            }
        }
    }

    private static func paragraphs(of body: FeedEntry.Said) -> [String] {
        if body.isHTML { return InlineText.paragraphs(ofHTML: body.value) }
        return body.value.replacing("\r\n", with: "\n").split(separator: "\n\n").map { InlineText.paragraph(plain: $0) }
            .filter { !$0.isEmpty }
    }

    /// Takes a stated fact out of a paragraph and gives back what remains of it as prose.
    private mutating func read(_ paragraph: String, isFirst: Bool) -> String {
        if let (fact, rest) = Self.stated(in: paragraph) {
            switch fact {
            case .authors: if authors.isEmpty { authors = FeedAuthors.split(rest) }
            case .date: dateText = rest
            case .journal: journal = String(rest.prefix { $0 != "," })
            case .doi: statements.append(.labelled(rest))
            case .abstract: return rest
            case .nothing: break
            }
            return ""
        }
        // A heading that lost its mark-up: "Abstract Leptospermum is…".
        if isFirst, let heading = Self.lostHeadings.first(of: paragraph) {
            let rest = paragraph.dropping(heading)
            if rest.first?.isUppercase ?? false { return rest }
        }
        // "A;B;C;" at the head of the description (CNKI).
        if isFirst, paragraph.utf8.last == UInt8(ascii: ";"), paragraph.utf8.count < 2_000 {
            authors = FeedAuthors.split(paragraph)
            return ""
        }
        if paragraph.utf8.count < FeedNotice.longestCitation { statements.append(.paragraph(paragraph)) }
        return paragraph.utf8.count < 30 && Self.headings.contains(paragraph.lowercased()) ? "" : paragraph
    }

    private enum Fact { case authors, date, journal, doi, abstract, nothing }

    /// The fact that a paragraph begins by naming, and what stands behind its name.
    private static func stated(in paragraph: String) -> (Fact, rest: String)? {
        guard let label = labels.first(of: paragraph) else { return nil }
        return (facts[label.place].fact, paragraph.dropping(label))
    }

    private static let labels = facts.map(\.label)

    private static let facts: [(label: StaticString, fact: Fact)] = [
        ("Publication date:", .date), ("Source:", .journal), ("Author(s):", .authors), ("Authors:", .authors),
        ("DOI:", .doi), ("PMID:", .nothing), ("Abstract:", .abstract), ("ABSTRACT:", .abstract),
        ("©", .nothing), ("Copyright ©", .nothing), ("Copyright (", .nothing), ("Copyright 1", .nothing),
        ("Copyright 2", .nothing),
    ]

    private static let lostHeadings: [StaticString] = ["Abstract ", "ABSTRACT ", "Summary "]

    private static let headings: Set<String> = ["abstract", "summary", "no abstract", "no abstract available"]

    /// A teaser is a sentence; a page range is not even that.
    private static func isAbstract(_ paragraphs: [String]) -> Bool {
        let length = paragraphs.reduce(0) { $0 + $1.utf8.count }
        guard length >= 80 else { return false }
        var spaces = paragraphs.count
        for paragraph in paragraphs {
            spaces += Self.spaces(in: paragraph, upTo: 12)
            if spaces >= 12 { return true }
        }
        // Chinese and Japanese have no spaces; their characters begin with these bytes.
        let ideographs = paragraphs.reduce(0) { $0 + $1.utf8.count { (0xE3...0xE9).contains($0) } }
        return ideographs >= 60
    }

    private static func spaces(in paragraph: String, upTo limit: Int) -> Int {
        var paragraph = paragraph
        return paragraph.withUTF8 { bytes in
            var count = 0
            for byte in bytes where byte == 0x20 {
                count += 1
                if count == limit { break }
            }
            return count
        }
    }

    /// The title once more is no summary, whatever its case and punctuation.
    private static func repeats(_ paragraph: String, _ title: String) -> Bool {
        guard abs(paragraph.utf8.count - title.utf8.count) < 40 else { return false }
        if paragraph == title { return true }
        if let sayTheSame = LettersOfASCII.areSame(paragraph, title) { return sayTheSame }
        // Most differ in their first letter.
        let first = { (text: String) in text.utf8.first { $0.isASCIILetter || $0 >= 0x80 }.map { $0 | 0x20 } }
        guard first(paragraph) == first(title) else { return false }
        return paragraph.lowercased().filter(\.isLetter) == title.lowercased().filter(\.isLetter)
    }
}
