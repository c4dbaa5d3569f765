import Colloquium
import GRDB

/// A query in the language of FTS5, which cannot misread it: every word is quoted, and holds neither quotation mark nor
/// operator.
struct SearchMatch {
    /// Where words are looked for.
    enum Columns: String {
        case title = "{title}"
        case titleAndAbstract = "{title abstract}"
        case all = "{title abstract body names}"
    }

    private let words: [SearchTerm]
    private let authors: [SearchTerm]
    private let excluded: [String]

    init(_ query: SearchQuery) {
        words = query.words
        authors = query.filters.compactMap(\.author)
        excluded =
            query.excludedWords.map(\.match)
            + query.excludedFilters.compactMap(\.author).map { "{names} : \($0.nameMatch)" }
    }

    /// Whether anything is asked for that must be there.
    var asksForWords: Bool { !words.isEmpty }

    /// What must be there, with all the words in these columns; nil where nothing must be.
    func wanted(in columns: Columns) -> String? {
        var wanted: [String] = []
        if !words.isEmpty {
            wanted.append("(\(columns.rawValue) : (\(words.map(\.match).joined(separator: " AND "))))")
        }
        if !authors.isEmpty {
            wanted.append("({names} : (\(authors.map(\.nameMatch).joined(separator: " OR "))))")
        }
        if wanted.isEmpty { return nil }
        let all = wanted.joined(separator: " AND ")
        return unwanted.map { "(\(all)) NOT (\($0))" } ?? all
    }

    /// What must not be there.
    var unwanted: String? { excluded.isEmpty ? nil : excluded.map { "(\($0))" }.joined(separator: " OR ") }
}

extension SearchTerm {
    var match: String { "\"\(words.joined(separator: " "))\"" + (isBeginning ? "*" : "") }

    /// Of a name, which is kept with the family name first and typed with it last.
    fileprivate var nameMatch: String {
        guard words.count > 1 else { return match }
        let each = words.map { "\"\($0)\"" }.joined(separator: " ")
        return "NEAR(\(each)\(isBeginning ? "*" : ""), 2)"
    }
}

extension SearchFilter {
    fileprivate var author: SearchTerm? { if case .author(let words) = self { words } else { nil } }
}
