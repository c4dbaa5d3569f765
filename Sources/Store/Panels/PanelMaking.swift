package import Colloquium
import GRDB

extension Store {
    /// Makes a panel for a club. The same form sent twice is one panel.
    package func make(
        _ draft: Panel.Draft, in club: Number<Club>, by viewer: Viewer, at now: Instant
    ) async throws -> Number<Panel> {
        guard let member = viewer.member else { throw Refusal(.signInNeeded, "Sign in to make a panel.") }
        return try await write { db in
            let club = try db.club(club, for: viewer)
            try viewer.refuseUnlessMakingPanels(in: club.number)
            let sent = try PanelRow.first(
                db, "SELECT * FROM panels WHERE author = \(member) AND submission = \(draft.submission)")
            if let sent, sent.topic == draft.topic, sent.purpose == draft.purpose.source { return sent.number }
            try db.run(
                """
                INSERT INTO panels (club, author, topic, purpose, purpose_html, made_at, ends_at, submission)
                VALUES (\(club.number), \(member), \(draft.topic), \(draft.purpose.source), \(draft.purpose.html),
                    \(now), \(draft.endsAt), \(sent == nil ? draft.submission : Token().text))
                """)
            let number = db.insertedNumber(of: Panel.self)
            try db.audit("panel made", "panels/\(number)", by: member, at: now)
            return number
        }
    }

    /// Changes what a panel is asked for, and until when it stands. One that has ended stands again.
    /// - Parameter version: of the panel as it was read.
    /// - Throws: a conflict where somebody changed or ended it meanwhile.
    package func change(
        _ number: Number<Panel>, to draft: Panel.Draft, over version: Int?, by viewer: Viewer, at now: Instant
    ) async throws {
        try await write { db in
            let row = try db.panel(number, lookedAfterBy: viewer)
            guard version == row.version else { throw Refusal.changedMeanwhile("This panel") }
            if row.panel.hasEnded(at: now) { try db.takeBackUnsentInvitations(to: number, at: now) }
            try db.run(
                """
                UPDATE panels SET topic = \(draft.topic), purpose = \(draft.purpose.source),
                    purpose_html = \(draft.purpose.html), ends_at = \(draft.endsAt), version = version + 1
                WHERE number = \(number)
                """)
            try db.audit("panel changed", "panels/\(number)", by: viewer.member, at: now)
        }
    }

    /// Ends a panel now. One that has ended stays as it is.
    package func end(_ number: Number<Panel>, by viewer: Viewer, at now: Instant) async throws {
        try await write { db in
            let row = try db.panel(number, lookedAfterBy: viewer)
            if row.panel.hasEnded(at: now) { return }
            try db.run(
                """
                UPDATE panels SET ends_at = max(made_at + 1, \(now)), version = version + 1 WHERE number = \(number)
                """)
            try db.audit("panel ended", "panels/\(number)", by: viewer.member, at: now)
        }
    }
}

extension Database {
    /// Invitations whose letters did not leave before the panel ended reached nobody: who stands in them may be asked anew.
    fileprivate func takeBackUnsentInvitations(to panel: Number<Panel>, at now: Instant) throws {
        try run(
            """
            UPDATE panel_invitations SET answer = 'taken-back', answered_at = \(now)
            WHERE panel = \(panel) AND answer = 'waiting' AND mail IS NULL
            """)
    }

    /// The panel, for who may make panels in its club.
    func panel(_ number: Number<Panel>, lookedAfterBy viewer: Viewer) throws -> PanelRow {
        let row = try panel(number, for: viewer)
        try viewer.refuseUnlessMakingPanels(in: row.club)
        return row
    }
}
