package import Colloquium
import GRDB

/// A trainee's worksheet as somebody reads it who guides them.
package struct GuidedWorksheet: Sendable {
    package let guiding: Guiding
    /// Whether the viewer opened it before.
    package let isOpened: Bool
    package let worksheet: Worksheet
    /// Of the trainee's ties those that the viewer may know of, each as they may know it.
    package let ties: [Tie]
    /// Oldest first.
    package let comments: [Worksheet.Comment]
}

/// What concerns worksheets that a member has not seen.
package struct WorksheetNews: Sendable {
    /// On their worksheet and on those of trainees they guide, newest first; not all where there are many.
    package let comments: [UnreadComment]
    /// How many ask to guide them.
    package let requests: Int
    /// How many let the member guide them whose worksheet the member has not opened.
    package let namings: Int
    /// Of all.
    package let count: Int
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
    /// The worksheet of a trainee whom the viewer guides: goals, plan and reflection, such ties alone as the viewer may know
    /// of, and what was commented.
    /// - Throws: not found where they do not, or not any more.
    package func worksheet(of number: Number<Guiding>, for viewer: Viewer) async throws -> GuidedWorksheet {
        let educator = try viewer.signedIn(to: "guide somebody")
        return try await read { db in
            let trainee = try db.trainee(of: number, guidedBy: educator)
            let author = try AuthorRow.first(db, "SELECT number, name, byline FROM members WHERE number = \(trainee)")
            guard let author = author?.author else { throw Refusal.noSuch("worksheet") }
            let since = try Instant.first(db, "SELECT agreed_at FROM guidings WHERE number = \(number)")
            let isOpened = try Bool.first(db, "SELECT is_opened FROM guidings WHERE number = \(number)") ?? false
            return GuidedWorksheet(
                guiding: Guiding(
                    number: number, other: .init(number: author.number, name: author.name, byline: author.byline),
                    since: since ?? Instant(rawValue: 0)),
                isOpened: isOpened,
                worksheet: try db.worksheet(of: trainee), ties: try db.shownTies(of: trainee, for: viewer),
                comments: try db.comments(on: trainee, for: educator))
        }
    }

    /// Adds a comment to the viewer's own worksheet, or to that of a trainee they guide; the same form sent twice adds one.
    /// - Parameter guiding: nil for the own.
    /// - Throws: not found where they do not guide any more, a refusal at "comment-goal" for a goal that is gone.
    package func comment(
        _ draft: Worksheet.CommentDraft, on guiding: Number<Guiding>?, by viewer: Viewer, at now: Instant
    ) async throws {
        let author = try viewer.signedIn(to: "comment")
        try await write { db in
            let owner = try guiding.map { try db.trainee(of: $0, guidedBy: author) } ?? author
            let form = SentForm(
                table: "worksheet_comments", isSenders: "author = \(author)", submission: draft.submission,
                counted: "owner = \(owner)", limit: Worksheet.commentLimit,
                isFull: "A worksheet holds \(Worksheet.commentLimit) comments.")
            try db.once(form) { (sent: Number<Worksheet.Comment>) in
                try Bool.first(
                    db,
                    """
                    SELECT owner = \(owner) AND text = \(draft.text) AND goal IS \(draft.goal)
                    FROM worksheet_comments WHERE number = \(sent)
                    """) ?? false
            } add: { submission in
                try db.requireGoal(draft.goal, of: owner, at: "comment-goal")
                try db.run(
                    """
                    INSERT INTO worksheet_comments (owner, author, goal, text, written_at, submission)
                    VALUES (\(owner), \(author), \(draft.goal), \(draft.text), \(now), \(submission))
                    """)
            }
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

    /// What concerns worksheets that the viewer has not seen.
    /// - Parameter limit: how many comments are told at most.
    package func worksheetNews(for viewer: Viewer, upTo limit: Int) async throws -> WorksheetNews {
        let member = try viewer.signedIn(to: "see what is new")
        return try await read { db in
            let rows = try UnreadCommentRow.all(
                db,
                """
                SELECT members.name, guidings.number AS guiding, text, written_at
                FROM \(SQL.commentsForReader(member)) ORDER BY worksheet_comments.number DESC LIMIT \(limit)
                """)
            return WorksheetNews(
                comments: rows.map {
                    UnreadComment(author: $0.name, guiding: $0.guiding, words: $0.text, writtenAt: $0.writtenAt)
                },
                requests: try db.guidingRequests(to: member), namings: try db.namings(of: member),
                count: try db.unreadWorksheetNews(of: member))
        }
    }

    /// Notes that the viewer has opened the worksheet of somebody they guide, from when on they are told of comments there.
    package func open(_ guiding: Number<Guiding>, by viewer: Viewer) async throws {
        let educator = try viewer.signedIn(to: "guide somebody")
        try await write { db in
            try db.run("UPDATE guidings SET is_opened = 1 WHERE number = \(guiding) AND educator = \(educator)")
        }
    }

    /// Notes that the viewer was told all that concerns worksheets; who asks to guide them still waits for an answer. Writes
    /// only where there is something to note.
    package func readWorksheetNews(by viewer: Viewer) async throws {
        guard let reader = viewer.member else { return }
        let isNew = try await read { db in try db.unreadWorksheetNews(of: reader) > db.guidingRequests(to: reader) }
        guard isNew else { return }
        try await write { db in
            try db.run(
                """
                UPDATE guidings SET is_opened = 1
                WHERE educator = \(reader) AND agreed_at IS NOT NULL AND is_opened = 0
                """)
            // With a worksheet opened, what stood there before would be new.
            try db.run(
                """
                INSERT INTO comment_readings (reader, owner, last)
                SELECT \(reader), owner, max(worksheet_comments.number) FROM \(SQL.commentsForReader(reader))
                GROUP BY owner
                ON CONFLICT (reader, owner) DO UPDATE SET last = max(last, excluded.last)
                """)
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
    /// Oldest first.
    func comments(on owner: Number<Member>, for reader: Number<Member>) throws -> [Worksheet.Comment] {
        try comments("owner = \(owner) AND \(SQL.shownComment(to: reader))", for: reader)
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
        return try comments + guidingRequests(to: member) + namings(of: member)
    }

    /// How many let a member guide them whose worksheet they have not opened.
    fileprivate func namings(of educator: Number<Member>) throws -> Int {
        try Int.first(
            self,
            """
            SELECT count(*) FROM guidings JOIN members ON members.number = trainee
            WHERE educator = \(educator) AND agreed_at IS NOT NULL AND is_opened = 0 AND standing = 'active'
                AND trainee NOT IN (SELECT muted FROM muted_members WHERE muted_members.member = \(educator))
            """) ?? 0
    }

    fileprivate func guidingRequests(to trainee: Number<Member>) throws -> Int {
        try Int.first(
            self,
            """
            SELECT count(*) FROM guidings JOIN members ON members.number = educator
            WHERE trainee = \(trainee) AND asked_by = 'educator' AND agreed_at IS NULL AND refused_at IS NULL
                AND standing = 'active'
                AND educator NOT IN (SELECT muted FROM muted_members WHERE muted_members.member = \(trainee))
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

    /// Of a row of `worksheet_comments`: that a member who may read the worksheet is shown it. Nobody sees whom they block.
    /// Those who guide one trainee do not read who blocks them either; on one's own worksheet what was said stays, or else
    /// its going would tell of the block.
    static func shownComment(to reader: Number<Member>) -> SQL {
        """
        (author NOT IN (SELECT blocked FROM member_blocks WHERE blocker = \(reader))
            AND (owner = \(reader) OR author NOT IN (SELECT blocker FROM member_blocks WHERE blocked = \(reader))))
        """
    }

    /// What a member is told of: unread, on their worksheet or on one of a trainee's that they have opened, of what they are
    /// shown, and of nobody whom they muted.
    static func commentsForReader(_ reader: Number<Member>) -> SQL {
        """
        worksheet_comments JOIN members ON members.number = author
            LEFT JOIN guidings ON trainee = owner AND educator = \(reader) AND agreed_at IS NOT NULL
        WHERE owner IN (SELECT \(reader) UNION SELECT trainee FROM guidings JOIN members ON members.number = trainee
                WHERE educator = \(reader) AND agreed_at IS NOT NULL AND is_opened AND standing = 'active')
            AND \(unreadComment(of: reader))
            AND \(shownComment(to: reader))
            AND author NOT IN (SELECT muted FROM muted_members WHERE muted_members.member = \(reader))
        """
    }
}
