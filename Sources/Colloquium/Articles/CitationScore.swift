/// How well a record agrees with a citation in words.
///
/// Only what both state is compared: the title, the first author's family name, the year, the volume and the first
/// page, in these weights. A title counts by its words and by their neighbours, so that the same words in another order
/// are not the same title; one of fewer than four words counts for less, since "Sepsis" stands in every other citation.
struct CitationScore {
    private enum Weight {
        static let title = 6.0
        static let author = 2.0
        static let year = 1.5
        static let page = 1.5
        static let volume = 1.0
    }

    /// 0…1
    let value: Double

    init(of record: ArticleRecord, in citation: String) {
        let text = CitationWords(citation)
        let title = CitationWords(record.citedTitle)
        let rest = text.without(title)
        var parts = [(Weight.title * min(1, Double(title.list.count) / 4), title.likeness(to: text))]
        if !rest.list.isEmpty, let author = record.contributors.first?.leadingName {
            parts.append((Weight.author, text.contains(CitationWords(author)) ? 1 : 0))
        }
        let years = rest.years
        if !years.isEmpty, let stated = record.years {
            // Many articles are online in one year and in print in the next.
            let distance = years.flatMap { year in stated.map { abs($0 - year) } }.min() ?? .max
            parts.append((Weight.year, distance == 0 ? 1 : distance == 1 ? 0.5 : 0))
        }
        if rest.statesPlace {
            for (weight, place) in [(Weight.volume, record.volume), (Weight.page, record.firstPage)]
            where !place.isEmpty {
                parts.append((weight, rest.contains(CitationWords(place)) ? 1 : 0))
            }
        }
        let whole = parts.reduce(0) { $0 + $1.0 }
        value = title.list.isEmpty || whole == 0 ? 0 : parts.reduce(0) { $0 + $1.0 * $1.1 } / whole
    }
}

/// A text as words without case, accents and marks.
private struct CitationWords {
    let list: [String]

    init(_ text: String) {
        // A citation of more words than this is a whole paper pasted by mistake.
        list = WorkKey.words(String(text.prefix(5_000))).split(separator: " ").map(String.init)
    }

    private init(list: [String]) { self.list = list }

    /// 0…1. Where the text has nothing but words (no year, no volume and page), it is taken for a title itself, and
    /// words of it that this title lacks speak against the two being one.
    func likeness(to text: CitationWords) -> Double {
        let common = Double(Self.common(list, text.list))
        let words = common / Double(max(list.count, 1))
        let pairs = Self.pairs(list)
        let neighbours = pairs.isEmpty ? words : Double(Self.common(pairs, Self.pairs(text.list))) / Double(pairs.count)
        let own = (words + neighbours) / 2
        let rest = text.without(self)
        guard rest.years.isEmpty, !rest.statesPlace, !text.list.isEmpty else { return own }
        let converse = common / Double(text.list.count)
        return own + converse == 0 ? 0 : 2 * own * converse / (own + converse)
    }

    func contains(_ part: CitationWords) -> Bool {
        guard let first = part.list.first else { return false }
        return list.indices.contains { list[$0] == first && list[$0...].starts(with: part.list) }
    }

    /// What is left when the other's words are taken out, each as often as it stands there.
    func without(_ other: CitationWords) -> CitationWords {
        var counts = Self.counts(other.list)
        return CitationWords(
            list: list.filter { word in
                guard let count = counts[word], count > 0 else { return true }
                counts[word] = count - 1
                return false
            })
    }

    var years: [Int] { list.compactMap { $0.utf8.count == 4 ? Int($0) : nil }.filter { (1800...2099).contains($0) } }

    /// Whether volume and page seem to be given: two numbers besides the year.
    var statesPlace: Bool { list.count { $0.contains(where: \.isNumber) } - years.count >= 2 }

    private static func pairs(_ words: [String]) -> [String] { zip(words, words.dropFirst()).map { "\($0) \($1)" } }

    private static func counts(_ words: [String]) -> [String: Int] {
        words.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }

    private static func common(_ some: [String], _ others: [String]) -> Int {
        let counts = counts(others)
        return Self.counts(some).reduce(0) { $0 + min($1.value, counts[$1.key] ?? 0) }
    }
}

extension ArticleRecord.Contributor {
    fileprivate var leadingName: String { collective.isEmpty ? family : collective }
}

extension ArticleRecord {
    /// The years of all public dates; nil where none is known.
    fileprivate var years: [Int]? {
        let years =
            [published].compactMap { $0?.year }
            + dates.filter { ![.received, .accepted].contains($0.kind) }.map(\.date.year)
        return years.isEmpty ? nil : years
    }

    /// "1865" of "1865-1876"
    fileprivate var firstPage: String { String(pages.prefix { $0 != "-" && $0 != "–" }) }
}
