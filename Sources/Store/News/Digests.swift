package import Colloquium
import GRDB

/// A digest somebody should get now.
package struct DueDigest: Decodable, FetchableRecord, Sendable {
    package let member: Number<Member>
    package let cadence: Cadence

    package init(member: Number<Member>, cadence: Cadence) {
        self.member = member
        self.cadence = cadence
    }
}

extension DueDigest: ReadRow {}

/// What a digest tells.
package struct DigestContent: Sendable {
    package let recipient: Member
    package let cadence: Cadence
    /// The local day or ISO week it is for; a member gets at most one a cadence and period.
    package let period: String
    package let items: [DigestItem]
    /// How many more are left for the next one.
    package let more: Int
}

/// An article in a digest, with its liveliest critique.
package struct DigestItem: Sendable {
    package let discussion: DiscussionSummary
    package let critique: ContributionReading?
}

extension Store {
    /// The most articles one digest lists.
    package static let digestLimit = 20

    /// The digests that are due, longest waiting first.
    package func dueDigests(at now: Instant) async throws -> [DueDigest] {
        try await read { db in
            try DueDigest.all(
                db,
                """
                SELECT member, digest_schedules.cadence FROM digest_schedules
                    JOIN members ON members.number = digest_schedules.member
                WHERE due_at <= \(now) AND standing = 'active' ORDER BY due_at, member LIMIT 500
                """)
        }
    }

    /// Writes a digest that is due: the mail, the list of what it tells and the next due date, all or nothing. Nothing
    /// new means no mail. The mail leaves at `leaving`, which is earlier than `at` where somebody looks ahead. Gives back
    /// whether a mail was written.
    package func writeDigest(
        _ due: DueDigest, at now: Instant, leaving: Instant? = nil,
        compose: @escaping @Sendable (DigestContent) throws -> OutgoingMail
    ) async throws -> Bool {
        try await write { db in
            let dueAt = try Instant.first(
                db,
                """
                SELECT due_at FROM digest_schedules JOIN members ON members.number = digest_schedules.member
                WHERE member = \(due.member) AND cadence = \(due.cadence) AND due_at <= \(now) AND standing = 'active'
                """)
            guard let dueAt else { return false }
            let leaving = leaving ?? now
            let hour = try db.digestHour(of: due.member)
            try db.run(
                """
                UPDATE digest_schedules SET due_at = \(hour.next(due.cadence, after: max(dueAt, leaving)))
                WHERE member = \(due.member) AND cadence = \(due.cadence)
                """)
            // The period is the one it was due in: a server that was down over midnight must not use up the next.
            let content = try db.digest(due, periodAt: dueAt)
            let toldAlready = try Bool.first(
                db,
                """
                SELECT 1 FROM digests
                WHERE member = \(due.member) AND cadence = \(due.cadence) AND period = \(content.period)
                """)
            if content.items.isEmpty || toldAlready != nil { return false }
            let mail = try db.enqueue(compose(content), at: leaving)
            try db.run(
                """
                INSERT INTO digests (member, cadence, period, mail, written_at)
                VALUES (\(due.member), \(due.cadence), \(content.period), \(mail), \(now))
                """)
            let digest = db.lastInsertedRowID
            for item in content.items {
                try db.run(
                    """
                    INSERT INTO digest_items (member, article, digest)
                    VALUES (\(due.member), \(item.discussion.article), \(digest))
                    """)
            }
            return true
        }
    }

    /// What the next digest would tell if it were written now; nothing is changed.
    package func previewDigest(_ due: DueDigest, at now: Instant) async throws -> DigestContent {
        try await read { db in try db.digest(due, periodAt: now) }
    }
}

extension Database {
    func digest(_ due: DueDigest, periodAt moment: Instant) throws -> DigestContent {
        guard let member = try MemberRow.member(due.member, self) else { throw Refusal.noSuch("member") }
        let viewer = try Viewer.of(member, self)
        let readable = viewer.readableClubs
        // Each article once, by the first discussion of it that a subscription asks for; what a member posted themselves
        // is no news to them. A club's subject is its number as text, a tag's the tag.
        let rows = try DiscussionSummary.all(
            self,
            """
            \(DiscussionSummary.selection(for: viewer)) AND discussions.number IN (
                SELECT min(asked.number) FROM discussions AS asked
                    JOIN subscriptions ON member = \(due.member) AND cadence = \(due.cadence)
                        AND since <= asked.posted_at
                WHERE asked.club IN \(readable) AND asked.poster <> \(due.member)
                    AND asked.article NOT IN (SELECT article FROM digest_items WHERE member = \(due.member))
                    AND CASE scope
                        WHEN 'site' THEN asked.number = (SELECT min(number) FROM discussions
                            WHERE article = asked.article AND club IN \(readable))
                        WHEN 'club' THEN asked.club = CAST(subject AS INTEGER)
                        ELSE EXISTS (SELECT 1 FROM discussion_tags WHERE discussion = asked.number AND tag = subject)
                    END
                GROUP BY asked.article)
            ORDER BY posted_at, discussions.number
            """)
        let items = try rows.prefix(Store.digestLimit).map {
            DigestItem(discussion: $0, critique: try liveliestCritique(of: $0.number))
        }
        let period = try digestHour(of: due.member).period(due.cadence, at: moment)
        return DigestContent(
            recipient: member, cadence: due.cadence, period: period, items: items,
            more: max(0, rows.count - items.count))
    }

    /// The critique most people replied to; among equals a judgement before a comment, then the newest.
    private func liveliestCritique(of discussion: Number<Discussion>) throws -> ContributionReading? {
        try ContributionReading.first(
            self,
            """
            \(ContributionReading.selection) LEFT JOIN (
                SELECT parent AS answered, count(*) AS replies FROM contributions
                WHERE discussion = \(discussion) AND withdrawn_at IS NULL GROUP BY parent
            ) ON answered = contributions.number
            WHERE discussion = \(discussion) AND withdrawn_at IS NULL
            ORDER BY coalesce(replies, 0) DESC, kind = 'comment', contributions.number DESC LIMIT 1
            """)
    }
}
