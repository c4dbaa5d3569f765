package import Colloquium
import Foundation
import GRDB

/// What the site understood of something a member handed in, kept until it is published or thirty days old.
package struct ArticleDraft: Sendable {
    package let number: Number<ArticleDraft>
    /// What the records were read from, as a person would name it.
    package let source: String
    /// For each article what was said of it, by one source or more; at least one article.
    package let items: [[Claim.Statement]]
    /// The discussion it became.
    package let discussion: Number<Discussion>?

    /// What would be shown of each article.
    package var records: [ArticleRecord] { items.map { ArticleRecord.merged($0) } }
}

extension Store {
    /// Keeps records that were handed in, each as what its own source says.
    package func saveDraft(
        _ records: [ArticleRecord], source: String, by member: Number<Member>, at now: Instant
    ) async throws -> Number<ArticleDraft> {
        try await saveDraft(
            records.map { [Claim.Statement(handedIn: $0)] }, source: source, by: member, at: now
        )
    }

    /// Keeps what was handed in, with what sources outside said of it.
    package func saveDraft(
        _ items: [[Claim.Statement]], source: String, by member: Number<Member>, at now: Instant
    ) async throws -> Number<ArticleDraft> {
        let records = String(decoding: try JSONEncoder().encode(items.map { ArticleRecord.merged($0) }), as: UTF8.self)
        let statements = String(decoding: try JSONEncoder().encode(items), as: UTF8.self)
        return try await write { db in
            try db.run("DELETE FROM article_drafts WHERE made_at < \(now - .days(30))")
            try db.run(
                """
                INSERT INTO article_drafts (member, source, records, statements, made_at)
                VALUES (\(member), \(source), \(records), \(statements), \(now))
                """)
            return db.insertedNumber(of: ArticleDraft.self)
        }
    }

    /// A draft of `member`; nobody else may see it.
    package func draft(_ number: Number<ArticleDraft>, of member: Number<Member>) async throws -> ArticleDraft {
        try await read { db in
            guard
                let row = try Row.first(
                    db, "SELECT * FROM article_drafts WHERE number = \(number) AND member = \(member)")
            else { throw Refusal.noSuch("draft") }
            let decoder = JSONDecoder()
            var items = try decoder.decode([[Claim.Statement]].self, from: Data((row["statements"] as String).utf8))
            if items.isEmpty {
                items = try decoder.decode([ArticleRecord].self, from: Data((row["records"] as String).utf8))
                    .map { [Claim.Statement(handedIn: $0)] }
            }
            return ArticleDraft(number: number, source: row["source"], items: items, discussion: row["discussion"])
        }
    }

    /// What a member handed in and has not published, newest first, at most five.
    package func openDrafts(of member: Number<Member>) async throws -> [(number: Number<ArticleDraft>, title: String)] {
        try await read { db in
            try Row.all(
                db,
                """
                SELECT number, coalesce(nullif(json_extract(records, '$[0].title'), ''), source) AS title
                FROM article_drafts WHERE member = \(member) AND discussion IS NULL ORDER BY number DESC LIMIT 5
                """
            ).map { (number: $0["number"], title: $0["title"]) }
        }
    }
}
