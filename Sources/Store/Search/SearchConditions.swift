import Colloquium
import Foundation
import GRDB

/// What the filters of a query ask of an entry, in SQL over a `SearchPlace`.
struct SearchConditions {
    /// The clubs that may be read, by their names.
    private let clubs: [ClubName]
    private let query: SearchQuery
    private let now: Instant

    init(_ query: SearchQuery, readable clubs: [ClubName], at now: Instant) {
        self.query = query
        self.clubs = clubs
        self.now = now
    }

    /// Whether anything of a kind can be meant.
    func admit(_ kind: SearchKind) -> Bool {
        let wanted = query.filters.compactMap(\.entryKind)
        let unwanted = query.excludedFilters.compactMap { filter in
            if case .kind(let kind) = filter { kind } else { nil }
        }
        return (wanted.isEmpty || wanted.contains(kind)) && !unwanted.contains(kind)
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
        let conditions = filters.compactMap { condition($0, kind, place) }
        return conditions.isEmpty ? nil : "(\(conditions.joined(separator: " OR ")))"
    }

    private func condition(_ filter: SearchFilter, _ kind: SearchKind, _ place: SearchPlace) -> SQL? {
        switch filter {
        // Who wrote it is asked of the words, and kinds of entries are chosen by the caller.
        case .author, .kind: nil
        case .critique(let critique): kind == .contribution ? "entry.kind = \(critique)" : nil
        case .journal(let words): terms("{journal abbreviation}", words, place)
        case .mesh(let words): terms("{subjects}", words, place)
        case .club(let words): "\(place.club) IN \(clubs.filter { $0.isCalled(words) }.map(\.number))"
        case .design(let design): "place.study_design = \(design)"
        case .year(let years): "\(place.year) BETWEEN \(years.lowerBound) AND \(years.upperBound)"
        case .state(let state): "(\(state.stages.map { $0.sql(at: now) }.joined(separator: " OR ")))"
        }
    }

    private func terms(_ columns: String, _ words: SearchTerm, _ place: SearchPlace) -> SQL {
        "\(place.article) IN (SELECT rowid FROM article_terms WHERE article_terms MATCH \("\(columns) : \(words.match)"))"
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
    /// The kind of entries it lets through, of those that say one.
    fileprivate var entryKind: SearchKind? {
        switch self {
        case .kind(let kind): kind
        case .critique: .contribution
        case .author, .journal, .club, .mesh, .design, .state, .year: nil
        }
    }
}

extension ClubName {
    /// Whether the words stand in the name one after the other, whatever their case and accents.
    fileprivate func isCalled(_ words: SearchTerm) -> Bool {
        let name = "-\(name.searchedSlug)-"
        let sought = "-\(words.words.joined(separator: " ").searchedSlug)"
        return name.contains(words.isBeginning ? sought : sought + "-")
    }
}

extension String {
    /// Words joined by hyphens; unlike the slug of an address it keeps letters of every script, and is not cut.
    fileprivate var searchedSlug: String {
        folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
            .split { !($0.isLetter || $0.isNumber) }.joined(separator: "-")
    }
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
