import Colloquium
import Hummingbird
import Store

extension MemberContext {
    /// Whose inbox the address is about: that of the club it names, or the member's own.
    func follower() throws -> Follower {
        if parameters.get("club") == nil { return .member(member.number) }
        return .club(try parameters.number("club", of: Club.self))
    }

    /// Whose inbox the address is about, for forms that only those who tend it get to see.
    /// - Throws: as if it were not there, to those who may not know of it.
    func tendedFollower() throws -> Follower {
        let follower = try follower()
        if viewer.mayTendInbox(of: follower) { return follower }
        guard viewer.mayReadInbox(of: follower) else {
            throw Refusal(.notFound, "There is no such inbox here, or it is not open to you.")
        }
        throw Refusal(.forbidden, "Only a facilitator of the club may do this.")
    }

    /// For whom a form is, as its field `for` says.
    func follower(called code: String) throws(Refusal) -> Follower {
        if code == "me" || code.isEmpty { return .member(member.number) }
        guard let club = Int64(code) else { throw .invalid("for", "Choose for whom.") }
        return .club(Number(rawValue: club))
    }
}

extension WebSite {
    /// Those for whom `viewer` may follow sources, with what a form calls them.
    func followers(for viewer: Viewer) async throws -> [(Follower, String)] {
        guard let member = viewer.member else { return [] }
        let clubs = try await store.clubs(for: viewer, at: now).filter { viewer.facilitates($0.number) }
        return [(.member(member), "Me")] + clubs.map { (.club($0.number), $0.name) }
    }

    /// The name of the club an inbox is of; empty for a member's own.
    func clubName(of follower: Follower, for viewer: Viewer) async throws -> String {
        guard case .club(let club) = follower else { return "" }
        return try await store.club(club, for: viewer).name
    }
}
