package import Colloquium
import GRDB

extension Store {
    /// Lets the same people read the same of every tie of the viewer's. Parts that are not given stay as each tie has them,
    /// and so do the people each tie names unless a part is now for those named.
    /// - Parameter identifiesNobody: "yes" where the viewer said so of notes that others are to read.
    /// - Throws: a refusal at "audience-tie" where nothing is given, at "named" for a handle that nobody has, at
    ///   "identifies-nobody" for notes that may identify a patient.
    package func shareNetwork(
        _ audiences: [Tie.Part: Audience], named: [Handle], identifiesNobody: String = "", by viewer: Viewer
    ) async throws {
        let owner = try viewer.signedIn(to: "share your network")
        if audiences.isEmpty { throw Refusal.invalid("audience-tie", "Choose at least one that is to change.") }
        try await write { db in
            if audiences[.notes] ?? .onlyMe != .onlyMe {
                var inspection = Inspection()
                inspection.screen(try db.ties("owner = \(owner)").map(\.notes), answer: identifiesNobody)
                try inspection.settle()
            }
            try db.setAudiences(audiences, of: "owner = \(owner)")
            if audiences.values.contains(.named) {
                try db.setReaders(db.members(named: named), of: "owner = \(owner)")
            }
            try db.run("UPDATE ties SET version = version + 1 WHERE owner = \(owner)")
        }
    }

    /// Keeps a member out of the viewer's network and the viewer out of theirs, without telling them.
    package func block(_ member: Number<Member>, by viewer: Viewer, at now: Instant) async throws {
        let blocker = try viewer.signedIn(to: "block somebody")
        guard member != blocker else { throw Refusal(.invalid, "You cannot block yourself.") }
        try await write { db in
            let found = try Bool.first(
                db, "SELECT 1 FROM members WHERE number = \(member) AND standing = 'active' AND NOT is_guest")
            if found == nil { throw Refusal.noSuch("member") }
            try db.endMentoring(of: blocker, with: member, at: now)
            try db.run(
                """
                INSERT INTO member_blocks (blocker, blocked, since) VALUES (\(blocker), \(member), \(now))
                ON CONFLICT DO NOTHING
                """)
        }
    }

    /// Takes back a block of the viewer's; where there is none nothing happens.
    package func unblock(_ member: Number<Member>, by viewer: Viewer) async throws {
        let blocker = try viewer.signedIn(to: "unblock somebody")
        try await write {
            try $0.run("DELETE FROM member_blocks WHERE blocker = \(blocker) AND blocked = \(member)")
        }
    }

    /// Whom the viewer blocked, by name.
    package func blockedMembers(by viewer: Viewer) async throws -> [Author] {
        let blocker = try viewer.signedIn(to: "see whom you blocked")
        return try await read { db in
            try AuthorRow.all(
                db,
                """
                SELECT number, name, byline FROM member_blocks JOIN members ON members.number = blocked
                WHERE blocker = \(blocker) ORDER BY name COLLATE NOCASE, number
                """
            ).map(\.author)
        }
    }

    /// Deletes the whole network of the viewer: every tie with its notes, history and settings, uploads that wait, the
    /// worksheet with its links, all of mentoring that is theirs, what they named, blocked or put off, the introductions they
    /// wrote, and what they answered to others’. Ties of others to them are not theirs and stay, and so does that they are
    /// suggested to nobody, and whom they introduced to whom and when.
    package func eraseNetwork(of viewer: Viewer, at now: Instant) async throws {
        let owner = try viewer.signedIn(to: "delete your network")
        try await write { db in
            try db.eraseWorksheet(of: owner)
            try db.run("DELETE FROM ties WHERE owner = \(owner)")
            try db.run("DELETE FROM network_uploads WHERE owner = \(owner)")
            try db.eraseMentoring(of: owner, at: now)
            try db.run("DELETE FROM member_blocks WHERE blocker = \(owner)")
            try db.run("DELETE FROM dismissed_suggestions WHERE owner = \(owner)")
            try db.run("DELETE FROM introductions WHERE introducer = \(owner)")
            for kept in ["introduction_answers", "introduction_outcomes", "introduction_news"] {
                try db.run("DELETE FROM \(sql: kept) WHERE member = \(owner)")
            }
        }
    }
}
