import Colloquium
import GRDB

extension SearchKind: DatabaseValueConvertible {}

extension SearchKind {
    /// Where the entries of this kind are in the search: the numbers behind the first, in their order.
    var firstRow: Int64 { code << 48 }
    var lastRow: Int64 { (code + 1) << 48 - 1 }

    func row(_ number: Int64) -> Int64 { firstRow + number }

    /// The kind of which an entry is.
    init?(row: Int64) {
        guard let kind = Self.allCases.first(where: { $0.code == row >> 48 }) else { return nil }
        self = kind
    }

    /// Kept in the database.
    private var code: Int64 {
        switch self {
        case .article: 1
        case .contribution: 2
        case .question: 3
        case .answer: 4
        case .synthesis: 5
        case .appraisal: 6
        }
    }

    /// The name of who wrote it, in the transaction that wrote it.
    fileprivate func author(_ number: Int64) -> SQL {
        let author: SQL =
            switch self {
            case .contribution: "(SELECT author FROM contributions WHERE number = \(number))"
            case .question: "(SELECT author FROM questions WHERE number = \(number))"
            case .answer: "(SELECT author FROM answers WHERE number = \(number))"
            case .appraisal: "(SELECT member FROM appraisals WHERE number = \(number))"
            case .article, .synthesis: "NULL"
            }
        return "coalesce((SELECT name FROM members WHERE number = \(author)), '')"
    }
}

extension Database {
    /// Puts (or replaces) an entry; called in the transaction that writes what it stands for.
    func index(_ kind: SearchKind, _ number: Int64, title: String, body: String) throws {
        try unindex(kind, number)
        try enter(kind, number, title: title, body: body)
    }

    /// Puts the entry of something new.
    func enter(_ kind: SearchKind, _ number: Int64, title: String, body: String) throws {
        try run(
            """
            INSERT INTO search (rowid, title, abstract, body, names)
            VALUES (\(kind.row(number)), \(title), '', \(body), \(kind.author(number)))
            """)
    }

    /// Puts (or replaces) the entry of an article, and what a search narrows by.
    /// - Parameter otherTitles: by which registries know it, where a person gave it the one that is shown.
    func index(
        _ article: Number<Article>, titled title: String, _ record: ArticleRecord, knownAs otherTitles: [String]
    ) throws {
        try unindex(.article, article.rawValue)
        try run(
            """
            INSERT INTO search (rowid, title, abstract, body, names)
            VALUES (\(SearchKind.article.row(article.rawValue)), \(title),
                \(record.abstract.map(\.text).joined(separator: "\n")), \(([record.otherWords] + otherTitles).joined(separator: "\n")),
                \(record.contributors.map(\.indexName).joined(separator: "\n")))
            """)
        try run(
            """
            INSERT INTO article_terms (rowid, journal, abbreviation, subjects, year)
            VALUES (\(article), \(record.container.title), \(record.container.abbreviation),
                \(record.meshTerms.joined(separator: "\n")), \(record.published?.year))
            """)
    }

    func unindex(_ kind: SearchKind, _ number: Int64) throws {
        try run("DELETE FROM search WHERE rowid = \(kind.row(number))")
        if kind == .article { try run("DELETE FROM article_terms WHERE rowid = \(number)") }
    }
}

extension ArticleRecord {
    /// What an article is found by besides its title, abstract and authors.
    fileprivate var otherWords: String {
        ([container.title] + keywords + meshTerms + identifiers.map(\.value)).joined(separator: "\n")
    }
}

extension Appraisal {
    /// What an appraisal is found by.
    var searchText: String {
        ([pico.population, pico.intervention, pico.comparison, pico.outcome] + judgements.map(\.reason)
            + (certainty?.reasons.map(\.note) ?? [])).filter { !$0.isEmpty }.joined(separator: "\n")
    }
}
