internal import Colloquium

/// What the text of an item yields: the abstract, and the facts that some platforms put nowhere else.
struct FeedBody {
    private(set) var abstract: [ArticleRecord.AbstractSection] = []
    /// The element the abstract was read from.
    private(set) var element = ""
    private(set) var authors: [String] = []
    private(set) var dateText = ""
    private(set) var journal = ""
    private(set) var doi: Identifier?

    init(_ bodies: [FeedEntry.Said], title: String) {
        var candidates: [(element: String, paragraphs: [String])] = []
        for body in bodies {
            var kept: [String] = []
            for paragraph in InlineText.paragraphs(ofHTML: body.value) {
                let rest = read(paragraph, isFirst: kept.isEmpty)
                if !rest.isEmpty, !Self.isNotice(rest), Self.letters(rest) != Self.letters(title) { kept.append(rest) }
            }
            candidates.append((body.element, kept))
        }
        // The same abstract often stands twice, short in one element and whole in another.
        let longest = candidates.max { Self.length($0.paragraphs) < Self.length($1.paragraphs) }
        if let longest, Self.isAbstract(longest.paragraphs) {
            abstract = JATSAbstract.sections(of: longest.paragraphs)
            element = longest.element
        }
    }

    /// Takes a stated fact out of a paragraph and gives back what remains of it as prose.
    private mutating func read(_ paragraph: String, isFirst: Bool) -> String {
        for (label, take) in Self.labels {
            guard let rest = paragraph.dropping(label: label) else { continue }
            switch take {
            case .authors: if authors.isEmpty { authors = FeedAuthors.split(rest) }
            case .date: dateText = rest
            case .journal: journal = String(rest.prefix { $0 != "," })
            case .doi: doi = doi ?? Identifier.recogniseAll(in: rest).first { $0.scheme == .doi }
            case .abstract: return rest
            case .nothing: break
            }
            return ""
        }
        // A heading that lost its mark-up: "Abstract Leptospermum is…".
        if isFirst, let match = paragraph.firstMatch(of: /^(?:Abstract|ABSTRACT|Summary) (\p{Lu}.+)$/) {
            return String(match.1)
        }
        // "A;B;C;" at the head of the description (CNKI).
        if isFirst, paragraph.hasSuffix(";"), paragraph.utf8.count < 2_000 {
            authors = FeedAuthors.split(paragraph)
            return ""
        }
        if let match = paragraph.firstMatch(of: /\b[Dd][Oo][Ii]:?\s*(10\.[0-9]{4,9}\/\S+)/), doi == nil {
            doi = Identifier(.doi, String(match.1))
        }
        return ["abstract", "summary", "no abstract", "no abstract available"].contains(paragraph.lowercased())
            ? "" : paragraph
    }

    private enum Fact { case authors, date, journal, doi, abstract, nothing }

    private static let labels: [(String, Fact)] = [
        ("Publication date:", .date), ("Source:", .journal), ("Author(s):", .authors), ("Authors:", .authors),
        ("DOI:", .doi), ("PMID:", .nothing), ("Abstract:", .abstract), ("ABSTRACT:", .abstract),
        ("Copyright", .nothing), ("©", .nothing),
    ]

    /// Lines that say where the article stands, not what it says.
    private static func isNotice(_ paragraph: String) -> Bool {
        guard paragraph.count < 200 else { return false }
        return paragraph.contains(
            /Published online|EarlyView|Early View|Ahead of [Pp]rint|ahead of print|Volume \d+, (Issue|Page)|^[^.]{2,80}\. \d{4} [A-Z][a-z]{2}\b|^N\/A$|^(HTML|XML|PDF)$/
        )
    }

    /// A teaser is a sentence; "N/A" and a page range are not even that.
    private static func isAbstract(_ paragraphs: [String]) -> Bool {
        let text = paragraphs.joined(separator: " ")
        return text.count >= 80 && text.split(separator: " ").count >= 12
    }

    private static func length(_ paragraphs: [String]) -> Int { paragraphs.reduce(0) { $0 + $1.utf8.count } }

    private static func letters(_ text: String) -> String { text.lowercased().filter(\.isLetter) }
}

extension String {
    fileprivate func dropping(label: String) -> String? {
        hasPrefix(label) ? String(dropFirst(label.count)).trimmingSpace : nil
    }
}
