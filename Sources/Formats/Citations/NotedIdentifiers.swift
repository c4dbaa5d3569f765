internal import Colloquium

/// Identifiers that reference managers keep in notes and other fields for want of one of their own: "PMID: 123",
/// "doi: 10.1000/1", "arXiv preprint arXiv:1412.6980v2". Only the beginning of a note is looked at.
enum NotedIdentifiers {
    static func pmid(in text: String) -> Identifier? {
        let note = NoteText(text)
        for label in ["pmid", "pubmed id", "pubmed", "medline"] as [StaticString] {
            for end in note.ends(of: label) {
                // CINAHL writes "PMID: NLM23094934".
                let start = note.afterMarks(from: end)
                if let number = note.number(from: note.has("nlm", at: start) ? start + 3 : start, digits: 1...9) {
                    return Identifier(.pmid, number)
                }
            }
        }
        // "31789841 [PubMed]"
        for label in ["pmid", "pubmed", "medline"] as [StaticString] {
            for end in note.ends(of: label) {
                if let number = note.number(before: end - label.utf8CodeUnitCount, digits: 5...9) {
                    return Identifier(.pmid, number)
                }
            }
        }
        return nil
    }

    static func pmcid(in text: String) -> Identifier? {
        let note = NoteText(text)
        return note.ends(of: "pmc").lazy.compactMap { note.number(from: note.afterSpaces(from: $0), digits: 3...9) }
            .first.flatMap { Identifier(.pmcid, $0) }
    }

    /// A DOI that is labelled, in an address, or all there is.
    static func doi(in text: String) -> Identifier? {
        let note = NoteText(text)
        for end in note.ends(of: "doi") {
            let start = note.has(".org/", at: end) ? end + 5 : note.afterMarks(from: end)
            if note.has("10.", at: start), let doi = Identifier(.doi, note.word(from: start)) { return doi }
        }
        return note.has("10.", at: 0) ? Identifier(.doi, note.text) : nil
    }

    /// The number and, where it is said, the version.
    static func arxiv(in text: String) -> (identifier: Identifier, version: String)? {
        let note = NoteText(text)
        for end in note.ends(of: "arxiv") {
            let isPage = note.has(".org/abs/", at: end) || note.has(".org/pdf/", at: end)
            let start = isPage ? end + 9 : note.afterMarks(from: note.has(".", at: end) ? end + 1 : end)
            if let found = arxivNumber(note.word(from: start)) { return found }
        }
        return nil
    }

    /// arXiv's own number, bare or labelled, with its version.
    static func arxivNumber(_ raw: String) -> (identifier: Identifier, version: String)? {
        var raw = raw.lowercased()
        if raw.hasSuffix(".pdf") { raw.removeLast(4) }
        guard let number = Identifier(.arxiv, raw) else { return nil }
        let tail = String(raw.suffix(while: \.isNumber))
        let isVersion = raw.dropLast(tail.count).last == "v" && (1...3).contains(tail.count)
        return (number, isVersion ? tail : "")
    }
}

/// The beginning of a note in lower case, looked at byte by byte: there may be very many of them.
private struct NoteText {
    private let bytes: [UInt8]

    init(_ text: String) { bytes = text.utf8.prefix(600).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 } }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    func has(_ word: StaticString, at start: Int) -> Bool {
        guard start >= 0, start + word.utf8CodeUnitCount <= bytes.count else { return false }
        return UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount).elementsEqual(
            bytes[start..<(start + word.utf8CodeUnitCount)])
    }

    /// Where occurrences of a label end that do not begin inside a word.
    func ends(of label: StaticString) -> [Int] {
        bytes.indices.filter { index in
            bytes[index] == label.utf8Start.pointee && (index == 0 || !isWordByte(bytes[index - 1]))
                && has(label, at: index)
        }.map { $0 + label.utf8CodeUnitCount }
    }

    func afterSpaces(from start: Int) -> Int {
        bytes[min(start, bytes.count)...].firstIndex { !$0.isXMLSpace } ?? bytes.count
    }

    /// After the spaces and the colon or the like between a label and its value.
    func afterMarks(from start: Int) -> Int {
        let marks = Array(" :=-\t".utf8)
        return bytes[min(start, bytes.count)...].firstIndex { !marks.contains($0) } ?? bytes.count
    }

    func word(from start: Int) -> String {
        String(decoding: bytes[min(start, bytes.count)...].prefix { !$0.isXMLSpace }, as: UTF8.self)
    }

    func number(from start: Int, digits count: ClosedRange<Int>) -> String? {
        let digits = bytes[min(start, bytes.count)...].prefix { $0.isDigit }
        let next = digits.endIndex < bytes.count ? bytes[digits.endIndex] : 0x20
        return count.contains(digits.count) && !isWordByte(next) ? String(decoding: digits, as: UTF8.self) : nil
    }

    func number(before end: Int, digits count: ClosedRange<Int>) -> String? {
        let marks = Array(" [(".utf8)
        guard let last = bytes[..<end].lastIndex(where: { !marks.contains($0) }) else { return nil }
        let digits = bytes[...last].suffix(while: \.isDigit)
        let before = digits.startIndex > 0 ? bytes[digits.startIndex - 1] : 0x20
        return count.contains(digits.count) && !isWordByte(before) ? String(decoding: digits, as: UTF8.self) : nil
    }

    private func isWordByte(_ byte: UInt8) -> Bool { byte.isASCIILetter || byte.isDigit }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
}

extension BidirectionalCollection {
    /// The longest end of the collection whose elements all fulfil the condition.
    fileprivate func suffix(while condition: (Element) -> Bool) -> SubSequence {
        var start = endIndex
        while start > startIndex, condition(self[index(before: start)]) { start = index(before: start) }
        return self[start...]
    }
}
