import Colloquium
import GRDB

/// Which things have an entry in a feed.
extension Database {
    func entries(of subject: FeedSubject, for viewer: Viewer, at now: Instant) throws -> [FeedEntryReading] {
        switch subject {
        case .site: try opened("TRUE", for: viewer, at: now) + asked("TRUE", for: viewer)
        case .club(let club): try opened("club = \(club)", for: viewer, at: now) + asked("club = \(club)", for: viewer)
        case .tag(let tag):
            try opened("number IN (SELECT discussion FROM discussion_tags WHERE tag = \(tag))", for: viewer, at: now)
                + asked("number IN (SELECT question FROM question_tags WHERE tag = \(tag))", for: viewer)
        case .journal(let journal):
            try opened("article IN (\(articles(in: journal, for: viewer, at: now)))", for: viewer, at: now)
        case .member(let member):
            try opened("poster = \(member)", for: viewer, at: now) + asked("author = \(member)", for: viewer)
                + contributed("author = \(member)", for: viewer, at: now) + answered("author = \(member)", for: viewer)
        case .discussion(let number):
            try opened("number = \(number)", for: viewer, at: now)
                + contributed("discussion = \(number)", for: viewer, at: now)
                + feedSyntheses([number], for: viewer, at: now)
        case .question(let number):
            try asked("number = \(number)", for: viewer) + answered("question = \(number)", for: viewer)
        case .search: []
        }
    }

    /// The discussions that opened last, and those about whose article a notice came or went within a month, however long
    /// ago they opened.
    private func opened(_ condition: SQL, for viewer: Viewer, at now: Instant) throws -> [FeedEntryReading] {
        let shown: SQL = "club IN \(viewer.readableClubs) AND opens_at <= \(now) AND \(condition)"
        let newest = try Int64.all(
            self,
            "SELECT number FROM discussions WHERE \(shown) ORDER BY opens_at DESC, number DESC LIMIT \(FeedDocument.limit)"
        )
        let noticed = try Int64.all(
            self,
            """
            SELECT number FROM discussions
                JOIN (SELECT article, max(\(SQL.noticeChangedAt)) AS changed_at FROM notices GROUP BY article) USING (article)
            WHERE \(shown) AND changed_at > \(now - .days(30)) ORDER BY changed_at DESC, number DESC LIMIT 20
            """)
        return try feedDiscussions(Array(Set(newest + noticed)), for: viewer, at: now)
    }

    private func asked(_ condition: SQL, for viewer: Viewer) throws -> [FeedEntryReading] {
        try feedQuestions(
            Int64.all(
                self,
                """
                SELECT number FROM questions
                WHERE club IN \(viewer.readableClubs) AND taken_back_at IS NULL AND \(condition)
                ORDER BY coalesce(changed_at, asked_at) DESC, number DESC LIMIT \(FeedDocument.limit)
                """), for: viewer)
    }

    private func contributed(_ condition: SQL, for viewer: Viewer, at now: Instant) throws -> [FeedEntryReading] {
        try feedContributions(
            Int64.all(
                self,
                """
                SELECT number FROM contributions
                WHERE \(condition) AND withdrawn_at IS NULL AND discussion IN (
                    SELECT number FROM discussions WHERE \(viewer.mayReadDiscussion) AND opens_at <= \(now))
                ORDER BY number DESC LIMIT \(FeedDocument.limit)
                """), for: viewer, at: now)
    }

    private func answered(_ condition: SQL, for viewer: Viewer) throws -> [FeedEntryReading] {
        try feedAnswers(
            Int64.all(
                self,
                """
                SELECT number FROM answers WHERE \(condition) AND \(SQL.answerStands)
                    AND question IN (SELECT number FROM questions WHERE club IN \(viewer.readableClubs))
                ORDER BY coalesce(shown_at, answered_at) DESC, number DESC LIMIT \(FeedDocument.limit)
                """), for: viewer)
    }

    /// What a search found.
    func entries(of hits: [SearchCandidate], for viewer: Viewer, at now: Instant) throws -> [FeedEntryReading] {
        let numbers = Dictionary(grouping: hits, by: \.kind).mapValues { $0.map(\.number) }
        return try numbers.flatMap { kind, numbers in
            switch kind {
            case .article: try feedArticles(numbers, for: viewer, at: now)
            case .contribution: try feedContributions(numbers, for: viewer, at: now)
            case .question: try feedQuestions(numbers, for: viewer)
            case .answer: try feedAnswers(numbers, for: viewer)
            case .synthesis: try feedSyntheses(numbers.map { Number(rawValue: $0) }, for: viewer, at: now)
            case .appraisal: try feedAppraisals(numbers, for: viewer, at: now)
            }
        }
    }
}

/// Journals by the words of their titles.
extension Database {
    /// The titles under which a journal's articles were recorded, of those whose discussion opened and is the viewer's to
    /// read: what is posted elsewhere names no journal.
    func titles(of journal: JournalSlug, for viewer: Viewer, at now: Instant) throws -> [String] {
        // The journal's own title is the shortest that begins with these words.
        try String.all(
            self,
            """
            SELECT DISTINCT journal FROM article_terms WHERE article_terms MATCH \(journal.beginning)
                AND EXISTS (SELECT 1 FROM discussions WHERE article = article_terms.rowid
                    AND club IN \(viewer.readableClubs) AND opens_at <= \(now))
            ORDER BY length(journal), journal LIMIT 100
            """
        ).filter { JournalSlug(rawValue: $0) == journal }
    }

    fileprivate func articles(in journal: JournalSlug, for viewer: Viewer, at now: Instant) throws -> SQL {
        """
        SELECT rowid FROM article_terms WHERE article_terms MATCH \(journal.beginning)
            AND journal IN \(try titles(of: journal, for: viewer, at: now))
        """
    }
}

extension JournalSlug {
    /// What the full-text search is asked: titles that begin with its words.
    fileprivate var beginning: String { "{journal} : ^ \"\(words.joined(separator: " "))\"" }
}
