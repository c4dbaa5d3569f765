import Colloquium
import GRDB

/// Which entries match best. Weighing sixty thousand of them takes longer than anybody should wait, and nobody reads them
/// all: of what has the words only in its text, the newest are weighed, and so are the newest of what has them in its title.
extension Database {
    /// The row ids of a page of entries that `viewer` may read, best first, and of one more, with what they match. Where
    /// more have the very words than are weighed, words that only begin so are not gathered.
    func ranked(
        _ pattern: SearchPattern, _ kind: SearchKind?, for viewer: Viewer, _ slice: Slice
    ) throws -> (entries: [Int64], match: String) {
        let condition = SearchKind.condition(kind, readableBy: viewer)
        let floor = try oldestWeighed(pattern.wholeWords, condition)
        if floor > 0 {
            return (try ranked(pattern.wholeWords, from: floor, condition, slice), pattern.wholeWords)
        }
        let wideFloor = try oldestWeighed(pattern.match, condition)
        return (try ranked(pattern.match, from: wideFloor, condition, slice), pattern.match)
    }

    private func ranked(_ pattern: String, from floor: Int64, _ condition: SQL, _ slice: Slice) throws -> [Int64] {
        let titles = "{title} : (\(pattern))"
        // Where all that match are weighed, those with the words in the title are among them.
        let titleFloor = floor == 0 ? 0 : try oldestWeighed(titles, condition)
        return try Int64.all(
            self,
            """
            SELECT entry FROM (
                SELECT search.rowid AS entry, bm25(search, 8.0, 1.0) AS weight FROM search
                WHERE search MATCH \(pattern) AND search.rowid >= \(floor) AND \(condition)
                UNION ALL
                SELECT search.rowid, bm25(search, 8.0, 1.0) FROM search
                WHERE search MATCH \(titles) AND search.rowid >= \(titleFloor) AND search.rowid < \(floor)
                    AND \(condition))
            ORDER BY weight, entry \(slice.sql)
            """)
    }

    private static var weighed: Int { 1_000 }

    /// From which row id on entries are weighed; 0 where all that match are.
    private func oldestWeighed(_ pattern: String, _ condition: SQL) throws -> Int64 {
        let newest = try Row.first(
            self,
            """
            SELECT count(*) AS entries, min(entry) AS oldest FROM (
                SELECT search.rowid AS entry FROM search WHERE search MATCH \(pattern) AND \(condition)
                ORDER BY search.rowid DESC LIMIT \(Self.weighed))
            """)
        guard let newest, newest["entries"] == Self.weighed else { return 0 }
        return newest["oldest"]
    }
}

extension SearchKind {
    /// Told from the row id alone: what else an entry says would have to be fetched for each that matches.
    fileprivate static func condition(_ kind: SearchKind?, readableBy viewer: Viewer) -> SQL {
        let clubs = viewer.readableClubs
        let wanted: SQL = kind.map { "search.rowid % 8 = \($0.code) AND" } ?? ""
        return """
            \(wanted) CASE search.rowid % 8
                WHEN \(SearchKind.article.code) THEN EXISTS (SELECT 1 FROM discussions
                    WHERE article = search.rowid / 8 AND club IN \(clubs))
                WHEN \(SearchKind.question.code) THEN EXISTS (SELECT 1 FROM questions
                    WHERE number = search.rowid / 8 AND club IN \(clubs))
                WHEN \(SearchKind.answer.code) THEN EXISTS (SELECT 1 FROM answers
                    JOIN questions ON questions.number = answers.question
                    WHERE answers.number = search.rowid / 8 AND club IN \(clubs))
                ELSE EXISTS (SELECT 1 FROM contributions
                    JOIN discussions ON discussions.number = contributions.discussion
                    WHERE contributions.number = search.rowid / 8 AND club IN \(clubs))
            END
            """
    }
}
