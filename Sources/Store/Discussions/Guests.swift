package import Colloquium
import GRDB

extension Store {
    /// The discussions somebody was invited to as an author of the article, the newest first.
    package func invitedDiscussions(of viewer: Viewer) async throws -> [DiscussionSummary] {
        try await read { db in
            try DiscussionSummary.all(
                db,
                """
                \(DiscussionSummary.lines(for: viewer))
                WHERE discussions.number IN \(SQL.list(viewer.guestOf.map(\.rawValue)))
                ORDER BY posted_at DESC, discussions.number DESC
                """)
        }
    }

    /// Whether `viewer` may know that somebody is a guest here: it is them, they look after the site, or they may read a
    /// discussion that the guest came to, or a panel that the guest is on.
    package func mayKnow(guest: Number<Member>, _ viewer: Viewer) async throws -> Bool {
        if viewer.isAdministrator || viewer.member == guest { return true }
        return try await read { db in
            try Bool.first(
                db,
                """
                SELECT 1 FROM discussions WHERE \(viewer.mayReadDiscussion)
                    AND number IN (SELECT discussion FROM author_invitations WHERE guest = \(guest))
                UNION ALL
                SELECT 1 FROM panels WHERE \(viewer.mayReadPanel)
                    AND number IN (SELECT panel FROM panel_invitations WHERE member = \(guest))
                LIMIT 1
                """) != nil
        }
    }
}
