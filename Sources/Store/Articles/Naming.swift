import Colloquium
import GRDB

/// Under which names articles are found here: a name is one article's, whoever else goes by it.
extension Database {
    /// Makes an article known by these identifiers and no others; one that belongs to another article stays there, and
    /// one that this article loses goes to an article that sources call by it too.
    /// - Returns: the names that it lost, with the articles that were given one so.
    func identify(
        _ article: Number<Article>, by identifiers: [Identifier], at now: Instant
    ) throws -> (lost: [Identifier], heirs: [Number<Article>]) {
        let before = try self.identifiers(of: article)
        let lost = before.filter { !identifiers.contains($0) }
        try run("DELETE FROM withheld_identifiers WHERE article = \(article)")
        let heirs = try lost.compactMap { gone in
            try run("DELETE FROM article_identifiers WHERE scheme = \(gone.scheme) AND value = \(gone.value)")
            return try giveAway(gone, at: now)
        }
        for identifier in identifiers where !before.contains(identifier) {
            if try give(identifier, to: article, at: now) { continue }
            try run(
                """
                INSERT INTO withheld_identifiers (scheme, value, article)
                VALUES (\(identifier.scheme), \(identifier.value), \(article))
                """)
        }
        return (lost, heirs)
    }

    func identifiers(of article: Number<Article>) throws -> [Identifier] {
        try Row.all(
            self, "SELECT scheme, value FROM article_identifiers WHERE article = \(article) ORDER BY scheme, value"
        ).compactMap(Identifier.init)
    }

    /// Gives a name that nobody has to the oldest article that goes by it; nil where there is none.
    private func giveAway(_ name: Identifier, at now: Instant) throws -> Number<Article>? {
        let heir = try Number<Article>.first(
            self,
            """
            DELETE FROM withheld_identifiers WHERE scheme = \(name.scheme) AND value = \(name.value)
                AND article = (SELECT min(article) FROM withheld_identifiers
                    WHERE scheme = \(name.scheme) AND value = \(name.value))
            RETURNING article
            """)
        guard let heir, try give(name, to: heir, at: now) else { return nil }
        return heir
    }

    /// Gives an article a name unless another has it. Those who rest on the article only now, by this name, are told what
    /// it was noticed for before.
    /// - Returns: whether the article has the name now.
    private func give(_ name: Identifier, to article: Number<Article>, at now: Instant) throws -> Bool {
        let isNoticed = try Bool.first(self, "SELECT 1 FROM notices WHERE article = \(article) AND gone_at IS NULL")
        let before = isNoticed == nil ? [] : try recipients(of: article)
        try run(
            """
            INSERT INTO article_identifiers (scheme, value, article)
            VALUES (\(name.scheme), \(name.value), \(article)) ON CONFLICT DO NOTHING
            """)
        let isGiven = changesCount > 0
        if isGiven, isNoticed != nil { try tell(newcomersTo: article, since: before, at: now) }
        return isGiven
    }
}

extension Identifier {
    /// Nil for what no identifier of today looks like.
    init?(_ row: Row) {
        guard let scheme = Scheme(rawValue: row["scheme"]) else { return nil }
        self.init(scheme, row["value"] as String)
    }
}
