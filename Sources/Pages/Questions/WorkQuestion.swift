package import Colloquium

/// Asks which work a citation in words means, in the form of an answer.
package struct WorkQuestion: Sendable {
    let citationName: String
    let citationWords: String
    /// None where no work has such words.
    let works: [Choice]
    let worksTrouble: String

    /// - Parameter place: of the citation among those in words, from 0.
    package init(_ matches: CitationMatches, at place: Int) {
        citationName = "citation-\(place)"
        citationWords = matches.citation
        let found = matches.candidates.compactMap(\.option)
        // Nothing is chosen beforehand: words alike may be those of another work.
        works =
            found.isEmpty
            ? []
            : [
                Choice(
                    "work-\(place)", "Which work is “\(matches.citation.excerpt(120))”?",
                    options: found + [("none", "None of these")], chosen: "",
                    hint: "Look before you choose: a citation in words can mean another article.")
            ]
        let unknown = matches.isUnanswered ? matches.troubles : ["Crossref knows no work by these words."]
        let advice = "Put a DOI, PMID, ISBN or web address in front of “\(matches.citation.excerpt(60))”."
        worksTrouble = found.isEmpty ? (unknown + [advice]).joined(separator: " ") : ""
    }
}

extension CitationMatch {
    fileprivate var option: (value: String, label: String)? {
        guard let identifier = record.identifiers.first(where: \.isInRegistries) else { return nil }
        let warnings = ArticleFlag.list(record).map { "\($0.flagWord):" }
        let words = warnings + [record.title.sentence, Citation(record).line, "(\(identifier.label))"]
        return (identifier.key, words.filter { !$0.isEmpty }.joined(separator: " "))
    }
}

extension String {
    /// With a full stop, unless it ends in a mark of its own.
    fileprivate var sentence: String {
        guard let last, !".?!".contains(last) else { return self }
        return self + "."
    }
}
