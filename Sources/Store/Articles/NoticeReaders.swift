import Colloquium
import GRDB

/// Readers of what a retracted work is discussed or named in.
extension Database {
    /// Tells on the site, at each place once, of a retraction that was first seen at a moment, who read what rests on the work
    /// while it stood there; not where they wrote that themselves, since it is told them as that, and not where they may not
    /// read any more, muted it or hear of no retractions. Whoever comes to rest on an old retraction by a name or a merger did
    /// not read of it before, so that nobody is told then.
    func tellReaders(of article: Number<Article>, seenAt moment: Instant, at now: Instant) throws {
        let works = try versions(of: article)
        try run(
            """
            INSERT INTO notifications (member, reason, discussion, question, contribution, answer, notice, noted_at)
            WITH \(SQL.citing(works)), reading AS (\(SQL.readings(of: works)))
            SELECT reading.member, 'read-retraction', discussion, question,
                iif(max(contribution IS NULL), NULL, min(contribution)), min(answer), notices.number, \(now)
            FROM notices CROSS JOIN reading JOIN members ON members.number = reading.member
                JOIN clubs ON clubs.number = reading.club
            WHERE notices.article = \(article) AND first_seen_at = \(moment) AND notices.kind = 'retraction'
                AND gone_at IS NULL AND repeats IS NULL AND standing = 'active' AND \(SQL.memberMayReadClub)
                AND NOT EXISTS (SELECT 1 FROM unwanted_notifications AS unwanted
                    WHERE unwanted.member = reading.member AND unwanted.reason IN ('retraction', 'read-retraction'))
                AND NOT EXISTS (SELECT 1 FROM muted_threads AS muted WHERE muted.member = reading.member
                    AND (muted.discussion = reading.discussion OR muted.question = reading.question))
                AND NOT EXISTS (SELECT 1 FROM cited JOIN answers ON answers.number = cited.answer
                    WHERE answers.question = reading.question AND author = reading.member AND withdrawn_at IS NULL)
                AND NOT EXISTS (SELECT 1 FROM cited JOIN contributions ON contributions.number = cited.contribution
                    WHERE contributions.discussion = reading.discussion AND author = reading.member
                        AND withdrawn_at IS NULL)
                AND NOT EXISTS (SELECT 1 FROM notifications AS earlier JOIN notices AS others ON others.number = notice
                    WHERE earlier.member = reading.member AND earlier.reason = 'read-retraction'
                        AND others.article = notices.article AND others.gone_at IS NULL
                        AND earlier.discussion IS reading.discussion
                        AND earlier.question IS reading.question)
            GROUP BY reading.member, notices.number, discussion, question
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
    static func readings(of works: [Number<Article>]) -> SQL {
        """
        SELECT marks.member, club, discussions.number AS discussion, NULL AS question, NULL AS contribution, NULL AS answer
        FROM discussions JOIN reading_marks AS marks ON marks.discussion = discussions.number
        WHERE discussions.article IN \(works) AND called_off_at IS NULL
        UNION ALL SELECT marks.member, club, discussions.number, NULL, contributions.number, NULL
        FROM cited JOIN contributions ON contributions.number = cited.contribution AND withdrawn_at IS NULL
            JOIN discussions ON discussions.number = contributions.discussion
            JOIN reading_marks AS marks ON marks.discussion = discussions.number AND visited_at >= written_at
        UNION ALL SELECT marks.member, club, NULL, questions.number, NULL, answers.number
        FROM cited JOIN answers ON answers.number = cited.answer AND \(SQL.answerStands)
            JOIN questions ON questions.number = answers.question
            JOIN question_marks AS marks ON marks.question = questions.number
                AND visited_at >= coalesce(shown_at, answered_at)
        """
    }
}
