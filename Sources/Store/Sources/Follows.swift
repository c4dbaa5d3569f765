package import Colloquium
import Foundation
import GRDB

extension Store {
    /// Follows sources for an inbox; those it follows already stay as they are. What is new to the site is polled at once,
    /// and the rules of the inbox are asked of what the sources have.
    /// - Throws: when it would follow more than it may.
    package func follow(
        _ offers: [SourceOffer], for follower: Follower, from beginning: Follower.Beginning = .backlog,
        by viewer: Viewer, at now: Instant
    ) async throws -> FollowOutcome {
        let outcome = try await write { db in
            let inbox = try db.inbox(of: follower, tendedBy: viewer)
            var followed = 0
            for offer in offers {
                let source = try db.source(at: offer.address, at: now)
                if try db.follow(source, as: offer, inbox, from: beginning, by: viewer, at: now) { followed += 1 }
            }
            let count = try Int.first(db, "SELECT count(*) FROM follows WHERE inbox = \(inbox)") ?? 0
            if count > follower.limit {
                throw Refusal(
                    .conflict,
                    "That would be \(count) sources, and at most \(follower.limit) can be followed. Choose fewer.")
            }
            if followed > 0 {
                try db.audit(
                    "sources followed", follower.subject, by: viewer.member, at: now, detail: "\(followed)")
            }
            return FollowOutcome(followed: followed, known: offers.count - followed)
        }
        try await matchSomeRules()
        return outcome
    }

    /// Ends following a source; what it brought is no longer in the inbox. Ending it twice is fine.
    package func unfollow(
        _ source: Number<Source>, for follower: Follower, by viewer: Viewer, at now: Instant
    ) async throws {
        try await write { db in
            let inbox = try db.inbox(of: follower, tendedBy: viewer)
            try db.run("DELETE FROM follows WHERE inbox = \(inbox) AND source = \(source)")
            if db.changesCount == 0 { return }
            try db.run(
                """
                UPDATE sources SET due_at = NULL WHERE number = \(source)
                    AND NOT EXISTS (SELECT 1 FROM follows WHERE source = \(source))
                """)
            try db.audit("source unfollowed", follower.subject, by: viewer.member, at: now, detail: "\(source)")
        }
    }

    /// Polls a source again, now, that was suspended, has ended or fails; one that works is left alone, and one that
    /// was asked within these five minutes too.
    package func resume(
        _ source: Number<Source>, for follower: Follower, by viewer: Viewer, at now: Instant
    ) async throws {
        try await write { db in
            let inbox = try db.inbox(of: follower, tendedBy: viewer)
            try db.requireFollowed(source, by: inbox)
            try db.run(
                """
                UPDATE sources SET state = 'active', reason = '', failures = 0, failing_since = NULL, due_at = \(now)
                WHERE number = \(source) AND (state <> 'active' OR failures > 0)
                    AND coalesce(polled_at, 0) <= \(now - Self.breath)
                """)
            if db.changesCount > 0 {
                try db.audit("source resumed", "sources/\(source)", by: viewer.member, at: now)
            }
        }
    }

    /// What an inbox follows, in its folders, as an OPML file lists it.
    package func followedOffers(of follower: Follower, for viewer: Viewer) async throws -> [SourceOffer] {
        try await read { db in
            guard let inbox = try db.inbox(of: follower, readBy: viewer) else { return [] }
            return try Row.all(
                db,
                """
                SELECT address, \(FollowedName.title) AS title, \(FollowedName.page) AS page, folders
                FROM follows JOIN sources ON sources.number = source
                WHERE inbox = \(inbox) ORDER BY folders, 2 COLLATE NOCASE, number
                """
            ).compactMap { row in
                SourceAddress(row["address"]).map {
                    SourceOffer(
                        address: $0, title: row["title"], page: row["page"],
                        folders: (try? JSONDecoder().decode([String].self, from: row["folders"])) ?? [])
                }
            }
        }
    }
}

extension Store {
    /// How long a server is left in peace, however many people press the button.
    fileprivate static let breath = Span.minutes(5)
}

/// What a source is called in an inbox that follows it, of the tables `follows` and `sources`: as the follower calls it,
/// else as it calls itself.
enum FollowedName {
    static let title: SQL = "coalesce(nullif(follows.title, ''), sources.title)"
    static let page: SQL = "coalesce(nullif(follows.page, ''), sources.page)"
}

extension Follower {
    /// What the audit calls it.
    var subject: String {
        switch self {
        case .member(let member): "members/\(member)"
        case .club(let club): "clubs/\(club)"
        }
    }
}

extension Database {
    func requireFollowed(_ source: Number<Source>, by inbox: Number<Inbox>) throws {
        let isFollowed = try Bool.first(
            self, "SELECT 1 FROM follows WHERE inbox = \(inbox) AND source = \(source)")
        if isFollowed == nil { throw Refusal.noSuch("source") }
    }

    /// The source of an address. Until it has been asked, nothing but the address is known of it: what an offer says may
    /// be anybody's word.
    fileprivate func source(at address: SourceAddress, at now: Instant) throws -> Number<Source> {
        try run(
            """
            INSERT INTO sources (address, host, title, added_at)
            VALUES (\(address.description), \(address.host), \(address.description), \(now))
            ON CONFLICT (address) DO NOTHING
            """)
        if changesCount > 0 { return insertedNumber(of: Source.self) }
        guard
            let known = try Number<Source>.first(
                self, "SELECT number FROM sources WHERE address = \(address.description)")
        else { throw Refusal.noSuch("source") }
        return known
    }

    fileprivate func follow(
        _ source: Number<Source>, as offer: SourceOffer, _ inbox: Number<Inbox>, from beginning: Follower.Beginning,
        by viewer: Viewer, at now: Instant
    ) throws -> Bool {
        let folders = String(decoding: try JSONEncoder().encode(offer.folders), as: UTF8.self)
        let title = offer.title == offer.address.description ? "" : offer.title
        try run(
            """
            INSERT OR IGNORE INTO follows (inbox, source, title, page, folders, followed_by, followed_at, unread_from,
                takes_backlog)
            VALUES (\(inbox), \(source), \(title), \(offer.page), \(folders), \(viewer.member), \(now),
                \(beginning == .now ? now + Span(milliseconds: 1) : now - Follower.firstGlance), \(beginning == .backlog))
            """)
        if changesCount == 0 { return false }
        try run(
            """
            INSERT INTO rule_matchings (rule, source, below)
            SELECT number, \(source), \(Int64.max) FROM inbox_rules WHERE inbox = \(inbox)
                AND EXISTS (SELECT 1 FROM sightings WHERE source = \(source))
            ON CONFLICT (rule, source) DO UPDATE SET below = excluded.below
            """)
        try run(
            """
            UPDATE sources SET state = 'active', reason = '', failures = 0, failing_since = NULL, due_at = \(now)
            WHERE number = \(source) AND due_at IS NULL AND (state = 'active' OR coalesce(polled_at, 0) <= \(now - Store.breath))
            """)
        return true
    }
}
