package import Colloquium
import Foundation
import GRDB

/// An article as its page shows it.
package struct ArticleReading: Sendable {
    package let article: Article
    package let tags: [Tag]
    package let discussions: [DiscussionSummary]
}

extension Store {
    /// An article that has a discussion `viewer` may read, or that they added.
    package func article(_ number: Number<Article>, for viewer: Viewer) async throws -> ArticleReading {
        try await read { db in
            let discussions = try DiscussionSummary.all(
                db,
                """
                \(DiscussionSummary.selection(for: viewer)) AND discussions.article = \(number)
                ORDER BY discussions.number DESC
                """)
            guard let article = try db.article(number), try !discussions.isEmpty || db.isAdder(viewer, of: number)
            else {
                throw Refusal.noSuch("article")
            }
            let tags = try Tag.all(
                db,
                """
                SELECT DISTINCT tag FROM discussion_tags JOIN discussions ON discussions.number = discussion
                WHERE article = \(number) AND club IN \(viewer.readableClubs) ORDER BY tag
                """)
            return ArticleReading(article: article, tags: tags, discussions: discussions)
        }
    }

    /// The article that is here under one of these identifiers.
    package func article(known identifiers: [Identifier]) async throws -> Number<Article>? {
        try await read { db in try db.article(known: identifiers) }
    }

    /// Tags in use where `viewer` may read, with how many articles have each.
    package func tags(for viewer: Viewer) async throws -> [TagCount] {
        try await read { db in
            try TagCount.all(
                db,
                """
                SELECT tag, count(DISTINCT article) AS articles
                FROM discussion_tags JOIN discussions ON discussions.number = discussion
                WHERE club IN \(viewer.readableClubs)
                GROUP BY tag ORDER BY articles DESC, tag
                """)
        }
    }
}

/// A tag and how many articles have it.
package struct TagCount: Decodable, FetchableRecord, Sendable {
    package let tag: Tag
    package let articles: Int
}

extension TagCount: ReadRow {}

extension Database {
    func article(_ number: Number<Article>) throws -> Article? {
        guard
            let row = try Row.first(self, "SELECT record, added_at FROM articles WHERE number = \(number)")
        else { return nil }
        let record = try JSONDecoder().decode(ArticleRecord.self, from: Data((row["record"] as String).utf8))
        return Article(number: number, record: record, addedAt: row["added_at"])
    }

    func isAdder(_ viewer: Viewer, of article: Number<Article>) throws -> Bool {
        guard let member = viewer.member else { return false }
        return try Bool.first(self, "SELECT 1 FROM articles WHERE number = \(article) AND added_by = \(member)") != nil
    }

    func article(known identifiers: [Identifier]) throws -> Number<Article>? {
        for identifier in identifiers {
            let found = try Number<Article>.first(
                self,
                """
                SELECT article FROM article_identifiers
                WHERE scheme = \(identifier.scheme) AND value = \(identifier.value)
                """)
            if let found { return found }
        }
        return nil
    }

    /// Stores a work that is not here yet, with its identifiers and its search entry.
    func addArticle(_ record: ArticleRecord, by member: Number<Member>?, at now: Instant) throws -> Number<Article> {
        let encoded = String(decoding: try JSONEncoder().encode(record), as: UTF8.self)
        try run(
            "INSERT INTO articles (title, record, added_by, added_at) VALUES (\(record.title), \(encoded), \(member), \(now))"
        )
        let number = insertedNumber(of: Article.self)
        try identify(number, by: record.identifiers)
        let words =
            record.contributors.map(\.indexName) + [record.container.title] + record.abstract.map(\.text)
            + record.keywords + record.meshTerms + record.identifiers.map(\.value)
        try index(.article, number.rawValue, title: record.title, body: words.joined(separator: "\n"))
        return number
    }

    /// Makes an article known by identifiers of schemes it has none of yet; one that belongs to another article stays
    /// there.
    func identify(_ article: Number<Article>, by identifiers: [Identifier]) throws {
        for identifier in identifiers {
            try run(
                """
                INSERT OR IGNORE INTO article_identifiers (scheme, value, article)
                SELECT \(identifier.scheme), \(identifier.value), \(article)
                WHERE NOT EXISTS (SELECT 1 FROM article_identifiers
                    WHERE article = \(article) AND scheme = \(identifier.scheme))
                """)
        }
    }

    func tag(_ discussion: Number<Discussion>, with tags: [Tag]) throws {
        for tag in tags {
            try run("INSERT OR IGNORE INTO discussion_tags (tag, discussion) VALUES (\(tag), \(discussion))")
        }
    }
}
