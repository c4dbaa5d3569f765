import Colloquium
import Foundation
import GRDB

/// The titles of articles as they are compared, `WorkKey`, kept where they can be looked up.
extension Database {
    /// - Returns: whether it is another title than before.
    @discardableResult
    func noteTitle(of article: Number<Article>, _ record: ArticleRecord) throws -> Bool {
        let key = WorkKey(record)
        let (title, mainTitle) = (key?.title ?? "", key?.mainTitle ?? "")
        try run(
            """
            UPDATE articles SET title_key = \(title), main_title_key = \(mainTitle)
            WHERE number = \(article) AND (title_key IS NOT \(title) OR main_title_key IS NOT \(mainTitle))
            """)
        return changesCount > 0
    }

    /// Articles whose titles may be that of a work, one perhaps without its subtitle, and whose years do not contradict;
    /// those of the same year first, since thousands are called "Editorial".
    /// - Parameter condition: on `articles`.
    func articles(titledLike key: WorkKey, where condition: SQL, atMost limit: Int) throws -> [Article] {
        let titles = [key.title, key.mainTitle]
        let year: SQL = "CAST(record ->> '$.published.year' AS INTEGER)"
        return try Number<Article>.all(
            self,
            """
            SELECT number FROM articles
            WHERE (title_key IN \(titles) OR main_title_key IN \(titles)) AND merged_into IS NULL AND \(condition)
                AND coalesce(abs(\(year) - \(key.year)) <= 1, 1)
            ORDER BY \(year) IS NOT \(key.year), title_key <> \(key.title), number LIMIT \(limit)
            """
        ).compactMap { try article($0) }
    }
}

extension Store {
    /// Reads the titles of articles that were stored before their keys were.
    func noteTitlesOfOldArticles() throws {
        while try database.write({ db in try db.noteTitlesOfSomeArticles() }) {}
    }
}

extension Database {
    private static let batch = 500

    /// Whether there was anything to read.
    fileprivate func noteTitlesOfSomeArticles() throws -> Bool {
        let numbers = try Number<Article>.all(
            self,
            "SELECT number FROM articles WHERE title_key IS NULL AND merged_into IS NULL LIMIT \(Self.batch)")
        for number in numbers {
            if let article = try article(number) { try noteTitle(of: number, article.record) }
        }
        return !numbers.isEmpty
    }
}
