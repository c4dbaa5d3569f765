package import Colloquium
import Foundation
import GRDB

/// A draft of an appraisal with the discussion it waits in.
package struct AppraisalDraftReading: Sendable {
    package let discussion: Number<Discussion>
    /// Of the article; nil where its author may read the discussion no more.
    package let title: String?
    package let entry: Appraisal.Entry
    package let revision: Int
    /// Of the form that saved it.
    package let submission: String
    package let savedAt: Instant
}

private struct AppraisalDraftRow: ReadRow {
    let discussion: Number<Discussion>
    let title: String?
    let typed: String
    let revision: Int
    let submission: String
    let savedAt: Instant

    func reading() throws -> AppraisalDraftReading {
        let fields = try JSONDecoder().decode([String: String].self, from: Data(typed.utf8))
        return AppraisalDraftReading(
            discussion: discussion, title: title, entry: Appraisal.Entry { fields[$0] ?? "" }, revision: revision,
            submission: submission, savedAt: savedAt)
    }
}

extension Store {
    /// Keeps what was typed of an appraisal in the place of what was kept before; an empty one is discarded.
    /// - Returns: whether it waits now.
    /// - Throws: a conflict where another form saved one since this one was filled.
    @discardableResult package func save(
        _ draft: AppraisalDraft, by viewer: Viewer, at now: Instant
    ) async throws -> Bool {
        let member = try viewer.signedIn(to: "keep a draft")
        let typed = String(decoding: try JSONEncoder().encode(draft.typed), as: UTF8.self)
        return try await write { db in
            let club = try db.club(of: db.discussion(draft.discussion, for: viewer))
            guard viewer.mayWrite(in: club.number, club.visibility) else {
                throw Refusal(.forbidden, "You may not appraise articles here.")
            }
            let isUnseen =
                try Bool.first(
                    db,
                    """
                    SELECT 1 FROM appraisal_drafts WHERE member = \(member) AND discussion = \(draft.discussion)
                        AND submission <> \(draft.submission) AND saved_at IS NOT \(draft.over) AND typed <> \(typed)
                    """) != nil
            if isUnseen { throw Refusal.draftedElsewhere }
            try db.discardAppraisalDraft(of: member, in: draft.discussion)
            if draft.isEmpty { return false }
            try db.run(
                """
                INSERT INTO appraisal_drafts (member, discussion, typed, revision, submission, saved_at)
                VALUES (\(member), \(draft.discussion), \(typed), \(draft.revision), \(draft.submission), \(now))
                """)
            return true
        }
    }

    package func appraisalDraft(
        of viewer: Viewer, in discussion: Number<Discussion>
    ) async throws -> AppraisalDraftReading? {
        try await appraisalDrafts(of: viewer).first { $0.discussion == discussion && $0.title != nil }
    }

    /// A member's drafts of appraisals, the newest first, also of what they may read no more: the words are theirs.
    package func appraisalDrafts(of viewer: Viewer) async throws -> [AppraisalDraftReading] {
        try await read { db in
            try AppraisalDraftRow.all(
                db,
                """
                SELECT appraisal_drafts.*, CASE WHEN \(viewer.mayReadDiscussion) THEN articles.title END AS title
                FROM appraisal_drafts JOIN discussions ON discussions.number = appraisal_drafts.discussion
                    JOIN articles ON articles.number = discussions.article
                WHERE member = \(viewer.member) ORDER BY saved_at DESC
                """
            ).map { try $0.reading() }
        }
    }

    package func discardAppraisalDraft(of viewer: Viewer, in discussion: Number<Discussion>) async throws {
        let member = try viewer.signedIn(to: "go on")
        try await write { db in try db.discardAppraisalDraft(of: member, in: discussion) }
    }
}

extension Database {
    fileprivate func discardAppraisalDraft(of member: Number<Member>, in discussion: Number<Discussion>) throws {
        try run("DELETE FROM appraisal_drafts WHERE member = \(member) AND discussion = \(discussion)")
    }

    /// Discards the draft that became an appraisal: the one its form saved or was filled with.
    func discardAppraisalDraft(
        of member: Number<Member>, in discussion: Number<Discussion>, savedWith submission: String, or over: Instant?
    ) throws {
        try run(
            """
            DELETE FROM appraisal_drafts WHERE member = \(member) AND discussion = \(discussion)
                AND (submission = \(submission) OR saved_at = \(over))
            """)
    }
}
