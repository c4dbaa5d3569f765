package import Colloquium
import GRDB

/// A member's draft of a synthesis.
package struct SynthesisDraftReading: ReadRow {
    package let discussion: Number<Discussion>
    /// Nil where its author may read the discussion no more.
    package let title: String?
    package let body: String
    /// The version it was made of; 0 for none.
    package let over: Int
    /// Of the form that saved it.
    package let submission: String
    package let savedAt: Instant
}

extension Store {
    /// Keeps a draft in the place of the one that was kept there; facilitators may. One that is empty, or says what the
    /// synthesis says, is discarded.
    /// - Throws: a conflict where another form saved one since this one was filled.
    package func save(_ draft: SynthesisDraft, by viewer: Viewer, at now: Instant) async throws {
        let member = try viewer.signedIn(to: "keep a draft")
        try await write { db in
            let row = try db.synthesised(draft.discussion, by: viewer)
            let isUnseen =
                try Bool.first(
                    db,
                    """
                    SELECT 1 FROM synthesis_drafts WHERE member = \(member) AND discussion = \(draft.discussion)
                        AND submission <> \(draft.form.submission) AND saved_at IS NOT \(draft.form.draftSavedAt)
                        AND body <> \(draft.source)
                    """) != nil
            if isUnseen { throw Refusal.draftedElsewhere }
            try db.forgetDraft(ofSynthesisOf: draft.discussion, by: viewer)
            // What was saved while one typed may arrive after it was saved for all.
            if draft.source.isEmpty || draft.source == row.synthesis { return }
            try db.run(
                """
                INSERT INTO synthesis_drafts (member, discussion, body, over, submission, saved_at)
                VALUES (\(member), \(draft.discussion), \(draft.source), \(draft.version), \(draft.form.submission),
                    \(now))
                """)
        }
    }

    /// Nil where there is none.
    package func synthesisDraft(
        of number: Number<Discussion>, by viewer: Viewer
    ) async throws -> SynthesisDraftReading? {
        try await read { db in
            try SynthesisDraftReading.first(
                db, "\(SynthesisDraftReading.selection(for: viewer)) AND discussions.number = \(number)")
        }
    }

    /// A member's drafts of syntheses, the newest first, also of what they may read no more: the words are theirs.
    package func synthesisDrafts(by viewer: Viewer) async throws -> [SynthesisDraftReading] {
        try await read { db in
            try SynthesisDraftReading.all(
                db, "\(SynthesisDraftReading.selection(for: viewer)) ORDER BY saved_at DESC")
        }
    }

    package func discardDraft(ofSynthesisOf number: Number<Discussion>, by viewer: Viewer) async throws {
        try await write { db in try db.forgetDraft(ofSynthesisOf: number, by: viewer) }
    }
}

extension SynthesisDraftReading {
    fileprivate static func selection(for viewer: Viewer) -> SQL {
        """
        SELECT discussion, CASE WHEN \(viewer.mayReadDiscussion) THEN articles.title END AS title, body, over,
            synthesis_drafts.submission, saved_at
        FROM synthesis_drafts JOIN discussions ON discussions.number = synthesis_drafts.discussion
            JOIN articles ON articles.number = discussions.article
        WHERE member = \(viewer.member)
        """
    }
}

extension Database {
    /// A draft is done with where its form was saved for all, or its words were.
    func forgetDraft(
        ofSynthesisOf number: Number<Discussion>, by viewer: Viewer, from form: SynthesisDraft.Form?,
        saying source: String
    ) throws {
        try run(
            """
            DELETE FROM synthesis_drafts WHERE member = \(viewer.member) AND discussion = \(number)
                AND (submission = \(form?.submission) OR saved_at = \(form?.draftSavedAt) OR body = \(source))
            """)
    }

    func forgetDraft(ofSynthesisOf number: Number<Discussion>, by viewer: Viewer) throws {
        try run("DELETE FROM synthesis_drafts WHERE member = \(viewer.member) AND discussion = \(number)")
    }
}
