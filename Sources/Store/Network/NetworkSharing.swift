package import Colloquium
import GRDB

extension Store {
    /// Lets the same people read the same of every tie of the viewer's. Parts that are not given stay as each tie has them,
    /// and so do the people each tie names unless a part is now for those named.
    /// - Parameter identifiesNobody: "yes" where the viewer said so of notes that others are to read.
    /// - Throws: a refusal at "audience-tie" where nothing is given, at "named" for a handle that nobody has or where ties name
    ///   other people for a part that stays, at "identifies-nobody" for notes that may identify a patient.
    package func shareNetwork(
        _ audiences: [Tie.Part: Audience], named: [Handle], identifiesNobody: String = "", by viewer: Viewer
    ) async throws {
        let owner = try viewer.signedIn(to: "share your network")
        if audiences.isEmpty { throw Refusal.invalid("audience-tie", "Choose at least one that is to change.") }
        let opensNotes = audiences[.notes] ?? .onlyMe != .onlyMe && identifiesNobody != "yes"
        // Notes fill megabytes: they are screened before others have to wait for the write.
        let screened = opensNotes ? try await read { try $0.notes("owner = \(owner)") } : []
        try screened.screen()
        try await write { db in
            if opensNotes { try db.notes(of: owner, changedSince: screened).screen() }
            if audiences.values.contains(.named) {
                let named = try db.members(named: named)
                let namers: SQL = "'named' IN (tie_audience, notes_audience, rhythm_audience, history_audience)"
                try Tie.refuseNaming(Set(named), for: audiences, of: db.ties("owner = \(owner) AND \(namers)"))
                try db.setReaders(named, of: "owner = \(owner)")
            }
            try db.setAudiences(audiences, of: "owner = \(owner)")
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
    /// worksheet with its links, all of guiding and of mentoring that is theirs, what they named, blocked or put off, the
    /// introductions they wrote, and what they answered to others’. Ties of others to them are not theirs and stay, and so
    /// does that they are suggested to nobody, whom they introduced to whom and when, and that two met by them.
    package func eraseNetwork(of viewer: Viewer, at now: Instant) async throws {
        let owner = try viewer.signedIn(to: "delete your network")
        try await write { db in
            try db.eraseWorksheet(of: owner)
            try db.run("DELETE FROM ties WHERE owner = \(owner)")
            try db.run("DELETE FROM network_uploads WHERE owner = \(owner)")
            try db.eraseMentoring(of: owner, at: now)
            try db.run("DELETE FROM member_blocks WHERE blocker = \(owner)")
            try db.run("DELETE FROM dismissed_suggestions WHERE owner = \(owner)")
            try db.eraseIntroductions(by: owner, at: now)
            for kept in ["introduction_answers", "introduction_outcomes", "introduction_news"] {
                try db.run("DELETE FROM \(sql: kept) WHERE member = \(owner)")
            }
        }
    }
}

/// The notes of a tie as they were read.
private struct NotesRow: ReadRow {
    let number: Number<Tie>
    let version: Int
    let notes: String
}

extension [NotesRow] {
    /// - Throws: a refusal at "identifies-nobody" where one may identify a patient.
    fileprivate func screen() throws(Refusal) {
        var inspection = Inspection()
        inspection.screen(map(\.notes), answer: "")
        try inspection.settle()
    }
}

extension Database {
    /// - Parameter condition: on `ties`.
    fileprivate func notes(_ condition: SQL) throws -> [NotesRow] {
        try NotesRow.all(self, "SELECT number, version, notes FROM ties WHERE \(condition)")
    }

    fileprivate func notes(of owner: Number<Member>, changedSince read: [NotesRow]) throws -> [NotesRow] {
        let versions = Dictionary(uniqueKeysWithValues: read.map { ($0.number, $0.version) })
        let changed = try Row.all(self, "SELECT number, version FROM ties WHERE owner = \(owner)").filter {
            versions[$0["number"]] != $0["version"]
        }.map { row -> Int64 in row["number"] }
        return changed.isEmpty ? [] : try notes("number IN \(SQL.list(changed))")
    }
}
