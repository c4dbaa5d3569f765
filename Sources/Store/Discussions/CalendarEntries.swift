package import Colloquium
import GRDB

/// A discussion as calendars show it.
package struct CalendarEntry: ReadRow {
    package let number: Number<Discussion>
    /// Of the article.
    package let title: String
    package let clubName: String
    package let why: String
    package let opensAt: Instant
    package let closesAt: Instant
    /// Grows with every change of its hours, and when it is called off.
    package let version: Int64
    package let isCalledOff: Bool
    let noticeKinds: String?

    /// About the article, the gravest first.
    package var notices: [EditorialNotice.Kind] { EditorialNotice.Kind.list(noticeKinds) }
}

extension CalendarEntry {
    fileprivate static func selection(for viewer: Viewer) -> SQL {
        """
        SELECT discussions.number, articles.title, clubs.name AS club_name, why,
            coalesce(called_off_opening, opens_at) AS opens_at, coalesce(called_off_closing, closes_at) AS closes_at,
            calendar_version AS version, called_off_at IS NOT NULL AS is_called_off,
            \(EditorialNotice.Kind.column(ofArticle: "discussions.article")) AS notice_kinds
        FROM discussions
            JOIN articles ON articles.number = discussions.article
            JOIN clubs ON clubs.number = discussions.club
        WHERE \(viewer.mayReadDiscussion)
        """
    }
}

extension Store {
    package func calendarEntry(_ number: Number<Discussion>, for viewer: Viewer) async throws -> CalendarEntry {
        try await read { db in
            let selection = CalendarEntry.selection(for: viewer)
            guard let entry = try CalendarEntry.first(db, selection + " AND discussions.number = \(number)") else {
                throw Refusal.noSuch("discussion")
            }
            return entry
        }
    }

    /// A club's discussions that close after a moment, the first to open first; of very many those that open last.
    package func calendarEntries(
        of club: Number<Club>, closingAfter moment: Instant, for viewer: Viewer
    ) async throws -> [CalendarEntry] {
        try await read { db in
            try CalendarEntry.all(
                db,
                CalendarEntry.selection(for: viewer)
                    + """
                     AND discussions.club = \(club) AND coalesce(called_off_closing, discussions.closes_at) > \(moment)
                    ORDER BY opens_at DESC, discussions.number DESC LIMIT 500
                    """
            ).reversed()
        }
    }
}

extension Database {
    /// A club's discussions that open in a range of time, but for those that were called off; the first to open first.
    func calendarEntries(
        of club: Number<Club>, openingIn range: Range<Instant>, for viewer: Viewer
    ) throws -> [CalendarEntry] {
        try CalendarEntry.all(
            self,
            CalendarEntry.selection(for: viewer)
                + """
                 AND discussions.club = \(club) AND called_off_at IS NULL
                    AND discussions.opens_at >= \(range.lowerBound) AND discussions.opens_at < \(range.upperBound)
                ORDER BY opens_at, discussions.number
                """)
    }
}

extension Store {
    /// A club's discussions that open in a range of time, the first to open first.
    package func calendarEntries(
        of club: Number<Club>, openingIn range: Range<Instant>, for viewer: Viewer
    ) async throws -> [CalendarEntry] {
        try await read { db in try db.calendarEntries(of: club, openingIn: range, for: viewer) }
    }
}
