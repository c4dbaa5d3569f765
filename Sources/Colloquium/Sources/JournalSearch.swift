/// The names of a journal, ready to be compared.
struct JournalNames: Sendable {
    /// Name, abbreviation and what else it is called.
    let names: [SearchWords]
    let fields: SearchWords

    init(_ journal: CatalogueJournal) {
        names = ([journal.name, journal.abbreviation] + journal.otherNames).map(SearchWords.init)
            .filter { !$0.list.isEmpty }
        fields = SearchWords(journal.fields.joined(separator: " "))
    }

    /// How well it answers; nil where it does not.
    func fit(_ query: SearchWords) -> JournalFit? {
        let asked = query.joined
        if names.contains(where: { $0.list == query.list }) { return .sameName }
        if names.contains(where: { $0.joined.hasPrefix(asked) }) { return .beginsSo }
        if names.contains(where: { query.allBegin(wordsIn: $0.list) }) { return .words }
        return query.allBegin(wordsIn: names.flatMap(\.list) + fields.list) ? .wordsAndFields : nil
    }
}

/// How well a journal answers a search, the best first.
enum JournalFit: Int, Comparable {
    case sameName, beginsSo, words, wordsAndFields

    static func < (one: JournalFit, other: JournalFit) -> Bool { one.rawValue < other.rawValue }
}

extension JournalCatalogue {
    /// Longer than any name; what follows is not looked at.
    private static let longestQuery = 200

    /// The journals that answer, the best first; among equals the shorter name first, then the alphabet.
    ///
    /// - Parameters:
    ///   - query: A name, an abbreviation as cited or as people say it, an ISSN with or without its hyphen, or the
    ///     beginnings of words of these in any order, words of the fields included. Empty stands for every journal, in
    ///     alphabetical order.
    ///   - field: Only journals of this field, as `fields` spells it.
    package func search(_ query: String, in field: String? = nil) -> [CatalogueJournal] {
        let query = String(query.prefix(Self.longestQuery))
        let candidates = zip(journals, names).filter { field.map($0.0.fields.contains) ?? true }
        if let issn = ISSN.normalised(query), let journal = candidates.first(where: { $0.0.issns.contains(issn) }) {
            return [journal.0]
        }
        let words = SearchWords(query)
        if words.list.isEmpty { return query.trimmed.isEmpty ? candidates.map(\.0).sorted { $0.name < $1.name } : [] }
        return candidates.compactMap { journal, names in names.fit(words).map { (journal, $0) } }
            .sorted { ($0.1, $0.0.name.count, $0.0.name) < ($1.1, $1.0.name.count, $1.0.name) }
            .map(\.0)
    }
}
