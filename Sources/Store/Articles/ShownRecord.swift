import Colloquium
import Foundation
import GRDB

/// What is shown of an article follows from its claims: the record, the identifiers it is found by, its relations, its
/// search entry and its notices are made anew whenever a claim or a pin changes.
extension Database {
    func show(_ article: Number<Article>, at now: Instant) throws {
        let claims = try claims(of: article)
        let record = ArticleRecord.shown(claims, pins: try pins(of: article))
        let words = try NewsWords(ofArticle: article.rawValue, self)
        let encoded = String(decoding: try JSONEncoder.steady.encode(record), as: UTF8.self)
        try run("UPDATE articles SET title = \(record.heading), record = \(encoded) WHERE number = \(article)")
        let isNewTitle = try noteTitle(of: article, record)
        let (lost, heirs) = try identify(article, by: record.identifiers, at: now)
        try lookAfter(lost, takenFrom: article, at: now)
        let before = try noticedArticles(by: article)
        try relate(article, as: claims)
        let titles = claims.filter(\.source.isRegistry).map(\.record.title).filter { $0 != record.title }
        try index(article, titled: record.heading, record, knownAs: Set(titles).sorted())
        // By the name an heir was given, a notice that two registries name may be seen to be one.
        let others = try before + (heirs + [article]).flatMap { try [$0] + noticedArticles(by: $0) }
        for other in Set(others).sorted() {
            try noteNotices(of: other, at: now)
        }
        for other in Set(heirs + [article]).sorted() { try reviewAnswers(restingOn: other, at: now) }
        if try NewsWords(ofArticle: article.rawValue, self) != words { try gatherAgain(article, at: now) }
        if isNewTitle { try askOfLookAlikes(of: article, at: now) }
    }

    /// Files what registries say an article is to other works.
    private func relate(_ article: Number<Article>, as claims: [Claim]) throws {
        try run("DELETE FROM article_relations WHERE article = \(article)")
        let told = ArticleRecord.merged(claims.filter(\.source.isRegistry)).relations
        for relation in told where relation.kind.isFollowed {
            try run(
                """
                INSERT OR IGNORE INTO article_relations (article, kind, scheme, value, asserter)
                VALUES (\(article), \(relation.kind), \(relation.target.scheme), \(relation.target.value),
                    \(relation.asserter))
                """)
        }
    }
}

extension ArticleRecord.Relation.Kind {
    /// Whether something follows from the relation here: versions stand on one page, notices are shown and told.
    fileprivate var isFollowed: Bool {
        Self.betweenVersions.contains(self) || EditorialNotice.Kind(about: self) != nil
            || EditorialNotice.Kind(given: self) != nil
    }
}

extension JSONEncoder {
    /// Writes the same value as the same text every time.
    static var steady: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return encoder
    }
}
