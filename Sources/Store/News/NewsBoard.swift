import Colloquium
import GRDB
import Synchronization

/// What happened lately and is told by digests, read once for all who get one.
struct NewsBoard: Sendable {
    /// In the order they were brought.
    let discussions: [BoardDiscussion]
    /// Those with a critique that people replied to, the most first.
    let lively: [BoardDiscussion]
    /// Nobody answered these yet; the newest first.
    let questions: [BoardQuestion]
    let clubs: [Number<Club>: Club.Visibility]
    /// Where in `discussions` each club's stand.
    private let places: [Number<Club>: [Int]]

    init(discussions: [BoardDiscussion], questions: [BoardQuestion], clubs: [Number<Club>: Club.Visibility]) {
        self.discussions = discussions
        self.questions = questions
        self.clubs = clubs
        lively = discussions.filter { $0.liveliness > 0 }.sorted { $0.liveliness > $1.liveliness }
        places = Dictionary(grouping: discussions.indices) { discussions[$0].line.club }
    }

    /// Those of some clubs, in the same order; all for nil.
    func discussions(of clubs: [Number<Club>]?) -> [BoardDiscussion] {
        guard let clubs else { return discussions }
        return clubs.flatMap { places[$0] ?? [] }.sorted().map { discussions[$0] }
    }
}

/// A discussion with all that digests tell of it; a reference, since every reader's digest goes over all of them.
final class BoardDiscussion: Sendable {
    let line: DiscussionSummary
    /// Counted up with everything that its page shows.
    let version: Int64
    let article: Matter
    let critique: ContributionReading?
    /// How many replied to the critique.
    let liveliness: Int
    let synthesis: (matter: Matter, text: String)?
    /// What digests say of the article, with the critique and without, and of the discussion's dates: made once, for all.
    let told: DigestItem.Body
    let toldAlone: DigestItem.Body
    let week: DigestItem.Body

    init(
        line: DiscussionSummary, version: Int64, article: Matter, critique: ContributionReading?, liveliness: Int,
        synthesis: (matter: Matter, text: String)?
    ) {
        self.line = line
        self.version = version
        self.article = article
        self.critique = critique
        self.liveliness = liveliness
        self.synthesis = synthesis
        told = .article(line, critique: critique)
        toldAlone = .article(line, critique: nil)
        week = .week(line)
    }
}

struct BoardQuestion: Sendable {
    let line: QuestionSummary
    let matter: Matter
}

/// What was read of discussions and stands as long as their versions do.
final class BoardMemory: Sendable {
    private let known = Mutex<[Number<Discussion>: BoardDiscussion]>([:])

    func discussion(_ mark: BoardMark, reading: () throws -> BoardDiscussion?) rethrows -> BoardDiscussion? {
        if let found = known.withLock({ $0[mark.number] }), found.isStill(mark) { return found }
        let read = try reading()
        known.withLock { $0[mark.number] = read }
        return read
    }

    func keep(only numbers: Set<Number<Discussion>>) {
        known.withLock { known in
            if known.count > numbers.count { known = known.filter { numbers.contains($0.key) } }
        }
    }
}

/// What tells whether a discussion is still as it was read.
struct BoardMark: ReadRow {
    let number: Number<Discussion>
    let version: Int64
    let timeZone: String
    /// Those that had the article before.
    let clubs: [Number<Club>]

    /// Written out: it is read of every discussion in each transaction.
    init(row: Row) {
        number = row[0]
        version = row[1]
        timeZone = row[2]
        let earlier: String? = row[3]
        clubs = earlier?.split(separator: ",").compactMap { Int64($0).map(Number.init(rawValue:)) } ?? []
    }
}

extension BoardDiscussion {
    fileprivate func isStill(_ mark: BoardMark) -> Bool {
        version == mark.version && line.clubZone == mark.timeZone && article.earlierClubs == mark.clubs
    }
}

extension Database {
    /// - Parameter memory: what need not be read again; of committed discussions only.
    func newsBoard(from memory: BoardMemory, at now: Instant) throws -> NewsBoard {
        let marks = try BoardMark.all(
            self,
            """
            SELECT discussions.number, version, time_zone,
                (SELECT group_concat(DISTINCT earlier.club) FROM discussions AS earlier
                    WHERE earlier.article = discussions.article AND earlier.number < discussions.number
                        AND earlier.called_off_at IS NULL)
                    AS earlier_clubs
            FROM discussions JOIN clubs ON clubs.number = club
                JOIN discussion_versions ON discussion_versions.discussion = discussions.number
            WHERE posted_at > \(now - Matter.old) OR closes_at > \(now) OR discussions.number IN (
                SELECT discussion FROM synthesis_versions WHERE written_at > \(now - Matter.old))
            ORDER BY posted_at, discussions.number
            """)
        memory.keep(only: Set(marks.map(\.number)))
        let discussions = try marks.compactMap { mark in
            try memory.discussion(mark) { try boardDiscussion(mark) }
        }
        return NewsBoard(
            discussions: discussions, questions: try unansweredQuestions(at: now),
            clubs: try Row.all(self, "SELECT number, visibility FROM clubs").reduce(into: [:]) {
                $0[$1["number"]] = $1["visibility"] as Club.Visibility
            })
    }

    private func boardDiscussion(_ mark: BoardMark) throws -> BoardDiscussion? {
        let line = try DiscussionSummary.first(
            self, "\(DiscussionSummary.lines(for: .wholeSite)) WHERE discussions.number = \(mark.number)")
        guard let line else { return nil }
        let thread = NewsThread.discussion(line.number)
        let words = try NewsWords(ofArticle: line.article.rawValue, self)
        let (critique, liveliness) = try liveliestCritique(of: line.number)
        return BoardDiscussion(
            line: line, version: mark.version,
            article: Matter(
                Matter.Key(.article, line.article.rawValue), club: line.club, author: line.poster, thread: thread,
                at: line.postedAt,
                tags: try Tag.all(self, "SELECT tag FROM discussion_tags WHERE discussion = \(line.number)"),
                journals: words.journals, terms: words.terms,
                earlierClubs: mark.clubs),
            critique: critique, liveliness: liveliness, synthesis: try synthesis(of: line))
    }

    private func synthesis(of line: DiscussionSummary) throws -> (matter: Matter, text: String)? {
        let row = try Row.first(
            self,
            """
            SELECT author, synthesis, (SELECT min(written_at) FROM synthesis_versions AS first
                WHERE first.discussion = discussions.number AND first.body <> '') AS written_at
            FROM discussions JOIN synthesis_versions ON discussion = discussions.number
            WHERE discussions.number = \(line.number) AND synthesis <> '' ORDER BY version DESC LIMIT 1
            """)
        guard let row, let writtenAt = row["written_at"] as Instant? else { return nil }
        let matter = Matter(
            Matter.Key(.synthesis, line.number.rawValue), club: line.club, author: row["author"],
            thread: .discussion(line.number), at: writtenAt)
        return (matter, row["synthesis"])
    }

    /// The critique most people replied to; among equals a judgement before a comment, then the newest.
    private func liveliestCritique(of discussion: Number<Discussion>) throws -> (ContributionReading?, Int) {
        let row = try Row.first(
            self,
            """
            SELECT contributions.number, coalesce(replies, 0) AS replies FROM contributions LEFT JOIN (
                SELECT parent AS answered, count(*) AS replies FROM contributions
                WHERE discussion = \(discussion) AND withdrawn_at IS NULL GROUP BY parent
            ) ON answered = contributions.number
            WHERE discussion = \(discussion) AND withdrawn_at IS NULL
            ORDER BY replies DESC, kind = 'comment', contributions.number DESC LIMIT 1
            """)
        guard let row else { return (nil, 0) }
        let number: Number<Contribution> = row["number"]
        return (try contributionReading(number), row["replies"])
    }

    /// Of somebody who may read it and where it was not withdrawn; nil else.
    func contributionReading(_ number: Number<Contribution>) throws -> ContributionReading? {
        try ContributionReading.first(
            self, "\(ContributionReading.selection) WHERE contributions.number = \(number) AND withdrawn_at IS NULL")
    }

    private func unansweredQuestions(at now: Instant) throws -> [BoardQuestion] {
        try QuestionSummary.all(
            self,
            """
            \(QuestionSummary.selection(for: .wholeSite)) AND asked_at > \(now - Matter.old) AND NOT EXISTS (
                SELECT 1 FROM answers WHERE question = questions.number AND \(SQL.answerStands))
            ORDER BY asked_at DESC, questions.number DESC
            """
        ).map { line in
            let tags = try Tag.all(self, "SELECT tag FROM question_tags WHERE question = \(line.number)")
            return BoardQuestion(
                line: line,
                matter: Matter(
                    Matter.Key(.question, line.number.rawValue), club: line.club, author: line.author,
                    thread: .question(line.number), at: line.askedAt, tags: tags,
                    terms: [NewsWord.key(line.specialty)].filter { !$0.isEmpty }))
        }
    }
}

extension Viewer {
    /// Reads every club, to choose from what was read for each reader.
    fileprivate static let wholeSite = Viewer(member: 0, role: .administrator, clubs: [:])
}
