package import Colloquium
import GRDB

extension Store {
    /// A member's private feeds, the newest first.
    package func privateFeeds(of member: Number<Member>) async throws -> [PrivateFeed] {
        try await read { db in
            try Row.all(
                db, "SELECT * FROM private_feeds WHERE member = \(member) ORDER BY number DESC"
            ).compactMap(PrivateFeed.init)
        }
    }

    /// Makes an address for a feed of what the viewer may read. Its token is shown once: only a digest is kept. The same form
    /// sent twice makes one, whose token is given back both times.
    /// - Parameter submission: of the form, like that of a contribution.
    /// - Throws: not found for a subject that is not open to them; a problem at `name` where they have one of it that is called
    ///   so; a conflict when they have as many as there may be, and for a form whose feed was revoked.
    package func makePrivateFeed(
        _ name: String, of subject: FeedSubject, submission: String = Token().text, by viewer: Viewer, at now: Instant
    ) async throws -> Token {
        guard let member = viewer.member else { throw Refusal(.signInNeeded, "Sign in to go on.") }
        let (kind, detail) = subject.columns
        let signature = try await site().signature(
            of: "private feed \(member) \(submission) \(kind) \(detail) \(name)")
        guard let token = Token(signature) else { throw Refusal.noSuch("feed") }
        try await write { db in
            let isMade = "SELECT 1 FROM private_feeds WHERE token_digest = \(token.digest)" as SQL
            if try Bool.first(db, isMade) != nil { return }
            let isRevoked = "SELECT 1 FROM revoked_feeds WHERE token_digest = \(token.digest)" as SQL
            if try Bool.first(db, isRevoked) != nil {
                throw Refusal(
                    .conflict, "The feed that this form made was revoked. Open the page again to make another.")
            }
            let found = try db.head(of: subject, for: viewer, at: now).name
            let called = name.isEmpty ? found : name
            let same: SQL = """
                SELECT 1 FROM private_feeds
                WHERE member = \(member) AND name = \(called) COLLATE NOCASE AND kind = \(kind) AND detail = \(detail)
                """
            if try Bool.first(db, same) != nil {
                throw Refusal.invalid(
                    "name",
                    "You have such a feed called “\(called)”, whose address was shown when it was made. Give this one another name, or revoke that one first."
                )
            }
            let others = try Int.first(db, "SELECT count(*) FROM private_feeds WHERE member = \(member)")
            guard others ?? 0 < PrivateFeed.limit else {
                throw Refusal(
                    .conflict, "You have \(PrivateFeed.limit) private feeds; revoke one you no longer use first.")
            }
            try db.run(
                """
                INSERT INTO private_feeds (member, token_digest, name, kind, detail, made_at)
                VALUES (\(member), \(token.digest), \(called), \(kind), \(detail), \(now))
                """)
            try db.audit("private feed made", "members/\(member)", by: member, at: now)
        }
        return token
    }

    /// Makes the address of a private feed as good as one that never was; one that is gone stays gone.
    package func revokePrivateFeed(
        _ number: Number<PrivateFeed>, of member: Number<Member>, at now: Instant
    ) async throws {
        try await write { db in
            try db.run("DELETE FROM private_feeds WHERE number = \(number) AND member = \(member)")
            if db.changesCount > 0 {
                try db.audit("private feed revoked", "members/\(member)", by: member, at: now)
            }
        }
    }

    /// What a private address opens, and to whom. That it was used is noted once an hour at most.
    /// - Throws: not found where it is none of ours, was revoked, or its member may not sign in.
    package func privateFeed(
        _ token: Token, at now: Instant
    ) async throws -> (feed: PrivateFeed, viewer: Viewer) {
        let opened = try await read { db in try db.privateFeed(token) }
        guard let opened else { throw Refusal.noSuch("feed") }
        if (opened.feed.usedAt ?? Instant(rawValue: 0)) + Self.usePrecision <= now {
            let number = opened.feed.number
            try await write { db in
                try db.run("UPDATE private_feeds SET used_at = max(made_at, \(now)) WHERE number = \(number)")
            }
        }
        return opened
    }

    /// Feed readers come often, and each note is a write, after which nothing that was read before counts.
    private static let usePrecision = Span.hours(1)
}

extension Database {
    fileprivate func privateFeed(_ token: Token) throws -> (feed: PrivateFeed, viewer: Viewer)? {
        let row = try Row.first(self, "SELECT * FROM private_feeds WHERE token_digest = \(token.digest)")
        guard let row, let feed = PrivateFeed(row), let member = try MemberRow.member(row["member"], self),
            member.standing == .active, !member.isGuest
        else { return nil }
        return (feed, try Viewer.of(member, self))
    }
}

extension PrivateFeed {
    fileprivate init?(_ row: Row) {
        guard let subject = FeedSubject(kind: row["kind"], detail: row["detail"]) else { return nil }
        self.init(
            number: row["number"], name: row["name"], subject: subject, madeAt: row["made_at"], usedAt: row["used_at"])
    }
}
