import Colloquium
import GRDB

/// What feeds say of things of each kind; those that are not to be told of are left out.
extension Database {
    func feedDiscussions(_ numbers: [Int64], for viewer: Viewer, at now: Instant) throws -> [FeedEntryReading] {
        let summaries = try DiscussionSummary.all(
            self,
            """
            \(DiscussionSummary.selection(for: viewer)) AND discussions.number IN \(SQL.list(numbers))
                AND opens_at <= \(now)
            """)
        let works = try works(of: summaries.map(\.article))
        let tags = try tags(
            "SELECT discussion AS number, tag FROM discussion_tags WHERE discussion IN \(SQL.list(numbers))")
        return summaries.map { summary in
            let openedAt = max(summary.postedAt, summary.opensAt)
            var entry = FeedEntryReading(
                .discussion(summary.number), title: summary.title, author: summary.poster,
                authorName: summary.posterName, publishedAt: openedAt, updatedAt: max(openedAt, summary.updatedAt),
                html: summary.whyHtml)
            entry.clubName = summary.clubName
            entry.tags = tags[summary.number.rawValue] ?? []
            entry.summary = summary
            entry.work = works[summary.article]
            entry.notices = summary.notices
            entry.versionNotices = summary.versionNotices
            return entry
        }
    }

    func feedContributions(_ numbers: [Int64], for viewer: Viewer, at now: Instant) throws -> [FeedEntryReading] {
        let notices = try notices(citedBy: numbers.map { Number<Contribution>(rawValue: $0) })
        return try Row.map(
            self,
            """
            SELECT entry.number, entry.discussion, entry.parent, entry.kind, entry.author, members.name,
                entry.written_at, max(coalesce(entry.edited_at, entry.written_at),
                    \(SQL.noticesChangedAt(citedWhere: "citations.contribution = entry.number"))),
                entry.body_html, articles.title, clubs.name, coalesce(parents.name, '')
            FROM contributions AS entry JOIN members ON members.number = entry.author
                JOIN discussions ON discussions.number = entry.discussion
                JOIN articles ON articles.number = discussions.article JOIN clubs ON clubs.number = discussions.club
                LEFT JOIN contributions AS above ON above.number = entry.parent
                LEFT JOIN members AS parents ON parents.number = above.author
            WHERE entry.number IN \(SQL.list(numbers)) AND entry.withdrawn_at IS NULL
                AND discussions.opens_at <= \(now) AND \(viewer.mayReadDiscussion)
            """
        ) { row in
            var entry = FeedEntryReading(
                .contribution(row[0]), title: row[9], author: row[4], authorName: row[5], publishedAt: row[6],
                updatedAt: row[7], html: row[8])
            entry.kind = row[3]
            let parent: Number<Contribution>? = row[2]
            entry.repliesTo = parent.map(FeedThing.contribution) ?? .discussion(row[1])
            entry.clubName = row[10]
            entry.parentAuthorName = row[11]
            entry.citedNotices = notices[row[0]] ?? []
            return entry
        }
    }

    func feedSyntheses(_ numbers: [Number<Discussion>], for viewer: Viewer, at now: Instant) throws
        -> [FeedEntryReading]
    {
        try Row.map(
            self,
            """
            SELECT discussions.number, articles.title, synthesis_html, clubs.name,
                (SELECT min(written_at) FROM synthesis_versions WHERE discussion = discussions.number
                    AND version > coalesce((SELECT max(version) FROM synthesis_versions AS taken
                        WHERE taken.discussion = discussions.number AND taken.body = ''), 0)),
                newest.written_at, newest.author, coalesce(members.name, '')
            FROM discussions JOIN articles ON articles.number = article JOIN clubs ON clubs.number = club
                JOIN synthesis_versions AS newest ON newest.discussion = discussions.number AND newest.version =
                    (SELECT max(version) FROM synthesis_versions WHERE discussion = discussions.number)
                LEFT JOIN members ON members.number = newest.author
            WHERE discussions.number IN \(SQL.list(numbers.map(\.rawValue))) AND synthesis <> ''
                AND opens_at <= \(now) AND \(viewer.mayReadDiscussion)
            """
        ) { row in
            let published: Instant? = row[4]
            var entry = FeedEntryReading(
                .synthesis(row[0]), title: row[1], author: row[6], authorName: row[7],
                publishedAt: published ?? row[5], updatedAt: row[5], html: row[2])
            entry.clubName = row[3]
            entry.repliesTo = .discussion(row[0])
            return entry
        }
    }

    func feedQuestions(_ numbers: [Int64], for viewer: Viewer) throws -> [FeedEntryReading] {
        let tags = try tags(
            "SELECT question AS number, tag FROM question_tags WHERE question IN \(SQL.list(numbers))")
        return try Row.map(
            self,
            """
            SELECT questions.number, title, author, members.name, asked_at, body_html, clubs.name,
                coalesce(changed_at, asked_at)
            FROM questions JOIN members ON members.number = author JOIN clubs ON clubs.number = club
            WHERE questions.number IN \(SQL.list(numbers)) AND club IN \(viewer.readableClubs)
            """
        ) { row in
            var entry = FeedEntryReading(
                .question(row[0]), title: row[1], author: row[2], authorName: row[3], publishedAt: row[4],
                updatedAt: row[7], html: row[5])
            entry.clubName = row[6]
            entry.tags = tags[row[0]] ?? []
            return entry
        }
    }

    func feedAnswers(_ numbers: [Int64], for viewer: Viewer) throws -> [FeedEntryReading] {
        let references = try Row.all(
            self,
            """
            SELECT answer, scheme, value FROM answer_references
            WHERE answer IN \(SQL.list(numbers)) ORDER BY answer, position
            """
        ).reduce(into: [Int64: [Identifier]]()) { found, row in
            if let identifier = Identifier(row) { found[row["answer"], default: []].append(identifier) }
        }
        let notices = try notices(citedBy: numbers.map { Number<StoredAnswer>(rawValue: $0) })
        return try Row.map(
            self,
            """
            SELECT answers.number, question, answers.author, members.name, coalesce(shown_at, answered_at),
                max(coalesce(shown_at, answered_at), coalesce(edited_at, answered_at),
                    \(SQL.noticesChangedAt(citedWhere: "citations.answer = answers.number"))),
                answers.body_html, questions.title, clubs.name
            FROM answers JOIN members ON members.number = answers.author
                JOIN questions ON questions.number = question JOIN clubs ON clubs.number = club
            WHERE answers.number IN \(SQL.list(numbers)) AND \(SQL.answerStands) AND club IN \(viewer.readableClubs)
            """
        ) { row in
            var entry = FeedEntryReading(
                .answer(row[0]), title: row[7], author: row[2], authorName: row[3], publishedAt: row[4],
                updatedAt: row[5], html: row[6])
            entry.repliesTo = .question(row[1])
            entry.clubName = row[8]
            entry.references = references[row[0]] ?? []
            entry.citedNotices = notices[row[0]] ?? []
            return entry
        }
    }

    /// Articles that were found; each where it is discussed by what a club has said of it.
    func feedArticles(_ numbers: [Int64], for viewer: Viewer, at now: Instant) throws -> [FeedEntryReading] {
        try Row.map(
            self,
            """
            SELECT articles.number, title, added_at, max(added_at, coalesce((SELECT max(\(SQL.noticeChangedAt))
                    FROM notices WHERE notices.article = articles.number), 0)),
                (SELECT why_html FROM discussions WHERE article = articles.number AND club IN \(viewer.readableClubs)
                    AND opens_at <= \(now) ORDER BY number LIMIT 1),
                (SELECT name FROM discussions JOIN members ON members.number = poster
                    WHERE article = articles.number AND club IN \(viewer.readableClubs) AND opens_at <= \(now)
                    ORDER BY discussions.number LIMIT 1),
                \(EditorialNotice.Kind.column(ofArticle: "articles.number")),
                \(EditorialNotice.Kind.column(ofOtherVersionsOf: "articles.number", for: viewer))
            FROM articles WHERE articles.number IN \(SQL.list(numbers)) AND EXISTS (SELECT 1 FROM discussions
                WHERE article = articles.number AND club IN \(viewer.readableClubs) AND opens_at <= \(now))
            """
        ) { row in
            var entry = FeedEntryReading(
                .article(row[0]), title: row[1], author: nil, authorName: row[5], publishedAt: row[2],
                updatedAt: row[3], html: row[4])
            entry.notices = EditorialNotice.Kind.list(row[6])
            entry.versionNotices = EditorialNotice.Kind.list(row[7])
            return entry
        }
    }

    /// Of an appraisal feeds say that it is there; its tables are on its page.
    func feedAppraisals(_ numbers: [Int64], for viewer: Viewer, at now: Instant) throws -> [FeedEntryReading] {
        try Row.map(
            self,
            """
            SELECT appraisals.number, articles.title, member, members.name, written_at,
                coalesce(edited_at, written_at), appraisals.discussion
            FROM appraisals JOIN discussions ON discussions.number = appraisals.discussion
                JOIN articles ON articles.number = article JOIN members ON members.number = member
            WHERE appraisals.number IN \(SQL.list(numbers)) AND withdrawn_at IS NULL
                AND opens_at <= \(now) AND \(viewer.mayReadDiscussion)
            """
        ) { row in
            var entry = FeedEntryReading(
                .appraisal(row[0]), title: row[1], author: row[2], authorName: row[3], publishedAt: row[4],
                updatedAt: row[5], html: "")
            entry.repliesTo = .discussion(row[6])
            return entry
        }
    }

    /// The DOIs of articles, where they have one.
    private func works(of articles: [Number<Article>]) throws -> [Number<Article>: Identifier] {
        try Row.all(
            self,
            """
            SELECT article, scheme, min(value) AS value FROM article_identifiers
            WHERE scheme = 'doi' AND article IN \(SQL.list(articles.map(\.rawValue))) GROUP BY article
            """
        ).reduce(into: [:]) { found, row in found[row["article"]] = Identifier(row) }
    }

    private func tags(_ query: SQL) throws -> [Int64: [Tag]] {
        try Row.all(self, query + " ORDER BY tag").reduce(into: [:]) { $0[$1["number"], default: []].append($1["tag"]) }
    }
}
