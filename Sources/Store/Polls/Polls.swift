package import Colloquium
import Foundation
import GRDB

/// A poll in a list.
package struct PollSummary: Decodable, FetchableRecord, Sendable {
    package let number: Number<Poll>
    package let question: String
    package let clubName: String
    package let voters: Int
    package let askedAt: Instant
    package let closesAt: Instant
}

extension PollSummary: ReadRow {}

struct PollRow: ReadRow {
    let number: Number<Poll>
    let club: Number<Club>
    let discussion: Number<Discussion>?
    let author: Number<Member>
    let question: String
    let details: String
    let detailsHtml: String
    let form: Poll.Form
    let options: String
    let disclosure: Poll.Disclosure
    let isAnonymous: Bool
    let needsReference: Bool
    let replaces: Number<Poll>?
    let askedAt: Instant
    let closesAt: Instant
    let version: Int

    func poll(replacedBy replacement: Number<Poll>?) -> Poll {
        let options = (try? JSONDecoder().decode([String].self, from: Data(options.utf8))) ?? []
        return Poll(
            number: number, club: club, question: question, details: Prose(source: details, html: detailsHtml),
            terms: Poll.Terms(
                form: form, options: options, disclosure: disclosure, isAnonymous: isAnonymous,
                needsReference: needsReference),
            askedAt: askedAt, closesAt: closesAt, replacement: replacement, version: version)
    }
}

extension Store {
    /// Puts a poll to a club. The same form sent twice is one poll.
    /// - Parameter replaced: the poll in whose place it is put, which is closed now.
    package func ask(
        _ draft: Poll.Draft, in club: Number<Club>, inPlaceOf replaced: Number<Poll>? = nil, by viewer: Viewer,
        at now: Instant
    ) async throws -> Number<Poll> {
        guard let member = viewer.member else { throw Refusal(.signInNeeded, "Sign in to ask.") }
        return try await write { db in
            let sent = try Row.first(
                db,
                "SELECT number, question FROM polls WHERE author = \(member) AND submission = \(draft.submission)")
            if let sent, sent["question"] == draft.question { return sent["number"] }
            let club = try db.club(club, for: viewer)
            try viewer.refuseUnlessAskingPolls(in: club.number)
            try db.refuseUnless(draft.discussion, isIn: club.number, for: viewer)
            let options = try draft.terms.optionsColumn
            if let replaced { try db.close(replaced, in: club.number, at: now) }
            try db.run(
                """
                INSERT INTO polls (club, discussion, author, question, details, details_html, form, options, disclosure,
                    is_anonymous, needs_reference, replaces, submission, asked_at, closes_at)
                VALUES (\(club.number), \(draft.discussion), \(member), \(draft.question), \(draft.details.source),
                    \(draft.details.html), \(draft.terms.form), \(options), \(draft.terms.disclosure),
                    \(draft.terms.isAnonymous), \(draft.terms.needsReference), \(replaced),
                    \(sent == nil ? draft.submission : Token().text), \(now),
                    \(draft.closing(from: now, in: club.timeZone)))
                """)
            let number = db.insertedNumber(of: Poll.self)
            try db.audit("poll asked", "polls/\(number)", by: member, at: now)
            return number
        }
    }

    /// Changes a poll that nobody has voted on yet, and counts its days anew.
    /// - Throws: a conflict once somebody voted.
    package func change(
        _ number: Number<Poll>, to draft: Poll.Draft, by viewer: Viewer, at now: Instant
    ) async throws {
        try await write { db in
            let row = try db.poll(number, for: viewer)
            let club = try db.club(row.club, for: viewer)
            try viewer.refuseUnlessAskingPolls(in: club.number)
            try db.refuseUnlessUnvoted(number)
            try db.refuseUnless(draft.discussion, isIn: club.number, for: viewer)
            let options = try draft.terms.optionsColumn
            try db.run(
                """
                UPDATE polls SET question = \(draft.question), details = \(draft.details.source),
                    details_html = \(draft.details.html), form = \(draft.terms.form),
                    options = \(options), disclosure = \(draft.terms.disclosure),
                    is_anonymous = \(draft.terms.isAnonymous), needs_reference = \(draft.terms.needsReference),
                    discussion = \(draft.discussion), closes_at = \(draft.closing(from: now, in: club.timeZone)),
                    version = version + 1
                WHERE number = \(number)
                """)
            try db.audit("poll changed", "polls/\(number)", by: viewer.member, at: now)
        }
    }

    /// Ends a poll before its time. One that is closed stays as it is.
    package func close(_ number: Number<Poll>, by viewer: Viewer, at now: Instant) async throws {
        try await write { db in
            let row = try db.poll(number, for: viewer)
            try viewer.refuseUnlessAskingPolls(in: row.club)
            try db.close(number, in: row.club, at: now)
            try db.audit("poll closed", "polls/\(number)", by: viewer.member, at: now)
        }
    }

    /// The polls of a club, those that take votes first, then the newest.
    package func polls(of club: Number<Club>, for viewer: Viewer, at now: Instant) async throws -> [PollSummary] {
        try await read { db in
            let club = try db.club(club, for: viewer)
            return try PollSummary.all(
                db,
                """
                \(PollSummary.selection) WHERE club = \(club.number)
                ORDER BY closes_at > \(now) DESC, asked_at DESC, polls.number DESC LIMIT 200
                """)
        }
    }

    /// The polls in a discussion that stand, oldest first.
    package func polls(in discussion: Number<Discussion>, for viewer: Viewer) async throws -> [PollSummary] {
        try await read { db in
            try PollSummary.all(
                db,
                """
                \(PollSummary.selection) WHERE discussion = \(discussion) AND club IN \(viewer.readableClubs)
                    AND NOT EXISTS (SELECT 1 FROM polls AS later WHERE later.replaces = polls.number)
                ORDER BY polls.number
                """)
        }
    }
}

extension PollSummary {
    fileprivate static var selection: SQL {
        """
        SELECT polls.number, question, clubs.name AS club_name, asked_at, closes_at,
            (SELECT count(*) FROM votes WHERE poll = polls.number AND time = 'before') AS voters
        FROM polls JOIN clubs ON clubs.number = polls.club
        """
    }
}

extension Database {
    func poll(_ number: Number<Poll>, for viewer: Viewer) throws -> PollRow {
        let row = try PollRow.first(
            self, "SELECT * FROM polls WHERE number = \(number) AND club IN \(viewer.readableClubs)")
        guard let row else { throw Refusal.noSuch("poll") }
        return row
    }

    fileprivate func refuseUnlessUnvoted(_ poll: Number<Poll>) throws {
        if try Bool.first(self, "SELECT EXISTS (SELECT 1 FROM votes WHERE poll = \(poll))") == true {
            throw Refusal(
                .conflict, "Somebody has voted, so this poll stays as it is: close it, or replace it with another.")
        }
    }

    fileprivate func refuseUnless(
        _ discussion: Number<Discussion>?, isIn club: Number<Club>, for viewer: Viewer
    ) throws {
        guard let discussion else { return }
        guard try self.discussion(discussion, for: viewer).club == club else {
            throw Refusal.invalid("discussion", "Choose a discussion of this club.")
        }
    }

    fileprivate func close(_ poll: Number<Poll>, in club: Number<Club>, at now: Instant) throws {
        let known = try Row.first(self, "SELECT closes_at FROM polls WHERE number = \(poll) AND club = \(club)")
        guard let known else { throw Refusal.noSuch("poll") }
        if (known["closes_at"] as Instant) <= now { return }
        try run("UPDATE polls SET closes_at = max(asked_at + 1, \(now)) WHERE number = \(poll)")
    }
}

extension Poll.Terms {
    fileprivate var optionsColumn: String {
        get throws { String(decoding: try JSONEncoder().encode(options), as: UTF8.self) }
    }
}
