import Colloquium
import Foundation
import GRDB

/// What the filters of a query let through, as far as an index tells: a filter that lets little through is answered by
/// looking at that, and not by going through all there is until there is enough.
struct SearchNarrowing {
    /// Rather than so many entries one by one, all that have the words are looked at.
    static let limit = 10_000

    private let conditions: SearchConditions
    /// Of discussions: the clubs that are left, the designs, the stages, the articles.
    private let clubs: [Int64]
    private let designs: [StudyDesign]?
    private let stages: [Stage]?
    private let articles: [SQL]
    private let years: IndexSet?
    private let critiques: [Contribution.Kind]?
    /// Whether a filter says which clubs must be, and which discussions.
    private let choosesClubs: Bool
    private let choosesDiscussions: Bool

    /// Nil where no filter narrows a search down to what an index knows.
    init?(_ conditions: SearchConditions) {
        self.conditions = conditions
        let (wanted, unwanted) = (conditions.query.filters, conditions.query.excludedFilters)
        clubs = Self.left(conditions.clubs.map(\.number.rawValue), wanted, unwanted) { filter in
            if case .club(let name) = filter { conditions.clubs.called(name).map(\.rawValue) } else { nil }
        }
        let designs = Self.left(StudyDesign.allCases, wanted, unwanted) { filter in
            if case .design(let design) = filter { [design] } else { nil }
        }
        self.designs = designs.count < StudyDesign.allCases.count ? designs : nil
        let stages = Self.left(Stage.allCases, wanted, unwanted) { filter in
            if case .state(let state) = filter { state.stages } else { nil }
        }
        self.stages = stages.count < Stage.allCases.count ? stages : nil
        let critiques = Self.left(Contribution.Kind.allCases, wanted, unwanted) { filter in
            switch filter {
            case .critique(let kind): [kind]
            case .kind(.contribution): Contribution.Kind.allCases
            default: nil
            }
        }
        self.critiques = critiques.count < Contribution.Kind.allCases.count ? critiques : nil
        years = Self.years(wanted, unwanted)
        articles = [SearchFilter.Field.journal, .mesh].compactMap { field in
            let sought = wanted.filter { $0.field == field }.compactMap(\.articles)
            return sought.isEmpty ? nil : sought.joined(separator: " UNION ")
        }
        choosesClubs = wanted.contains { $0.field == .club }
        choosesDiscussions = !articles.isEmpty || wanted.contains { $0.field == .design || $0.field == .state }
        let clubsAreLeft = clubs.count < conditions.clubs.count
        if self.designs == nil, self.stages == nil, self.critiques == nil, years == nil, articles.isEmpty, !clubsAreLeft
        {
            return nil
        }
    }

    /// What of `all` the filters of one field leave: what one of those wanted says, and none of those unwanted.
    private static func left<Value: Equatable>(
        _ all: [Value], _ wanted: [SearchFilter], _ unwanted: [SearchFilter], _ said: (SearchFilter) -> [Value]?
    ) -> [Value] {
        let any = wanted.compactMap(said)
        let none = unwanted.compactMap(said).flatMap(\.self)
        return all.filter { value in (any.isEmpty || any.contains { $0.contains(value) }) && !none.contains(value) }
    }

    /// The years that are left; nil where none is said.
    private static func years(_ wanted: [SearchFilter], _ unwanted: [SearchFilter]) -> IndexSet? {
        func said(_ filters: [SearchFilter]) -> [ClosedRange<Int>] {
            filters.compactMap { if case .year(let years) = $0 { years } else { nil } }
        }
        let (any, none) = (said(wanted), said(unwanted))
        if any.isEmpty, none.isEmpty { return nil }
        var years = any.isEmpty ? IndexSet(integersIn: 1...9_999) : IndexSet()
        for range in any { years.insert(integersIn: range) }
        for range in none { years.remove(integersIn: range) }
        return years
    }
}

/// Where entries of a kind that the filters let through are.
enum SearchedRows {
    /// These and no others, the newest first.
    case listed([Int64])
    /// Somewhere within.
    case within(ClosedRange<Int64>)
}

extension SearchNarrowing {
    /// The discussions that the filters let through; nil where they are very many.
    func discussions(_ db: Database) throws -> [Int64]? {
        guard let discussions else { return nil }
        let numbers = try Int64.all(db, "\(discussions) LIMIT \(Self.limit + 1)")
        return numbers.count > Self.limit ? nil : numbers
    }

    /// The same as a query; nil where no filter says anything of discussions that an index knows, as *archived*, which most
    /// are.
    var discussions: SQL? {
        // The index of what lets least through; a plus keeps SQLite from another.
        guard let (index, condition) = discussionsIndex else { return nil }
        var rest: [SQL] = ["+place.club IN \(clubs)"]
        if let designs { rest.append("+place.study_design IN \(designs)") }
        if let stages { rest.append(stages.sql(at: conditions.now)) }
        rest += articles.map { "+place.article IN (\($0))" }
        return """
            SELECT place.number FROM discussions AS place INDEXED BY \(sql: index)
            WHERE \(condition) AND \(rest.joined(separator: " AND "))
            """
    }

    private var discussionsIndex: (name: String, condition: SQL)? {
        if let stages, !stages.contains(.archived) {
            return ("discussions_by_archiving", "place.archives_at > \(conditions.now)")
        }
        if let first = articles.first { return ("discussions_of_article", "place.article IN (\(first))") }
        if clubs.count < conditions.clubs.count { return ("discussions_of_club", "place.club IN \(clubs)") }
        return designs.map { ("discussions_by_design", "place.study_design IN \($0)") }
    }

    /// Where entries of a kind are that the filters let through.
    /// - Parameter discussions: that they let through, if these are known.
    func rows(of kind: SearchKind, in discussions: [Int64]?, _ db: Database) throws -> SearchedRows {
        var rows = kind.firstRow...kind.lastRow
        for source in sources(kind, discussions) {
            let numbers = try Int64.all(db, "SELECT number FROM (\(source.numbers)) LIMIT \(Self.limit + 1)")
            if numbers.count <= Self.limit { return .listed(Set(numbers).sorted(by: >).map(kind.row)) }
            if source.reachesNow { continue }
            let ends = try Row.first(db, "SELECT min(number), max(number) FROM (\(source.numbers))")
            if let first = ends?[0] as Int64?, let last = ends?[1] as Int64? {
                rows = rows.clamped(to: kind.row(first)...kind.row(last))
            }
        }
        return .within(rows)
    }

    /// Entries of a kind, among them all that the filters let through.
    struct Source {
        let numbers: SQL
        /// Whether the newest are likely among them, so that who goes through the newest first finds enough soon.
        var reachesNow = false
    }

    func sources(_ kind: SearchKind, _ discussions: [Int64]?) -> [Source] {
        let places = discussions.map(SQL.list)
        let reachesNow = years.map { $0.contains(conditions.now.year) } ?? true
        var sources: [SQL?] = []
        var byTime: SQL?
        switch kind {
        case .article:
            sources += articles
            sources.append(places.map { "SELECT DISTINCT article AS number FROM discussions WHERE number IN \($0)" })
            byTime = articlesOfYears
        case .contribution:
            sources.append(places.map { "SELECT number FROM contributions WHERE discussion IN \($0)" })
            if critiques != nil || years != nil {
                byTime = """
                    SELECT number FROM contributions
                    WHERE kind IN \(critiques ?? Contribution.Kind.allCases) AND \(isWritten("written_at"))
                    """
            }
        case .question, .answer:
            let questions: SQL? =
                choosesDiscussions
                ? places.map { "SELECT number FROM questions WHERE discussion IN \($0)" }
                : choosesClubs ? "SELECT number FROM questions WHERE club IN \(clubs)" : nil
            let isQuestion = kind == .question
            sources.append(
                isQuestion ? questions : questions.map { "SELECT number FROM answers WHERE question IN (\($0))" })
            if years != nil {
                byTime =
                    isQuestion
                    ? "SELECT number FROM questions WHERE \(isWritten("asked_at"))"
                    : "SELECT number FROM answers WHERE \(isWritten("answered_at"))"
            }
        case .synthesis:
            sources.append(discussions.map { "SELECT value AS number FROM \(SQL.rows($0))" })
            if years != nil {
                byTime = "SELECT discussion AS number FROM synthesis_versions WHERE \(isWritten("written_at"))"
            }
        case .appraisal:
            sources.append(places.map { "SELECT number FROM appraisals WHERE discussion IN \($0)" })
            if years != nil {
                byTime = "SELECT number FROM appraisals WHERE \(isWritten("coalesce(edited_at, written_at)"))"
            }
        }
        return sources.compactMap(\.self).map { Source(numbers: $0) }
            + [byTime].compactMap(\.self).map { Source(numbers: $0, reachesNow: reachesNow) }
    }

    /// Of an article nobody need know the year.
    private var articlesOfYears: SQL? {
        guard let years else { return nil }
        let year: SQL = "record ->> '$.published.year'"
        var conditions = years.rangeView.map { "\(year) BETWEEN \($0.lowerBound) AND \($0.upperBound - 1)" as SQL }
        if years.contains(9_999) { conditions.append("\(year) IS NULL") }
        if conditions.isEmpty { conditions = ["FALSE"] }
        return "SELECT number FROM articles WHERE \(conditions.joined(separator: " OR "))"
    }

    private func isWritten(_ at: SQL) -> SQL {
        guard let years else { return "TRUE" }
        let spans = years.rangeView.map { range -> SQL in
            let (from, until) = (Instant(beginningOf: range.lowerBound), Instant(beginningOf: range.upperBound))
            return "\(at) BETWEEN \(from) AND \(until.rawValue - 1)"
        }
        return spans.isEmpty ? "FALSE" : "(\(spans.joined(separator: " OR ")))"
    }
}
