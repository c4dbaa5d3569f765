import Colloquium
import GRDB

/// Whom notices about an article concern.
extension Database {
    /// Who rests on a work in any version, or follows what does: those who posted it, named it, answered or voted with
    /// it, endorsed such an answer, posted the discussion or asked the question in which it is named, and those who
    /// hear by mail of where that is; active, able to read there, and where they did not mute it.
    func recipients(of article: Number<Article>) throws -> [Number<Member>] {
        try concerned(by: article, "TRUE")
    }

    /// Whether a member who is concerned gets a letter of it: mail is not paused or held back, they did not end such
    /// letters, and their own doing rests on the work or they hear at once of what does.
    func wantsLetter(_ member: Number<Member>, about article: Number<Article>, at now: Instant) throws -> Bool {
        try !concerned(
            by: article, only: member,
            """
            coalesce(cadence, 'at-once') = 'at-once' AND \(SQL.mayBeMailed(at: now)) AND NOT EXISTS (
                SELECT 1 FROM unwanted_notifications AS unwanted
                WHERE unwanted.member = concerned.member AND unwanted.reason = 'retraction')
            """
        ).isEmpty
    }

    /// Whether a member hears with digests of where a work is discussed or named.
    func follows(_ article: Number<Article>, _ member: Number<Member>, with cadences: [Cadence]) throws -> Bool {
        try !concerned(by: article, only: member, "cadence IN \(cadences.map(\.rawValue))").isEmpty
    }

    /// - Parameter condition: on `cadence`, with which they follow it, or NULL where their own doing rests on it, and on
    ///   their row of `members`. Who only read it is told on the site (`tellReaders`).
    private func concerned(
        by article: Number<Article>, only member: Number<Member>? = nil, _ condition: SQL
    ) throws -> [Number<Member>] {
        let works = try versions(of: article)
        let asked: SQL = member.map { "subscriptions.member = \($0)" } ?? "TRUE"
        let wanted: SQL = member.map { "concerned.member = \($0)" } ?? "TRUE"
        return try Number<Member>.all(
            self,
            """
            WITH \(SQL.citing(works)),
            place (club, discussion, question) AS (
                SELECT club, number, NULL FROM discussions WHERE article IN \(works)
                UNION SELECT club, discussions.number, NULL FROM cited
                    JOIN contributions ON contributions.number = cited.contribution
                    JOIN discussions ON discussions.number = contributions.discussion
                UNION SELECT club, NULL, questions.number FROM cited
                    JOIN answers ON answers.number = cited.answer JOIN questions ON questions.number = question),
            concerned (member, club, discussion, question, cadence) AS (
                SELECT poster, place.club, discussion, NULL, NULL FROM place JOIN discussions ON number = discussion
                UNION SELECT author, place.club, NULL, question, NULL FROM place JOIN questions ON number = question
                UNION SELECT subscriptions.member, place.club, place.discussion, place.question, cadence
                    FROM place JOIN subscriptions ON \(asked) AND cadence <> 'on-site' AND CASE kind
                        WHEN 'site' THEN TRUE
                        WHEN 'clubs' THEN EXISTS (SELECT 1 FROM club_members
                            WHERE club_members.club = place.club AND club_members.member = subscriptions.member)
                        WHEN 'club' THEN place.club = subscriptions.club
                        WHEN 'discussion' THEN place.discussion = subscriptions.discussion
                        WHEN 'question' THEN place.question = subscriptions.question
                        WHEN 'tag' THEN EXISTS (SELECT 1 FROM discussion_tags
                                WHERE discussion_tags.discussion = place.discussion AND tag = subject)
                            OR EXISTS (SELECT 1 FROM question_tags
                                WHERE question_tags.question = place.question AND tag = subject)
                    END
                UNION SELECT author, club, discussions.number, NULL, NULL
                    FROM cited JOIN contributions ON contributions.number = cited.contribution
                    JOIN discussions ON discussions.number = contributions.discussion
                UNION SELECT endorsements.member, club, NULL, question, NULL
                    FROM cited JOIN endorsements ON endorsements.answer = cited.answer
                    JOIN answers ON answers.number = cited.answer JOIN questions ON questions.number = question
                UNION SELECT answers.author, club, NULL, question, NULL
                    FROM cited JOIN answers ON answers.number = cited.answer JOIN questions ON questions.number = question
                UNION SELECT votes.member, club, polls.discussion, NULL, NULL
                    FROM article_identifiers JOIN vote_references USING (scheme, value)
                    JOIN votes ON votes.number = vote AND withdrawn_at IS NULL JOIN polls ON polls.number = poll
                    WHERE article_identifiers.article IN \(works))
            SELECT DISTINCT member FROM concerned
                JOIN members ON members.number = member JOIN clubs ON clubs.number = club
            WHERE standing = 'active' AND \(SQL.memberMayReadClub) AND \(wanted) AND NOT EXISTS (
                    SELECT 1 FROM muted_threads AS muted WHERE muted.member = concerned.member
                        AND (muted.discussion = concerned.discussion OR muted.question = concerned.question))
                AND (\(condition))
            ORDER BY member
            """)
    }
}
