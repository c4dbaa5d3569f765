package import Colloquium
import GRDB

extension Store {
    /// Looks through what happened since the last look, notes who is to be mailed because a subscription asks for it, and
    /// tells on the site who follows it there only. Gives back whether there may be more to look through.
    package func gatherNews(at now: Instant) async throws -> Bool {
        let isNew = try await read { db in
            try NewsTable.all.contains { try $0.last(db) > db.gathered($0.kind) }
        }
        if !isNew { return false }
        return try await write { db in
            var isMore = false
            for table in NewsTable.all {
                let rows = try table.rows(after: db.gathered(table.kind), db)
                try db.gather(rows, table, at: now)
                let isFull = rows.count == NewsTable.limit
                let last = try isFull ? rows.last?.row : table.last(db)
                try db.run("UPDATE gathered_news SET up_to = \(last) WHERE kind = \(table.kind)")
                if isFull { isMore = true }
            }
            try db.run(
                "DELETE FROM sighted_items WHERE number <= (SELECT up_to FROM gathered_news WHERE kind = 'item')")
            return isMore
        }
    }
}

/// A table in which things happen, each under a higher number than those before it.
private struct NewsTable {
    let kind: Matter.Kind
    let name: String
    let number: String
    /// The columns of `NewsRow`, of the rows that are news.
    let selection: SQL

    /// Not all at once: nobody else writes meanwhile.
    static let limit = 200

    func last(_ db: Database) throws -> Int64 {
        try Int64.first(db, "SELECT coalesce(max(\(sql: number)), 0) FROM \(sql: name)") ?? 0
    }

    func rows(after row: Int64, _ db: Database) throws -> [NewsRow] {
        try NewsRow.all(
            db, "\(selection) AND \(sql: name).\(sql: number) > \(row) ORDER BY 1 LIMIT \(Self.limit)")
    }

    /// Nil where the row is no news.
    func row(_ row: Int64, _ db: Database) throws -> NewsRow? {
        try NewsRow.first(db, "\(selection) AND \(sql: name).\(sql: number) = \(row)")
    }

    static let all = [
        NewsTable(
            kind: .article, name: "discussions", number: "number",
            selection: """
                SELECT discussions.number AS row, article AS subject, club, poster AS author, posted_at AS at,
                    discussions.number AS discussion, NULL AS question, NULL AS answered, why AS text, NULL AS source
                FROM discussions WHERE called_off_at IS NULL
                """),
        NewsTable(
            kind: .contribution, name: "contributions", number: "number",
            selection: """
                SELECT contributions.number AS row, contributions.number AS subject, club, contributions.author,
                    contributions.written_at AS at, contributions.discussion, NULL AS question,
                    parents.author AS answered, contributions.body AS text, NULL AS source
                FROM contributions JOIN discussions ON discussions.number = contributions.discussion
                    LEFT JOIN contributions AS parents ON parents.number = contributions.parent
                WHERE contributions.withdrawn_at IS NULL
                """),
        NewsTable(
            kind: .synthesis, name: "synthesis_versions", number: "rowid",
            selection: """
                SELECT synthesis_versions.rowid AS row, discussion AS subject, club, author, written_at AS at,
                    discussion, NULL AS question, NULL AS answered, body AS text, NULL AS source
                FROM synthesis_versions JOIN discussions ON discussions.number = discussion
                WHERE version = 1 AND body <> ''
                """),
        NewsTable(
            kind: .question, name: "questions", number: "number",
            selection: """
                SELECT questions.number AS row, questions.number AS subject, club, author, asked_at AS at, discussion,
                    questions.number AS question, NULL AS answered, body AS text, NULL AS source
                FROM questions WHERE taken_back_at IS NULL
                """),
        NewsTable(
            kind: .answer, name: "answers", number: "number",
            selection: """
                SELECT answers.number AS row, answers.number AS subject, club, answers.author, answered_at AS at,
                    NULL AS discussion, question, questions.author AS answered, answers.body AS text, NULL AS source
                FROM answers JOIN questions ON questions.number = question WHERE \(SQL.answerStands)
                """),
        NewsTable(
            kind: .item, name: "sighted_items", number: "number",
            selection: """
                SELECT number AS row, item AS subject, 0 AS club, NULL AS author, seen_at AS at, NULL AS discussion,
                    NULL AS question, NULL AS answered, '' AS text, source
                FROM sighted_items WHERE TRUE
                """),
    ]
}

/// Something that happened, with what tells who asked for it.
struct NewsRow: ReadRow {
    let row: Int64
    let subject: Int64
    let club: Number<Club>
    let author: Number<Member>?
    let at: Instant
    let discussion: Number<Discussion>?
    let question: Number<Question>?
    /// Who wrote what this replies to.
    let answered: Number<Member>?
    let text: String
    let source: Number<Source>?

    /// Written out, as in `MemberRow`: everything that happens is read so once.
    init(row: Row) {
        self.row = row["row"]
        subject = row["subject"]
        club = row["club"]
        author = row["author"]
        at = row["at"]
        discussion = row["discussion"]
        question = row["question"]
        answered = row["answered"]
        text = row["text"]
        source = row["source"]
    }
}

extension Database {
    fileprivate func gathered(_ kind: Matter.Kind) throws -> Int64 {
        try Int64.first(self, "SELECT up_to FROM gathered_news WHERE kind = \(kind)") ?? 0
    }

    /// Notes an answer that was held back: it was passed by, or found to be no news, meanwhile.
    func gather(_ answer: Number<StoredAnswer>, at now: Instant) throws {
        for table in NewsTable.all where table.kind == .answer {
            if let row = try table.row(answer.rawValue, self) { try gather([row], table, at: now) }
        }
    }

    /// Notes a contribution for whom an edit names.
    func gather(_ contribution: Number<Contribution>, at now: Instant) throws {
        for table in NewsTable.all where table.kind == .contribution {
            if let row = try table.row(contribution.rawValue, self) { try gather([row], table, at: now) }
        }
    }

    /// Notes an article that was passed by for whom it interests by what is known of it only now.
    func gatherAgain(_ article: Number<Article>, at now: Instant) throws {
        for table in NewsTable.all where table.kind == .article {
            let rows = try NewsRow.all(
                self,
                """
                \(table.selection) AND article = \(article) AND discussions.number <= \(gathered(.article))
                ORDER BY 1
                """)
            try gather(rows, table, at: now)
        }
    }

    fileprivate func gather(_ rows: [NewsRow], _ table: NewsTable, at now: Instant) throws {
        let fresh = rows.filter { $0.at >= now - Matter.old }
        for row in fresh { try gather(row, table, at: now) }
        try noteSearches(fresh, table.kind, at: now)
    }

    private func gather(_ row: NewsRow, _ table: NewsTable, at now: Instant) throws {
        if let source = row.source {
            return try note(row, table.kind, "kind = 'source' AND subject = \("\(source)")")
        }
        let addressed = try row.asAddressed(self)
        try note(row, table.kind, addressed)
        try tellOnSite(row, table.kind, addressed, at: now)
        let broad: SQL?
        switch table.kind {
        case .article: broad = try row.asArticle(self)
        case .question: broad = try row.asQuestion(self)
        case .synthesis: broad = row.asSynthesis
        default: broad = nil
        }
        if let broad {
            try note(row, table.kind, "cadence = 'at-once' AND \(broad)")
            try tellOnSite(row, table.kind, broad, at: now)
        }
    }

    /// Of several subscriptions that ask for it, the one that is quickest counts.
    private func note(_ row: NewsRow, _ kind: Matter.Kind, _ asking: SQL) throws {
        try run(
            """
            INSERT INTO waiting_news (member, kind, subject, subscription, happened_at)
            SELECT member, \(kind), \(row.subject), number, \(row.at) FROM subscriptions
            WHERE (\(asking)) AND cadence <> 'on-site' AND since <= \(row.at) AND member IS NOT \(row.author)
            ORDER BY \(Self.slowness), kind = 'member', number
            ON CONFLICT (member, kind, subject) DO UPDATE
            SET subscription = excluded.subscription, happened_at = excluded.happened_at
            WHERE (SELECT \(Self.slowness) FROM subscriptions WHERE number = excluded.subscription)
                < (SELECT \(Self.slowness) FROM subscriptions WHERE number = waiting_news.subscription)
            """)
    }

    /// Puts what is heard of sooner first.
    private static let slowness: SQL = "instr('at-once daily weekly monthly', cadence)"

    /// Each search is asked once for all that is new of a kind, and what it asks besides words only where these are found.
    private func noteSearches(_ rows: [NewsRow], _ kind: Matter.Kind, at now: Instant) throws {
        guard let searched = SearchKind(kind), !rows.isEmpty else { return }
        let runs = NewsRow.runs(rows)
        let searches = try Row.all(
            self,
            """
            SELECT subscriptions.number, subscriptions.member, query
            FROM subscriptions JOIN saved_searches ON saved_searches.number = search WHERE kind = 'search'
            """)
        for search in searches {
            let query = SearchQuery(search["query"])
            for run in runs where try haveWords(of: query, searched, run.numbers) {
                guard let member = try MemberRow.member(search["member"], self) else { continue }
                let found = try found(by: query, searched, run.numbers, for: Viewer.of(member, self), at: now)
                let asking: SQL = "number = \(search["number"] as Int64)"
                for row in run.rows where found.contains(row.subject) {
                    try note(row, kind, asking)
                    try tellOnSite(row, kind, asking, at: now)
                }
            }
        }
    }
}

extension NewsRow {
    /// Rows whose numbers lie so close together that a search can be asked for all of them at once.
    fileprivate static func runs(_ rows: [NewsRow]) -> [(numbers: ClosedRange<Int64>, rows: [NewsRow])] {
        rows.sorted { $0.subject < $1.subject }.reduce(into: []) { runs, row in
            if let last = runs.last, row.subject - last.numbers.lowerBound < NewsTable.limit {
                runs[runs.count - 1] = (last.numbers.lowerBound...row.subject, last.rows + [row])
            } else {
                runs.append((row.subject...row.subject, [row]))
            }
        }
    }
}

extension NewsRow {
    /// What asks for it because of who wrote it, where, to whom and about whom.
    fileprivate func asAddressed(_ db: Database) throws -> SQL {
        let handles = TextReference.handles(in: text)
        let mentioned =
            handles.isEmpty
            ? []
            : try Number<Member>.all(
                db, "SELECT number FROM members WHERE handle IN \(handles.map(\.rawValue).sorted())")
        return """
            (kind = 'discussion' AND subject = \(discussion?.description))
                OR (kind = 'question' AND subject = \(question?.description))
                OR (kind = 'member' AND subject = \(author?.description))
                OR (kind = 'replies' AND member = \(answered))
                OR (kind = 'mentions' AND member IN \(mentioned))
            """
    }

    /// What asks for an article because of where it is and what it is about.
    fileprivate func asArticle(_ db: Database) throws -> SQL {
        let words = try db.wordSubscriptions(to: NewsWords(ofArticle: subject, in: Number(rawValue: row), db))
        return """
            ((kind = 'site' AND NOT EXISTS (\(earlierDiscussions))) OR \(asInClub)
                OR (kind = 'tag' AND subject IN
                    (SELECT tag FROM discussion_tags WHERE discussion_tags.discussion = \(row)))
                OR number IN \(words))
            """
    }

    /// Those of its article that the member of a subscription may read: by these they know it already.
    private var earlierDiscussions: SQL {
        """
        SELECT 1 FROM discussions AS earlier JOIN clubs ON clubs.number = earlier.club
            JOIN members ON members.number = subscriptions.member
        WHERE earlier.article = \(subject) AND earlier.number < \(row) AND earlier.called_off_at IS NULL
            AND \(SQL.memberMayReadClub)
        """
    }

    fileprivate func asQuestion(_ db: Database) throws -> SQL {
        let words = try db.wordSubscriptions(to: NewsWords(ofQuestion: row, db))
        return """
            ((kind = 'tag' AND subject IN (SELECT tag FROM question_tags WHERE question_tags.question = \(row)))
                OR number IN \(words))
            """
    }

    fileprivate var asSynthesis: SQL { "(kind = 'site' OR \(asInClub))" }

    private var asInClub: SQL {
        """
        (kind = 'club' AND subject = \(club.description)) OR (kind = 'clubs' AND EXISTS (
            SELECT 1 FROM club_members
            WHERE club_members.club = \(club) AND club_members.member = subscriptions.member))
        """
    }
}

extension SearchKind {
    /// What a matter is in the search; nil where it is not in it.
    fileprivate init?(_ kind: Matter.Kind) {
        switch kind {
        case .article: self = .article
        case .contribution: self = .contribution
        case .question: self = .question
        case .answer: self = .answer
        case .synthesis: self = .synthesis
        case .opening, .closing, .item, .retraction: return nil
        }
    }
}
