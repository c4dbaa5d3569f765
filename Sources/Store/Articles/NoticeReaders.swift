import Colloquium
import GRDB

/// Readers of what a retracted work is discussed or named in.
extension Database {
    /// Tells on the site, at each place once, who is told just now of a retraction and read what rests on the work, while it
    /// stood there; not where they wrote that themselves, since it is told them as that, and not where they muted it or
    /// hear of no retractions.
    func tellReaders(of article: Number<Article>, at now: Instant) throws {
        let works = try versions(of: article)
        try run(
            """
            INSERT INTO notifications (member, reason, discussion, question, contribution, answer, notice, noted_at)
            WITH \(SQL.citing(works)), reading AS (\(SQL.readings(of: works, "TRUE")))
            SELECT told.member, 'read-retraction', discussion, question,
                iif(max(contribution IS NULL), NULL, min(contribution)), min(answer), notice, \(now)
            FROM notice_tellings AS told JOIN notices ON notices.number = notice
                JOIN reading ON reading.member = told.member
            WHERE notices.article = \(article) AND told.noted_at = \(now) AND settled_at IS NULL
                AND notices.kind = 'retraction' AND gone_at IS NULL
                AND NOT EXISTS (SELECT 1 FROM unwanted_notifications AS unwanted
                    WHERE unwanted.member = told.member AND unwanted.reason IN ('retraction', 'read-retraction'))
                AND NOT EXISTS (SELECT 1 FROM muted_threads AS muted WHERE muted.member = told.member
                    AND (muted.discussion = reading.discussion OR muted.question = reading.question))
                AND NOT EXISTS (SELECT 1 FROM cited JOIN answers ON answers.number = cited.answer
                    WHERE answers.question = reading.question AND author = told.member AND withdrawn_at IS NULL)
                AND NOT EXISTS (SELECT 1 FROM cited JOIN contributions ON contributions.number = cited.contribution
                    WHERE contributions.discussion = reading.discussion AND author = told.member
                        AND withdrawn_at IS NULL)
            GROUP BY told.member, notice, discussion, question
            ON CONFLICT DO NOTHING
            """)
    }
}

extension SQL {
    /// A common table expression `cited`: what names one of some works.
    static func citing(_ works: [Number<Article>]) -> SQL {
        """
        cited (contribution, answer) AS (
            SELECT contribution, answer FROM article_identifiers JOIN citations USING (scheme, value)
            WHERE article_identifiers.article IN \(works))
        """
    }

    /// Who has opened a discussion of one of some works, or one or a question in which a row of `cited` stands and stood by
    /// then: member, club, discussion, question, contribution, answer.
    /// - Parameter condition: on `marks`.
    static func readings(of works: [Number<Article>], _ condition: SQL) -> SQL {
        """
        SELECT marks.member, club, discussions.number AS discussion, NULL AS question, NULL AS contribution, NULL AS answer
        FROM discussions JOIN reading_marks AS marks ON marks.discussion = discussions.number
        WHERE discussions.article IN \(works) AND called_off_at IS NULL AND \(condition)
        UNION ALL SELECT marks.member, club, discussions.number, NULL, contributions.number, NULL
        FROM cited JOIN contributions ON contributions.number = cited.contribution AND withdrawn_at IS NULL
            JOIN discussions ON discussions.number = contributions.discussion
            JOIN reading_marks AS marks ON marks.discussion = discussions.number AND visited_at >= written_at
        WHERE \(condition)
        UNION ALL SELECT marks.member, club, NULL, questions.number, NULL, answers.number
        FROM cited JOIN answers ON answers.number = cited.answer AND \(SQL.answerStands)
            JOIN questions ON questions.number = answers.question
            JOIN question_marks AS marks ON marks.question = questions.number
                AND visited_at >= coalesce(shown_at, answered_at)
        WHERE \(condition)
        """
    }
}
