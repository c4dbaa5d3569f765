package import Colloquium
import Foundation
import GRDB

/// A discussion in a list, with the article it is about.
package struct DiscussionSummary: Decodable, FetchableRecord, Sendable {
    package let number: Number<Discussion>
    package let article: Number<Article>
    package let title: String
    package let titleHtml: String
    /// Abbreviated where the record knows how.
    package let container: String
    package let published: String
    package let firstAuthor: String
    package let firstGiven: String
    package let authors: Int
    package let club: Number<Club>
    package let clubName: String
    /// IANA name; the club's days and hours are counted in it.
    package let clubZone: String
    /// Whether the reader may open the club, and not this discussion alone.
    package let isClubOpen: Bool
    package let why: String
    package let whyHtml: String
    package let studyDesign: StudyDesign
    package let poster: Number<Member>
    package let posterName: String
    package let postedAt: Instant
    package let readingFrom: Instant
    package let opensAt: Instant
    package let closesAt: Instant
    package let archivesAt: Instant
    /// Nil where it takes place.
    package let calledOffAt: Instant?
    package let contributions: Int
    private let noticeKinds: String?
    private let versionNoticeKinds: String?
    private let noticeChangedAt: Instant?
    private let correctedAt: Instant?

    /// Written out, as in `MemberRow`: lists are long.
    init(row: Row) {
        number = row["number"]
        article = row["article"]
        title = row["title"]
        titleHtml = row["title_html"]
        container = row["container"]
        published = row["published"]
        firstAuthor = row["first_author"]
        firstGiven = row["first_given"]
        authors = row["authors"]
        club = row["club"]
        clubName = row["club_name"]
        clubZone = row["club_zone"]
        isClubOpen = row["is_club_open"]
        why = row["why"]
        whyHtml = row["why_html"]
        studyDesign = row["study_design"]
        poster = row["poster"]
        posterName = row["poster_name"]
        postedAt = row["posted_at"]
        readingFrom = row["reading_from"]
        opensAt = row["opens_at"]
        closesAt = row["closes_at"]
        archivesAt = row["archives_at"]
        calledOffAt = row["called_off_at"]
        contributions = row["contributions"]
        noticeKinds = row["notice_kinds"]
        versionNoticeKinds = row["version_notice_kinds"]
        noticeChangedAt = row["notice_changed_at"]
        correctedAt = row["corrected_at"]
    }

    /// What a reader must know of the article, the gravest first.
    package var notices: [EditorialNotice.Kind] { EditorialNotice.Kind.list(noticeKinds) }

    /// What a reader must know of other versions of the work, the gravest first.
    package var versionNotices: [EditorialNotice.Kind] { EditorialNotice.Kind.list(versionNoticeKinds) }

    /// When what readers see of it without opening it changed last: when it was posted or corrected, or a
    /// notice came or went.
    package var updatedAt: Instant { max(postedAt, noticeChangedAt ?? postedAt, correctedAt ?? postedAt) }

    package var schedule: Schedule {
        Schedule(readingFrom: readingFrom, opensAt: opensAt, closesAt: closesAt, archivesAt: archivesAt)
    }
}

extension DiscussionSummary: ReadRow {
    /// The query of every list of discussions that clubs have, ready for more conditions.
    static func selection(for viewer: Viewer) -> SQL {
        "\(lines(for: viewer)) WHERE discussions.club IN \(viewer.readableClubs)"
    }

    /// What lists show of discussions, ready for conditions.
    static func lines(for viewer: Viewer) -> SQL {
        """
        SELECT discussions.number, discussions.article, articles.title,
            coalesce(json_extract(articles.record, '$.titleHTML'), '') AS title_html,
            coalesce(nullif(json_extract(articles.record, '$.container.abbreviation'), ''),
                json_extract(articles.record, '$.container.title'), '') AS container,
            coalesce(CAST(json_extract(articles.record, '$.published.year') AS TEXT), '') AS published,
            coalesce(nullif(json_extract(articles.record, '$.contributors[0].family'), ''),
                json_extract(articles.record, '$.contributors[0].collective'), '') AS first_author,
            coalesce(json_extract(articles.record, '$.contributors[0].given'), '') AS first_given,
            coalesce(json_array_length(articles.record, '$.contributors'), 0) AS authors,
            discussions.club, clubs.name AS club_name, clubs.time_zone AS club_zone, discussions.club IN \(viewer.readableClubs) AS is_club_open, why, why_html, study_design,
            poster, members.name AS poster_name, posted_at, reading_from, opens_at, closes_at, archives_at, called_off_at,
            (SELECT count(*) FROM contributions WHERE discussion = discussions.number AND withdrawn_at IS NULL)
                AS contributions,
            \(EditorialNotice.Kind.column(ofArticle: "discussions.article")) AS notice_kinds,
            \(EditorialNotice.Kind.column(ofOtherVersionsOf: "discussions.article", for: viewer))
                AS version_notice_kinds,
            (SELECT max(\(SQL.noticeChangedAt)) FROM notices
                WHERE notices.article = discussions.article) AS notice_changed_at,
            (SELECT max(written_at) FROM posting_versions
                WHERE posting_versions.discussion = discussions.number) AS corrected_at
        FROM discussions
            JOIN articles ON articles.number = discussions.article
            JOIN clubs ON clubs.number = discussions.club
            JOIN members ON members.number = discussions.poster
        """
    }
}

extension Database {
    /// One discussion as lists show it; nil for who may not read it.
    func summary(of number: Number<Discussion>, for viewer: Viewer) throws -> DiscussionSummary? {
        try DiscussionSummary.first(
            self,
            """
            \(DiscussionSummary.lines(for: viewer))
            WHERE discussions.number = \(number) AND \(viewer.mayReadDiscussion)
            """)
    }
}

/// Which discussions a list shows.
package enum DiscussionFilter: Sendable {
    /// Taking contributions now, the first to close first.
    case open
    /// Announced or being read for, the first to open first.
    case coming
    /// Closed, newest first.
    case closed
    /// Each article once, by its first discussion here, newest first.
    case newestArticles
    case club(Number<Club>)
    case tag(Tag)
    case poster(Number<Member>)
}

/// A page of a list.
package struct Slice: Sendable {
    package let size: Int
    /// From 1.
    package let page: Int

    package init(size: Int, page: Int = 1) {
        self.size = size
        self.page = max(1, min(page, 10_000))
    }

    /// One more row than fits is read, to know whether there is a next page.
    var sql: SQL { "LIMIT \(size + 1) OFFSET \((page - 1) * size)" }
}

/// The rows of a page, and whether more follow.
package struct Sliced<Row: Sendable>: Sendable {
    package let rows: [Row]
    package let hasMore: Bool

    init(_ rows: [Row], _ slice: Slice) {
        self.rows = Array(rows.prefix(slice.size))
        hasMore = rows.count > slice.size
    }

    init(_ rows: [Row], hasMore: Bool) {
        self.rows = rows
        self.hasMore = hasMore
    }
}

extension Store {
    package func discussions(
        _ filter: DiscussionFilter, for viewer: Viewer, _ slice: Slice, at now: Instant
    ) async throws -> Sliced<DiscussionSummary> {
        try await read { db in
            // What a line tells is read for the lines of one page only.
            let rows = try DiscussionSummary.all(
                db,
                """
                \(DiscussionSummary.selection(for: viewer))
                    AND discussions.number IN (\(filter.numbers(for: viewer, slice, at: now)))
                ORDER BY \(filter.order)
                """)
            return Sliced(rows, slice)
        }
    }
}

extension DiscussionFilter {
    /// Which discussions a page of the list shows. A plus sign keeps SQLite from the index of what stands behind it: it
    /// shall go through the list in its order and stop where the page is full, instead of putting in order all that there
    /// ever was.
    func numbers(for viewer: Viewer, _ slice: Slice, at now: Instant) -> SQL {
        """
        SELECT number FROM discussions WHERE +club IN \(viewer.readableClubs) AND \(condition(for: viewer, at: now))
        ORDER BY \(order) \(slice.sql)
        """
    }

    private func condition(for viewer: Viewer, at now: Instant) -> SQL {
        switch self {
        case .open: "+opens_at <= \(now) AND closes_at > \(now)"
        case .coming: "opens_at > \(now)"
        case .closed: "closes_at <= \(now)"
        case .newestArticles:
            """
            NOT EXISTS (SELECT 1 FROM discussions AS earlier
                WHERE earlier.article = discussions.article AND earlier.number < discussions.number
                    AND +earlier.club IN \(viewer.readableClubs))
            """
        case .club(let club): "club = \(club)"
        case .tag(let tag): "number IN (SELECT discussion FROM discussion_tags WHERE tag = \(tag))"
        case .poster(let member): "poster = \(member)"
        }
    }

    fileprivate var order: SQL {
        switch self {
        case .open: "closes_at, discussions.number"
        case .coming: "opens_at, discussions.number"
        case .closed: "closes_at DESC, discussions.number DESC"
        case .newestArticles, .club, .tag, .poster: "posted_at DESC, discussions.number DESC"
        }
    }
}
