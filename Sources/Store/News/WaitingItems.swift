import Colloquium
import GRDB

/// Something that waits to be mailed because a subscription asks for it.
private struct WaitingRow {
    let kind: Matter.Kind
    let subject: Int64
    let happenedAt: Instant
    let reason: SubscriptionReason

    init(row: Row) {
        kind = row["news"]
        subject = row["told_of"]
        happenedAt = row["happened_at"]
        // Whatever is kept was put there by a scope.
        reason = SubscriptionReason(number: row["number"], scope: Subscription.Scope(row: row) ?? .site)
    }
}

/// What waits for a member, the oldest first, as far as it was looked through.
struct WaitingNews {
    /// What is still news that they may hear of.
    var items: [DigestItem] = []
    /// What is none to them any more: read, muted, withdrawn, or closed to them.
    var others: [Matter.Key] = []

    /// Not all at once: nobody else writes meanwhile.
    static let limit = 200
}

extension Database {
    /// - Parameter condition: on the subscription that asked for it.
    func waitingNews(of reader: MemberReader, _ condition: SQL, at now: Instant) throws -> WaitingNews {
        let rows = try Row.map(
            self,
            """
            SELECT waiting_news.kind AS news, waiting_news.subject AS told_of, happened_at, number, subscriptions.kind,
                subscriptions.subject, word
            FROM waiting_news JOIN subscriptions ON number = subscription
            WHERE waiting_news.member = \(reader.number) AND \(condition) AND happened_at > \(now - Matter.old)
            ORDER BY happened_at, waiting_news.kind, waiting_news.subject LIMIT \(WaitingNews.limit)
            """, WaitingRow.init)
        return try rows.reduce(into: WaitingNews()) { waiting, row in
            if let item = try newsItem(row, reader) {
                waiting.items.append(item)
            } else {
                waiting.others.append(Matter.Key(row.kind, row.subject))
            }
        }
    }

    /// Nothing waits any more that is no news to a member, nor what is too old to be any to anybody.
    func forget(_ others: [Matter.Key], of member: Number<Member>, at now: Instant) throws {
        try run("DELETE FROM waiting_news WHERE member = \(member) AND happened_at <= \(now - Matter.old)")
        try endWaiting(for: others, of: member)
    }

    func endWaiting(for keys: [Matter.Key], of member: Number<Member>) throws {
        if keys.isEmpty { return }
        try run(
            """
            DELETE FROM waiting_news WHERE member = \(member)
                AND (kind, subject) IN (SELECT value ->> 0, value ->> 1 FROM \(SQL.rows(keys)))
            """)
    }

    private func newsItem(_ row: WaitingRow, _ reader: MemberReader) throws -> DigestItem? {
        switch row.kind {
        case .article: try waitingArticle(row, reader)
        case .contribution: try waitingContribution(row, reader)
        case .synthesis: try waitingSynthesis(row, reader)
        case .question: try waitingQuestion(row, reader)
        case .answer: try waitingAnswer(row, reader)
        case .item: try waitingItem(row, reader)
        case .opening, .closing, .retraction: nil
        }
    }

    private func waitingArticle(_ row: WaitingRow, _ reader: MemberReader) throws -> DigestItem? {
        let line = try DiscussionSummary.first(
            self,
            """
            \(DiscussionSummary.selection(for: reader.viewer)) AND discussions.article = \(row.subject)
                AND called_off_at IS NULL
            ORDER BY posted_at <> \(row.happenedAt), discussions.number LIMIT 1
            """)
        guard let line else { return nil }
        let matter = Matter(
            Matter.Key(.article, row.subject), club: line.club, author: line.poster, thread: .discussion(line.number),
            at: line.postedAt)
        guard reader.reader.isNews(matter) else { return nil }
        return DigestItem(
            matter.key, .articles, in: line.club, line.clubName, .article(line, critique: nil), because: row.reason)
    }

    private func waitingContribution(_ row: WaitingRow, _ reader: MemberReader) throws -> DigestItem? {
        guard let reading = try contributionReading(Number(rawValue: row.subject)),
            let line = try summary(of: reading.discussion, for: reader.viewer),
            reader.reader.isNews(reading.matter(in: line.club))
        else { return nil }
        return DigestItem(
            reading.matter(in: line.club).key, .forYou, in: line.club, line.clubName,
            .contribution(reading, title: line.title), because: row.reason)
    }

    private func waitingSynthesis(_ row: WaitingRow, _ reader: MemberReader) throws -> DigestItem? {
        let number = Number<Discussion>(rawValue: row.subject)
        guard let line = try summary(of: number, for: reader.viewer),
            let said = try Row.first(
                self,
                """
                SELECT author, body FROM synthesis_versions WHERE discussion = \(number) ORDER BY version DESC LIMIT 1
                """), said["body"] as String != ""
        else { return nil }
        let matter = Matter(
            Matter.Key(.synthesis, row.subject), club: line.club, author: said["author"],
            thread: .discussion(number), at: row.happenedAt)
        guard reader.reader.isNews(matter) else { return nil }
        return DigestItem(
            matter.key, .syntheses, in: line.club, line.clubName, .synthesis(line, text: said["body"]),
            because: row.reason)
    }

    private func waitingQuestion(_ row: WaitingRow, _ reader: MemberReader) throws -> DigestItem? {
        let line = try QuestionSummary.first(
            self, "\(QuestionSummary.selection(for: reader.viewer)) AND questions.number = \(row.subject)")
        guard let line else { return nil }
        let matter = Matter(
            Matter.Key(.question, row.subject), club: line.club, author: line.author, thread: .question(line.number),
            at: line.askedAt)
        guard reader.reader.isNews(matter) else { return nil }
        return DigestItem(
            matter.key, .questions, in: line.club, line.clubName, .question(line), because: row.reason)
    }

    private func waitingAnswer(_ row: WaitingRow, _ reader: MemberReader) throws -> DigestItem? {
        let answer = try DigestedAnswer.first(
            self,
            """
            SELECT answers.number, question, title, members.name AS author_name, answers.body, answers.author, club,
                clubs.name AS club_name, coalesce(shown_at, answered_at) AS answered_at
            FROM answers JOIN questions ON questions.number = question JOIN clubs ON clubs.number = club
                JOIN members ON members.number = answers.author
            WHERE answers.number = \(row.subject) AND \(SQL.answerStands)
            """)
        guard let answer else { return nil }
        let matter = Matter(
            Matter.Key(.answer, row.subject), club: answer.club, author: answer.author,
            thread: .question(answer.question), at: answer.answeredAt)
        guard reader.reader.isNews(matter) else { return nil }
        return DigestItem(matter.key, .forYou, in: answer.club, answer.clubName, .answer(answer), because: row.reason)
    }

    private func waitingItem(_ row: WaitingRow, _ reader: MemberReader) throws -> DigestItem? {
        guard case .source(let source) = row.reason.scope else { return nil }
        let item = try DigestedItem.first(
            self,
            """
            SELECT items.number, sightings.source, \(reader.number) AS reader,
                \(reader.viewer.sourceName) AS source_title,
                coalesce((SELECT nullif(item_versions.record ->> '$.title', '') FROM item_versions
                    WHERE item_versions.item = items.number AND item_versions.source = sightings.source),
                    items.title) AS title,
                (SELECT nullif(min(coalesce(club, 0)), 0) FROM follows JOIN inboxes ON inboxes.number = inbox
                    WHERE follows.source = sightings.source AND (member = \(reader.number)
                        OR club IN \(Array(reader.viewer.clubs.keys)))) AS club
            FROM items JOIN sightings ON item = items.number JOIN sources ON sources.number = sightings.source
            WHERE items.number = \(row.subject) AND sightings.source = \(source)
                AND sightings.source IN \(reader.viewer.sourcesInInboxes)
            """)
        let key = Matter.Key(.item, row.subject)
        guard let item, !reader.reader.told.contains(key), try !wasHandled(item) else { return nil }
        return DigestItem(key, .sources, in: 0, item.sourceTitle, .item(item), because: row.reason)
    }

    /// Whether the reader marked it as read, wherever it stands, or it was taken out of the inbox that it would be told to be in,
    /// by hand or by a rule.
    private func wasHandled(_ item: DigestedItem) throws -> Bool {
        guard let inbox = try inbox(of: item.inbox) else { return true }
        return try Bool.first(
            self,
            """
            SELECT coalesce(
                (SELECT is_read FROM item_marks WHERE member = \(item.reader) AND item = \(item.number)),
                EXISTS (SELECT 1 FROM sightings CROSS JOIN read_sources ON read_sources.source = sightings.source
                    WHERE sightings.item = \(item.number) AND read_sources.member = \(item.reader)
                        AND sightings.seen_at < read_before))
                OR (SELECT \(InboxQuery.isHidden(in: inbox)) FROM (SELECT \(item.number) AS item) AS sighted)
            """) ?? false
    }
}

extension SQL {
    /// Keys as a table, whose column `value` is a list of kind, number and moment.
    static func rows(_ keys: [Matter.Key]) -> SQL {
        let lists = keys.map { "[\"\($0.kind.rawValue)\",\($0.number),\($0.storedMoment)]" }
        let json = "[\(lists.joined(separator: ","))]"
        return "json_each(\(json))"
    }
}
