package import Colloquium
import GRDB

/// A work that was retracted, with what rests on it that a member did or reads.
package struct RetractedWork: Sendable {
    package let article: Article
    /// As registries say it; at least one.
    package let notices: [EditorialNotice]
    /// At least one; what the member wrote comes first.
    package let reliances: [Reliance]
}

extension Database {
    /// The retracted works that a member's own doing rests on, or that are discussed or named where they hear of news with
    /// these cadences: as far as it was noted lately and they were told in no digest yet and have not read of it on the
    /// site since; the longest known first. Who follows at once got a letter.
    func retractedWorks(of reader: MemberReader, _ cadences: [Cadence], at now: Instant) throws -> [DigestItem] {
        try Row.all(
            self,
            """
            SELECT article, min(noted_at) AS noted_at, max(mail IS NOT NULL) AS was_mailed
            FROM notice_tellings JOIN notices ON notices.number = notice
            WHERE member = \(reader.number) AND noted_at > \(now - Matter.old) AND kind = 'retraction'
                AND gone_at IS NULL
            GROUP BY article ORDER BY min(noted_at), article
            """
        ).compactMap { row in
            let key = Matter.Key(.retraction, row["article"])
            if reader.reader.told.contains(key) { return nil }
            let article: Number<Article> = row["article"]
            let own = try ownReliances(on: article, of: reader)
            var rows = own
            if own.isEmpty, !row["was_mailed"], try follows(article, reader.number, with: cadences) {
                rows = try othersReliances(on: article, for: reader.viewer)
            }
            return try retractedWork(article, rows, for: reader.reader, since: row["noted_at"]).map {
                DigestItem(key, own.isEmpty ? .followedRetractions : .retractions, in: 0, "", .retraction($0))
            }
        }
    }

    /// Nil where they have read of it, or would not hear of it.
    private func retractedWork(
        _ number: Number<Article>, _ reliances: [RelianceRow], for reader: NewsReader, since moment: Instant
    ) throws -> RetractedWork? {
        let rows = reliances.filter { row in !row.threads.contains(where: reader.muting.threads.contains) }
        if rows.isEmpty || rows.contains(where: { $0.isRead(by: reader, since: moment) }) { return nil }
        let notices = try notices(of: number).filter { $0.kind == .retraction }
        guard !notices.isEmpty, let article = try article(number) else { return nil }
        return RetractedWork(article: article, notices: notices, reliances: rows.compactMap(\.reliance))
    }

    /// What of a member's rests on a work in any version and stands where they may read it.
    private func ownReliances(on article: Number<Article>, of reader: MemberReader) throws -> [RelianceRow] {
        let (member, viewer) = (reader.number, reader.viewer)
        let works = try versions(of: article)
        let read: SQL =
            """
            SELECT 1 FROM notifications WHERE member = \(member) AND reason = 'retraction' AND read_at IS NOT NULL
                AND notice IN (SELECT number FROM notices WHERE article = \(article))
            """
        return try RelianceRow.all(
            self,
            """
            WITH work (scheme, value) AS (
                    SELECT DISTINCT scheme, value FROM article_identifiers WHERE article IN \(works)),
                cited (contribution, answer) AS (
                    SELECT DISTINCT contribution, answer FROM work JOIN citations USING (scheme, value))
            SELECT 'answer' AS kind, answers.number, title, NULL AS discussion, question,
                EXISTS (\(read) AND answer = answers.number) AS was_seen
            FROM cited JOIN answers ON answers.number = cited.answer JOIN questions ON questions.number = question
            WHERE answers.author = \(member) AND answers.withdrawn_at IS NULL AND club IN \(viewer.readableClubs)
            UNION ALL
            SELECT 'contribution', contributions.number, title, discussions.number, NULL,
                EXISTS (\(read) AND contribution = contributions.number)
            FROM cited JOIN contributions ON contributions.number = cited.contribution
                JOIN discussions ON discussions.number = contributions.discussion
                JOIN articles ON articles.number = discussions.article
            WHERE contributions.author = \(member) AND withdrawn_at IS NULL AND \(viewer.mayReadDiscussion)
            UNION ALL
            SELECT 'discussion', discussions.number, title, discussions.number, NULL, FALSE
            FROM discussions JOIN articles ON articles.number = discussions.article
            WHERE discussions.article IN \(works) AND poster = \(member) AND called_off_at IS NULL
                AND \(viewer.mayReadDiscussion)
            UNION ALL
            SELECT 'vote', poll, polls.question, NULL, NULL, FALSE
            FROM (SELECT DISTINCT poll FROM work JOIN vote_references USING (scheme, value)
                    JOIN votes ON votes.number = vote WHERE member = \(member) AND withdrawn_at IS NULL) AS ballots
                JOIN polls ON polls.number = poll
            WHERE club IN \(viewer.readableClubs)
            UNION ALL
            SELECT 'endorsement', answers.number, title, NULL, question, FALSE
            FROM cited JOIN endorsements ON endorsements.answer = cited.answer AND member = \(member)
                JOIN answers ON answers.number = cited.answer JOIN questions ON questions.number = question
            WHERE \(SQL.answerStands) AND club IN \(viewer.readableClubs)
            """)
    }

    /// Where others discuss or name a work in any version, as far as the viewer may read it; the first of it.
    private func othersReliances(on article: Number<Article>, for viewer: Viewer) throws -> [RelianceRow] {
        let works = try versions(of: article)
        return try RelianceRow.all(
            self,
            """
            WITH cited (contribution, answer) AS (
                SELECT DISTINCT contribution, answer FROM article_identifiers JOIN citations USING (scheme, value)
                WHERE article_identifiers.article IN \(works))
            SELECT 'others discussion' AS kind, discussions.number, title, discussions.number AS discussion,
                NULL AS question, FALSE AS was_seen
            FROM discussions JOIN articles ON articles.number = discussions.article
            WHERE discussions.article IN \(works) AND called_off_at IS NULL AND \(viewer.mayReadDiscussion)
            UNION ALL
            SELECT 'others answer', answers.number, title, NULL, question, FALSE
            FROM cited JOIN answers ON answers.number = cited.answer JOIN questions ON questions.number = question
            WHERE \(SQL.answerStands) AND club IN \(viewer.readableClubs)
            UNION ALL
            SELECT 'others contribution', contributions.number, title, discussions.number, NULL, FALSE
            FROM cited JOIN contributions ON contributions.number = cited.contribution
                JOIN discussions ON discussions.number = contributions.discussion
                JOIN articles ON articles.number = discussions.article
            WHERE withdrawn_at IS NULL AND \(viewer.mayReadDiscussion)
            LIMIT 20
            """)
    }
}

/// Something that rests on a work, as it is read.
private struct RelianceRow: ReadRow {
    let kind: String
    let number: Int64
    let title: String
    let discussion: Number<Discussion>?
    let question: Number<Question>?
    /// Whether what the site told of it was read.
    let wasSeen: Bool

    var reliance: Reliance? { deed.map { Reliance($0, title: title) } }

    private var deed: Reliance.Deed? {
        switch kind {
        case "answer": .answer(Number(rawValue: number))
        case "contribution": .contribution(Number(rawValue: number))
        case "discussion": .discussion(Number(rawValue: number))
        case "vote": .vote(in: Number(rawValue: number))
        case "endorsement": .endorsement(of: Number(rawValue: number))
        case "others discussion": .othersDiscussion(Number(rawValue: number))
        case "others contribution": .othersContribution(Number(rawValue: number))
        case "others answer": .othersAnswer(Number(rawValue: number))
        default: nil
        }
    }

    var threads: [NewsThread] {
        [discussion.map(NewsThread.discussion), question.map(NewsThread.question)].compactMap(\.self)
    }

    /// A discussion says at once of the article, and it and a question of what is cited in it, that it was retracted.
    func isRead(by reader: NewsReader, since moment: Instant) -> Bool {
        wasSeen || threads.contains { reader.hasRead($0, since: moment) }
    }
}
