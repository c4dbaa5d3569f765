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
            guard let start = other.paragraphs.first.map({ Array($0.utf8.prefix(40)) }) else { return true }
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
        for (label, take) in Self.labels[paragraph.utf8.first ?? 0] ?? [] {
            guard let rest = paragraph.dropping(label: label) else { continue }
            switch take {
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
        if isFirst {
            for heading in Self.lostHeadings {
                if let rest = paragraph.dropping(label: heading), rest.first?.isUppercase ?? false { return rest }
            }
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

    /// By the byte that they begin with: most paragraphs begin with none of them.
    private static let labels = [UInt8: [(StaticString, Fact)]](grouping: allLabels) { $0.0.utf8Start[0] }

    private static let allLabels: [(StaticString, Fact)] = [
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
        // Most differ in their first letter.
        let first = { (text: String) in text.utf8.first { $0.isASCIILetter || $0 >= 0x80 }.map { $0 | 0x20 } }
        guard first(paragraph) == first(title) else { return false }
        return paragraph.lowercased().filter(\.isLetter) == title.lowercased().filter(\.isLetter)
    }
}

/// Lines that say where the article stands, not what it says.
enum FeedNotice {
    static func isNotice(_ paragraph: String) -> Bool {
        guard paragraph.utf8.count < 200 else { return false }
        if paragraph.utf8.count < 5 { return ["N/A", "HTML", "XML", "PDF"].contains(paragraph) }
        let line = inSmallLetters(paragraph)
        return line.withUnsafeBufferPointer { says($0) || namesVolume($0) } || citesIssue(paragraph)
    }

    /// At its beginning, or in a line that is no longer than a citation.
    private static func says(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        let signs: [StaticString] = ["published online", "earlyview", "early view", "ahead of print"]
        let isShort = line.count < 120 && (line.count < 60 || line.contains { (0x30...0x39).contains($0) })
        return signs.contains { sign in
            guard let place = ByteSearch.first(sign, in: line) else { return false }
            return place == 0 || isShort
        }
    }

    /// In bytes; a paragraph of more is prose.
    static let longestCitation = 300

    /// Whether a DOI in a paragraph is that of the item: in a line that cites it, not in prose, nor where a notice
    /// names the work it is about.
    static func mayCite(_ paragraph: String) -> Bool {
        guard paragraph.utf8.count < longestCitation, paragraph.has("10.") else { return false }
        let line = inSmallLetters(paragraph)
        let others: [StaticString] = [
            "retract", "comment on", "erratum", "corrigend", "correction to", "corrects", "reply to", "response to",
            "concern",
        ]
        return line.withUnsafeBufferPointer { bytes in
            !others.contains { ByteSearch.first($0, in: bytes) != nil }
        }
    }

    private static func inSmallLetters(_ text: String) -> [UInt8] {
        var copy = text
        return copy.withUTF8 { bytes in
            [UInt8](unsafeUninitializedCapacity: bytes.count) { room, count in
                count = bytes.count
                for index in bytes.indices { room[index] = bytes[index] | (bytes[index] &- 0x41 < 26 ? 0x20 : 0) }
            }
        }
    }

    /// "Volume 12, Issue 3", "Volume 12, Page 7"
    private static func namesVolume(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let volume = ByteSearch.first("volume ", in: line) else { return false }
        var index = volume + 7
        while index < line.count, (0x30...0x39).contains(line[index]) { index += 1 }
        return ByteSearch.matches(", issue", in: line, at: index) || ByteSearch.matches(", page", in: line, at: index)
    }

    /// "Mol Biol Rep. 2021 Nov 5. doi: …": a journal, a year and a month.
    private static func citesIssue(_ line: String) -> Bool {
        var copy = line
        guard let journal = copy.withUTF8({ ByteSearch.first(UInt8(ascii: "."), in: $0) }), (2...80).contains(journal)
        else { return false }
        let stop = line.utf8.index(line.startIndex, offsetBy: journal)
        let words = line.utf8[stop...].dropFirst().split(separator: 0x20, maxSplits: 2)
        guard words.count >= 2, words[0].count == 4, words[0].allSatisfy({ (0x30...0x39).contains($0) }) else {
            return false
        }
        return words[1].count >= 3 && StatedDate.month(String(Substring(words[1].prefix(3)))) != nil
    }
}

/// A DOI in running text, behind the word that says so: "doi: 10.1000/182".
enum LabelledDOI {
    static func first(in text: String) -> Identifier? {
        var copy = text
        return copy.withUTF8 { bytes in
            var position = 0
            while let start = ByteSearch.first("10.", in: bytes, from: position) {
                position = start + 3
                guard follows(bytes, at: start) else { continue }
                let end = bytes[start...].firstIndex { $0 <= 0x20 } ?? bytes.endIndex
                if let doi = Identifier(.doi, String(decoding: bytes[start..<end], as: UTF8.self)) { return doi }
            }
            return nil
        }
    }

    /// Whether the word stands not far before.
    private static func follows(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        let before = bytes[max(0, start - 16)..<start].map { $0 | 0x20 }
        return before.withUnsafeBufferPointer { ByteSearch.first("doi", in: $0) != nil }
    }
}

extension String {
    fileprivate func dropping(label: StaticString) -> String? {
        var copy = self
        guard copy.withUTF8({ ByteSearch.matches(label, in: $0, at: 0) }) else { return nil }
        return self[utf8.index(startIndex, offsetBy: label.utf8CodeUnitCount)...].trimmingSpace
    }
}
