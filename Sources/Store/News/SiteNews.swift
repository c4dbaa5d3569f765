import Colloquium
import GRDB

/// Telling on the site what somebody follows there only.
extension Database {
    /// Tells whom a subscription of these asks to be told, each once, whatever else asks for it; not who did it, may not read
    /// it, muted it, has read it meanwhile or was told of it for another reason.
    /// - Parameter asking: which subscriptions ask for it; of these it takes those that are heard of on the site only.
    func tellOnSite(_ row: NewsRow, _ kind: Matter.Kind, _ asking: SQL, at now: Instant) throws {
        guard let thread = row.thread, let author = row.author else { return }
        let act = NotifiedAct(.followed, in: thread, by: author)
        let contribution = kind == .contribution ? row.subject : nil
        let answer = kind == .answer ? row.subject : nil
        try run(
            """
            INSERT INTO notifications
                (member, reason, news, subscription, discussion, question, contribution, answer, actor, noted_at)
            SELECT told.member, 'followed', \(kind), told.number, \(thread.discussion), \(thread.question),
                \(contribution), \(answer), \(author), \(now)
            FROM (SELECT number, member, kind FROM subscriptions
                    WHERE cadence = 'on-site' AND since <= \(row.at) AND (\(asking))) AS told
                JOIN members ON members.number = told.member JOIN clubs ON clubs.number = \(row.club)
            WHERE standing = 'active' AND \(SQL.memberMayReadClub) AND \(act.isHeard)
                AND \(kind.isAddressedOnSite) AND NOT EXISTS (\(row.visits(kind))) AND NOT EXISTS (\(row.tellings(kind)))
            ORDER BY told.kind = 'member', told.number
            ON CONFLICT DO NOTHING
            """)
    }
}

extension Matter.Kind {
    /// Whether a row of `told` asks for it, where it asks for what concerns the member alone: replies and answers are told on
    /// the site anyway, and so is who is named in a contribution.
    fileprivate var isAddressedOnSite: SQL {
        """
        (told.kind NOT IN ('replies', 'mentions') OR told.kind = 'mentions' AND \(self != .contribution)
            AND NOT EXISTS (SELECT 1 FROM unwanted_notifications AS unwanted
                WHERE unwanted.member = told.member AND unwanted.reason = 'mention'))
        """
    }
}

extension NewsRow {
    /// Where it stands; nil where it is in an inbox, which counts itself what is unread.
    fileprivate var thread: NewsThread? { question.map(NewsThread.question) ?? discussion.map(NewsThread.discussion) }

    /// Visits of the member of `told` to where it stands, since everybody could read it.
    fileprivate func visits(_ kind: Matter.Kind) -> SQL {
        if kind == .answer {
            return """
                SELECT 1 FROM question_marks JOIN answers ON answers.number = \(subject)
                WHERE question_marks.member = told.member AND question_marks.question = \(question)
                    AND visited_at >= coalesce(shown_at, answered_at)
                """
        }
        if let question {
            return """
                SELECT 1 FROM question_marks
                WHERE question_marks.member = told.member AND question = \(question) AND visited_at >= \(at)
                """
        }
        return """
            SELECT 1 FROM reading_marks
            WHERE reading_marks.member = told.member AND discussion = \(discussion) AND visited_at >= \(at)
            """
    }

    /// What the member of `told` was told of it before: in a mail, for a reason of their own, or of its article in another discussion.
    fileprivate func tellings(_ kind: Matter.Kind) -> SQL {
        let isSame: SQL =
            switch kind {
            case .article:
                """
                news = 'article' AND earlier.discussion IN (
                    SELECT discussions.number FROM discussions WHERE discussions.article = \(subject))
                """
            case .contribution: "earlier.contribution = \(subject) AND reason IN ('reply', 'mention')"
            case .answer: "earlier.answer = \(subject) AND reason = 'answer'"
            case .synthesis: "earlier.discussion = \(discussion) AND reason = 'synthesis'"
            case .question, .opening, .closing, .item, .retraction: "FALSE"
            }
        return """
            SELECT 1 FROM notifications AS earlier WHERE earlier.member = told.member AND \(isSame)
            UNION ALL SELECT 1 FROM digest_items AS mailed
            WHERE mailed.member = told.member AND mailed.kind = \(kind) AND mailed.subject = \(subject)
            """
    }
}
