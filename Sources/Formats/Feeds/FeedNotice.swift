internal import Colloquium

/// Lines that say where the article stands, not what it says.
enum FeedNotice {
    static func isNotice(_ paragraph: String) -> Bool {
        guard paragraph.utf8.count < 200 else { return false }
        if paragraph.utf8.count < 5 { return ["N/A", "HTML", "XML", "PDF"].contains(paragraph) }
        return inSmallLetters(paragraph) { says($0) || namesVolume($0) } || citesIssue(paragraph)
    }

    /// At its beginning, or in a line that is no longer than a citation.
    private static func says(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        let isShort = line.count < 120 && (line.count < 60 || line.contains { (0x30...0x39).contains($0) })
        return signs.contains { sign in
            isShort ? ByteSearch.first(sign, in: line) != nil : ByteSearch.matches(sign, in: line, at: 0)
        }
    }

    private static let signs: [StaticString] = ["published online", "earlyview", "early view", "ahead of print"]

    /// In bytes; a paragraph of more is prose.
    static let longestCitation = 300

    /// Whether a DOI in a paragraph is that of the item: in a line that cites it, not in prose, nor where a notice
    /// names the work it is about.
    static func mayCite(_ paragraph: String) -> Bool {
        guard paragraph.utf8.count < longestCitation, paragraph.has("10.") else { return false }
        return inSmallLetters(paragraph) { line in !others.contains { ByteSearch.first($0, in: line) != nil } }
    }

    private static let others: [StaticString] = [
        "retract", "comment on", "erratum", "corrigend", "correction to", "corrects", "reply to", "response to",
        "concern",
    ]

    /// Shows the text with small letters in the place of capitals of ASCII.
    private static func inSmallLetters(_ text: String, _ look: (UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
        var copy = text
        return copy.withUTF8 { bytes in
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count) { room in
                for index in bytes.indices {
                    room.initializeElement(at: index, to: bytes[index] | (bytes[index] &- 0x41 < 26 ? 0x20 : 0))
                }
                return look(UnsafeBufferPointer(room))
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
        return copy.withUTF8 { bytes in
            guard let journal = ByteSearch.first(UInt8(ascii: "."), in: bytes), (2...80).contains(journal) else {
                return false
            }
            let words = bytes[(journal + 1)...].split(separator: 0x20, maxSplits: 2)
            guard words.count >= 2, words[0].count == 4, words[0].allSatisfy(\.isASCIIDigit) else { return false }
            return words[1].count >= 3
                && StatedDate.month(String(decoding: words[1].prefix(3), as: UTF8.self)) != nil
        }
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
