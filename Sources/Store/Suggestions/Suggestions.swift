package import Colloquium
import GRDB

extension Store {
    /// Whom the viewer may want to know, the best reasons first, at most `Suggestion.limit`: active members who are not in
    /// their network, whom neither of both blocked, who did not opt out and whom the viewer did not put off.
    package func suggestions(for viewer: Viewer, at now: Instant) async throws -> [Suggestion] {
        let member = try viewer.signedIn(to: "see whom you may want to know")
        guard viewer.isMember else { return [] }
        return try await read { db in
            guard let own = try MemberRow.member(member, db) else { throw Refusal.noSuch("member") }
            let search = try SuggestionSearch(own, viewer, db, at: now)
            var shortlist = Suggestion.shortlist(try search.candidates(db), for: search.seeker)
            let circles = try search.circles(of: shortlist.map(\.member), db)
            for index in shortlist.indices { shortlist[index].circle = circles[shortlist[index].member] ?? [] }
            return Suggestion.ranked(shortlist, for: search.seeker)
        }
    }

    /// Whether the viewer may be suggested to others.
    package func isSuggested(_ viewer: Viewer) async throws -> Bool {
        let member = try viewer.signedIn(to: "see your network")
        return try await read { db in try !db.isUnsuggested(member) }
    }

    /// The viewer is suggested to nobody from now on; doing so twice changes nothing.
    package func refuseSuggesting(_ viewer: Viewer, at now: Instant) async throws {
        let member = try viewer.signedIn(to: "change who is told of you")
        try await write { db in
            try db.run(
                "INSERT INTO unsuggested_members (member, since) VALUES (\(member), \(now)) ON CONFLICT DO NOTHING")
        }
    }

    /// The viewer may be suggested again.
    package func allowSuggesting(_ viewer: Viewer) async throws {
        let member = try viewer.signedIn(to: "change who is told of you")
        try await write { try $0.run("DELETE FROM unsuggested_members WHERE member = \(member)") }
    }

    /// The viewer does not want a member suggested for now. They are not told, nor is anything said of a number that is
    /// nobody's, or not that of somebody who could be suggested.
    package func dismissSuggestion(of member: Number<Member>, by viewer: Viewer, at now: Instant) async throws {
        let owner = try viewer.signedIn(to: "change what is suggested to you")
        try await write { db in
            try db.run(
                """
                INSERT INTO dismissed_suggestions (owner, member, dismissed_at)
                SELECT \(owner), number, \(now) FROM members
                WHERE number = \(member) AND number <> \(owner) AND standing = 'active' AND NOT is_guest
                ON CONFLICT DO UPDATE SET dismissed_at = excluded.dismissed_at
                """)
        }
    }
}

extension Database {
    func isUnsuggested(_ member: Number<Member>) throws -> Bool {
        try Bool.first(self, "SELECT 1 FROM unsuggested_members WHERE member = \(member)") ?? false
    }
}
