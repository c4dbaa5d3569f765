import Colloquium
import GRDB

/// Something that members may be told of.
struct NotifiedAct {
    let reason: NotificationReason
    let thread: NewsThread
    var contribution: Number<Contribution>?
    var answer: Number<StoredAnswer>?
    var remark: Number<PollRemark>?
    var invitation: Number<PanelInvitation>?
    /// Who did it: they are not told, nor who muted them. Nil for who has no account.
    let actor: Number<Member>?

    init(_ reason: NotificationReason, in thread: NewsThread, by actor: Number<Member>?) {
        self.reason = reason
        self.thread = thread
        self.actor = actor
    }

    /// Whether the member of a row of `told` hears of it: they did not do it, muted neither where nor by whom it was done, and
    /// are not blocked from who did it.
    var isHeard: SQL {
        let isOpenToActor: SQL = actor.map { "told.member NOT IN \(SQL.blocked(with: $0))" } ?? "TRUE"
        return """
            (told.member IS NOT \(actor)
                AND NOT EXISTS (SELECT 1 FROM muted_threads AS muted WHERE muted.member = told.member
                    AND (muted.discussion = \(thread.discussion) OR muted.question = \(thread.question)
                        OR muted.poll = \(thread.poll) OR muted.panel = \(thread.panel)))
                AND NOT EXISTS (SELECT 1 FROM muted_members AS muted
                    WHERE muted.member = told.member AND muted.muted = \(actor))
                AND \(isOpenToActor))
            """
    }
}

extension Database {
    /// Tells members of an act in the transaction that does it, except who did it, whom they blocked or who blocked them, and
    /// who wants to hear nothing of it. Told again, it is news again.
    /// - Parameter recipients: a query for the numbers of members, in one column called `member`.
    func notify(_ recipients: SQL, of act: NotifiedAct, at now: Instant) throws {
        let (discussion, question) = (act.thread.discussion, act.thread.question)
        let (poll, panel) = (act.thread.poll, act.thread.panel)
        let named = act.reason.namesActor ? act.actor : nil
        try run(
            """
            INSERT INTO notifications
                (member, reason, discussion, question, poll, panel, contribution, answer, remark, invitation, actor, noted_at)
            SELECT told.member, \(act.reason.rawValue), \(discussion), \(question), \(poll), \(panel),
                \(act.contribution), \(act.answer), \(act.remark), \(act.invitation), \(named), \(now)
            FROM (\(recipients)) AS told
            WHERE \(act.isHeard) AND NOT EXISTS (SELECT 1 FROM unwanted_notifications AS unwanted
                    WHERE unwanted.member = told.member AND unwanted.reason = \(act.reason.rawValue))
            ON CONFLICT DO UPDATE SET noted_at = excluded.noted_at, read_at = NULL
            """)
    }

    /// Tells who is replied to.
    func notifyOfReply(
        _ number: Number<Contribution>, to parent: ContributionReading, by author: Number<Member>, at now: Instant
    ) throws {
        if parent.withdrawnAt != nil { return }
        var act = NotifiedAct(.reply, in: .discussion(parent.discussion), by: author)
        act.contribution = number
        try notify("SELECT \(parent.author) AS member", of: act, at: now)
    }

    /// Tells who is named in a contribution, each once, and nobody who was told of it as a reply.
    /// - Parameter handles: those that were not in it before.
    func notify(
        named handles: Set<Handle>, in number: Number<Contribution>, of discussion: Number<Discussion>,
        by author: Number<Member>, at now: Instant
    ) throws {
        if handles.isEmpty { return }
        let members: SQL = "SELECT number FROM members WHERE handle IN \(handles.map(\.rawValue).sorted())"
        try run(
            """
            UPDATE notifications SET gone_at = NULL
            WHERE contribution = \(number) AND reason = 'mention' AND member IN (\(members))
            """)
        var act = NotifiedAct(.mention, in: .discussion(discussion), by: author)
        act.contribution = number
        try notify(
            """
            SELECT number AS member FROM (\(members) AND standing = 'active') WHERE number NOT IN (
                SELECT member FROM notifications
                WHERE contribution = \(number) AND reason IN ('reply', 'mention'))
            """, of: act, at: now)
    }

    /// Tells no longer who is no longer named.
    func forget(named handles: Set<Handle>, in number: Number<Contribution>, at now: Instant) throws {
        if handles.isEmpty { return }
        try run(
            """
            UPDATE notifications SET gone_at = \(now)
            WHERE contribution = \(number) AND reason = 'mention' AND gone_at IS NULL AND member IN (
                SELECT number FROM members WHERE handle IN \(handles.map(\.rawValue).sorted()))
            """)
    }

    /// Tells who asked that there is an answer that everybody can read.
    func notifyAsker(of answer: Number<StoredAnswer>, at now: Instant) throws {
        let row = try Row.first(
            self, "SELECT question, author FROM answers WHERE number = \(answer) AND \(SQL.answerStands)")
        guard let row else { return }
        let question: Number<Question> = row["question"]
        var act = NotifiedAct(.answer, in: .question(question), by: row["author"])
        act.answer = answer
        try notify("SELECT author AS member FROM questions WHERE number = \(question)", of: act, at: now)
    }

    /// Tells the author of an answer what somebody has against one of its references.
    func notifyAuthor(
        of answer: AnswerReading, _ reason: NotificationReason, by actor: Number<Member>, at now: Instant
    ) throws {
        var act = NotifiedAct(reason, in: .question(answer.question), by: actor)
        act.answer = answer.number
        try notify("SELECT \(answer.author.number) AS member", of: act, at: now)
    }

    /// Tells everybody who took part in a discussion that it has a synthesis.
    func notifyOfSynthesis(of discussion: Number<Discussion>, by author: Number<Member>, at now: Instant) throws {
        try notify(
            """
            SELECT author AS member FROM contributions WHERE discussion = \(discussion) AND withdrawn_at IS NULL
            UNION SELECT poster FROM discussions WHERE number = \(discussion)
            """, of: NotifiedAct(.synthesis, in: .discussion(discussion), by: author), at: now)
    }
}

extension TextReference {
    /// Whom a text names in its own words, the first of them where there are very many.
    static func handles(in text: String) -> Set<Handle> {
        if !text.contains("@") { return [] }
        let named = pieces(of: ownWords(of: text)).lazy.compactMap { piece -> Handle? in
            guard case .name(_, .member(let handle)) = piece else { return nil }
            return handle
        }
        return Set(named.prefix(limit))
    }
}
