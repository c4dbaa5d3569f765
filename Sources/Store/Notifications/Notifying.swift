import Colloquium
import GRDB

/// Something that members may be told of.
struct NotifiedAct {
    let reason: NotificationReason
    let thread: NewsThread
    var contribution: Number<Contribution>?
    var answer: Number<StoredAnswer>?
    let actor: Number<Member>

    init(_ reason: NotificationReason, in thread: NewsThread, by actor: Number<Member>) {
        self.reason = reason
        self.thread = thread
        self.actor = actor
    }
}

extension Database {
    /// Tells members of an act in the transaction that does it, except who did it and who wants to hear nothing of it. Told
    /// again, it is news again.
    /// - Parameter recipients: a query for the numbers of members, in one column called `member`.
    func notify(_ recipients: SQL, of act: NotifiedAct, at now: Instant) throws {
        let (discussion, question) = (act.thread.discussion, act.thread.question)
        try run(
            """
            INSERT INTO notifications
                (member, reason, discussion, question, contribution, answer, actor, noted_at)
            SELECT told.member, \(act.reason.rawValue), \(discussion), \(question), \(act.contribution), \(act.answer),
                \(act.actor), \(now)
            FROM (\(recipients)) AS told
            WHERE told.member <> \(act.actor)
                AND NOT EXISTS (SELECT 1 FROM muted_threads AS muted WHERE muted.member = told.member
                    AND (muted.discussion = \(discussion) OR muted.question = \(question)))
                AND NOT EXISTS (SELECT 1 FROM muted_members AS muted
                    WHERE muted.member = told.member AND muted.muted = \(act.actor))
                AND NOT EXISTS (SELECT 1 FROM unwanted_notifications AS unwanted
                    WHERE unwanted.member = told.member AND unwanted.reason = \(act.reason.rawValue))
            ON CONFLICT DO UPDATE SET noted_at = excluded.noted_at, read_at = NULL
            """)
    }

    /// Tells who is replied to, and who is named and was not named before.
    /// - Parameter before: what the contribution said until now; empty for a new one.
    func notify(
        of number: Number<Contribution>, saying body: String, insteadOf before: String,
        in discussion: Number<Discussion>,
        inReplyTo parent: ContributionReading?, by author: Number<Member>, at now: Instant
    ) throws {
        let thread = NewsThread.discussion(discussion)
        if let parent, before.isEmpty, parent.withdrawnAt == nil {
            var reply = NotifiedAct(.reply, in: thread, by: author)
            reply.contribution = number
            try notify("SELECT \(parent.author) AS member", of: reply, at: now)
        }
        let named = TextReference.handles(in: body).subtracting(TextReference.handles(in: before)).map(\.rawValue)
        if named.isEmpty { return }
        var mention = NotifiedAct(.mention, in: thread, by: author)
        mention.contribution = number
        try notify(
            """
            SELECT number AS member FROM members WHERE handle IN \(named.sorted()) AND standing = 'active'
                AND number IS NOT \(parent?.author)
            """, of: mention, at: now)
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
    fileprivate static func handles(in text: String) -> Set<Handle> {
        if !text.contains("@") { return [] }
        let named = pieces(of: text).lazy.compactMap { piece -> Handle? in
            guard case .name(_, .member(let handle)) = piece else { return nil }
            return handle
        }
        return Set(named.prefix(limit))
    }
}
