package import Colloquium
import GRDB

/// What was posted with an article, as it stood once.
package struct PostingVersion: ReadRow {
    package let version: Int
    package let authorName: String
    package private(set) var why: String
    package private(set) var whyHtml: String
    package let studyDesign: StudyDesign
    package let writtenAt: Instant
    /// It may tell who a patient is: its words are empty, for whoever may not read it any more.
    package let isHidden: Bool

    fileprivate var withoutWords: PostingVersion {
        var bare = self
        (bare.why, bare.whyHtml) = ("", "")
        return bare
    }
}

extension Store {
    /// Puts right what was posted with an article, and keeps what it said. Who posted it may, and who looks after it. Saving
    /// the same again changes nothing.
    /// - Parameter version: the version that it was made of; 1 for what was posted.
    /// - Throws: a conflict when there is a newer one.
    package func correct(
        _ number: Number<Discussion>, to correction: Discussion.Correction, over version: Int, by viewer: Viewer,
        at now: Instant
    ) async throws {
        let member = try viewer.signedIn(to: "correct what was posted")
        try await write { db in
            let row = try db.discussion(number, for: viewer)
            try row.discussion.refuseCorrection(by: viewer)
            let newest = try db.postingVersion(of: number)
            let isSame = row.why == correction.why.source && row.studyDesign == correction.studyDesign
            if !isSame {
                guard version == newest else { throw Refusal.changedMeanwhile("What was posted") }
                try db.keep(correction, of: row, as: newest + 1, by: member, at: now)
                try db.audit("discussion corrected", "discussions/\(number)", by: member, at: now)
            }
            if correction.hidesEarlier { try db.hideEarlierPostings(of: number, by: member, at: now) }
        }
    }

    /// All that was posted with an article, the oldest first. What was hidden is shown to facilitators and moderators alone.
    package func postingVersions(of number: Number<Discussion>, for viewer: Viewer) async throws -> [PostingVersion] {
        try await read { db in
            let row = try db.discussion(number, for: viewer)
            let versions = try PostingVersion.all(
                db,
                """
                SELECT version, members.name AS author_name, why, why_html, study_design, written_at, is_hidden
                FROM posting_versions JOIN members ON members.number = author
                WHERE discussion = \(number) ORDER BY version
                """)
            if versions.isEmpty { throw Refusal(.notFound, "Nothing of what was posted was ever corrected.") }
            if viewer.isModerator || viewer.facilitates(row.club) { return versions }
            return versions.map { $0.isHidden ? $0.withoutWords : $0 }
        }
    }
}

extension Database {
    /// The newest version of what was posted with an article; 1 where it was never corrected.
    func postingVersion(of number: Number<Discussion>) throws -> Int {
        try Int.first(
            self, "SELECT coalesce(max(version), 1) FROM posting_versions WHERE discussion = \(number)") ?? 1
    }

    /// With what was posted first, before the first correction.
    fileprivate func keep(
        _ correction: Discussion.Correction, of row: DiscussionRow, as version: Int, by member: Number<Member>,
        at now: Instant
    ) throws {
        try run(
            """
            INSERT INTO posting_versions (discussion, version, author, why, why_html, study_design, written_at)
            SELECT number, 1, poster, why, why_html, study_design, posted_at FROM discussions
            WHERE number = \(row.number) AND \(version) = 2
            """)
        try run(
            """
            INSERT INTO posting_versions (discussion, version, author, why, why_html, study_design, written_at)
            VALUES (\(row.number), \(version), \(member), \(correction.why.source), \(correction.why.html),
                \(correction.studyDesign), \(now))
            """)
        try run(
            """
            UPDATE discussions SET why = \(correction.why.source), why_html = \(correction.why.html),
                study_design = \(correction.studyDesign) WHERE number = \(row.number)
            """)
    }

    fileprivate func hideEarlierPostings(
        of number: Number<Discussion>, by member: Number<Member>, at now: Instant
    ) throws {
        let isEarlier: SQL = """
            discussion = \(number) AND is_hidden = 0
                AND version < (SELECT max(version) FROM posting_versions AS newest WHERE newest.discussion = \(number))
            """
        let hidden = try Int.first(self, "SELECT count(*) FROM posting_versions WHERE \(isEarlier)") ?? 0
        if hidden == 0 { return }
        try run("UPDATE posting_versions SET is_hidden = 1 WHERE \(isEarlier)")
        try audit("earlier posting hidden", "discussions/\(number)", by: member, at: now)
    }
}
