internal import Colloquium

/// Headings inside abstracts, spelled alike whatever the house style of the source.
enum SectionLabel {
    /// "BACKGROUND:" and "Background." both read "Background"; abbreviations in mixed case stay as they are.
    static func spelled(_ raw: String) -> String {
        var label = raw.trimmingSpace
        while let last = label.last, ":.–—-".contains(last) || last.isWhitespace { label.removeLast() }
        guard label == label.uppercased(), label.count > 3 else { return label }
        return label.prefix(1) + label.dropFirst().lowercased()
    }

    /// A paragraph that begins with its heading: "BACKGROUND: A new species…", "Methods. We searched…".
    static func split(_ paragraph: String) -> (label: String, text: String) {
        let bytes = paragraph.utf8
        let marks = [UInt8(ascii: ":"), UInt8(ascii: ".")]
        guard let mark = bytes.prefix(60).firstIndex(where: marks.contains) else { return ("", paragraph) }
        let label = String(paragraph[..<mark])
        let isColon = bytes[mark] == UInt8(ascii: ":")
        guard isColon || isKnown(label) else { return ("", paragraph) }
        let text = paragraph[bytes.index(after: mark)...].trimmingSpace
        // Before a full stop only a word known as a heading is one.
        let isCapitals = isColon && label == label.uppercased() && label.count > 3
        let isHeading =
            !text.isEmpty && (isKnown(label) || isCapitals)
            && label.allSatisfy { $0.isLetter || " /&,-'’()".contains($0) }
        return isHeading ? (spelled(label), text) : ("", paragraph)
    }

    /// The sections of a paragraph that holds several: "Background: … Methods: …". Only one that begins with a heading
    /// has more of them, and only known ones with a colon, after the end of a sentence.
    static func parts(_ paragraph: String) -> [(label: String, text: String)] {
        let first = split(paragraph)
        guard !first.label.isEmpty else { return [first] }
        let bytes = Array(first.text.utf8)
        var parts: [(label: String, text: String)] = []
        var label = first.label
        var start = 0
        for colon in bytes.indices where bytes[colon] == UInt8(ascii: ":") && colon > start {
            guard let begin = sentenceStart(in: bytes, before: colon), begin > start else { continue }
            let next = String(decoding: bytes[begin..<colon], as: UTF8.self)
            guard isKnown(next) else { continue }
            parts.append((label, String(decoding: bytes[start..<begin], as: UTF8.self).trimmingSpace))
            (label, start) = (spelled(next), colon + 1)
        }
        parts.append((label, String(decoding: bytes[start...], as: UTF8.self).trimmingSpace))
        return parts.filter { !$0.text.isEmpty }
    }

    /// Where the words before a colon begin, if a sentence ended there no further away than a heading is long.
    private static func sentenceStart(in bytes: [UInt8], before colon: Int) -> Int? {
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
