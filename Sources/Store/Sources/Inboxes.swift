package import Colloquium
import GRDB

/// An inbox somebody may read, in a list.
package struct InboxSummary: Sendable {
    package let follower: Follower
    /// The club's name; empty for the member's own.
    package let name: String
    package let sources: Int
    package let unread: Int
}

/// The table `inboxes`.
struct Inbox: ReadRow {
    let number: Number<Inbox>
    let club: Number<Club>?
    let member: Number<Member>?
}

extension Store {
    /// The inboxes `viewer` may read, their own first. Those of clubs that follow nothing are left out.
    package func inboxes(for viewer: Viewer) async throws -> [InboxSummary] {
        guard let member = viewer.member else { return [] }
        return try await read { db in
            let own = try db.summary(of: .member(member), called: "", for: viewer)
            let clubs = try Row.all(
                db,
                """
                SELECT clubs.number, clubs.name FROM club_members
                    JOIN clubs ON clubs.number = club_members.club
                    JOIN inboxes ON inboxes.club = clubs.number
                WHERE club_members.member = \(member)
                    AND EXISTS (SELECT 1 FROM follows WHERE inbox = inboxes.number)
                ORDER BY clubs.name COLLATE NOCASE
                """)
            return try [own] + clubs.map { try db.summary(of: .club($0["number"]), called: $0["name"], for: viewer) }
        }
    }
}

extension Store {
    /// How many items wait for `viewer` in their own inbox and those of their clubs, counted up to `limit`: this is
    /// asked for every page.
    package func waitingItems(for viewer: Viewer, upTo limit: Int) async throws -> Int {
        guard let member = viewer.member else { return 0 }
        return try await memory.waiting.value(WaitingQuestion(viewer: viewer, limit: limit), in: edition()) {
            try await read { db in try db.waitingItems(of: member, viewer, upTo: limit) }
        }
    }
}

/// How many items wait for somebody, and how far they are counted.
struct WaitingQuestion: Hashable, Sendable {
    let viewer: Viewer
    let limit: Int
}

extension Database {
    fileprivate func waitingItems(of member: Number<Member>, _ viewer: Viewer, upTo limit: Int) throws -> Int {
        let inboxes = try Number<Inbox>.all(
            self,
            """
            SELECT number FROM inboxes WHERE member = \(member)
            UNION ALL SELECT number FROM club_members JOIN inboxes ON inboxes.club = club_members.club
                WHERE club_members.member = \(member)
            """)
        var waiting: Set<Number<Item>> = []
        for inbox in inboxes where waiting.count < limit {
            waiting.formUnion(try waitingItems(in: inbox, for: viewer, upTo: limit))
        }
        return min(waiting.count, limit)
    }

    fileprivate func waitingItems(
        in inbox: Number<Inbox>, for viewer: Viewer, upTo limit: Int
    ) throws -> [Number<Item>] {
        try Number.all(
            self,
            """
            WITH \(InboxQuery(inbox: inbox, viewer: viewer).unread)
            SELECT DISTINCT item FROM seen WHERE NOT is_hidden LIMIT \(limit)
            """)
    }

    fileprivate func summary(of follower: Follower, called name: String, for viewer: Viewer) throws -> InboxSummary {
        let sources = try inbox(of: follower).flatMap { inbox in
            try Int.first(self, "SELECT count(*) FROM follows WHERE inbox = \(inbox)")
        }
        return InboxSummary(
            follower: follower, name: name, sources: sources ?? 0,
            unread: try unreadItems(of: follower, for: viewer))
    }

    /// Nil while nothing was ever followed.
    func inbox(of follower: Follower) throws -> Number<Inbox>? {
        switch follower {
        case .member(let member): try Number.first(self, "SELECT number FROM inboxes WHERE member = \(member)")
        case .club(let club): try Number.first(self, "SELECT number FROM inboxes WHERE club = \(club)")
        }
    }

    func madeInbox(of follower: Follower) throws -> Number<Inbox> {
        if let inbox = try inbox(of: follower) { return inbox }
        switch follower {
        case .member(let member): try run("INSERT INTO inboxes (member) VALUES (\(member))")
        case .club(let club): try run("INSERT INTO inboxes (club) VALUES (\(club))")
        }
        return insertedNumber(of: Inbox.self)
    }

    /// The inbox that `viewer` reads.
    /// - Throws: as if it were not there, to those who may not know of it.
    func inbox(of follower: Follower, readBy viewer: Viewer) throws -> Number<Inbox>? {
        guard viewer.isMember else { throw Refusal(.signInNeeded, "Sign in to see what is new.") }
        guard viewer.mayReadInbox(of: follower) else { throw Refusal.noSuch("inbox") }
        return try inbox(of: follower)
    }

    /// The inbox whose sources and rules `viewer` changes.
    func inbox(of follower: Follower, tendedBy viewer: Viewer) throws -> Number<Inbox> {
        guard viewer.isMember else { throw Refusal(.signInNeeded, "Sign in to follow sources.") }
        if case .club(let club) = follower { _ = try self.club(club, for: viewer) }
        guard viewer.mayTendInbox(of: follower) else {
            guard viewer.mayReadInbox(of: follower) else { throw Refusal.noSuch("inbox") }
            throw Refusal(.forbidden, "Only a facilitator of the club may do this.")
        }
        return try madeInbox(of: follower)
    }
}
