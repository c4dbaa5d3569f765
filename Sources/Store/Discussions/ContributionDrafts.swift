package import Colloquium
import GRDB

/// A draft with the discussion it waits in.
package struct ContributionDraftReading: ReadRow, Sendable {
    package let discussion: Number<Discussion>
    /// Nil where its author may read the discussion no more.
    package let title: String?
    package let parent: Number<Contribution>
    package let kind: String
    package let body: String
    package let disagrees: Bool
    /// Of the form that saved it.
    package let submission: String
    package let savedAt: Instant

    /// What it replies to.
    package var repliesTo: Number<Contribution>? { parent == 0 ? nil : parent }
}

extension Store {
    /// Keeps a draft in the place of the one that was kept there; an empty one is discarded.
    /// - Returns: whether it waits now; not where it is empty, or was posted meanwhile.
    /// - Throws: a conflict where another form saved one since this one was filled.
    @discardableResult package func save(
        _ draft: ContributionDraft, by viewer: Viewer, at now: Instant
    ) async throws -> Bool {
        let member = try viewer.signedIn(to: "keep a draft")
        return try await write { db in
            let club = try db.club(of: db.discussion(draft.discussion, for: viewer))
            try viewer.refuseUnlessContributing(to: draft.discussion, in: club)
            if let parent = draft.parent { _ = try db.contribution(parent, for: viewer) }
            // What was saved while one typed may arrive after it was posted. Other words may have been typed after going back.
            let isPosted =
                try Bool.first(
                    db,
                    """
                    SELECT 1 FROM contributions WHERE author = \(member) AND submission = \(draft.submission)
                        AND body = \(draft.body) AND withdrawn_at IS NULL
                    """) != nil
            if isPosted { return false }
            try db.refuseUnlessSeen(byWriterOf: draft, member)
            try db.discardDraft(of: member, in: draft.discussion, inReplyTo: draft.parent)
            if draft.body.isEmpty { return false }
            try db.run(
                """
                INSERT INTO contribution_drafts
                    (member, discussion, parent, kind, disagrees, body, submission, saved_at)
                VALUES (\(member), \(draft.discussion), \(draft.parent ?? 0), \(draft.kind), \(draft.disagrees),
                    \(draft.body), \(draft.submission), \(now))
                """)
            try db.run(
                """
                DELETE FROM contribution_drafts WHERE member = \(member) AND (discussion, parent) NOT IN (
                    SELECT discussion, parent FROM contribution_drafts WHERE member = \(member)
                    ORDER BY saved_at DESC LIMIT \(ContributionDraft.limit))
                """)
            return true
        }
    }

    /// A member's drafts, the newest first, also of what they may read no more: the words are theirs.
    package func contributionDrafts(of viewer: Viewer) async throws -> [ContributionDraftReading] {
        try await read { db in
            try ContributionDraftReading.all(
                db,
                """
                \(ContributionDraftReading.selection(for: viewer)) WHERE member = \(viewer.member)
                ORDER BY saved_at DESC
                """)
        }
    }

    package func contributionDraft(
        of viewer: Viewer, in discussion: Number<Discussion>, inReplyTo parent: Number<Contribution>?
    ) async throws -> ContributionDraftReading? {
        try await read { db in
            try ContributionDraftReading.first(
                db,
                """
                \(ContributionDraftReading.selection(for: viewer)) WHERE member = \(viewer.member)
                    AND discussion = \(discussion) AND parent = \(parent ?? 0) AND \(viewer.mayReadDiscussion)
                """)
        }
    }

    package func discardDraft(
        of viewer: Viewer, in discussion: Number<Discussion>, inReplyTo parent: Number<Contribution>?
    ) async throws {
        let member = try viewer.signedIn(to: "go on")
        try await write { db in try db.discardDraft(of: member, in: discussion, inReplyTo: parent) }
    }
}

extension ContributionDraftReading {
    fileprivate static func selection(for viewer: Viewer) -> SQL {
        """
        SELECT contribution_drafts.*, CASE WHEN \(viewer.mayReadDiscussion) THEN articles.title END AS title
        FROM contribution_drafts JOIN discussions ON discussions.number = contribution_drafts.discussion
            JOIN articles ON articles.number = discussions.article
        """
    }
}

extension Database {
    func discardDraft(
        of member: Number<Member>, in discussion: Number<Discussion>, inReplyTo parent: Number<Contribution>?
    ) throws {
        try run(
            """
            DELETE FROM contribution_drafts
            WHERE member = \(member) AND discussion = \(discussion) AND parent = \(parent ?? 0)
            """)
    }

    /// Discards the draft that became a contribution: the one its form saved or was filled with, or that says just the same.
    /// What was begun in another form stays.
    func discardDraft(
        of critique: Critique, by member: Number<Member>, in discussion: Number<Discussion>,
        inReplyTo parent: Number<Contribution>?
    ) throws {
        try run(
            """
            DELETE FROM contribution_drafts
            WHERE member = \(member) AND discussion = \(discussion) AND parent = \(parent ?? 0)
                AND (submission = \(critique.submission) OR saved_at = \(critique.draftSavedAt)
                    OR body = \(critique.body.source))
            """)
    }

    fileprivate func refuseUnlessSeen(byWriterOf draft: ContributionDraft, _ member: Number<Member>) throws {
        let isUnseen =
            try Bool.first(
                self,
                """
                SELECT 1 FROM contribution_drafts
                WHERE member = \(member) AND discussion = \(draft.discussion) AND parent = \(draft.parent ?? 0)
                    AND submission <> \(draft.submission) AND saved_at IS NOT \(draft.over)
                    AND body <> \(draft.body)
                """) != nil
        if isUnseen { throw Refusal.draftedElsewhere }
    }
}
