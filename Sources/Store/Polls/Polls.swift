package import Colloquium
import Foundation
import GRDB

/// A poll in a list.
package struct PollSummary: Decodable, FetchableRecord, Sendable {
    package let number: Number<Poll>
    package let question: String
    package let clubName: String
    /// Of the panel it is put to; nil where the club is asked.
    package let panelTopic: String?
    /// When that panel ends or ended; nil while nobody ends it.
    package let panelEndsAt: Instant?
    package let voters: Int
    package let askedAt: Instant
    package let closesAt: Instant
}

extension PollSummary: ReadRow {}

struct PollRow: ReadRow {
    let number: Number<Poll>
    let club: Number<Club>
    let panel: Number<Panel>?
    let panelTopic: String?
    let panelEndsAt: Instant?
    let discussion: Number<Discussion>?
    let author: Number<Member>
    let question: String
    let details: String
    let detailsHtml: String
    let form: Poll.Form
    let options: String
    let disclosure: Poll.Disclosure
    let isAnonymous: Bool
    let needsReference: Bool
    let replaces: Number<Poll>?
    let askedAt: Instant
    let closesAt: Instant
    let version: Int

    func poll(replacedBy replacement: Number<Poll>?) -> Poll {
        let options = (try? JSONDecoder().decode([String].self, from: Data(options.utf8))) ?? []
        return Poll(
            number: number, club: club,
            panel: panel.map { AskedPanel(number: $0, topic: panelTopic ?? "", endsAt: panelEndsAt) },
            question: question, details: Prose(source: details, html: detailsHtml),
            terms: Poll.Terms(
                form: form, options: options, disclosure: disclosure, isAnonymous: isAnonymous,
                needsReference: needsReference),
            askedAt: askedAt, closesAt: closesAt, replacement: replacement, version: version)
    }
}

extension Store {
    /// The polls of a club, those that take votes first, then the newest.
    package func polls(
        of club: Number<Club>, for viewer: Viewer, _ slice: Slice, at now: Instant
    ) async throws -> Sliced<PollSummary> {
        try await read { db in
            let club = try db.club(club, for: viewer)
            let rows = try PollSummary.all(
                db,
                """
                \(PollSummary.selection) WHERE polls.club = \(club.number)
                ORDER BY closes_at > \(now) DESC, asked_at DESC, polls.number DESC
                LIMIT \(slice.size + 1) OFFSET \((slice.page - 1) * slice.size)
                """)
            return Sliced(Array(rows.prefix(slice.size)), hasMore: rows.count > slice.size)
        }
    }

    /// The polls in a discussion that stand, oldest first.
    package func polls(in discussion: Number<Discussion>, for viewer: Viewer) async throws -> [PollSummary] {
        try await read { db in
            try PollSummary.all(
                db,
                """
                \(PollSummary.selection) WHERE discussion = \(discussion) AND polls.club IN \(viewer.readableClubs)
                    AND NOT EXISTS (SELECT 1 FROM polls AS later WHERE later.replaces = polls.number)
                ORDER BY polls.number
                """)
        }
    }
}

extension PollSummary {
    fileprivate static var selection: SQL {
        """
        SELECT polls.number, question, clubs.name AS club_name, panels.topic AS panel_topic, panels.ends_at AS panel_ends_at,
            asked_at, closes_at,
            (SELECT count(*) FROM votes WHERE poll = polls.number AND time = 'before') AS voters
        FROM polls JOIN clubs ON clubs.number = polls.club LEFT JOIN panels ON panels.number = polls.panel
        """
    }
}

extension Database {
    func poll(_ number: Number<Poll>, for viewer: Viewer) throws -> PollRow {
        let row = try PollRow.first(
            self,
            """
            SELECT polls.*, panels.topic AS panel_topic, panels.ends_at AS panel_ends_at
            FROM polls LEFT JOIN panels ON panels.number = polls.panel
            WHERE polls.number = \(number) AND \(viewer.mayReadPoll)
            """)
        guard let row else { throw Refusal.noSuch("poll") }
        return row
    }

    /// Words are their author's, who takes them back also where they may not read the poll any more.
    /// - Returns: whether the viewer may read the poll.
    /// - Throws: not found for who may neither read it nor wrote the words; forbidden, with the reason, for other readers.
    func mayWithdrawWords(
        by author: Number<Member>, in number: Number<Poll>, _ viewer: Viewer, orElse reason: String
    ) throws -> Bool {
        let club = try Number<Club>.first(
            self, "SELECT club FROM polls WHERE polls.number = \(number) AND \(viewer.mayReadPoll)")
        if viewer.member == author { return club != nil }
        guard let club else { throw Refusal.noSuch("poll") }
        guard viewer.mayWithdrawWords(by: author, in: club) else { throw Refusal(.forbidden, reason) }
        return true
    }

    /// The polls put to a panel, those that take votes first, then the newest.
    func polls(of panel: Number<Panel>, at now: Instant) throws -> [PollSummary] {
        try PollSummary.all(
            self,
            """
            \(PollSummary.selection) WHERE polls.panel = \(panel)
            ORDER BY closes_at > \(now) DESC, asked_at DESC, polls.number DESC LIMIT 100
            """)
    }
}

extension Viewer {
    /// Whether this viewer may read a query's row of `polls`: they may read its club, or are on the panel that is asked.
    var mayReadPoll: SQL {
        "(polls.club IN \(readableClubs) OR polls.panel IN \(SQL.list(panels.map(\.rawValue))))"
    }
}
