/// What a box of references holds, one reference a line: the identifiers found in it and the lines in which there
/// was none, so that nothing a person typed is dropped in silence.
package struct ReferenceLines: Hashable, Sendable {
    /// In the order of the text, each once.
    package private(set) var recognised: [Identifier] = []
    package private(set) var unrecognised: [String] = []

    package init(_ text: String) {
        var seen: Set<Identifier> = []
        for line in text.split(whereSeparator: \.isNewline) {
            let line = Self.withoutBullet(String(line).trimmed)
            guard !line.isEmpty else { continue }
            let found = Self.identifiers(in: line)
            if found.isEmpty { unrecognised.append(line) }
            for identifier in found where seen.insert(identifier).inserted { recognised.append(identifier) }
        }
    }

    static func identifiers(in line: String) -> [Identifier] {
        if let whole = Identifier.recognise(line) { return [whole] }
        let words = line.words.flatMap(pieces)
        let isOfNumbers = words.allSatisfy { bareNumber($0) != nil || $0.isLabelOfPMIDs }
        var found: [Identifier] = []
        for (index, word) in words.enumerated() {
            if let number = bareNumber(word) {
                // In a citation a lone number is a year, a volume or a page; it is a PMID only after that label or
                // in a line of nothing but numbers.
                let labelled = index > 0 && words[index - 1].isLabelOfPMIDs
                guard labelled || isOfNumbers else { continue }
                found.append(number)
            } else if let identifier = Identifier.recognise(word) {
                found.append(identifier)
            }
        }
        return found
    }

    /// A word as it stands, or its parts where commas join several identifiers.
    private static func pieces(of word: String) -> [String] {
        guard word.hasByte(where: { ",;|".utf8.contains($0) }) else { return [word] }
        let parts = word.split { $0 == "," || $0 == ";" || $0 == "|" }.map(String.init)
        if parts.count == 1 { return [parts[0]] }
        return !parts.isEmpty && parts.allSatisfy { Identifier.recognise($0) != nil } ? parts : [word]
    }

    /// Also in brackets, as years stand in citations.
    private static func bareNumber(_ word: String) -> Identifier? {
        guard word.hasByte(where: \.isASCIIDigit), !word.hasByte(where: \.isASCIILetter) else { return nil }
        let digits = word.filter { !",;.()[]".contains($0) }
        return digits.isASCIIDigits && digits.utf8.count <= 8 ? Identifier(.pmid, digits) : nil
    }

    private static func withoutBullet(_ line: String) -> String {
        for bullet in ["- ", "* ", "• "] where line.hasPrefix(bullet) { return String(line.dropFirst(2)).trimmed }
        return line
    }
}

extension Identifier {
    /// Every identifier in a text of several, separated by lines, spaces or commas.
    package static func recogniseAll(in text: String) -> [Identifier] { ReferenceLines(text).recognised }
}

extension String {
    /// What stands between white space.
    var words: [String] {
        if hasByte(where: { $0 >= 0x80 }) {
            return unicodeScalars.split { $0.properties.isWhitespace }.map { String($0) }
        }
        return utf8.split { $0 == 0x20 || (0x09...0x0D).contains($0) }.map { String(Substring($0)) }
    }

    /// "PMID:" and the like, after which numbers are expected.
    var isLabelOfPMIDs: Bool {
        (4...6).contains(utf8.count) && ["pmid", "pmid:", "pmids", "pmids:"].contains(lowercased())
    }
}
