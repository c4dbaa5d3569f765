package import Colloquium
import GRDB

/// What a member was told of one discussion, question, poll or panel.
package struct NotificationGroup: Sendable {
    package let thread: NewsThread
    /// Of the article, what is asked, or the panel's topic.
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
    /// What happened and is followed; nil where it is told for another reason.
    package let followed: FollowedNews?
    package let contribution: Number<Contribution>?
    package let answer: Number<StoredAnswer>?
    package let remark: Number<PollRemark>?
    /// Nil where nobody did it, or no member.
    package let actor: (number: Number<Member>, name: String)?
    /// Of a guest without an account, who did it.
    package let guestName: String
    /// What was written, in plain words; empty for what is only pointed to.
    package let words: String
    package let notedAt: Instant
    package let isRead: Bool
}

/// What a member had not read of a thread at a moment.
package struct UnreadNotifications: Sendable {
    let thread: NewsThread
    let member: Number<Member>
    /// The number of the newest of them.
    let last: Int64
    /// When the last of them was told, or told again.
    let notedAt: Instant
}

extension Store {
    /// How much a member has not read, counted up to `limit`: this is asked for every page.
    package func unreadNotifications(of viewer: Viewer, upTo limit: Int) async throws -> Int {
        guard let member = viewer.member, viewer.isMember else { return 0 }
        return try await memory.notifications.value(WaitingQuestion(viewer: viewer, limit: limit), in: edition()) {
            try await read { db in
                let told = try Int.first(
                    db,
                    """
                    SELECT count(*) FROM (SELECT 1 FROM notifications
                        WHERE member = \(member) AND read_at IS NULL AND \(viewer.mayStillRead)
                        UNION ALL SELECT * FROM (SELECT 1 FROM introduction_news AS news
                            JOIN introductions ON introductions.number = news.introduction
                        WHERE news.member = \(member) AND read_at IS NULL
                            AND \(SQL.isIntroductionNewsShown(to: "\(member)")) LIMIT \(IntroductionNews.limit))
                        UNION ALL SELECT 1 FROM mentoring_tellings WHERE \(SQL.unreadTelling(of: member))
                        LIMIT \(limit))
                    """)
                return try min((told ?? 0) + db.unreadWorksheetNews(of: member), limit)
            }
        }
    }

    /// What a member was told that they may still read, a group for each thread, what was told last first.
    package func notifications(for viewer: Viewer, _ slice: Slice) async throws -> Sliced<NotificationGroup> {
        guard let member = viewer.member else { throw Refusal(.signInNeeded, "Sign in to see what is new for you.") }
        return try await read { db in
            let groups = try db.notificationGroups(of: member, for: viewer, slice)
            let muting = try db.muting(of: member)
            let shown = Array(groups.prefix(slice.size))
            let told = try db.notifications(of: member, in: shown.map(\.thread), for: viewer)
            let rows = shown.map { group in
                NotificationGroup(
                    thread: group.thread, title: group.title, isMuted: muting.threads.contains(group.thread),
                    count: group.count, unread: group.unread, notifications: told[group.thread] ?? [])
            }
            return Sliced(rows, hasMore: groups.count > slice.size)
        }
    }

    /// What a member has not read of a thread; nil for nothing. Asked before the thread itself is read, so that what comes
    /// in between stays unread.
    package func unreadNotifications(
        in thread: NewsThread, of member: Number<Member>
    ) async throws -> UnreadNotifications? {
        try await read { db in
            let row = try Row.first(
                db,
                """
                SELECT max(number) AS last, max(noted_at) AS noted_at FROM notifications
                WHERE member = \(member) AND read_at IS NULL AND \(thread.isMeant)
                """)
            guard let row, let last: Int64 = row["last"] else { return nil }
            return UnreadNotifications(thread: thread, member: member, last: last, notedAt: row["noted_at"])
        }
    }

    /// Notes that a member has seen these, and nothing that came since.
    package func read(_ unread: UnreadNotifications, at now: Instant) async throws {
        try await write { db in
            try db.run(
                """
                UPDATE notifications SET read_at = \(now) WHERE member = \(unread.member) AND read_at IS NULL
                    AND \(unread.thread.isMeant)
                    AND number <= \(unread.last) AND noted_at <= \(unread.notedAt)
                """)
            try db.dropOldNotifications(of: unread.member, at: now)
        }
    }

    /// Notes that a member has seen what they were told of a thread, or of all and of introductions where none is given.
    /// Writes only where there is something to note.
    package func readNotifications(
        in thread: NewsThread?, by member: Number<Member>, at now: Instant
    ) async throws {
        let place: SQL = thread?.isMeant ?? "TRUE"
        let unread: SQL = "member = \(member) AND read_at IS NULL AND \(place)"
        let unseen: SQL = "member = \(member) AND read_at IS NULL AND \(thread == nil)"
        let isNew = try await read { db in
            try Bool.first(
                db,
                """
                SELECT EXISTS (SELECT 1 FROM notifications WHERE \(unread))
                    OR EXISTS (SELECT 1 FROM introduction_news WHERE \(unseen))
                """) ?? false
        }
        guard isNew else { return }
        try await write { db in
            try db.run("UPDATE notifications SET read_at = \(now) WHERE \(unread)")
            try db.run("UPDATE introduction_news SET read_at = \(now) WHERE \(unseen)")
            try db.dropOldNotifications(of: member, at: now)
        }
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

    /// From now on the member is not told of such things, and those they were told of count as read; doing so twice changes
    /// nothing.
    package func switchOff(_ reason: NotificationReason, for member: Number<Member>, at now: Instant) async throws {
        try await write { db in
            try db.run(
                """
                UPDATE notifications SET read_at = \(now)
                WHERE member = \(member) AND reason = \(reason.rawValue) AND read_at IS NULL
                """)
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

private struct GroupRow {
    let thread: NewsThread
    let title: String
    let count: Int
    let unread: Int

    init?(_ row: Row) {
        guard let thread = NewsThread(row) else { return nil }
        self.thread = thread
        title = row["title"] ?? ""
        count = row["count"]
        unread = row["unread"]
    }
}

extension Database {
    /// How many of a group a list shows.
    private static var shownOfGroup: Int { 5 }

    fileprivate func notificationGroups(
        of member: Number<Member>, for viewer: Viewer, _ slice: Slice
    ) throws -> [GroupRow] {
        try Row.all(
            self,
            """
            SELECT told.*, coalesce(articles.title, questions.title, polls.question, panels.topic) AS title
            FROM (SELECT discussion, question, poll, panel, count(*) AS count, count(*) FILTER (WHERE read_at IS NULL) AS unread,
                    max(noted_at) AS newest, max(number) AS last
                FROM notifications WHERE member = \(member) AND \(viewer.mayStillRead)
                GROUP BY discussion, question, poll, panel ORDER BY newest DESC, last DESC \(slice.sql)) AS told
                LEFT JOIN discussions ON discussions.number = told.discussion
                LEFT JOIN articles ON articles.number = discussions.article
                LEFT JOIN questions ON questions.number = told.question
                LEFT JOIN polls ON polls.number = told.poll LEFT JOIN panels ON panels.number = told.panel
            ORDER BY newest DESC, last DESC
            """
        ).compactMap(GroupRow.init)
    }

    /// Of each thread as many as a list shows.
    fileprivate func notifications(
        of member: Number<Member>, in threads: [NewsThread], for viewer: Viewer
    ) throws -> [NewsThread: [NotificationReading]] {
        let discussions = SQL.list(threads.compactMap(\.discussion?.rawValue))
        let questions = SQL.list(threads.compactMap(\.question?.rawValue))
        let polls = SQL.list(threads.compactMap(\.poll?.rawValue))
        let panels = SQL.list(threads.compactMap(\.panel?.rawValue))
        let rows = try Row.all(
            self,
            """
            SELECT told.*, kind, word, subject, coalesce(members.name, '') AS actor_name,
                coalesce((SELECT body_html FROM contributions WHERE contributions.number = told.contribution),
                    (SELECT body_html FROM answers WHERE answers.number = told.answer),
                    (SELECT body_html FROM poll_remarks WHERE poll_remarks.number = told.remark),
                    (SELECT rationale_html FROM votes WHERE votes.number = told.vote), '') AS body_html,
                coalesce((SELECT words FROM panel_invitations WHERE panel_invitations.number = told.invitation), '')
                    AS words,
                coalesce((SELECT name FROM panel_invitations WHERE panel_invitations.number = told.invitation), '')
                    AS guest_name
            FROM (SELECT reason, news, subscription, discussion, question, poll, panel, contribution, answer, remark, vote,
                    invitation, actor, noted_at, read_at IS NOT NULL AS is_read,
                    row_number() OVER (PARTITION BY discussion, question, poll, panel
                        ORDER BY read_at IS NOT NULL, noted_at DESC, number DESC) AS place
                FROM notifications WHERE member = \(member)
                    AND (discussion IN \(discussions) OR question IN \(questions) OR poll IN \(polls)
                        OR panel IN \(panels)) AND \(viewer.mayStillRead)) AS told
                LEFT JOIN members ON members.number = told.actor
                LEFT JOIN subscriptions ON subscriptions.number = told.subscription
            WHERE place <= \(Self.shownOfGroup) ORDER BY place
            """)
        return rows.reduce(into: [:]) { found, row in
            guard let thread = NewsThread(row), let reading = NotificationReading(row) else { return }
            found[thread, default: []].append(reading)
        }
    }

    /// What was told and read a year ago is kept no longer, nor what is followed and was not read in a year, so that no list
    /// grows for ever.
    fileprivate func dropOldNotifications(of member: Number<Member>, at now: Instant) throws {
        let end = now - .days(365)
        try run(
            """
            DELETE FROM notifications WHERE member = \(member) AND noted_at < \(end)
                AND (read_at < \(end) OR reason = 'followed')
            """)
    }
}

extension NotificationReading {
    fileprivate init?(_ row: Row) {
        guard let reason = NotificationReason(rawValue: row["reason"]) else { return nil }
        let actor: Number<Member>? = row["actor"]
        let said: String = row["words"]
        self.init(
            reason: reason, followed: FollowedNews(row), contribution: row["contribution"], answer: row["answer"],
            remark: row["remark"],
            actor: actor.map { ($0, row["actor_name"]) }, guestName: row["guest_name"],
            words: (said.isEmpty ? Prose(source: "", html: row["body_html"]).words : said).excerpt(180),
            notedAt: row["noted_at"], isRead: row["is_read"])
    }
}

extension FollowedNews {
    fileprivate init?(_ row: Row) {
        guard let kind: Matter.Kind = row["news"], let scope = Subscription.Scope(row: row) else { return nil }
        self.init(kind, scope)
    }
}
