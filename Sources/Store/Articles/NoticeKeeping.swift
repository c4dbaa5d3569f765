import Colloquium
import GRDB

/// Keeping notices as registries say they are.
extension Database {
    /// The articles here that an article is a notice about.
    func noticedArticles(by article: Number<Article>) throws -> [Number<Article>] {
        try Number<Article>.all(
            self,
            """
            SELECT DISTINCT article_identifiers.article FROM article_relations AS said
                JOIN article_identifiers USING (scheme, value)
            WHERE said.article = \(article) AND said.kind IN ('retractionOf', 'concernAbout', 'correctionOf')
            """)
    }

    /// Writes down what registries say of an article now, from its side and from that of the notices. What they say for
    /// the first time is told to those who rest on the article.
    func noteNotices(of article: Number<Article>, at now: Instant) throws {
        let asserted = try assertedNotices(of: article)
        var isNews = false
        for notice in asserted {
            let (kind, target, asserter) = (notice.kind, notice.target, notice.asserter)
            try run(
                """
                INSERT OR IGNORE INTO notices (article, kind, scheme, value, asserter, first_seen_at)
                VALUES (\(article), \(kind), \(target.scheme), \(target.value), \(asserter), \(now))
                """)
            isNews = isNews || changesCount > 0
            try run(
                """
                UPDATE notices SET asserter = \(asserter), gone_at = NULL,
                    back_at = CASE WHEN gone_at IS NULL THEN back_at ELSE \(now) END
                WHERE article = \(article) AND kind = \(kind)
                    AND scheme = \(target.scheme) AND value = \(target.value)
                """)
        }
        let current = Set(asserted.map { "\($0.kind.rawValue) \($0.target.scheme.rawValue) \($0.target.value)" })
        try run(
            """
            UPDATE notices SET gone_at = \(now) WHERE article = \(article) AND gone_at IS NULL
                AND kind || ' ' || scheme || ' ' || value NOT IN \(current)
            """)
        try linkRepeats(of: article)
        if isNews { try tell(of: article, seenAt: now, at: now) }
    }

    /// What registries say of an article, each notice once and under the name by which it is known here already: it may
    /// have got others since.
    private func assertedNotices(of article: Number<Article>) throws -> [AssertedNotice] {
        var all = try ownNotices(of: article) + noticesGiven(to: article)
        if !all.contains(where: { $0.kind == .retraction }) { all += try bareRetraction(of: article) }
        let known = try NoticeRow.all(self, "SELECT * FROM notices WHERE article = \(article) ORDER BY number")
            .compactMap(\.notice)
        return all.reduce(into: []) { asserted, notice in
            let target = known.first { $0.kind == notice.kind && notice.names.contains($0.target) }?.target
            let named = target.map { notice.named($0) } ?? notice
            if !asserted.contains(where: { $0.isSame(as: named) }) { asserted.append(named) }
        }
    }

    /// What the article's own record says.
    private func ownNotices(of article: Number<Article>) throws -> [AssertedNotice] {
        try Row.all(self, "SELECT * FROM article_relations WHERE article = \(article) ORDER BY kind, scheme, value")
            .compactMap { row in
                guard let kind = EditorialNotice.Kind(about: row["kind"]), let target = Identifier(row) else {
                    return nil
                }
                let notice = try articles(known: [target]).first
                let names = try notice.map { try identifiers(of: $0) } ?? []
                return AssertedNotice(kind: kind, names: [target].including(names), asserter: row["asserter"])
            }
    }

    /// What the records of notices that are here say of the article.
    private func noticesGiven(to article: Number<Article>) throws -> [AssertedNotice] {
        try Row.all(
            self,
            """
            SELECT DISTINCT said.article, said.kind, said.asserter FROM article_identifiers AS own
                JOIN article_relations AS said ON said.scheme = own.scheme AND said.value = own.value
                    AND said.kind IN ('retractionOf', 'concernAbout', 'correctionOf')
            WHERE own.article = \(article) AND said.article <> \(article) ORDER BY said.article
            """
        ).compactMap { row in
            let names = try identifiers(of: row["article"])
            guard let kind = EditorialNotice.Kind(given: row["kind"]), !names.isEmpty else { return nil }
            return AssertedNotice(kind: kind, names: names, asserter: row["asserter"])
        }
    }

    /// A registry may call an article retracted and name no notice; then the article's own name stands for it.
    private func bareRetraction(of article: Number<Article>) throws -> [AssertedNotice] {
        let names = try identifiers(of: article)
        let claims = try claims(of: article).filter(\.source.isRegistry)
        guard ArticleRecord.merged(claims).isRetracted, !names.isEmpty,
            let claim = ArticleRecord.chosen(.publicationTypes, among: claims, [:])
        else { return [] }
        return [AssertedNotice(kind: .retraction, names: names, asserter: claim.source.name)]
    }

    /// Two registries name one notice by two schemes: the second DOI repeats the second PMID, as far as can be told.
    private func linkRepeats(of article: Number<Article>) throws {
        let rows = try NoticeRow.all(
            self, "SELECT * FROM notices WHERE article = \(article) AND gone_at IS NULL ORDER BY number")
        var seen: [EditorialNotice.Kind: [Identifier.Scheme: [Number<EditorialNotice>]]] = [:]
        for row in rows {
            let nth = seen[row.kind]?[row.scheme]?.count ?? 0
            let first = seen[row.kind]?.filter { $0.key != row.scheme && $0.value.count > nth }
                .map { $0.value[nth] }.min()
            try run("UPDATE notices SET repeats = \(first) WHERE number = \(row.number) AND repeats IS NOT \(first)")
            seen[row.kind, default: [:]][row.scheme, default: []].append(row.number)
        }
    }

    /// Moves notices with an article that is merged, and who was told of them. Of one that both have, that which is said
    /// still stays, or the one of the article that stays.
    func moveNotices(of gone: Number<Article>, to article: Number<Article>) throws {
        try moveTellings(of: article, to: gone, "kept.gone_at IS NULL AND lost.gone_at IS NOT NULL")
        try run(
            """
            DELETE FROM notices WHERE article = \(article) AND gone_at IS NOT NULL AND EXISTS (
                SELECT 1 FROM notices AS said WHERE said.article = \(gone) AND said.gone_at IS NULL
                    AND said.kind = notices.kind AND said.scheme = notices.scheme AND said.value = notices.value)
            """)
        try moveTellings(of: gone, to: article, "TRUE")
        try run("UPDATE OR IGNORE notices SET article = \(article), repeats = NULL WHERE article = \(gone)")
        try run("DELETE FROM notices WHERE article = \(gone)")
    }

    /// What was read on the site stays so: it moves first, before what is still owed by mail is told there.
    private func moveTellings(of gone: Number<Article>, to article: Number<Article>, _ condition: SQL) throws {
        try run(
            """
            UPDATE OR IGNORE notifications SET notice = kept.number
            FROM notices AS lost JOIN notices AS kept USING (kind, scheme, value)
            WHERE notifications.notice = lost.number AND lost.article = \(gone) AND kept.article = \(article)
                AND \(condition)
            """)
        try run(
            """
            INSERT OR IGNORE INTO notice_tellings (notice, member, noted_at, settled_at, mail)
            SELECT kept.number, member, noted_at, settled_at, mail
            FROM notices AS lost JOIN notices AS kept USING (kind, scheme, value)
                JOIN notice_tellings ON notice = lost.number
            WHERE lost.article = \(gone) AND kept.article = \(article) AND \(condition)
            """)
    }

    /// Gives an article that is split off the notices of the other, as gone until they are said of it too, so that
    /// nobody is told twice of what both share.
    func copyNotices(of article: Number<Article>, to other: Number<Article>) throws {
        try run(
            """
            INSERT OR IGNORE INTO notices (article, kind, scheme, value, asserter, first_seen_at, gone_at)
            SELECT \(other), kind, scheme, value, asserter, first_seen_at, first_seen_at FROM notices WHERE article = \(article)
            """)
        try run(
            """
            INSERT OR IGNORE INTO notice_tellings (notice, member, noted_at, settled_at, mail)
            SELECT copies.number, member, noted_at, settled_at, mail
            FROM notices AS own JOIN notices AS copies USING (kind, scheme, value)
                JOIN notice_tellings ON notice = own.number
            WHERE own.article = \(article) AND copies.article = \(other)
            """)
    }
}

/// A notice about an article as registries tell it.
private struct AssertedNotice {
    let kind: EditorialNotice.Kind
    /// All names of the notice, at least one; it goes by the first.
    let names: [Identifier]
    let asserter: String

    var target: Identifier { names[0] }

    func named(_ name: Identifier) -> AssertedNotice {
        AssertedNotice(kind: kind, names: [name].including(names), asserter: asserter)
    }

    func isSame(as other: AssertedNotice) -> Bool {
        kind == other.kind && !Set(names).isDisjoint(with: other.names)
    }
}
