package import Colloquium
import GRDB

/// A member who is to be told of notices about an article.
package struct DueNoticeLetter: Decodable, FetchableRecord, Hashable, Sendable {
    package let member: Number<Member>
    package let article: Number<Article>
}

extension DueNoticeLetter: ReadRow {}

/// What a letter about notices tells.
package struct NoticeLetterContent: Sendable {
    package let recipient: Member
    package let article: Article
    /// Whether the member may read the article's page.
    package let isReadable: Bool
    /// Not told to this member before, the gravest first.
    package let notices: [EditorialNotice]
    /// Discussions of the work that the member may read.
    package let discussions: [DiscussionSummary]
    /// What the member wrote that names the work.
    package let contributions: [Number<Contribution>]
    package let answers: [Number<StoredAnswer>]
    /// Polls in which they gave it as a reason.
    package let votes: [Number<Poll>]
    /// What others wrote that names the work and that the member may read.
    package let othersContributions: [Number<Contribution>]
    package let othersAnswers: [Number<StoredAnswer>]
}

extension OwedLetters where Due == DueNoticeLetter, Content == NoticeLetterContent {
    /// About articles that were retracted or corrected, to those whose own doing rests on one, and who follows at once what
    /// does. Who has left, may no longer read there, muted it, paused their mail or wants no such letter gets none: digests
    /// tell of retractions, too.
    package static var notices: Self {
        Self { db, _ in
            try DueNoticeLetter.all(
                db,
                """
                SELECT member, article FROM notice_tellings JOIN notices ON notices.number = notice
                WHERE settled_at IS NULL GROUP BY member, article ORDER BY min(noted_at), member, article
                LIMIT \(limit)
                """)
        } content: { db, due, now in
            try db.noticeLetter(due, at: now)
        } settle: { db, due, written, now in
            try db.run(
                """
                UPDATE notice_tellings SET settled_at = \(now), mail = \(written?.mail)
                WHERE member = \(due.member) AND settled_at IS NULL
                    AND notice IN (SELECT number FROM notices WHERE article = \(due.article))
                """)
        }
    }
}

extension Database {
    /// Notes that those who rest on an article are to be told of its notices first seen at a moment.
    func tell(of article: Number<Article>, seenAt moment: Instant, at now: Instant) throws {
        try tell(recipients(of: article), of: article, "first_seen_at = \(moment)", at: now)
        try tellReaders(of: article, seenAt: moment, at: now)
    }

    /// Tells those who did not rest on an article `before` of all its notices.
    func tell(newcomersTo article: Number<Article>, since before: [Number<Member>], at now: Instant) throws {
        try tell(recipients(of: article).filter { !before.contains($0) }, of: article, "TRUE", at: now)
    }

    /// Tells each side of a merge what only the other side's article showed; of what both showed nobody is told.
    func tell(_ sides: NoticeSides, of article: Number<Article>, at now: Instant) throws {
        for (side, other) in [(sides.one, sides.other), (sides.other, sides.one)] {
            try tell(
                side.members.filter { !other.members.contains($0) }, of: article,
                """
                number IN \(side.unknown(of: other)) AND NOT EXISTS (
                    SELECT 1 FROM notices AS own
                    WHERE own.number IN \(side.notices.map(\.number)) AND own.repeats = notices.number)
                """, at: now)
        }
    }

    /// A notice that most likely is one the member was told of under another name is no news; nor is the notice of a
    /// retraction that was told before the notice was known.
    private func tell(
        _ recipients: [Number<Member>], of article: Number<Article>, _ condition: SQL, at now: Instant
    ) throws {
        try run(
            """
            INSERT OR IGNORE INTO notice_tellings (notice, member, noted_at)
            SELECT number, told.value, \(now) FROM notices CROSS JOIN \(SQL.rows(recipients.map(\.rawValue))) AS told
            WHERE article = \(article) AND gone_at IS NULL AND repeats IS NULL AND \(condition)
                AND NOT EXISTS (SELECT 1 FROM notice_tellings JOIN notices AS others ON others.number = notice
                    WHERE member = told.value AND (others.repeats = notices.number
                        OR others.article = notices.article AND others.kind = notices.kind
                            AND (\(Self.isBare("others")) OR \(Self.isBare("notices")))))
            """)
    }

    /// Whether a notice stands for a retraction of which no notice is known: it goes by the article's own name.
    private static func isBare(_ notice: String) -> SQL {
        """
        EXISTS (SELECT 1 FROM article_identifiers AS bare WHERE bare.article = \(sql: notice).article
            AND bare.scheme = \(sql: notice).scheme AND bare.value = \(sql: notice).value)
        """
    }

    fileprivate func noticeLetter(_ due: DueNoticeLetter, at now: Instant) throws -> NoticeLetterContent? {
        guard try wantsLetter(due.member, about: due.article, at: now), let article = try article(due.article),
            let member = try MemberRow.member(due.member, self)
        else { return nil }
        let untold = Set(
            try Number<EditorialNotice>.all(
                self, "SELECT notice FROM notice_tellings WHERE member = \(due.member) AND settled_at IS NULL"))
        let notices = try notices(of: due.article).filter { untold.contains($0.number) }
        if notices.isEmpty { return nil }
        let works = try versions(of: due.article)
        let viewer = try Viewer.of(member, self)
        let cited: SQL =
            """
            SELECT DISTINCT citations.scheme, citations.value FROM citations
                JOIN article_identifiers USING (scheme, value) WHERE article_identifiers.article IN \(works)
            """
        return NoticeLetterContent(
            recipient: member, article: article, isReadable: try isReadable(due.article, for: viewer), notices: notices,
            discussions: try DiscussionSummary.all(
                self,
                """
                \(DiscussionSummary.selection(for: viewer)) AND discussions.article IN \(works)
                ORDER BY discussions.number
                """),
            contributions: try contributions(naming: cited, "author = \(due.member)", for: viewer),
            answers: try answers(naming: cited, "answers.author = \(due.member)", for: viewer),
            votes: try votes(of: due.member, on: works, for: viewer),
            othersContributions: try contributions(naming: cited, "author <> \(due.member)", for: viewer),
            othersAnswers: try answers(naming: cited, "answers.author <> \(due.member)", for: viewer))
    }

    /// Contributions that name one of the works and that `viewer` may read.
    private func contributions(
        naming works: SQL, _ condition: SQL, for viewer: Viewer
    ) throws -> [Number<Contribution>] {
        try Number<Contribution>.all(
            self,
            """
            SELECT DISTINCT contributions.number FROM contributions
                JOIN citations ON contribution = contributions.number
                JOIN discussions ON discussions.number = discussion
            WHERE (scheme, value) IN (\(works)) AND \(condition) AND club IN \(viewer.readableClubs)
            ORDER BY contributions.number
            """)
    }

    /// Polls that `viewer` may read and in which a member votes because of one of the works.
    private func votes(
        of member: Number<Member>, on works: [Number<Article>], for viewer: Viewer
    ) throws -> [Number<Poll>] {
        try Number<Poll>.all(
            self,
            """
            SELECT DISTINCT poll FROM article_identifiers JOIN vote_references USING (scheme, value)
                JOIN votes ON votes.number = vote JOIN polls ON polls.number = poll
            WHERE article_identifiers.article IN \(works) AND votes.member = \(member) AND withdrawn_at IS NULL
                AND club IN \(viewer.readableClubs)
            ORDER BY poll
            """)
    }

    /// Answers that name one of the works and that `viewer` may read.
    private func answers(naming works: SQL, _ condition: SQL, for viewer: Viewer) throws -> [Number<StoredAnswer>] {
        try Number<StoredAnswer>.all(
            self,
            """
            SELECT DISTINCT answers.number FROM answers JOIN citations ON answer = answers.number
                JOIN questions ON questions.number = question
            WHERE (scheme, value) IN (\(works)) AND \(condition) AND \(viewer.isShownAnswer)
                AND club IN \(viewer.readableClubs)
            ORDER BY answers.number
            """)
    }
}
