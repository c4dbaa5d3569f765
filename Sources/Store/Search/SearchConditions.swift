import Colloquium
import GRDB

/// What the filters of a query ask of an entry, in SQL over a `SearchPlace`.
struct SearchConditions {
    /// The clubs that may be read, by their names.
    let clubs: [ClubName]
    let query: SearchQuery
    let now: Instant

    init(_ query: SearchQuery, readable clubs: [ClubName], at now: Instant) {
        self.query = query
        self.clubs = clubs
        self.now = now
    }

    /// Whether anything of a kind can be meant.
    func admit(_ kind: SearchKind) -> Bool {
        // Nobody finds what they may not read: where there is none of it, nothing is gone through.
        if clubs.isEmpty { return false }
        let wanted = query.filters.compactMap(\.entryKinds)
        let unwanted = query.excludedFilters.contains { filter in
            switch filter {
            case .kind(let excluded): excluded == kind
            case .critique(.question): kind == .question
            default: false
            }
        }
        return (wanted.isEmpty || wanted.contains { $0.contains(kind) }) && !unwanted
    }

    /// What must be true of an entry of a kind, that it may be read included.
    func sql(_ kind: SearchKind) -> SQL {
        let place = SearchPlace(kind)
        var ofDiscussion: [SQL] = ["\(place.club) IN \(clubs.map(\.number))"]
        var ofEntry: [SQL] = []
        for field in SearchFilter.Field.allCases {
            let wanted = condition(any(of: query.filters, field), kind, place)
            let unwanted = condition(any(of: query.excludedFilters, field), kind, place)
            let conditions = [wanted, unwanted.map { "NOT coalesce(\($0), 0)" }].compactMap(\.self)
            if field.isOfDiscussion { ofDiscussion += conditions } else { ofEntry += conditions }
        }
        guard kind == .article else { return (ofDiscussion + ofEntry).joined(separator: " AND ") }
        // An article is where it is discussed, and may be read where one of its discussions may.
        let discussed: SQL = """
            EXISTS (SELECT 1 FROM discussions AS place
                WHERE place.article = entry.number AND \(ofDiscussion.joined(separator: " AND ")))
            """
        return ([discussed] + ofEntry).joined(separator: " AND ")
    }

    private func any(of filters: [SearchFilter], _ field: SearchFilter.Field) -> [SearchFilter] {
        filters.filter { $0.field == field }
    }

    /// That one of these filters holds; nil where none of them says anything of this kind.
    private func condition(_ filters: [SearchFilter], _ kind: SearchKind, _ place: SearchPlace) -> SQL? {
        // Who wants all of a kind wants no less because they name some of it, too.
        if filters.contains(.kind(kind)) { return nil }
        let conditions = filters.compactMap { condition($0, kind, place) }
        return conditions.isEmpty ? nil : "(\(conditions.joined(separator: " OR ")))"
    }

    private func condition(_ filter: SearchFilter, _ kind: SearchKind, _ place: SearchPlace) -> SQL? {
        switch filter {
        // Who wrote it is asked of the words, and kinds of entries are chosen by the caller.
        case .author, .kind: nil
        case .critique(let critique): kind == .contribution ? "entry.kind = \(critique)" : nil
        case .journal, .mesh: filter.articles.map { "\(place.article) IN (\($0))" }
        case .club(let name): "\(place.club) IN \(clubs.called(name))"
        case .design(let design): "place.study_design = \(design)"
        case .year(let years): place.isOf(years)
        case .state(let state): state.stages.sql(at: now)
        }
    }
}

extension SearchFilter {
    /// The numbers of the articles a journal or a term has, as a query for `number`; nil for other filters.
    var articles: SQL? {
        switch self {
        case .journal(let name) where name.isWhole:
            """
            SELECT rowid AS number FROM article_terms
            WHERE article_terms MATCH \("{journal} : \(name.words.match)")
                AND words_to_compare(journal) = \(name.words.words.joined(separator: " ").wordsToCompare)
            """
        case .journal(let name): Self.articles("{journal abbreviation} : \(name.words.match)")
        case .mesh(let words): Self.articles("{subjects} : \(words.match)")
        case .author, .club, .kind, .critique, .design, .state, .year: nil
        }
    }

    private static func articles(_ match: String) -> SQL {
        "SELECT rowid AS number FROM article_terms WHERE article_terms MATCH \(match)"
    }
}

extension [ClubName] {
    /// The numbers of those with a name.
    func called(_ name: SearchedName) -> [Number<Club>] { filter { name.isFound(in: $0.name) }.map(\.number) }
}

extension SearchPlace {
    /// That an article was published, or all else was written, in one of these years.
    fileprivate func isOf(_ years: ClosedRange<Int>) -> SQL {
        if let year { return "\(year) BETWEEN \(years.lowerBound) AND \(years.upperBound)" }
        let (from, until) = (Instant(beginningOf: years.lowerBound), Instant(beginningOf: years.upperBound + 1))
        return "(\(at) >= \(from) AND \(at) < \(until))"
    }
}

extension SearchFilter.Field {
    /// Whether it asks something of a discussion, where an article may have several.
    fileprivate var isOfDiscussion: Bool {
        switch self {
        case .club, .design, .state: true
        case .author, .journal, .mesh, .kind, .year: false
        }
    }
}

extension SearchFilter {
    /// The kinds of entries it lets through, where it says any.
    fileprivate var entryKinds: [SearchKind]? {
        switch self {
        case .kind(let kind): [kind]
        case .critique(.question): [.contribution, .question]
        case .critique: [.contribution]
        case .author, .journal, .club, .mesh, .design, .state, .year: nil
        }
    }
}

extension [Stage] {
    /// That the discussion is at one of these now; never, where none is left.
    func sql(at now: Instant) -> SQL { isEmpty ? "FALSE" : "(\(map { $0.sql(at: now) }.joined(separator: " OR ")))" }
}

extension Stage {
    /// That the discussion is there now.
    fileprivate func sql(at now: Instant) -> SQL {
        switch self {
        case .announced: "place.reading_from > \(now)"
        case .preReading: "(place.reading_from <= \(now) AND place.opens_at > \(now))"
        case .open: "(place.opens_at <= \(now) AND place.closes_at > \(now + Schedule.closing))"
        case .closing:
            "(place.opens_at <= \(now) AND place.closes_at > \(now) AND place.closes_at <= \(now + Schedule.closing))"
        case .synthesis: "(place.closes_at <= \(now) AND place.archives_at > \(now))"
        case .archived: "place.archives_at <= \(now)"
        }
    }
}
