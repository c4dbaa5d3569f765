package import Colloquium
import Foundation
import GRDB

extension Store {
    /// Follows sources for an inbox; those it follows already stay as they are. What is new to the site is polled at once,
    /// and the rules of the inbox are asked of what the sources have.
    /// - Throws: when it would follow more than it may.
    package func follow(
        _ offers: [SourceOffer], for follower: Follower, from beginning: Follower.Beginning,
        by viewer: Viewer, at now: Instant
    ) async throws -> FollowOutcome {
        let (inbox, outcome) = try await write { db in
            let inbox = try db.inbox(of: follower, tendedBy: viewer)
            var followed = 0
            for offer in offers {
                let source = try db.source(at: offer.address, at: now)
                if try db.follow(source, as: offer, inbox, from: beginning, by: viewer, at: now) { followed += 1 }
            }
            // What ended, or moved away, takes nobody's place.
            let count =
                try Int.first(
                    db,
                    """
                    SELECT count(*) FROM follows JOIN sources ON sources.number = source
                    WHERE inbox = \(inbox) AND state <> 'gone'
                    """) ?? 0
            if count > follower.limit {
                throw Refusal(
                    .conflict,
                    "That would be \(count) sources, and at most \(follower.limit) can be followed. Choose fewer.")
            }
            if followed > 0 {
                try db.audit(
                    "sources followed", follower.subject, by: viewer.member, at: now, detail: "\(followed)")
            }
            return (inbox, FollowOutcome(followed: followed, known: offers.count - followed))
        }
        try await matchSomeRules(of: inbox)
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
                DELETE FROM rule_matchings WHERE source = \(source)
                    AND rule IN (SELECT number FROM inbox_rules WHERE inbox = \(inbox))
                """)
            try db.run(
                """
                UPDATE sources SET due_at = NULL, left_at = \(now) WHERE number = \(source)
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
            try db.resume(source, where: "state <> 'active' OR failures > 0", by: viewer, at: now)
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
                WHERE inbox = \(inbox) AND state <> 'gone' ORDER BY folders, 2 COLLATE NOCASE, number
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

/// From when on what a source brings is unread, in the column `unread_from`.
enum UnreadFrom {
    /// From when the source next answers.
    static let nextAnswer = Instant(rawValue: .max)
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
        guard let known = try source(at: address) else { throw Refusal.noSuch("source") }
        return known
    }

    fileprivate func follow(
        _ source: Number<Source>, as offer: SourceOffer, _ inbox: Number<Inbox>, from beginning: Follower.Beginning,
        by viewer: Viewer, at now: Instant
    ) throws -> Bool {
        let folders = String(decoding: try JSONEncoder().encode(offer.folders), as: UTF8.self)
        let title = offer.title == offer.address.description ? "" : offer.title
        let unreadFrom = try unreadFrom(beginning, of: source, at: now)
        try run(
            """
            INSERT OR IGNORE INTO follows (inbox, source, title, page, folders, followed_by, followed_at, unread_from)
            VALUES (\(inbox), \(source), \(title), \(offer.page), \(folders), \(viewer.member), \(now), \(unreadFrom))
            """)
        if changesCount == 0 { return false }
        try expectMatching(of: source, in: "\(inbox)")
        try run("UPDATE sources SET due_at = \(now) WHERE number = \(source) AND due_at IS NULL AND state = 'active'")
        try resume(source, where: "state <> 'active'", by: viewer, at: now)
        return true
    }

    /// Who wants news only is told nothing that a source has when it answers after it was not asked for some time.
    private func unreadFrom(
        _ beginning: Follower.Beginning, of source: Number<Source>, at now: Instant
    ) throws -> Instant {
        guard beginning == .now else { return now - Follower.firstGlance }
        let isAwake = try Bool.first(
            self,
            """
            SELECT 1 FROM sources WHERE number = \(source) AND due_at IS NOT NULL AND failures = 0
                AND succeeded_at IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM follows WHERE source = \(source) AND unread_from = \(UnreadFrom.nextAnswer))
            """)
        return isAwake == nil ? UnreadFrom.nextAnswer : now + Span(milliseconds: 1)
    }

    /// Has a source asked again, now, unless it was asked a moment ago.
    fileprivate func resume(
        _ source: Number<Source>, where condition: SQL, by viewer: Viewer, at now: Instant
    ) throws {
        // What only fails says why until it answers.
        try run(
            """
            UPDATE sources SET state = 'active', due_at = \(now), reason = iif(state = 'active', reason, ''),
                failures = iif(state = 'active', failures, 0), failing_days = iif(state = 'active', failing_days, 0),
                failing_since = iif(state = 'active', failing_since, NULL)
            WHERE number = \(source) AND (\(condition)) AND coalesce(polled_at, 0) <= \(now - Store.breath)
            """)
        if changesCount > 0 { try audit("source resumed", "sources/\(source)", by: viewer.member, at: now) }
    }
}
