package import Colloquium
import GRDB

/// A notice about a work that a contribution or an answer names.
package struct CitedNotice: Hashable, Sendable {
    /// The work as it is named there.
    package let work: Identifier
    package let notice: EditorialNotice
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
    let number: Number<EditorialNotice>
    let kind: EditorialNotice.Kind
    let scheme: Identifier.Scheme
    let value: String
    let asserter: String
    let firstSeenAt: Instant

    var notice: EditorialNotice? {
        Identifier(scheme, value).map {
            EditorialNotice(number: number, kind: kind, target: $0, asserter: asserter, firstSeenAt: firstSeenAt)
        }
    }
}

/// Notices as lists read them: every kind once, joined by commas, or nothing.
extension EditorialNotice.Kind {
    static func list(_ column: String?) -> [EditorialNotice.Kind] {
        // Of most there are none, and lists ask for each of their rows.
        guard let column else { return [] }
        return column.split(separator: ",").compactMap { EditorialNotice.Kind(rawValue: String($0)) }.sorted()
    }

    /// The kinds of notices about an article.
    static func column(ofArticle article: SQL) -> SQL {
        "(SELECT group_concat(DISTINCT kind) FROM notices WHERE notices.article = \(article) AND gone_at IS NULL)"
    }

    /// The kinds of notices about other versions of the article's work, of those that `viewer` may read.
    static func column(ofOtherVersionsOf article: SQL, for viewer: Viewer) -> SQL {
        """
        (WITH RECURSIVE \(Database.work(of: article))
            SELECT group_concat(DISTINCT kind) FROM work JOIN notices ON notices.article = work.number
            WHERE work.number <> \(article) AND gone_at IS NULL AND EXISTS (
                SELECT 1 FROM discussions AS read WHERE read.article = work.number AND read.club IN \(viewer.readableClubs)))
        """
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
    /// The kinds of notices about an article, and about other versions of its work that `viewer` may read, the gravest
    /// first.
    func noticeKinds(
        of article: Number<Article>, for viewer: Viewer
    ) throws -> (own: [EditorialNotice.Kind], ofVersions: [EditorialNotice.Kind]) {
        let row = try Row.first(
            self,
            """
            SELECT \(EditorialNotice.Kind.column(ofArticle: "\(article)")) AS own,
                \(EditorialNotice.Kind.column(ofOtherVersionsOf: "\(article)", for: viewer)) AS of_versions
            """)
        return (EditorialNotice.Kind.list(row?["own"]), EditorialNotice.Kind.list(row?["of_versions"]))
    }

    /// The notices about an article, the gravest first; of two that are most likely one, the first that was seen.
    func notices(of article: Number<Article>) throws -> [EditorialNotice] {
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

extension SQL {
    /// When what is said by a row of `notices` changed last: it was seen, went, or came back.
    static let noticeChangedAt: SQL =
        "max(notices.first_seen_at, coalesce(notices.gone_at, 0), coalesce(notices.back_at, 0))"

    /// When a notice came or went last about a work named by the rows of `citations` that `condition` picks; 0 for never.
    static func noticesChangedAt(citedWhere condition: SQL) -> SQL {
        """
        coalesce((SELECT max(\(noticeChangedAt)) FROM citations
            JOIN article_identifiers AS cited ON cited.scheme = citations.scheme AND cited.value = citations.value
            JOIN notices ON notices.article = cited.article
            WHERE \(condition)), 0)
        """
    }
}
