import Colloquium
import GRDB

@testable import Store

/// A poll in the public club: Ada facilitates it, Ben and Mo belong to it.
struct PollScene {
    static let club = Society.open
    let society: Society
    let ada: Viewer
    let ben: Viewer
    let mo: Viewer
    var store: Store { society.store }

    init() async throws {
        society = try await Society()
        for (member, role) in [
            (society.ada, "facilitator"), (society.ben, "member"), (society.moderator, "member"),
        ] {
            try await society.run(
                """
                INSERT INTO club_members (club, member, role, joined_at) VALUES (\(Self.club), \(member), '\(role)', 0)
                ON CONFLICT (club, member) DO UPDATE SET role = excluded.role
                """)
        }
        ada = try await society.viewer(society.ada)
        ben = try await society.viewer(society.ben)
        mo = try await society.viewer(society.moderator)
    }

    static func draft(_ change: (inout Poll.Entry) -> Void = { _ in }) throws -> Poll.Draft {
        var entry = Poll.Entry()
        entry.question = "Would you start vasopressors early?"
        entry.options = "Yes\nNo"
        entry.disclosure = "always"
        entry.submission = "poll"
        change(&entry)
        return try Poll.Draft(entry) { $0 }
    }

    func ask(
        inPlaceOf replaced: Number<Poll>? = nil, by viewer: Viewer? = nil, at now: Instant = Society.start,
        _ change: (inout Poll.Entry) -> Void = { _ in }
    ) async throws -> Number<Poll> {
        try await store.ask(
            Self.draft(change), in: Self.club, inPlaceOf: replaced, by: viewer ?? ada, at: now)
    }

    static func vote(_ place: Int, because rationale: String = "Two trials agree.", citing references: String = "")
        -> Vote.Entry
    {
        var entry = Vote.Entry()
        entry.choices = ["\(place)"]
        entry.rationale = rationale
        entry.references = references
        entry.competingInterests = "none"
        return entry
    }

    /// By a voter who has read the poll just before.
    func vote(
        _ entry: Vote.Entry, in poll: Number<Poll>, by viewer: Viewer? = nil, over version: Int = 1,
        at now: Instant = Society.start + .hours(1)
    ) async throws {
        let vote = try Vote(entry, on: Self.draft().terms) { $0 }
        let earlier = try await store.poll(poll, for: viewer ?? ben, at: now).ownVotedAt
        try await store.vote(vote, in: poll, over: version, changing: earlier, by: viewer ?? ben, at: now)
    }

    /// By Ben, from a form that he read before he had voted.
    func voteUnseen(
        _ entry: Vote.Entry, in poll: Number<Poll>, at now: Instant = Society.start + .hours(3)
    ) async throws {
        let vote = try Vote(entry, on: Self.draft().terms) { $0 }
        try await store.vote(vote, in: poll, over: 1, changing: nil, by: ben, at: now)
    }

    func reading(_ poll: Number<Poll>, at now: Instant = Society.start + .hours(2)) async throws -> PollReading {
        try await store.poll(poll, for: ben, at: now)
    }

    func remark(_ text: String, on poll: Number<Poll>, by viewer: Viewer, at now: Instant) async throws
        -> Number<PollRemark>
    {
        try await store.remark(
            Prose(source: text, html: text), on: poll, inReplyTo: nil, submission: text, by: viewer, at: now)
    }
}
