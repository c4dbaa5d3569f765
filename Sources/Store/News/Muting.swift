package import Colloquium
import GRDB

extension Store {
    /// What a member muted.
    package func muting(of member: Number<Member>) async throws -> Muting {
        try await read { db in try db.muting(of: member) }
    }

    /// From now on the viewer hears nothing of a thread. Muting it twice changes nothing.
    /// - Throws: a refusal where they may not read it.
    package func mute(_ thread: NewsThread, by viewer: Viewer, at now: Instant) async throws {
        let member = try viewer.mutingMember
        try await write { db in
            try db.requireReadable(thread, for: viewer)
            try db.run(
                """
                INSERT INTO muted_threads (member, discussion, question, poll, panel, muted_at)
                VALUES (\(member), \(thread.discussion), \(thread.question), \(thread.poll), \(thread.panel), \(now))
                ON CONFLICT DO NOTHING
                """)
        }
    }

    /// They hear of it again; also of one that was closed to them since.
    package func unmute(_ thread: NewsThread, by viewer: Viewer) async throws {
        let member = try viewer.mutingMember
        try await write { db in
            try db.run("DELETE FROM muted_threads WHERE member = \(member) AND \(thread.isMeant)")
        }
    }

    /// From now on the viewer hears nothing of what another member does, who is not told so.
    /// - Throws: a refusal for themselves, and for who is no member.
    package func mute(_ other: Number<Member>, by viewer: Viewer, at now: Instant) async throws {
        let member = try viewer.mutingMember
        if other == member { throw Refusal(.invalid, "What you do yourself is never news to you.") }
        try await write { db in
            guard try MemberRow.member(other, db) != nil else { throw Refusal.noSuch("member") }
            try db.run(
                """
                INSERT INTO muted_members (member, muted, muted_at) VALUES (\(member), \(other), \(now))
                ON CONFLICT DO NOTHING
                """)
        }
    }

    /// They hear of the other member again.
    package func unmute(_ other: Number<Member>, by viewer: Viewer) async throws {
        let member = try viewer.mutingMember
        try await write { db in
            try db.run("DELETE FROM muted_members WHERE member = \(member) AND muted = \(other)")
        }
    }
}

extension Database {
    func muting(of member: Number<Member>) throws -> Muting {
        let threads = try Row.all(
            self, "SELECT discussion, question, poll, panel FROM muted_threads WHERE member = \(member)"
        ).compactMap(NewsThread.init)
        let members = try Number<Member>.all(self, "SELECT muted FROM muted_members WHERE member = \(member)")
        return Muting(threads: Set(threads), members: Set(members))
    }

    /// - Throws: a refusal where the viewer may not read the thread.
    func requireReadable(_ thread: NewsThread, for viewer: Viewer) throws {
        switch thread {
        case .discussion(let number): _ = try discussion(number, for: viewer)
        case .question(let number): _ = try question(number, for: viewer)
        case .poll(let number): _ = try poll(number, for: viewer)
        case .panel(let number): _ = try panel(number, for: viewer)
        }
    }
}

extension NewsThread {
    /// Nil for a row that names none.
    init?(_ row: Row) {
        if let discussion: Number<Discussion> = row["discussion"] {
            self = .discussion(discussion)
        } else if let question: Number<Question> = row["question"] {
            self = .question(question)
        } else if let poll: Number<Poll> = row["poll"] {
            self = .poll(poll)
        } else if let panel: Number<Panel> = row["panel"] {
            self = .panel(panel)
        } else {
            return nil
        }
    }

    /// What stands in the columns that name it.
    var discussion: Number<Discussion>? {
        guard case .discussion(let number) = self else { return nil }
        return number
    }

    var question: Number<Question>? {
        guard case .question(let number) = self else { return nil }
        return number
    }

    var poll: Number<Poll>? {
        guard case .poll(let number) = self else { return nil }
        return number
    }

    var panel: Number<Panel>? {
        guard case .panel(let number) = self else { return nil }
        return number
    }

    /// Whether a row is about this thread, by the columns that name it.
    var isMeant: SQL {
        "discussion IS \(discussion) AND question IS \(question) AND poll IS \(poll) AND panel IS \(panel)"
    }
}

extension Viewer {
    fileprivate var mutingMember: Number<Member> {
        get throws {
            guard let member else { throw Refusal(.signInNeeded, "Sign in to choose what you hear of.") }
            return member
        }
    }
}
