package import Colloquium
import Foundation
import GRDB

/// Who voted what in a poll, and why.
package struct VoteReading: Sendable {
    package let number: Number<Vote>
    package let member: Author
    /// Without words where they were withdrawn; what was chosen counts still.
    package var vote: Vote
    package let votedAt: Instant
    package let isWithdrawn: Bool
    /// The vote before others were heard, where it was changed afterwards.
    package let before: Vote.Choice?
}

/// A poll as its page shows it.
package struct PollReading: Sendable {
    package let poll: Poll
    package let club: Club
    package let asker: Author
    /// The discussion it stands in, with the title of its article, where the viewer may read that.
    package let discussion: (number: Number<Discussion>, title: String)?
    /// The poll in whose place it was put.
    package let replaces: Number<Poll>?
    /// Of everybody, in the order of their first votes. Whether readers may see them is the poll's to say.
    package let votes: [VoteReading]
    package let tally: PollTally
    /// What the viewer voted.
    package let own: Vote?
    /// Whether a vote of the viewer now would be kept beside their first, since others were heard between.
    package let isAfterHearingOthers: Bool
    package let remarks: [PollRemark]
    /// What is known here of the works that votes cite.
    package let works: [Identifier: CitedWork]
}

private struct VoteRow: ReadRow {
    let number: Number<Vote>
    let member: Number<Member>
    let name: String
    let byline: String
    let time: Vote.Time
    let places: String?
    let rating: Int?
    let text: String?
    let rationale: String
    let rationaleHtml: String
    let competingInterests: String
    let votedAt: Instant
    let withdrawnAt: Instant?

    var choice: Vote.Choice {
        Vote.Choice(places: places, rating: rating, text: withdrawnAt == nil ? text ?? "" : "")
    }

    func vote(_ references: [Reference]) -> Vote {
        if withdrawnAt != nil {
            return Vote(
                choice: choice, rationale: Prose(source: "", html: ""), references: [], competingInterests: "")
        }
        return Vote(
            choice: choice, rationale: Prose(source: rationale, html: rationaleHtml), references: references,
            competingInterests: competingInterests)
    }
}

extension Vote.Choice {
    /// - Parameter places: as a list in JSON.
    init(places: String?, rating: Int?, text: String) {
        if let places {
            self = .options((try? JSONDecoder().decode([Int].self, from: Data(places.utf8))) ?? [])
        } else {
            self = rating.map(Vote.Choice.rating) ?? .text(text)
        }
    }
}

extension Store {
    package func poll(_ number: Number<Poll>, for viewer: Viewer, at now: Instant) async throws -> PollReading {
        try await read { db in
            let row = try db.poll(number, for: viewer)
            let asker = try AuthorRow.first(db, "SELECT number, name, byline FROM members WHERE number = \(row.author)")
            guard let asker else { throw Refusal.noSuch("poll") }
            let replacement = try Number<Poll>.first(db, "SELECT number FROM polls WHERE replaces = \(number)")
            let poll = row.poll(replacedBy: replacement)
            let votes = try db.votes("poll = \(number)")
            let pairs = votes.map {
                (before: $0.before ?? $0.vote.choice, after: $0.before == nil ? nil : $0.vote.choice)
            }
            let club = try db.club(row.club)
            let own = viewer.member.flatMap { member in votes.first { $0.member.number == member } }
            let place = try row.discussion.flatMap { try db.place($0, in: club, for: viewer) }
            let isLater = try own.map { try db.othersWereHeard(since: $0, in: row, at: place?.0, now) } ?? false
            return PollReading(
                poll: poll, club: club, asker: asker.author,
                discussion: place, replaces: row.replaces,
                votes: votes, tally: PollTally(pairs, on: poll.terms), own: own?.vote, isAfterHearingOthers: isLater,
                remarks: try db.remarks(on: number), works: try db.works(citedIn: row, at: place?.0, for: viewer))
        }
    }

    /// Votes, or changes one's vote while the poll is open.
    /// - Parameter version: of the poll as the voter read it.
    /// - Throws: a conflict once the poll is closed, or where it is another than the voter read.
    package func vote(
        _ vote: Vote, in number: Number<Poll>, over version: Int?, by viewer: Viewer, at now: Instant
    ) async throws {
        guard let member = viewer.member else { throw Refusal(.signInNeeded, "Sign in to vote.") }
        try await write { db in
            let row = try db.poll(number, for: viewer)
            let poll = row.poll(replacedBy: nil)
            try viewer.refuseUnlessVoting(in: poll)
            try poll.refuseIfClosed(at: now)
            try poll.refuseUnlessRead(version)
            let earlier = try db.votes("poll = \(number) AND member = \(member)").first
            let hasPair = earlier?.before != nil
            let club = try db.club(row.club)
            let place = try row.discussion.flatMap { try db.place($0, in: club, for: viewer) }
            let isHeard = try earlier.map { try db.othersWereHeard(since: $0, in: row, at: place?.0, now) } ?? false
            // Who says the same after hearing others says something.
            if let earlier, earlier.vote == vote, hasPair || !isHeard { return }
            try db.put(vote, hasPair || isHeard ? .after : .before, in: number, by: member, at: now)
        }
    }

    /// Takes back the words of a vote, before and after: who voted, a facilitator or a moderator may. What was chosen
    /// counts still.
    /// - Returns: the poll it was given in, where the viewer may read it: who left a panel may not.
    @discardableResult
    package func withdrawWords(
        of vote: Number<Vote>, by viewer: Viewer, at now: Instant
    ) async throws -> Number<Poll>? {
        try await write { db in
            let row = try Row.first(db, "SELECT poll, member FROM votes WHERE number = \(vote)")
            guard let row else { throw Refusal.noSuch("vote") }
            let (number, member) = (row["poll"] as Number<Poll>, row["member"] as Number<Member>)
            let isReadable = try db.mayWithdrawWords(
                by: member, in: number, viewer,
                orElse: "Only who voted, a facilitator or a moderator may take these words back.")
            try db.run(
                """
                UPDATE votes SET withdrawn_at = \(now), withdrawn_by = \(viewer.member)
                WHERE poll = \(number) AND member = \(member) AND withdrawn_at IS NULL
                """)
            if db.changesCount > 0 {
                try db.audit("words of a vote withdrawn", "polls/\(number)", by: viewer.member, at: now)
            }
            return isReadable ? number : nil
        }
    }
}

extension Database {
    fileprivate func put(
        _ vote: Vote, _ time: Vote.Time, in poll: Number<Poll>, by member: Number<Member>, at now: Instant
    ) throws {
        var (places, rating, text): (String?, Int?, String?)
        switch vote.choice {
        case .options(let chosen): places = "[\(chosen.map(String.init).joined(separator: ","))]"
        case .rating(let number): rating = number
        case .text(let said): text = said
        }
        try run(
            """
            INSERT INTO votes (poll, member, time, places, rating, text, rationale, rationale_html, competing_interests,
                voted_at)
            VALUES (\(poll), \(member), \(time), \(places), \(rating), \(text), \(vote.rationale.source),
                \(vote.rationale.html), \(vote.competingInterests), \(now))
            ON CONFLICT (poll, member, time) DO UPDATE SET places = excluded.places, rating = excluded.rating,
                text = excluded.text, rationale = excluded.rationale, rationale_html = excluded.rationale_html,
                competing_interests = excluded.competing_interests, voted_at = excluded.voted_at, withdrawn_at = NULL,
                withdrawn_by = NULL
            """)
        try lookAfter(vote.references.map(\.identifier), at: now)
        let number = try Int64.first(
            self, "SELECT number FROM votes WHERE poll = \(poll) AND member = \(member) AND time = \(time)")
        try run("DELETE FROM vote_references WHERE vote = \(number)")
        for (position, reference) in vote.references.enumerated() {
            try run(
                """
                INSERT INTO vote_references (vote, position, scheme, value, note)
                VALUES (\(number), \(position), \(reference.identifier.scheme), \(reference.identifier.value),
                    \(reference.note))
                """)
        }
    }

    /// A guest of a panel may not read the discussion that the panel's poll stands in.
    fileprivate func place(
        _ discussion: Number<Discussion>, in club: Club, for viewer: Viewer
    ) throws -> (Number<Discussion>, String)? {
        let mayRead = viewer.mayRead(club.number, club.visibility) || viewer.guestOf.contains(discussion)
        return mayRead ? (discussion, try title(of: discussion)) : nil
    }

    /// Each member's latest vote, with the first one where it was changed after others were heard.
    /// - Parameter condition: of `votes`.
    fileprivate func votes(_ condition: SQL) throws -> [VoteReading] {
        let rows = try VoteRow.all(
            self,
            """
            SELECT votes.*, members.name, members.byline FROM votes JOIN members ON members.number = votes.member
            WHERE \(condition) ORDER BY votes.number
            """)
        let references = try Row.all(
            self,
            """
            SELECT vote, scheme, value, note FROM vote_references
            WHERE vote IN (SELECT number FROM votes WHERE \(condition)) ORDER BY vote, position
            """
        ).reduce(into: [Number<Vote>: [Reference]]()) { found, row in
            if let identifier = Identifier(row["scheme"], row["value"]) {
                found[row["vote"], default: []].append(Reference(identifier: identifier, note: row["note"]))
            }
        }
        let later = Dictionary(grouping: rows.filter { $0.time == .after }, by: \.member)
        return rows.filter { $0.time == .before }.map { first in
            let latest = later[first.member]?.first ?? first
            return VoteReading(
                number: latest.number, member: Author(number: first.member, name: first.name, byline: first.byline),
                vote: latest.vote(references[latest.number] ?? []), votedAt: latest.votedAt,
                isWithdrawn: latest.withdrawnAt != nil, before: latest.time == .after ? first.choice : nil)
        }
    }

    /// - Parameter place: the discussion the poll stands in, where the viewer may read that.
    fileprivate func works(
        citedIn poll: PollRow, at place: Number<Discussion>?, for viewer: Viewer
    ) throws -> [Identifier: CitedWork] {
        let discussed = try Number<Article>.first(self, "SELECT article FROM discussions WHERE number = \(place)")
        let rows = try Row.all(
            self,
            """
            SELECT DISTINCT scheme, value FROM vote_references JOIN votes ON votes.number = vote
            WHERE poll = \(poll.number)
            """)
        return try rows.reduce(into: [:]) { found, row in
            guard let identifier = Identifier(row["scheme"], row["value"]) else { return }
            found[identifier] = try work(identifier, discussed: discussed, for: viewer)
        }
    }

    /// Whether a discussion lies between a vote and now: the one the poll stands in began, somebody else wrote under the
    /// poll, or the voter saw what others voted since, and why.
    /// - Parameter place: the discussion the poll stands in, where the voter may read that.
    fileprivate func othersWereHeard(
        since vote: VoteReading, in poll: PollRow, at place: Number<Discussion>?, _ now: Instant
    ) throws -> Bool {
        try Bool.first(
            self,
            """
            SELECT EXISTS (SELECT 1 FROM discussions WHERE number = \(place)
                    AND opens_at > \(vote.votedAt) AND opens_at <= \(now))
                OR EXISTS (SELECT 1 FROM poll_remarks WHERE poll = \(poll.number) AND author <> \(vote.member.number)
                    AND written_at > \(vote.votedAt) AND withdrawn_at IS NULL)
                OR EXISTS (SELECT 1 FROM votes WHERE poll = \(poll.number) AND member <> \(vote.member.number)
                    AND (\(poll.disclosure) = 'after-voting'
                        OR \(poll.disclosure) = 'always' AND voted_at > \(vote.votedAt)))
            """) ?? false
    }
}
