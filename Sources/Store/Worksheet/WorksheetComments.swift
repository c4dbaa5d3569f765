package import Colloquium
import GRDB

/// A trainee's worksheet as somebody reads it who guides them.
package struct GuidedWorksheet: Sendable {
    package let guiding: Guiding
    package let reading: WorksheetReading
    /// Oldest first.
    package let comments: [Worksheet.Comment]
}

/// What somebody said on a worksheet that its reader has not seen.
package struct UnreadComment: Sendable {
    package let author: String
    /// Nil on the reader's own worksheet.
    package let guiding: Number<Guiding>?
    package let words: String
    package let writtenAt: Instant
}

private struct CommentRow: ReadRow {
    let number: Number<Worksheet.Comment>
    let author: Number<Member>
    let name: String
    let byline: String
    let goal: Number<Worksheet.Goal>?
    let text: String
    let writtenAt: Instant
    let isNew: Bool
}

private struct UnreadCommentRow: ReadRow {
    let name: String
    let guiding: Number<Guiding>?
    let text: String
    let writtenAt: Instant
}

extension Store {
    /// The worksheet of a trainee whom the viewer guides: goals, plan and reflection, with the names of such ties alone as
    /// the viewer may know of, and what was commented.
    /// - Throws: not found where they do not, or not any more.
    package func worksheet(of number: Number<Guiding>, for viewer: Viewer) async throws -> GuidedWorksheet {
        let educator = try viewer.signedIn(to: "guide somebody")
        return try await read { db in
            let trainee = try db.trainee(of: number, guidedBy: educator)
            let author = try AuthorRow.first(db, "SELECT number, name, byline FROM members WHERE number = \(trainee)")
            guard let author = author?.author else { throw Refusal.noSuch("worksheet") }
            let since = try Instant.first(db, "SELECT agreed_at FROM guidings WHERE number = \(number)")
            return GuidedWorksheet(
                guiding: Guiding(
                    number: number, other: .init(number: author.number, name: author.name, byline: author.byline),
                    since: since ?? Instant(rawValue: 0)),
                reading: WorksheetReading(
                    worksheet: try db.worksheet(of: trainee), names: try db.shownTies(of: trainee, for: viewer).names),
                comments: try db.comments(on: trainee, for: educator))
        }
    }

    /// Adds a comment to the viewer's own worksheet, or to that of a trainee they guide; the same form sent twice adds one.
    /// - Parameter guiding: nil for the own.
    /// - Throws: not found where they do not guide any more.
    package func comment(
        _ draft: Worksheet.CommentDraft, on guiding: Number<Guiding>?, by viewer: Viewer, at now: Instant
    ) async throws {
        let author = try viewer.signedIn(to: "comment")
        try await write { db in
            let owner = try guiding.map { try db.trainee(of: $0, guidedBy: author) } ?? author
            let submission = draft.submission.isEmpty ? Token().text : draft.submission
            let sent = try Bool.first(
                db, "SELECT 1 FROM worksheet_comments WHERE author = \(author) AND submission = \(submission)")
            if sent != nil { return }
            let kept = try Int.first(db, "SELECT count(*) FROM worksheet_comments WHERE owner = \(owner)") ?? 0
            guard kept < Worksheet.commentLimit else {
                throw Refusal(.conflict, "A worksheet holds \(Worksheet.commentLimit) comments.")
            }
            if let goal = draft.goal { _ = try db.goal(goal, of: owner) }
            try db.run(
                """
                INSERT INTO worksheet_comments (owner, author, goal, text, written_at, submission)
                VALUES (\(owner), \(author), \(draft.goal), \(draft.text), \(now), \(submission))
                """)
        }
    }

    /// Removes a comment of the viewer's, or any on their own worksheet; one that is gone stays gone.
    package func removeComment(_ number: Number<Worksheet.Comment>, by viewer: Viewer) async throws {
        let member = try viewer.signedIn(to: "comment")
        try await write { db in
            try db.run(
                "DELETE FROM worksheet_comments WHERE number = \(number) AND \(member) IN (author, owner)")
        }
    }

    /// What was said on the viewer's worksheet and on those of trainees they guide that they have not seen, newest first,
    /// and how many ask to guide them.
    package func worksheetNews(for viewer: Viewer) async throws -> (comments: [UnreadComment], requests: Int) {
        let member = try viewer.signedIn(to: "see what is new")
        return try await read { db in
            let rows = try UnreadCommentRow.all(
                db,
                """
                SELECT members.name, guidings.number AS guiding, text, written_at
                FROM \(SQL.commentsForReader(member)) ORDER BY worksheet_comments.number DESC
                """)
            return (
                rows.map {
                    UnreadComment(author: $0.name, guiding: $0.guiding, words: $0.text, writtenAt: $0.writtenAt)
                }, try db.guidingRequests(to: member)
            )
        }
    }

    /// Notes that the viewer has seen comments up to the newest of `comments`. Writes only where there is something to note.
    package func read(
        _ comments: [Worksheet.Comment], onWorksheetOf owner: Number<Member>, by viewer: Viewer
    ) async throws {
        guard let reader = viewer.member, let last = comments.filter(\.isNew).map(\.number).max() else { return }
        try await write { db in
            try db.run(
                """
                INSERT INTO comment_readings (reader, owner, last) VALUES (\(reader), \(owner), \(last))
                ON CONFLICT (reader, owner) DO UPDATE SET last = max(last, excluded.last)
                """)
        }
    }
}

extension Database {
    /// Oldest first; nobody's whom the reader blocked or who blocked them.
    func comments(on owner: Number<Member>, for reader: Number<Member>) throws -> [Worksheet.Comment] {
        try comments("owner = \(owner) AND author NOT IN \(SQL.blocked(with: reader))", for: reader)
    }

    /// - Parameter condition: on `worksheet_comments`.
    func comments(_ condition: SQL, for reader: Number<Member>) throws -> [Worksheet.Comment] {
        try CommentRow.all(
            self,
            """
            SELECT worksheet_comments.number, author, name, byline, goal, text, written_at,
                \(SQL.unreadComment(of: reader)) AS is_new
            FROM worksheet_comments JOIN members ON members.number = author
            WHERE \(condition) ORDER BY worksheet_comments.number
            """
        ).map {
            Worksheet.Comment(
                number: $0.number, author: .init(number: $0.author, name: $0.name, byline: $0.byline), goal: $0.goal,
                text: $0.text, writtenAt: $0.writtenAt, isNew: $0.isNew)
        }
    }

    /// How much of what concerns worksheets a member has not seen.
    func unreadWorksheetNews(of member: Number<Member>) throws -> Int {
        let comments = try Int.first(self, "SELECT count(*) FROM \(SQL.commentsForReader(member))") ?? 0
        return try comments + guidingRequests(to: member)
    }

    fileprivate func guidingRequests(to trainee: Number<Member>) throws -> Int {
        try Int.first(
            self,
            """
            SELECT count(*) FROM guidings JOIN members ON members.number = educator
            WHERE trainee = \(trainee) AND asked_by = 'educator' AND agreed_at IS NULL AND refused_at IS NULL
                AND standing = 'active'
            """) ?? 0
    }

    fileprivate func trainee(of number: Number<Guiding>, guidedBy educator: Number<Member>) throws -> Number<Member> {
        let trainee = try Number<Member>.first(
            self,
            """
            SELECT trainee FROM guidings JOIN members ON members.number = trainee
            WHERE guidings.number = \(number) AND educator = \(educator) AND agreed_at IS NOT NULL
                AND standing = 'active'
            """)
        guard let trainee else { throw Refusal.noSuch("worksheet") }
        return trainee
    }
}

extension SQL {
    /// Of a row of `worksheet_comments`: that a member wrote none of it and has not seen it.
    static func unreadComment(of reader: Number<Member>) -> SQL {
        """
        (author <> \(reader) AND worksheet_comments.number > coalesce((SELECT last FROM comment_readings
            WHERE reader = \(reader) AND comment_readings.owner = worksheet_comments.owner), 0))
        """
    }

    /// What a member is told of: unread, on their worksheet or on one of a trainee's, of nobody whom they muted or who is
    /// blocked.
    fileprivate static func commentsForReader(_ reader: Number<Member>) -> SQL {
        """
        worksheet_comments JOIN members ON members.number = author
            LEFT JOIN guidings ON trainee = owner AND educator = \(reader) AND agreed_at IS NOT NULL
        WHERE owner IN (SELECT \(reader) UNION SELECT trainee FROM guidings
                WHERE educator = \(reader) AND agreed_at IS NOT NULL)
            AND \(unreadComment(of: reader))
            AND author NOT IN \(blocked(with: reader))
            AND author NOT IN (SELECT muted FROM muted_members WHERE muted_members.member = \(reader))
        """
    }
}
