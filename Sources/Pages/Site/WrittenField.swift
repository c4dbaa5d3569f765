import Colloquium

/// What somebody wrote into a field of a form, under words that say what the field is for.
package struct WrittenField: Sendable {
    let writtenName: String
    let writtenText: String

    /// What of a form as it was sent is somebody's own writing. Not what the form says for itself, such as which version it was made
    /// of, or which button was pressed; nor choices, which are a word that nobody typed.
    static func list(_ fields: [(name: String, value: String)]) -> [WrittenField] {
        fields.compactMap { name, value in
            let text = value.tidied
            guard !text.isEmpty, !isTheForms(name, among: fields) else { return nil }
            let known = names[name]
            // A field that is not known to be written into is told by what stands in it.
            guard known != nil || text.contains(where: \.isWhitespace) else { return nil }
            return WrittenField(writtenName: known ?? words(of: name), writtenText: text)
        }
    }

    /// Whether a field holds what a form showed, sent along. "given" does beside the text of a contribution, to tell whether that
    /// was touched; by itself it is what names an article, typed or pasted.
    package static func isTheForms(_ name: String, among fields: [(name: String, value: String)]) -> Bool {
        name.hasPrefix(CorrectionPage.givenPrefix) || name.hasSuffix("-given") || name.hasPrefix(Shown.name(of: ""))
            || name == "given" && fields.contains { $0.name == "body" }
    }

    private static func words(of name: String) -> String {
        let words = name.replacing("-", with: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    private static let names: [String: String] = {
        var names = [
            "body": "Your text", "why": "Why", "title": "Title", "question": "Question", "references": "References",
            "details": "Details", "note": "Note", "words": "Your words", "remark": "Your words", "rationale": "Why",
            "given": "The article", "doi": "DOI", "pmid": "PMID", "pmcid": "PMCID", "url": "Address",
            "email": "E-mail address", "name": "Name", "competing-interests": "Competing interests",
            "ai-use": "Use of AI",
        ]
        for name in ["population", "intervention", "comparison", "outcome"] { names[name] = words(of: name) }
        for part in Synthesis.Part.allCases { names[part.rawValue] = part.name }
        for domain in StudyDesign.allCases.flatMap(\.instrument.domains) {
            names["reason-\(domain.key)"] = "\(domain.name): why"
            names["place-\(domain.key)"] = "\(domain.name): page or place"
        }
        for cause in Certainty.Cause.allCases { names["note-\(cause.rawValue)"] = "Note on \(cause.name.lowercased())" }
        return names
    }()
}
