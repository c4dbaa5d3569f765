package import Colloquium
import GRDB

/// What a member was told of one discussion or question.
package struct NotificationGroup: Sendable {
    package let thread: NewsThread
    /// Of the article or the question.
    package let title: String
    package let isMuted: Bool
    package let count: Int
    package let unread: Int
    /// What is unread first, then the newest; not more than a list shows.
    package let notifications: [NotificationReading]
}

/// One thing a member was told.
package struct NotificationReading: Sendable {
    package let reason: NotificationReason
    package let contribution: Number<Contribution>?
    package let answer: Number<StoredAnswer>?
    /// Nil where nobody did it.
    package let actor: (number: Number<Member>, name: String)?
    /// What was written, in plain words; empty for what is only pointed to.
    package let words: String
    package let notedAt: Instant
    package let isRead: Bool
}

extension Store {
    /// How much a member has not read, counted up to `limit`: this is asked for every page.
    package func unreadNotifications(of viewer: Viewer, upTo limit: Int) async throws -> Int {
        guard let member = viewer.member, viewer.isMember else { return 0 }
        return try await memory.notifications.value(WaitingQuestion(viewer: viewer, limit: limit), in: edition()) {
            try await read { db in
                try Int.first(
                    db,
                    """
                    SELECT count(*) FROM (SELECT 1 FROM notifications
                        WHERE member = \(member) AND read_at IS NULL AND \(viewer.mayStillRead) LIMIT \(limit))
                    """) ?? 0
            }
        }
    }

    /// What a member was told that they may still read, a group for each discussion and question, what was told last first.
    package func notifications(for viewer: Viewer, _ slice: Slice) async throws -> Sliced<NotificationGroup> {
        guard let member = viewer.member else { throw Refusal(.signInNeeded, "Sign in to see what is new for you.") }
        return try await read { db in
            let groups = try Row.all(
                db,
                """
                SELECT discussion, question, count(*) AS count, count(*) FILTER (WHERE read_at IS NULL) AS unread
                FROM notifications WHERE member = \(member) AND \(viewer.mayStillRead)
                GROUP BY discussion, question ORDER BY max(noted_at) DESC, max(number) DESC \(slice.sql)
                """
            ).compactMap(GroupRow.init)
            let muting = try db.muting(of: member)
            let rows = try groups.prefix(slice.size).map { group in
                NotificationGroup(
                    thread: group.thread, title: try db.title(of: group.thread),
                    isMuted: muting.threads.contains(group.thread), count: group.count, unread: group.unread,
                    notifications: try db.notifications(of: member, in: group.thread, for: viewer))
            }
            return Sliced(rows, hasMore: groups.count > slice.size)
        }
    }

    /// Notes that a member has seen what they were told of a thread, or of all where none is given. Writes only where there
    /// is something to note.
    package func readNotifications(
        in thread: NewsThread?, by member: Number<Member>, at now: Instant
    ) async throws {
        let place: SQL =
            thread.map { "discussion IS \($0.discussion) AND question IS \($0.question)" } ?? "TRUE"
        let unread: SQL = "member = \(member) AND read_at IS NULL AND \(place)"
        let isNew = try await read { db in
            try Bool.first(db, "SELECT EXISTS (SELECT 1 FROM notifications WHERE \(unread))") ?? false
        }
        guard isNew else { return }
        try await write { db in try db.run("UPDATE notifications SET read_at = \(now) WHERE \(unread)") }
    }

    /// Whose acts a member hears nothing of, by name.
    package func mutedMembers(
        of member: Number<Member>
    ) async throws -> [(number: Number<Member>, name: String)] {
        try await read { db in
            try Row.all(
                db,
                """
                SELECT muted, name FROM muted_members JOIN members ON members.number = muted
                WHERE muted_members.member = \(member) ORDER BY name COLLATE NOCASE, muted
                """
            ).map { ($0["muted"], $0["name"]) }
        }
    }

    /// What a member does not want to be told of.
    package func unwantedNotifications(of member: Number<Member>) async throws -> [NotificationReason] {
        try await read { db in
            let reasons = try String.all(db, "SELECT reason FROM unwanted_notifications WHERE member = \(member)")
            return NotificationReason.allCases.filter { reasons.contains($0.rawValue) }
        }
    }

    /// From now on the member is not told of such things; doing so twice changes nothing.
    package func switchOff(_ reason: NotificationReason, for member: Number<Member>) async throws {
        try await write { db in
            try db.run(
                """
                INSERT INTO unwanted_notifications (member, reason) VALUES (\(member), \(reason.rawValue))
                ON CONFLICT DO NOTHING
                """)
        }
    }

    package func switchOn(_ reason: NotificationReason, for member: Number<Member>) async throws {
        try await write { db in
            try db.run(
                "DELETE FROM unwanted_notifications WHERE member = \(member) AND reason = \(reason.rawValue)")
        }
    }
}

extension Viewer {
    /// Whether the viewer may still read what a row of `notifications` tells of, and it still stands.
    fileprivate var mayStillRead: SQL {
        """
        (discussion IS NULL OR EXISTS (SELECT 1 FROM discussions
            WHERE discussions.number = notifications.discussion AND \(mayReadDiscussion)))
        AND (question IS NULL OR EXISTS (SELECT 1 FROM questions
            WHERE questions.number = notifications.question AND questions.club IN \(readableClubs)))
        AND (contribution IS NULL OR EXISTS (SELECT 1 FROM contributions
            WHERE contributions.number = notifications.contribution AND withdrawn_at IS NULL))
        AND (answer IS NULL OR EXISTS (SELECT 1 FROM answers
            WHERE answers.number = notifications.answer AND \(SQL.answerStands)))
        AND (reason <> 'synthesis' OR EXISTS (SELECT 1 FROM discussions
            WHERE discussions.number = notifications.discussion AND synthesis <> ''))
        """
    }
}

private struct GroupRow {
    let thread: NewsThread
    let count: Int
    let unread: Int

    init?(_ row: Row) {
        if let discussion: Number<Discussion> = row["discussion"] {
            thread = .discussion(discussion)
        } else if let question: Number<Question> = row["question"] {
            thread = .question(question)
        } else {
            return nil
        }
        count = row["count"]
        unread = row["unread"]
    }
}

extension Database {
    /// How many of a group a list shows.
    private static var shownOfGroup: Int { 5 }

    fileprivate func title(of thread: NewsThread) throws -> String {
        switch thread {
        case .discussion(let number):
            try String.first(
                self,
                """
                SELECT title FROM discussions JOIN articles ON articles.number = article
                WHERE discussions.number = \(number)
                """) ?? ""
        case .question(let number): try String.first(self, "SELECT title FROM questions WHERE number = \(number)") ?? ""
        }
    }

    fileprivate func notifications(
        of member: Number<Member>, in thread: NewsThread, for viewer: Viewer
    ) throws -> [NotificationReading] {
        try Row.all(
            self,
            """
            SELECT reason, contribution, answer, actor, coalesce(members.name, '') AS actor_name,
                noted_at, read_at IS NOT NULL AS is_read,
                coalesce((SELECT body_html FROM contributions WHERE contributions.number = contribution),
                    (SELECT body_html FROM answers WHERE answers.number = answer), '') AS body_html
            FROM notifications LEFT JOIN members ON members.number = actor
            WHERE member = \(member) AND discussion IS \(thread.discussion) AND question IS \(thread.question)
                AND \(viewer.mayStillRead)
            ORDER BY is_read, noted_at DESC, notifications.number DESC LIMIT \(Self.shownOfGroup)
            """
        ).compactMap(NotificationReading.init)
    }
}

extension NotificationReading {
    fileprivate init?(_ row: Row) {
        guard let reason = NotificationReason(rawValue: row["reason"]) else { return nil }
        let actor: Number<Member>? = row["actor"]
        self.init(
            reason: reason, contribution: row["contribution"], answer: row["answer"],
            actor: actor.map { ($0, row["actor_name"]) },
            words: Prose(source: "", html: row["body_html"]).words.excerpt(180), notedAt: row["noted_at"],
            isRead: row["is_read"])
    }
}
