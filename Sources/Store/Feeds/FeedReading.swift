package import Colloquium
import GRDB

/// What a feed says, before it has addresses.
package struct FeedReading: Sendable {
    package let subject: FeedSubject
    /// Of the site, the club, the member, the article, the question; a search as it is typed.
    package let name: String
    /// Since when there is what the feed is about.
    package let since: Instant
    /// What changed last first.
    package let entries: [FeedEntryReading]
}

/// What has an entry in a feed.
package struct FeedEntryReading: Sendable {
    package let thing: FeedThing
    /// Of the article or the question that it is, or stands under.
    package let title: String
    package let author: Number<Member>?
    package let authorName: String
    package let publishedAt: Instant
    /// When what it says changed last.
    package let updatedAt: Instant
    /// Safe HTML with addresses as they are on the site's own pages.
    package let html: String
    package var clubName = ""
    package var tags: [Tag] = []
    /// Of a contribution.
    package var kind: Contribution.Kind?
    /// What it answers, and who wrote that; empty for what is nobody's.
    package var repliesTo: FeedThing?
    package var parentAuthorName = ""
    /// Of a discussion: its article in a list, with what a reader must know of it.
    package var summary: DiscussionSummary?
    /// The article under discussion.
    package var work: Identifier?
    /// What a reader must know of the article that it is or discusses, and of other versions of it, the gravest first.
    package var notices: [EditorialNotice.Kind] = []
    package var versionNotices: [EditorialNotice.Kind] = []
    /// And of the works that a contribution or an answer names or rests on.
    package var citedNotices: [CitedNotice] = []
    /// What an answer rests on.
    package var references: [Identifier] = []

    init(
        _ thing: FeedThing, title: String, author: Number<Member>?, authorName: String, publishedAt: Instant,
        updatedAt: Instant, html: String
    ) {
        self.thing = thing
        self.title = title
        self.author = author
        self.authorName = authorName
        self.publishedAt = publishedAt
        self.updatedAt = updatedAt
        self.html = html
    }
}

extension Store {
    /// What a feed tells one reader now: nothing that they may not read, that was withdrawn or is held back, or whose
    /// discussion has not opened.
    /// - Throws: not found for a subject that there is not, or that is not open to them.
    package func feed(of subject: FeedSubject, for viewer: Viewer, at now: Instant) async throws -> FeedReading {
        if case .search(let query) = subject { return try await feed(searching: query, for: viewer, at: now) }
        return try await read { db in
            let (name, since) = try db.head(of: subject, for: viewer, at: now)
            let entries = try db.entries(of: subject, for: viewer, at: now)
            return FeedReading(subject: subject, name: name, since: since, entries: entries.newestFirst)
        }
    }

    /// What a feed is called, without what is in it; a search as it is typed.
    /// - Throws: not found as for the feed itself.
    package func feedName(of subject: FeedSubject, for viewer: Viewer, at now: Instant) async throws -> String {
        try await read { db in try db.head(of: subject, for: viewer, at: now).name }
    }

    /// Which of the subjects everybody may read as a feed.
    package func openFeeds(_ subjects: [FeedSubject], at now: Instant) async throws -> Set<FeedSubject> {
        try await read { db in
            Set(
                try subjects.filter { subject in
                    do {
                        _ = try db.head(of: subject, for: .visitor, at: now)
                        return true
                    } catch let refusal as Refusal where refusal.kind == .notFound {
                        return false
                    }
                })
        }
    }

    private func feed(searching query: SearchQuery, for viewer: Viewer, at now: Instant) async throws -> FeedReading {
        let hits = try await newestHits(query, for: viewer, limit: FeedDocument.limit, at: now)
        return try await read { db in
            let entries = try db.entries(of: hits, for: viewer, at: now)
            let (name, since) = try db.head(of: .search(query), for: viewer, at: now)
            return FeedReading(subject: .search(query), name: name, since: since, entries: entries.newestFirst)
        }
    }
}

extension [FeedEntryReading] {
    /// What changed last first, as many as a feed holds.
    fileprivate var newestFirst: [FeedEntryReading] {
        Array(
            sorted { ($0.updatedAt, $0.thing.name) > ($1.updatedAt, $1.thing.name) }.prefix(FeedDocument.limit))
    }
}

extension Database {
    /// What a subject is called, and since when it is there.
    func head(
        of subject: FeedSubject, for viewer: Viewer, at now: Instant
    ) throws -> (name: String, since: Instant) {
        switch subject {
        case .site: (try site().name, try setUpAt())
        case .search(let query): (query.text, try setUpAt())
        case .tag(let tag): ("#\(tag.rawValue)", try setUpAt())
        case .club(let club):
            (
                try self.club(club, for: viewer).name,
                try Instant.first(self, "SELECT founded_at FROM clubs WHERE number = \(club)") ?? setUpAt()
            )
        case .journal(let journal):
            (try known(titles(of: journal, for: viewer, at: now).first, "journal"), try setUpAt())
        case .member(let number):
            try head(ofMember: number)
        case .discussion(let number):
            try head(
                of: "discussion",
                """
                SELECT articles.title AS name, posted_at AS since
                FROM discussions JOIN articles ON articles.number = article
                WHERE discussions.number = \(number) AND \(viewer.mayReadDiscussion)
                """)
        case .question(let number):
            try head(
                of: "question",
                """
                SELECT title AS name, asked_at AS since FROM questions
                WHERE number = \(number) AND club IN \(viewer.readableClubs)
                """)
        }
    }

    /// Guests have no page that everybody may see.
    private func head(ofMember number: Number<Member>) throws -> (name: String, since: Instant) {
        try head(
            of: "member",
            """
            SELECT name, joined_at AS since FROM members
            WHERE number = \(number) AND standing = 'active' AND NOT is_guest
            """)
    }

    private func head(of thing: String, _ query: SQL) throws -> (name: String, since: Instant) {
        let row = try known(Row.first(self, query), thing)
        return (row["name"], row["since"])
    }

    private func known<Value>(_ value: Value?, _ thing: String) throws -> Value {
        guard let value else { throw Refusal.noSuch(thing) }
        return value
    }

    private func setUpAt() throws -> Instant {
        try Instant.first(self, "SELECT set_up_at FROM site WHERE set_up_at IS NOT NULL") ?? Instant(rawValue: 0)
    }
}
