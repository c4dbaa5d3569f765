package import Colloquium
import GRDB

extension Store {
    /// The names of the clubs that discuss both articles now; nil for one that the reader may not know of.
    package func clubs(
        discussing one: Number<Article>, and other: Number<Article>, for viewer: Viewer, at now: Instant
    ) async throws -> [String?] {
        try await read { db in
            try Row.all(
                db,
                """
                SELECT DISTINCT club, iif(clubs.number IN \(viewer.readableClubs), name, NULL) AS name
                FROM \(Database.bothDiscussed(one, other, at: now)) JOIN clubs ON clubs.number = club ORDER BY club
                """
            ).map { $0["name"] }
        }
    }
}

/// Making one article of two that are one work, and two of one that are not. A merged number leads to where the work
/// stands, for ever; what it had is kept there.
extension Store {
    /// Merges `gone` into `article`: claims, discussions and everything that hangs on them go there. Moderators may, for
    /// articles they may read.
    /// A club that discusses both goes on with both discussions.
    /// - Throws: a conflict for an article merged already.
    package func merge(
        _ gone: Number<Article>, into article: Number<Article>, reason: String, by viewer: Viewer, at now: Instant
    ) async throws {
        try await write { db in
            let reason = try db.moderation(reason, by: viewer)
            if gone == article { throw Refusal(.invalid, "Choose another article: this is the same one.") }
            for number in [gone, article] { try db.refuseUnlessStanding(number, for: viewer) }
            try db.absorb(gone, into: article, at: now)
            try db.audit(
                "articles merged", "articles/\(article)", by: viewer.member, at: now, detail: "\(gone): \(reason)")
        }
    }
}

extension Database {
    /// The number under which a work stands: its own, or that of the article it was merged into.
    func standing(_ number: Number<Article>) throws -> Number<Article> {
        let found = try Number<Article>.first(
            self,
            """
            WITH RECURSIVE way (number, next) AS (
                SELECT number, merged_into FROM articles WHERE number = \(number)
                UNION SELECT articles.number, merged_into FROM way JOIN articles ON articles.number = way.next)
            SELECT number FROM way WHERE next IS NULL
            """)
        guard let found else { throw Refusal.noSuch("article") }
        return found
    }
}

extension Database {
    func moderation(_ reason: String, by viewer: Viewer) throws -> String {
        guard viewer.isModerator else {
            throw Refusal(.forbidden, "Only a moderator may merge articles or split them.")
        }
        var inspection = Inspection()
        let reason = inspection.reason(reason)
        try inspection.settle()
        return reason
    }

    func refuseUnlessStanding(_ number: Number<Article>, for viewer: Viewer) throws {
        let standing = try standing(number)
        guard try isReadable(standing, for: viewer) else { throw Refusal.noSuch("article") }
        if standing != number {
            throw Refusal(.conflict, "Article \(number) was merged already; the work stands as article \(standing).")
        }
    }

    func refuseUnlessPart(_ claims: [Number<Claim>], of article: Number<Article>) throws {
        let all = Set(try self.claims(of: article).map(\.number))
        if claims.isEmpty { throw Refusal.invalid("claims", "Choose what belongs to the other work.") }
        guard all.isSuperset(of: claims) else { throw Refusal.noSuch("claim of this article") }
        if all.subtracting(claims).isEmpty {
            throw Refusal.invalid("claims", "Leave at least one source unchecked: the article that stays needs one.")
        }
    }
}
