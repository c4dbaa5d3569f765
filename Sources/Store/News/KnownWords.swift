package import Colloquium
import GRDB

/// Journals and terms as the site knows them.
extension Store {
    /// Whether anything that the viewer may read has the tag, is of the journal, or is about the term; so of everything else.
    package func isUsed(_ scope: Subscription.Scope, for viewer: Viewer) async throws -> Bool {
        try await read { db in
            switch scope {
            case .tag(let tag): try db.isUsed(tag, for: viewer)
            case .journal(let title): try db.journal(called: [title], for: viewer) != nil
            case .term(let term): try db.isKnown(term: term, for: viewer)
            default: true
            }
        }
    }

    /// What is used here and spelt like a tag, journal or term that is not; nil where nothing is.
    /// - Parameter others: further journals that may be meant, each by a key of `NewsWord` with the name it stands for.
    package func nearest(
        to scope: Subscription.Scope, or others: [(String, String)] = [], for viewer: Viewer
    ) async throws -> Subscription.Scope? {
        try await read { db in
            switch scope {
            case .tag(let tag):
                let known = try db.tags(for: viewer).map { ($0, $0) }
                return NearestWord.nearest(to: tag.rawValue, among: known).flatMap { Subscription.Scope(.tag, $0) }
            case .journal(let title):
                let known = try db.journals(for: viewer).map { (NewsWord.journalKey($0), $0) } + others
                return NearestWord.nearest(to: NewsWord.journalKey(title), among: known)
                    .flatMap { Subscription.Scope(.journal, $0) }
            case .term(let term):
                let known = try (db.terms(for: viewer) + db.tags(for: viewer)).map { (NewsWord.key($0), $0) }
                return NearestWord.nearest(to: NewsWord.key(term), among: known)
                    .flatMap { Subscription.Scope(.term, $0) }
            default: return nil
            }
        }
    }
}

extension Database {
    /// The same journal or term in the spelling under which the member follows it; else as it is.
    func kept(_ scope: Subscription.Scope, by member: Number<Member>?) throws -> Subscription.Scope {
        let spellings = try spellings(of: scope, followedBy: member)
        return spellings.contains(scope) ? scope : spellings.first ?? scope
    }

    /// Under which a member follows it: more than one where they did before a journal was one in every spelling.
    func spellings(
        of scope: Subscription.Scope, followedBy member: Number<Member>?
    ) throws -> [Subscription.Scope] {
        guard let member, let key = scope.wordKey else { return [scope] }
        return try subscriptions(of: member).map(\.scope).filter { $0.kind == scope.kind && $0.wordKey == key }
    }

    /// What articles here say that a journal is called which somebody calls so; nil where none is of it that the viewer may
    /// read.
    /// - Parameter names: titles, abbreviations and ISSNs.
    func journal(called names: [String], for viewer: Viewer) throws -> String? {
        let keys = names.map(NewsWord.journalKey)
        for key in keys {
            let words = key.split(separator: "-").filter { $0 != "and" }.map { "\"\($0)\"" }
            if words.isEmpty { continue }
            let found = try Row.all(
                self,
                """
                SELECT journal, abbreviation FROM article_terms
                WHERE article_terms MATCH \("{journal abbreviation} : (\(words.joined(separator: " AND ")))")
                    AND rowid IN \(viewer.discussedArticles) AND journal <> ''
                GROUP BY journal, abbreviation ORDER BY count(*) DESC, journal LIMIT 200
                """
            ).first { row in
                keys.contains(NewsWord.journalKey(row["journal"]))
                    || keys.contains(NewsWord.journalKey(row["abbreviation"]))
            }
            if let found { return found["journal"] }
        }
        return try journal(numbered: names.compactMap(ISSN.normalised), for: viewer)
    }

    private func journal(numbered issns: [String], for viewer: Viewer) throws -> String? {
        if issns.isEmpty { return nil }
        return try String.first(
            self,
            """
            SELECT record ->> '$.container.title' FROM articles WHERE number IN (
                    SELECT number FROM articles WHERE number IN \(viewer.discussedArticles)
                    ORDER BY number DESC LIMIT \(Self.lookedThrough))
                AND EXISTS (SELECT 1 FROM json_each(record, '$.container.issns') WHERE value IN \(issns))
                AND record ->> '$.container.title' <> ''
            ORDER BY number DESC LIMIT 1
            """)
    }

    fileprivate func isUsed(_ tag: Tag, for viewer: Viewer) throws -> Bool {
        try Bool.first(
            self,
            """
            SELECT 1 FROM discussion_tags JOIN discussions ON discussions.number = discussion
            WHERE tag = \(tag) AND \(viewer.mayReadDiscussion) LIMIT 1
            """) != nil
    }

    /// As a MeSH term, a keyword, a tag or the specialty of a question.
    fileprivate func isKnown(term: String, for viewer: Viewer) throws -> Bool {
        let key = NewsWord.key(term)
        if let tag = Tag(rawValue: key), try isUsed(tag, for: viewer) { return true }
        let isOfQuestion = try String.all(
            self, "SELECT DISTINCT specialty FROM questions WHERE club IN \(viewer.readableClubs) AND specialty <> ''"
        ).contains { NewsWord.key($0) == key }
        if isOfQuestion { return true }
        let words = key.split(separator: "-").map { "\"\($0)\"" }.joined(separator: " AND ")
        let first = SearchKind.article.firstRow
        // The words of articles hold their keywords and MeSH terms, among others.
        return try String.all(
            self,
            """
            SELECT words.value FROM (SELECT rowid - \(first) AS article FROM search
                    WHERE search MATCH \("{body} : (\(words))") AND rowid BETWEEN \(first) AND \(SearchKind.article.lastRow)
                        AND rowid - \(first) IN \(viewer.discussedArticles) LIMIT \(Self.lookedThrough))
                JOIN articles ON articles.number = article
                JOIN json_each(json_array(record -> '$.meshTerms', record -> '$.keywords')) AS lists
                JOIN json_each(lists.value) AS words
            """
        ).contains { NewsWord.key($0) == key }
    }

    fileprivate func journals(for viewer: Viewer) throws -> [String] {
        try String.all(
            self,
            """
            SELECT DISTINCT journal FROM article_terms WHERE journal <> '' AND rowid IN (
                SELECT value FROM (\(newest(for: viewer))))
            """)
    }

    /// Of articles: MeSH terms.
    fileprivate func terms(for viewer: Viewer) throws -> Set<String> {
        Set(
            try String.all(
                self,
                """
                SELECT DISTINCT subjects FROM article_terms WHERE subjects <> '' AND rowid IN (
                    SELECT value FROM (\(newest(for: viewer))))
                """
            ).flatMap { $0.split(separator: "\n").map(String.init) })
    }

    private func newest(for viewer: Viewer) -> SQL {
        """
        SELECT number AS value FROM articles WHERE number IN \(viewer.discussedArticles)
        ORDER BY number DESC LIMIT \(Self.lookedThrough)
        """
    }

    fileprivate func tags(for viewer: Viewer) throws -> [String] {
        try String.all(
            self,
            """
            SELECT DISTINCT tag FROM discussion_tags JOIN discussions ON discussions.number = discussion
            WHERE \(viewer.mayReadDiscussion)
            """)
    }

    /// So many articles tell what words are in use; nobody waits for more.
    private static var lookedThrough: Int { 5_000 }
}

extension Viewer {
    /// Articles with a discussion that the viewer may read, as a subquery.
    fileprivate var discussedArticles: SQL {
        "(SELECT discussions.article FROM discussions WHERE \(mayReadDiscussion))"
    }
}
