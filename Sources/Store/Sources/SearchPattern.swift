import Colloquium

/// What is looked for in an inbox, made into a pattern that FTS5 cannot misread: every word and phrase is quoted, all
/// must match, and the last word matches as a beginning.
struct SearchPattern {
    let match: String

    init(_ query: String) {
        let parts = query.tidied.prefix(300).split(separator: "\"", omittingEmptySubsequences: false)
        let terms = parts.enumerated().flatMap { index, part in
            index.isMultiple(of: 2)
                ? part.split(whereSeparator: \.isWhitespace).compactMap { SearchTerm(String($0)) }
                : [SearchTerm(String(part))].compactMap(\.self)
        }
        match = terms.isEmpty ? "" : terms.prefix(20).map(\.match).joined(separator: " AND ") + "*"
    }
}
