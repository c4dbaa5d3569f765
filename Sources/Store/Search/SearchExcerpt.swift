import Colloquium

/// What is shown of a text in which FTS5's `highlight` marked the words found. Its own `snippet` reads the text twice.
enum SearchExcerpt {
    /// Before each piece that was found, and behind it.
    static let opening: UInt8 = 2
    static let closing: UInt8 = 3
    /// Between the texts of an entry.
    static let separator: UInt8 = 4

    private static let wordsShown = 24
    /// Before the first word found, unless a sentence begins there.
    private static let wordsBefore = 8
    /// In bytes: a language that parts no words shall not fill the page.
    private static let longest = 600

    /// The piece with the most words found, with their marks, of the first text that has any; the beginning where none has.
    static func excerpt(of texts: String) -> String {
        let words = MarkedWords(shown(of: texts))
        var (start, found) = words.best(lead: wordsBefore, length: wordsShown)
        var end = min(start + wordsShown, words.count)
        while end > start + 1, words.size(start..<end) > longest {
            if end > found + 1 { end -= 1 } else { start += 1 }
        }
        return (start > 0 ? "…" : "") + words.text(start..<end) + (end < words.count ? "…" : "")
    }

    /// The first text in which anything was found, or the first there is.
    private static func shown(of texts: String) -> [UInt8] {
        var texts = texts
        return texts.withUTF8 { bytes in
            let found = ByteSearch.first(opening, in: bytes)
            var start = 0
            while start < bytes.count {
                let end = ByteSearch.first(separator, in: bytes, from: start) ?? bytes.count
                if found.map({ $0 < end }) ?? (start < end) { return Array(bytes[start..<end]) }
                start = end + 1
            }
            return []
        }
    }
}

/// A text in its words, of which some are marked.
private struct MarkedWords {
    private let bytes: [UInt8]
    private var words: [Range<Int>] = []
    /// Those in which a mark opens.
    private var found: [Int] = []

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        words.reserveCapacity(bytes.count / 5)
        var start = 0
        var isFound = false
        func end(at index: Int, in words: inout [Range<Int>], _ found: inout [Int]) {
            guard start < index else { return }
            if isFound { found.append(words.count) }
            words.append(start..<index)
        }
        for (index, byte) in bytes.enumerated() where !Self.isPlain(byte) {
            if byte == SearchExcerpt.opening {
                isFound = true
            } else if Self.isSpace(byte) {
                end(at: index, in: &words, &found)
                (start, isFound) = (index + 1, false)
            } else if byte >= 0x80, start < index, Self.isSentenceMark(bytes, before: index) {
                end(at: index, in: &words, &found)
                (start, isFound) = (index, false)
            }
        }
        end(at: bytes.count, in: &words, &found)
    }

    /// Whether it can only stand within a word, as nearly all do.
    private static func isPlain(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x80 }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    /// Of the languages that have no spaces (Unicode, "CJK Symbols and Punctuation").
    private static func isSentenceMark(_ bytes: [UInt8], before index: Int) -> Bool {
        index >= 3 && bytes[index - 3] == 0xE3 && bytes[index - 2] == 0x80
    }

    var count: Int { words.count }

    /// In bytes.
    func size(_ range: Range<Int>) -> Int {
        words[range.upperBound - 1].upperBound - words[range.lowerBound].lowerBound
    }

    /// Where the piece with the most words found begins, and the first of those that it is shown for.
    func best(lead: Int, length: Int) -> (start: Int, found: Int) {
        let last = max(0, words.count - length)
        var best = (start: 0, found: 0)
        var most = 0
        for (place, word) in found.enumerated() {
            let start = min(beginning(before: word, atMost: lead), last)
            // Those before the word may be shown, too, but do not make the piece a better one.
            let inside = found[place...].prefix { $0 < start + length }.count
            if inside > most { (best, most) = ((start, word), inside) }
        }
        return best
    }

    /// Of the sentence a word stands in, or so many words before it.
    private func beginning(before word: Int, atMost lead: Int) -> Int {
        let furthest = max(0, word - lead)
        return (furthest...word).last { $0 == 0 || endsSentence($0 - 1) } ?? furthest
    }

    private func endsSentence(_ word: Int) -> Bool {
        switch bytes[words[word]].last(where: { $0 != SearchExcerpt.closing }) {
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): true
        default: false
        }
    }

    /// With the marks that open before it or close behind it.
    func text(_ range: Range<Int>) -> String {
        if range.isEmpty { return "" }
        let piece = bytes[words[range.lowerBound].lowerBound..<words[range.upperBound - 1].upperBound]
        var text: [UInt8] = []
        text.reserveCapacity(piece.count + 2)
        let isOpenBefore = Self.isOpen(bytes[..<piece.startIndex], after: false)
        if isOpenBefore { text.append(SearchExcerpt.opening) }
        text += piece
        if Self.isOpen(piece, after: isOpenBefore) { text.append(SearchExcerpt.closing) }
        return String(decoding: text, as: UTF8.self)
    }

    /// Whether a mark that was opened has not been closed.
    private static func isOpen(_ piece: ArraySlice<UInt8>, after isOpenBefore: Bool) -> Bool {
        switch piece.last(where: { $0 == SearchExcerpt.opening || $0 == SearchExcerpt.closing }) {
        case SearchExcerpt.opening: true
        case SearchExcerpt.closing: false
        default: isOpenBefore
        }
    }
}
