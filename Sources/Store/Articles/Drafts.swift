package import Colloquium
import Foundation
import GRDB

extension Store {
    /// How many drafts of one member are kept before the oldest goes.
    static let draftsKept = 20

    /// Keeps what was handed in, with what sources outside said of it.
    package func saveDraft(
        _ articles: [DraftedArticle], source: String, by member: Number<Member>, at now: Instant
    ) async throws -> Number<ArticleDraft> {
        try await write { db in try db.addDraft(articles, source: source, by: member, at: now) }
    }

    /// A draft of `member`; nobody else may see it.
    package func draft(_ number: Number<ArticleDraft>, of member: Number<Member>) async throws -> ArticleDraft {
        try await read { db in try db.draft(number, of: member) }
    }

    /// What a member handed in and has not published, newest first.
    package func openDrafts(of member: Number<Member>) async throws -> [(number: Number<ArticleDraft>, title: String)] {
        try await read { db in
            try Row.all(
                db,
                """
                SELECT number, coalesce(nullif(title, ''), source) AS title
                FROM article_drafts WHERE member = \(member) AND discussion IS NULL ORDER BY number DESC
                """
            ).map { (number: $0["number"], title: $0["title"]) }
        }
    }

    /// Puts what is now understood of one article of a draft in the place of what was.
    package func replace(
        _ item: Int, of draft: Number<ArticleDraft>, by article: DraftedArticle, of member: Number<Member>
    ) async throws {
        try await write { db in
            var articles = try db.draft(draft, of: member).articles
            guard articles.indices.contains(item) else { throw Refusal.noSuch("article in this draft") }
            articles[item] = article
            try db.run("UPDATE article_drafts SET articles = \(articles.encoded()) WHERE number = \(draft)")
        }
    }

    /// Throws a draft away that was not published; one that is gone already is no matter.
    package func discardDraft(_ draft: Number<ArticleDraft>, of member: Number<Member>) async throws {
        try await write { db in
            try db.run(
                "DELETE FROM article_drafts WHERE number = \(draft) AND member = \(member) AND discussion IS NULL")
        }
    }
}

extension Database {
    func addDraft(
        _ articles: [DraftedArticle], source: String, by member: Number<Member>, at now: Instant
    ) throws -> Number<ArticleDraft> {
        try run("DELETE FROM article_drafts WHERE made_at < \(now - .days(30))")
        try run(
            """
            INSERT INTO article_drafts (member, source, title, articles, made_at)
            VALUES (\(member), \(source), \(articles.title), \(articles.encoded()), \(now))
            """)
        let draft = insertedNumber(of: ArticleDraft.self)
        try run(
            """
            DELETE FROM article_drafts WHERE member = \(member) AND discussion IS NULL AND number NOT IN (
                SELECT number FROM article_drafts WHERE member = \(member) AND discussion IS NULL
                ORDER BY number DESC LIMIT \(Store.draftsKept))
            """)
        return draft
    }

    func draft(_ number: Number<ArticleDraft>, of member: Number<Member>) throws -> ArticleDraft {
        guard
            let row = try Row.first(
                self, "SELECT * FROM article_drafts WHERE number = \(number) AND member = \(member)")
        else { throw Refusal.noSuch("draft") }
        let articles = try JSONDecoder().decode([DraftedArticle].self, from: Data((row["articles"] as String).utf8))
        return ArticleDraft(number: number, source: row["source"], articles: articles, discussion: row["discussion"])
    }
}

extension [DraftedArticle] {
    fileprivate func encoded() throws -> String {
        String(decoding: try JSONEncoder().encode(self), as: UTF8.self)
    }

    /// What the draft is called in a list: the title of the likeliest, or the name it was asked for by.
    fileprivate var title: String {
        let record = first?.record
        return record.map { $0.title.isEmpty ? $0.identifiers.first?.label ?? "" : $0.title } ?? ""
    }
}
