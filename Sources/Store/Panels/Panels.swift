package import Colloquium
import GRDB

/// A panel in a list.
package struct PanelSummary: Decodable, FetchableRecord, Sendable {
    package let number: Number<Panel>
    package let topic: String
    package let clubName: String
    /// How many are on it.
    package let members: Int
    package let endsAt: Instant?
}

extension PanelSummary: ReadRow {
    static var selection: SQL {
        """
        SELECT panels.number, topic, clubs.name AS club_name, ends_at, (SELECT count(*) FROM panel_invitations
            WHERE panel = panels.number AND answer = 'accepted') AS members
        FROM panels JOIN clubs ON clubs.number = panels.club
        """
    }
}

/// A panel that somebody is on, or that asks them.
package struct OwnPanel: Sendable {
    package let summary: PanelSummary
    package let isOn: Bool
}

/// A panel as its page shows it.
package struct PanelReading: Sendable {
    package let panel: Panel
    package let club: Club
    package let author: Author
    /// Those who accepted, by name.
    package let members: [PanelMember]
    /// The viewer's, where they were asked and can answer still, or are on the panel.
    package let own: PanelInvitation?
    /// Those put to it.
    package let polls: [PollSummary]
    /// Those it was asked about.
    package let questions: [QuestionSummary]
}

/// Somebody on a panel. What a reader may see of their profile is the profile's to say.
package struct PanelMember: Sendable {
    package let member: Member
    package let competingInterests: String
}

struct PanelRow: ReadRow {
    let number: Number<Panel>
    let club: Number<Club>
    let author: Number<Member>
    let topic: String
    let purpose: String
    let purposeHtml: String
    let madeAt: Instant
    let endsAt: Instant?
    let version: Int

    var panel: Panel {
        Panel(
            number: number, club: club, topic: topic, purpose: Prose(source: purpose, html: purposeHtml),
            madeAt: madeAt, endsAt: endsAt, version: version)
    }
}

extension Store {
    /// The panels of a club, those that stand first, then the newest.
    package func panels(
        of club: Number<Club>, for viewer: Viewer, _ slice: Slice, at now: Instant
    ) async throws -> Sliced<PanelSummary> {
        try await read { db in
            let club = try db.club(club, for: viewer)
            let rows = try PanelSummary.all(
                db,
                """
                \(PanelSummary.selection) WHERE club = \(club.number)
                ORDER BY coalesce(ends_at > \(now), 1) DESC, made_at DESC, panels.number DESC \(slice.sql)
                """)
            return Sliced(rows, slice)
        }
    }

    /// The panels of a club that can be asked, the newest first.
    package func standingPanels(
        of club: Number<Club>, for viewer: Viewer, at now: Instant
    ) async throws -> [PanelSummary] {
        try await panels(of: club, for: viewer, Slice(size: 100), at: now).rows.filter { panel in
            panel.endsAt.map { $0 > now } ?? true
        }
    }

    package func panel(_ number: Number<Panel>, for viewer: Viewer, at now: Instant) async throws -> PanelReading {
        try await read { db in
            let row = try db.panel(number, for: viewer)
            let author = try AuthorRow.first(
                db, "SELECT number, name, byline FROM members WHERE number = \(row.author)")
            guard let author else { throw Refusal.noSuch("panel") }
            return PanelReading(
                panel: row.panel, club: try db.club(row.club), author: author.author,
                members: try db.members(of: number), own: try db.ownInvitation(to: number, viewer, at: now),
                polls: try db.polls(of: number, at: now), questions: try db.questions(before: number, for: viewer))
        }
    }

    /// The panels that `viewer` is on or was asked to and can answer still, the newest first.
    package func ownPanels(of viewer: Viewer, at now: Instant) async throws -> [OwnPanel] {
        try await read { db in
            try PanelSummary.all(
                db,
                """
                \(PanelSummary.selection) WHERE panels.number IN (SELECT panel FROM panel_invitations
                    WHERE member = \(viewer.member) AND (answer = 'accepted'
                        OR answer = 'waiting' AND coalesce(panels.ends_at > \(now), 1)))
                ORDER BY panels.number DESC
                """
            ).map { OwnPanel(summary: $0, isOn: viewer.panels.contains($0.number)) }
        }
    }
}

extension Viewer {
    /// Whether this viewer may read a query's row of `panels`: they may read its club, or are on it.
    var mayReadPanel: SQL {
        "(panels.club IN \(readableClubs) OR panels.number IN \(SQL.list(panels.map(\.rawValue))))"
    }
}

extension Database {
    func panel(_ number: Number<Panel>, for viewer: Viewer) throws -> PanelRow {
        let row = try PanelRow.first(
            self, "SELECT * FROM panels WHERE number = \(number) AND \(viewer.mayReadPanel)")
        guard let row else { throw Refusal.noSuch("panel") }
        return row
    }

    fileprivate func members(of panel: Number<Panel>) throws -> [PanelMember] {
        let rows = try Row.all(
            self,
            """
            SELECT members.*, competing_interests
            FROM panel_invitations JOIN members ON members.number = panel_invitations.member
            WHERE panel = \(panel) AND answer = 'accepted' ORDER BY members.name COLLATE NOCASE, members.number
            """)
        return try rows.map {
            PanelMember(member: try MemberRow(row: $0).member(self), competingInterests: $0["competing_interests"])
        }
    }

    fileprivate func ownInvitation(
        to panel: Number<Panel>, _ viewer: Viewer, at now: Instant
    ) throws -> PanelInvitation? {
        guard let invitation = try newestInvitation(of: viewer, to: panel) else { return nil }
        return invitation.answer == .accepted || invitation.mayBeAccepted(at: now) ? invitation : nil
    }
}
