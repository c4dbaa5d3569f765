extension Resolution {
    /// Makes sure that the identifiers that were asked for name one work.
    /// - Throws: a problem at the field of one of two identifiers whose works differ in identifiers and title.
    package func requireOneWork() throws(Refusal) {
        let told = found.filter { asked.contains($0.identifier) }
            .sorted { $0.identifier.scheme.rawValue < $1.identifier.scheme.rawValue }
        for (index, finding) in told.enumerated() {
            for other in told[(index + 1)...] where finding.identifier != other.identifier {
                guard let one = finding.record, let two = other.record, one.contradicts(two) else { continue }
                throw .invalid(
                    other.identifier.scheme.rawValue,
                    "The \(finding.identifier.scheme.word) names “\(one.title)” and the \(other.identifier.scheme.word) names “\(two.title)”: keep the one that is right."
                )
            }
        }
    }
}

extension ArticleRecord {
    /// Whether the two cannot be one work: neither an identifier nor the title says that they are. A registry with a wrong
    /// identifier of the right work does not contradict it.
    package func contradicts(_ other: ArticleRecord) -> Bool {
        guard [nil, .different].contains(likenessByIdentifiers(to: other)),
            let own = WorkKey(self), let others = WorkKey(other)
        else { return false }
        return !own.resembles(others)
    }
}

extension Identifier.Scheme {
    /// What people call it.
    fileprivate var word: String {
        switch self {
        case .doi: "DOI"
        case .pmid: "PMID"
        case .pmcid: "PMCID"
        case .arxiv: "arXiv number"
        case .isbn: "ISBN"
        case .pii: "PII"
        case .url: "web address"
        }
    }
}
