package import Colloquium
import GRDB

/// A notice about a work that a contribution or an answer names.
package struct CitedNotice: Hashable, Sendable {
    /// The work as it is named there.
    package let work: Identifier
    package let notice: Notice
}

extension Store {
    /// The notices about works that these contributions name, the gravest first; one query for a whole page.
    package func notices(citedBy contributions: [Number<Contribution>]) async throws
        -> [Number<Contribution>: [CitedNotice]]
    {
        try await read { db in try db.notices(citedBy: contributions) }
    }

    /// The notices about works that these answers name or rest on, the gravest first.
    package func notices(citedBy answers: [Number<StoredAnswer>]) async throws
        -> [Number<StoredAnswer>: [CitedNotice]]
    {
        try await read { db in try db.notices(citedBy: answers) }
    }
}

struct NoticeRow: ReadRow {
    let number: Number<Notice>
    let kind: Notice.Kind
    let scheme: Identifier.Scheme
    let value: String
    let asserter: String
    let firstSeenAt: Instant

    var notice: Notice? {
        Identifier(scheme, value).map {
            Notice(number: number, kind: kind, target: $0, asserter: asserter, firstSeenAt: firstSeenAt)
        }
    }
}

/// Notices as lists read them: every kind once, joined by commas, or nothing.
extension Notice.Kind {
    static func list(_ column: String?) -> [Notice.Kind] {
        (column ?? "").split(separator: ",").compactMap { Notice.Kind(rawValue: String($0)) }.sorted()
    }

    /// The kinds of notices about an article.
    static func column(ofArticle article: SQL) -> SQL {
        "(SELECT group_concat(DISTINCT kind) FROM notices WHERE notices.article = \(article) AND gone_at IS NULL)"
    }

    /// The kinds of notices about works named by the rows of `citations` that `condition` picks.
    static func column(citedWhere condition: SQL) -> SQL {
        """
        (SELECT group_concat(DISTINCT notices.kind) FROM citations
            JOIN article_identifiers AS cited ON cited.scheme = citations.scheme AND cited.value = citations.value
            JOIN notices ON notices.article = cited.article AND gone_at IS NULL
            WHERE \(condition))
        """
    }
}

extension Database {
    /// The notices about an article, the gravest first; of two that are most likely one, the first that was seen.
    func notices(of article: Number<Article>) throws -> [Notice] {
        try NoticeRow.all(
            self,
            """
            SELECT * FROM notices WHERE article = \(article) AND gone_at IS NULL AND repeats IS NULL ORDER BY number
            """
        ).compactMap(\.notice).sorted { ($0.kind, $0.number) < ($1.kind, $1.number) }
    }

    func notices(citedBy contributions: [Number<Contribution>]) throws -> [Number<Contribution>: [CitedNotice]] {
        try citedNotices("contribution AS citing", "contribution IN \(contributions)")
    }

    func notices(citedBy answers: [Number<StoredAnswer>]) throws -> [Number<StoredAnswer>: [CitedNotice]] {
        try citedNotices("answer AS citing", "answer IN \(answers)")
    }

    func citedNotices(inDiscussion discussion: Number<Discussion>) throws -> [Number<Contribution>: [CitedNotice]] {
        try citedNotices(
            "contribution AS citing",
            "contribution IN (SELECT number FROM contributions WHERE discussion = \(discussion))")
    }

    private func citedNotices<Text>(_ citing: SQL, _ condition: SQL) throws -> [Number<Text>: [CitedNotice]] {
        let rows = try Row.all(
            self,
            """
            SELECT \(citing), citations.scheme AS cited_scheme, citations.value AS cited_value, notices.*
            FROM citations
                JOIN article_identifiers AS cited ON cited.scheme = citations.scheme AND cited.value = citations.value
                JOIN notices ON notices.article = cited.article AND gone_at IS NULL AND repeats IS NULL
            WHERE \(condition) ORDER BY notices.number, citations.rowid
            """)
        var found: [Number<Text>: [CitedNotice]] = [:]
        for row in rows {
            guard let scheme = Identifier.Scheme(rawValue: row["cited_scheme"]),
                let work = Identifier(scheme, row["cited_value"] as String), let notice = try NoticeRow(row: row).notice
            else { continue }
            found[row["citing"], default: []].append(CitedNotice(work: work, notice: notice))
        }
        return found.mapValues { $0.sorted { ($0.notice.kind, $0.notice.number) < ($1.notice.kind, $1.notice.number) } }
    }
}

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
        for (kind, target, asserter) in asserted {
            try run(
                """
                INSERT OR IGNORE INTO notices (article, kind, scheme, value, asserter, first_seen_at)
                VALUES (\(article), \(kind), \(target.scheme), \(target.value), \(asserter), \(now))
                """)
            isNews = isNews || changesCount > 0
            try run(
                """
                UPDATE notices SET gone_at = NULL, asserter = \(asserter) WHERE article = \(article) AND kind = \(kind)
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

    private func assertedNotices(
        of article: Number<Article>
    ) throws -> [(kind: Notice.Kind, target: Identifier, asserter: String)] {
        var asserted: [(kind: Notice.Kind, target: Identifier, asserter: String)] = []
        for row in try Row.all(
            self, "SELECT * FROM article_relations WHERE article = \(article) ORDER BY kind, scheme, value")
        {
            if let kind = Notice.Kind(about: row["kind"]), let target = Identifier(row) {
                asserted.append((kind, target, row["asserter"]))
            }
        }
        let told = try Row.all(
            self,
            """
            SELECT DISTINCT said.article, said.kind, said.asserter FROM article_identifiers AS own
                JOIN article_relations AS said ON said.scheme = own.scheme AND said.value = own.value
                    AND said.kind IN ('retractionOf', 'concernAbout', 'correctionOf')
            WHERE own.article = \(article) AND said.article <> \(article) ORDER BY said.article
            """)
        for row in told {
            let names = try identifiers(of: row["article"])
            guard let kind = Notice.Kind(given: row["kind"]), let name = names.first,
                !asserted.contains(where: { $0.kind == kind && names.contains($0.target) })
            else { continue }
            asserted.append((kind, name, row["asserter"]))
        }
        return asserted
    }

    /// Two registries name one notice by two schemes: the second DOI repeats the second PMID, as far as can be told.
    private func linkRepeats(of article: Number<Article>) throws {
        let rows = try NoticeRow.all(
            self, "SELECT * FROM notices WHERE article = \(article) AND gone_at IS NULL ORDER BY number")
        var seen: [Notice.Kind: [Identifier.Scheme: [Number<Notice>]]] = [:]
        for row in rows {
            let nth = seen[row.kind]?[row.scheme]?.count ?? 0
            let first = seen[row.kind]?.filter { $0.key != row.scheme && $0.value.count > nth }
                .map { $0.value[nth] }.min()
            try run("UPDATE notices SET repeats = \(first) WHERE number = \(row.number) AND repeats IS NOT \(first)")
            seen[row.kind, default: [:]][row.scheme, default: []].append(row.number)
        }
    }

    /// Moves notices with an article that is merged, and who was told of them.
    func moveNotices(of gone: Number<Article>, to article: Number<Article>) throws {
        try run(
            """
            INSERT OR IGNORE INTO notice_tellings (notice, member, noted_at, settled_at, mail)
            SELECT kept.number, member, noted_at, settled_at, mail
            FROM notices AS lost JOIN notices AS kept USING (kind, scheme, value)
                JOIN notice_tellings ON notice = lost.number
            WHERE lost.article = \(gone) AND kept.article = \(article)
            """)
        try run("UPDATE OR IGNORE notices SET article = \(article), repeats = NULL WHERE article = \(gone)")
        try run("DELETE FROM notices WHERE article = \(gone)")
    }

    /// Gives an article that is split off the notices of the other, as gone until they are said of it too, so that
    /// nobody is told twice of what both share.
    func copyNotices(of article: Number<Article>, to other: Number<Article>, at now: Instant) throws {
        try run(
            """
            INSERT OR IGNORE INTO notices (article, kind, scheme, value, asserter, first_seen_at, gone_at)
            SELECT \(other), kind, scheme, value, asserter, first_seen_at, \(now) FROM notices WHERE article = \(article)
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
