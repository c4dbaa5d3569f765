package import Colloquium
import Foundation
import GRDB

/// Two articles that may be one work, with what a moderator weighs.
package struct ArticlePair: Sendable {
    package let one: Side
    package let other: Side

    package struct Side: Sendable {
        package let article: Article
        /// The gravest first.
        package let notices: [EditorialNotice.Kind]
        /// How many the reader may read.
        package let discussions: Int

        package var number: Number<Article> { article.number }
    }
}

extension ArticlePair.Side {
    /// What is read of one side, `low` or `high`, of a pair that is joined with its articles.
    static func columns(_ side: String, _ viewer: Viewer) -> SQL {
        let number = SQL(sql: side)
        return """
            \(sql: side), \(sql: side)_article.record AS \(sql: side)_record,
            \(sql: side)_article.added_at AS \(sql: side)_added_at,
            \(EditorialNotice.Kind.column(ofArticle: number)) AS \(sql: side)_notices,
            (SELECT count(*) FROM discussions WHERE article = \(sql: side) AND club IN \(viewer.readableClubs))
                AS \(sql: side)_discussions
            """
    }

    static func isReadable(_ side: String, _ viewer: Viewer) -> SQL {
        Database.isReadable("\(side)_article", for: viewer)
    }

    init(_ row: Row, _ side: String) throws {
        let record = try JSONDecoder().decode(ArticleRecord.self, from: row["\(side)_record"])
        article = Article(number: row[side], record: record, addedAt: row["\(side)_added_at"])
        notices = EditorialNotice.Kind.list(row["\(side)_notices"])
        discussions = row["\(side)_discussions"]
    }
}
