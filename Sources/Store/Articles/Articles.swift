package import Colloquium
import Foundation
import GRDB

/// An article as its page shows it.
package struct ArticleReading: Sendable {
    /// As it stands: another number than asked for when that was merged.
    package let article: Article
    /// The article that has the work's page, among the versions the reader may see.
    package let page: Number<Article>
    /// Of all versions.
    package let tags: [Tag]
    /// Of all versions, newest first.
    package let discussions: [DiscussionSummary]
    /// The versions the reader may see, this one among them; one alone where there are no others.
    package let versions: [ArticleVersion]
    /// The gravest first.
    package let notices: [EditorialNotice]
    /// Everything that sources say. Which file or feed it was, and the words that were pasted, are for moderators: they may
    /// be a member's own.
    package let claims: [Claim]
    package let pins: [ArticleRecord.Field: Number<Claim>]
    /// The names of those who pinned a field and are still members.
    package let pinners: [ArticleRecord.Field: String]
    /// Whether the reader may pin fields and correct the record.
    package let mayCurate: Bool
    /// Numbers that were merged into this article, and that a split may give back.
    package let absorbed: [Number<Article>]
    /// Its merges and splits, oldest first.
    package let changes: [ArticleChange]
    package let pending: [PendingService]
}

extension Store {
    /// An article that `viewer` may read, with the discussions of all its versions.
    /// A number that was merged gives the article it leads to.
    package func article(_ number: Number<Article>, for viewer: Viewer) async throws -> ArticleReading {
        try await read { db in
            let number = try db.standing(number)
            let works = try db.versions(of: number).filter { try db.isReadable($0, for: viewer) }
            let versions = try works.compactMap { try db.article($0) }
            guard let article = versions.first, article.number == number else { throw Refusal.noSuch("article") }
            let claims = try db.claims(of: number).map { $0.shown(to: viewer) }
            let pins = try db.pins(of: number)
            let page = versions.page?.number ?? number
            return ArticleReading(
                article: article.withOrigins(of: claims, pins), page: page,
                tags: try Tag.all(
                    db,
                    """
                    SELECT DISTINCT tag FROM discussion_tags JOIN discussions ON discussions.number = discussion
                    WHERE article IN \(works) AND club IN \(viewer.readableClubs) ORDER BY tag
                    """),
                discussions: try DiscussionSummary.all(
                    db,
                    """
                    \(DiscussionSummary.selection(for: viewer)) AND discussions.article IN \(works)
                    ORDER BY discussions.number DESC
                    """),
                versions: try versions.map { try db.version($0, of: page) },
                notices: try db.notices(of: number),
                claims: claims, pins: pins, pinners: try db.pinners(of: number),
                mayCurate: try db.mayCurate(number, viewer),
                absorbed: try db.absorbed(by: number),
                changes: try db.changes(of: number, for: viewer),
                pending: try db.pendingServices(of: number))
        }
    }

    /// Tags in use where `viewer` may read, those first that most articles have. As many discussions as are looked through
    /// tell what is in use, and the list of articles waits for no more of them.
    package func tagsInUse(for viewer: Viewer, limit: Int) async throws -> [Tag] {
        try await read { db in
            try TagCount.all(
                db,
                """
                SELECT tag, count(DISTINCT article) AS articles
                FROM (SELECT number, article FROM discussions WHERE +club IN \(viewer.readableClubs)
                        ORDER BY posted_at DESC, number DESC LIMIT 1000) AS lately
                    CROSS JOIN discussion_tags ON discussion = lately.number
                GROUP BY tag ORDER BY articles DESC, tag LIMIT \(limit)
                """
            ).map(\.tag)
        }
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
    fileprivate func version(_ article: Article, of page: Number<Article>) throws -> ArticleVersion {
        ArticleVersion(
            number: article.number, title: article.record.title, kind: article.record.kind,
            container: article.record.container.title, published: article.record.published,
            notices: Set(try notices(of: article.number).map(\.kind)).sorted(), isPage: article.number == page)
    }
}

extension Claim {
    fileprivate func shown(to viewer: Viewer) -> Claim {
        if viewer.isModerator || source.isRegistry || source == .landingPage { return self }
        var record = record
        if source != .hand {
            record.origins = record.origins.mapValues { _ in .init(source: source.name, element: "", raw: "") }
        }
        return Claim(
            number: number, statement: Claim.Statement(source, record, denied: statement.denied), claimedAt: claimedAt,
            home: home)
    }
}

extension Article {
    /// The article with the origins of its values as these claims, which a reader may see, tell them.
    fileprivate func withOrigins(of claims: [Claim], _ pins: [ArticleRecord.Field: Number<Claim>]) -> Article {
        var record = record
        record.origins = ArticleRecord.shown(claims, pins: pins).origins
        return Article(number: number, record: record, addedAt: addedAt)
    }
}

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

    /// Stores a work that is not here yet, with everything said of it.
    func addArticle(
        _ statements: [Claim.Statement], awaiting services: [Finding] = [], by member: Number<Member>?, at now: Instant
    ) throws -> Number<Article> {
        try run("INSERT INTO articles (title, record, added_by, added_at) VALUES ('…', '{}', \(member), \(now))")
        let number = insertedNumber(of: Article.self)
        for statement in statements { _ = try take(statement, of: number, at: now) }
        // Before it is shown: a work of which nobody is asked is one that no registry knows.
        try enqueue(services, of: number, at: now)
        try show(number, at: now)
        return number
    }

    func tag(_ discussion: Number<Discussion>, with tags: [Tag]) throws {
        for tag in tags {
            try run("INSERT OR IGNORE INTO discussion_tags (tag, discussion) VALUES (\(tag), \(discussion))")
        }
    }
}
