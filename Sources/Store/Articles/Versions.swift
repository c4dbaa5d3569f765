package import Colloquium
import GRDB

/// A version of a work, as the page of the work lists it.
package struct ArticleVersion: Hashable, Sendable {
    package let number: Number<Article>
    package let title: String
    package let kind: ArticleRecord.Kind
    /// Where it appeared.
    package let container: String
    package let published: PartialDate?
    /// What a reader must know of this version, the gravest first.
    package let notices: [EditorialNotice.Kind]
    /// Whether the work's page is this article's.
    package let isPage: Bool
}

extension Database {
    /// The articles that are versions of one work, this one first: what registries relate as preprint and publication,
    /// over any number of steps.
    func versions(of article: Number<Article>) throws -> [Number<Article>] {
        try Number<Article>.all(
            self,
            """
            WITH RECURSIVE \(Self.work(of: "\(article)"))
            SELECT number FROM work ORDER BY number <> \(article), number
            """)
    }

    /// The numbers of these versions as a table, `work`.
    static func work(of article: SQL) -> SQL {
        let kinds = Array(ArticleRecord.Relation.Kind.betweenVersions)
        return """
            work (number) AS (
                SELECT \(article)
                UNION SELECT found.article FROM work
                    JOIN article_relations AS said ON said.article = work.number AND said.kind IN \(kinds)
                    JOIN article_identifiers AS found ON found.scheme = said.scheme AND found.value = said.value
                UNION SELECT said.article FROM work
                    JOIN article_identifiers AS own ON own.article = work.number
                    JOIN article_relations AS said ON said.scheme = own.scheme AND said.value = own.value
                        AND said.kind IN \(kinds)
                LIMIT 30)
            """
    }

    /// Whether there is a discussion of the article in a club that `viewer` may read, or they added it: to others a work is
    /// not here. A guest of one discussion has the article from its page; the record tells more of the club.
    func isHere(_ article: Number<Article>, for viewer: Viewer) throws -> Bool {
        try Bool.first(
            self, "SELECT 1 FROM articles WHERE number = \(article) AND \(Self.isHere("articles", for: viewer))")
            ?? false
    }

    /// The same of a row of `articles` that goes by this name in a statement.
    private static func isHere(_ row: String, for viewer: Viewer) -> SQL {
        """
        (EXISTS (SELECT 1 FROM discussions WHERE discussions.article = \(sql: row).number
            AND club IN \(viewer.readableClubs)) OR \(sql: row).added_by = \(viewer.member))
        """
    }

    /// Whether `viewer` may open the page of an article: one that is here for them, and, as a moderator, one that nobody
    /// discusses, since moderators decide what that is.
    func isReadable(_ article: Number<Article>, for viewer: Viewer) throws -> Bool {
        try Bool.first(
            self, "SELECT 1 FROM articles WHERE number = \(article) AND \(Self.isReadable("articles", for: viewer))")
            ?? false
    }

    /// The same of a row of `articles` that goes by this name in a statement.
    static func isReadable(_ row: String, for viewer: Viewer) -> SQL {
        """
        (\(isHere(row, for: viewer)) OR \(viewer.isModerator)
            AND NOT EXISTS (SELECT 1 FROM discussions WHERE discussions.article = \(sql: row).number))
        """
    }

    /// The number of an article whose record `viewer` may change: its adder and moderators who may read it.
    func curated(_ article: Number<Article>, by viewer: Viewer) throws -> Number<Article> {
        let number = try standing(article)
        guard try isReadable(number, for: viewer) else { throw Refusal.noSuch("article") }
        guard try mayCurate(number, viewer) else {
            throw Refusal.notCurator
        }
        return number
    }

    /// Of an article that `viewer` may read.
    func mayCurate(_ article: Number<Article>, _ viewer: Viewer) throws -> Bool {
        try viewer.isModerator || isAdder(viewer, of: article)
    }
}

extension Refusal {
    package static let notCurator = Refusal(
        .forbidden, "Only who added the article, or a moderator, may change its record.")
}

extension [Article] {
    /// Which of the versions of a work has its page: what was published rather than a preprint, else the oldest here.
    var page: Article? {
        self.min { ($0.record.kind == .preprint ? 1 : 0, $0.number) < ($1.record.kind == .preprint ? 1 : 0, $1.number) }
    }
}
