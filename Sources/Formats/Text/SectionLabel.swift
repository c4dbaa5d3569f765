internal import Colloquium

/// Headings inside abstracts, spelled alike whatever the house style of the source.
enum SectionLabel {
    /// "BACKGROUND:" and "Background." both read "Background"; abbreviations in mixed case stay as they are.
    static func spelled(_ raw: String) -> String {
        var label = raw.trimmingSpace
        while let byte = label.utf8.last, !byte.isASCIILetter, let last = label.last,
            ":.–—-".contains(last) || last.isWhitespace
        { label.removeLast() }
        guard isInCapitals(label) else { return label }
        guard !label.hasByte(where: { $0 >= 0x80 }) else { return label.prefix(1) + label.dropFirst().lowercased() }
        return label.withUTF8 { bytes in
            String(unsafeUninitializedCapacity: bytes.count) { room in
                for index in bytes.indices {
                    let isLarge = index > 0 && (0x41...0x5A).contains(bytes[index])
                    room[index] = isLarge ? bytes[index] | 0x20 : bytes[index]
                }
                return bytes.count
            }
        }
    }

    /// In capitals, and too long to be an abbreviation.
    private static func isInCapitals(_ label: String) -> Bool {
        if label.hasByte(where: { (0x61...0x7A).contains($0) }) { return false }
        if !label.hasByte(where: { $0 >= 0x80 }) { return label.utf8.count > 3 }
        return label == label.uppercased() && label.count > 3
    }

    /// A paragraph that begins with its heading: "BACKGROUND: A new species…", "Methods. We searched…".
    static func split(_ paragraph: String) -> (label: String, text: String) {
        var copy = paragraph
        return copy.withUTF8(CapitalHeading.split) ?? splitByWords(paragraph)
    }

    /// The same by every rule there is.
    static func splitByWords(_ paragraph: String) -> (label: String, text: String) {
        guard let mark = mark(in: paragraph).map({ paragraph.utf8.index(paragraph.startIndex, offsetBy: $0) }),
            let label = heading(paragraph[..<mark], isBeforeColon: paragraph.utf8[mark] == colon)
        else { return ("", paragraph) }
        let text = paragraph[paragraph.utf8.index(after: mark)...].trimmingSpace
        return text.isEmpty ? ("", paragraph) : (label, text)
    }

    /// The colon or full stop not far from the beginning behind what can be a heading.
    private static func mark(in paragraph: String) -> Int? {
        var paragraph = paragraph
        return paragraph.withUTF8 { bytes in
            let mark = bytes.prefix(60).firstIndex { $0 < 0x80 && !$0.isInHeading }
            return mark.flatMap { bytes[$0] == colon || bytes[$0] == UInt8(ascii: ".") ? $0 : nil }
        }
    }

    /// The words as a heading. Before a full stop only words known as one are, before a colon also any in capitals.
    private static func heading(_ words: Substring, isBeforeColon: Bool) -> String? {
        let label = String(words)
        guard (isBeforeColon && isInCapitals(label)) || isKnown(label) else { return nil }
        let isASCII = !label.hasByte { $0 >= 0x80 }
        return isASCII || label.allSatisfy { $0.isLetter || " /&,-'’()".contains($0) } ? spelled(label) : nil
    }

    /// The sections of a paragraph that holds several: "Background: … Methods: …". Only one that begins with a heading
    /// has more of them, and only known ones with a colon, after the end of a sentence.
    static func parts(_ paragraph: String) -> [(label: String, text: String)] {
        let first = split(paragraph)
        guard !first.label.isEmpty else { return [first] }
        var text = first.text
        return text.withUTF8 { bytes in
            var parts: [(label: String, text: String)] = []
            var label = first.label
            var start = 0
            func close(at end: Int) {
                let text = String(decoding: bytes[start..<end], as: UTF8.self).trimmingSpace
                if !text.isEmpty { parts.append((label, text)) }
            }
            var position = 1
            while let mark = ByteSearch.first(colon, in: bytes, from: position) {
                position = mark + 1
                guard let begin = sentenceStart(in: bytes, before: mark), begin > start else { continue }
                let next = String(decoding: bytes[begin..<mark], as: UTF8.self)
                guard isKnown(next) else { continue }
                close(at: begin)
                (label, start) = (spelled(next), mark + 1)
            }
            if start == 0 { return [first] }
            close(at: bytes.count)
            return parts
        }
    }

    private static let colon = UInt8(ascii: ":")

    /// Where the words before a colon begin, if a sentence ended there no further away than a heading is long.
    private static func sentenceStart(in bytes: UnsafeBufferPointer<UInt8>, before colon: Int) -> Int? {
        var index = colon - 1
        while index > 0, colon - index < 60 {
            if bytes[index] == 0x20, ".?!)]".utf8.contains(bytes[index - 1]) { return index + 1 }
            index -= 1
        }
        return nil
    }

    /// Whether a label is made of headings alone: "Background/Objectives", "Materials and Methods".
    private static func isKnown(_ label: String) -> Bool {
        guard label.utf8.count <= 60, label.unicodeScalars.first?.properties.isAlphabetic ?? false else { return false }
        var words = label.lowercased()
        if names.contains(words) { return true }
        // Headings are joined by these; one word that is none has no more to it.
        guard words.utf8.contains(where: { $0 == 0x20 || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ",") }) else {
            return false
        }
        if words.after(" and ") != nil { words = words.replacing(" and ", with: "/") }
        if words.after(" y ") != nil { words = words.replacing(" y ", with: "/") }
        let parts = words.split { "/&,".contains($0) }.map { $0.trimmingSpace }
        return !parts.isEmpty && parts.allSatisfy(names.contains)
    }

    /// In English, Spanish, Portuguese, French and German.
    private static let names: Set<String> = [
        "background", "introduction", "objective", "objectives", "aim", "aims", "purpose", "design", "setting",
        "settings", "participants", "interventions", "intervention", "methods", "method", "methodology", "results",
        "findings", "discussion", "conclusion", "conclusions", "interpretation", "funding", "context", "importance",
        "limitations", "materials", "study design", "patients", "subjects", "measurements", "main outcome measures",
        "outcome measures", "main outcomes", "measures", "main results", "trial registration", "registration",
        "data sources", "study selection", "data extraction", "rationale", "hypothesis", "significance", "approach",
        "implications", "recommendations", "case presentation", "case report", "relevance", "search methods",
        "selection criteria", "data collection and analysis", "authors' conclusions", "authors’ conclusions",
        "antecedentes", "introducción", "objetivo", "objetivos", "métodos", "metodología", "materiales", "resultados",
        "conclusión", "conclusiones", "discusión", "introdução", "metodologia", "conclusão", "conclusões",
        "contexte", "objectif", "objectifs", "méthodes", "résultats",
        "hintergrund", "ziel", "zielsetzung", "methode", "methoden", "methodik", "ergebnisse", "schlussfolgerung",
        "schlussfolgerungen", "diskussion", "fragestellung",
    ]
}
