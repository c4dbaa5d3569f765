package import Colloquium
import Foundation
import GRDB

extension Store {
    /// Puts a poll to a club, or to one of its panels, and tells whom it asks. The same form sent twice is one poll; sent with
    /// other words after going back it changes that poll, as long as nobody has voted, and is another after that.
    /// - Parameter replaced: the poll in whose place it is put, which is closed now.
    package func ask(
        _ draft: Poll.Draft, in club: Number<Club>, inPlaceOf replaced: Number<Poll>? = nil, by viewer: Viewer,
        at now: Instant
    ) async throws -> Number<Poll> {
        guard let member = viewer.member else { throw Refusal(.signInNeeded, "Sign in to ask.") }
        return try await write { db in
            let club = try db.club(club, for: viewer)
            try viewer.refuseUnlessAskingPolls(in: club.number)
            try db.refuseUnless(draft.discussion, isIn: club.number, for: viewer)
            try db.refuseUnless(draft.panel, standsIn: club.number, at: now)
            let sent = try Number<Poll>.first(
                db, "SELECT number FROM polls WHERE author = \(member) AND submission = \(draft.submission)")
            if let sent {
                let row = try db.poll(sent, for: viewer)
                if row.says(draft) { return sent }
                if try !db.isVotedOn(sent), row.closesAt > now {
                    try db.put(draft, into: sent, of: club, at: now)
                    try db.notifyVoters(of: sent, by: member, at: now)
                    return sent
                }
            }
            if let replaced {
                try db.refuseIfReplaced(replaced)
                try db.close(replaced, in: club.number, at: now)
            }
            let options = try draft.terms.optionsColumn
            let end = try draft.closing(from: now, in: club.timeZone)
            try db.run(
                """
                INSERT INTO polls (club, discussion, panel, author, question, details, details_html, form, options, disclosure,
                    is_anonymous, needs_reference, replaces, submission, asked_at, closes_at)
                VALUES (\(club.number), \(draft.discussion), \(draft.panel), \(member), \(draft.question),
                    \(draft.details.source), \(draft.details.html), \(draft.terms.form), \(options), \(draft.terms.disclosure),
                    \(draft.terms.isAnonymous), \(draft.terms.needsReference), \(replaced),
                    \(sent == nil ? draft.submission : Token().text), \(now), \(end))
                """)
            let number = db.insertedNumber(of: Poll.self)
            try db.notifyVoters(of: number, by: member, at: now)
            try db.audit("poll asked", "polls/\(number)", by: member, at: now)
            return number
        }
    }

    /// Changes an open poll that nobody has voted on yet, and counts its days anew where it closes after days.
    /// - Parameter version: of the poll as it was read.
    /// - Throws: a conflict once somebody voted or changed it, or it is closed.
    package func change(
        _ number: Number<Poll>, to draft: Poll.Draft, over version: Int?, by viewer: Viewer, at now: Instant
    ) async throws {
        let member = try viewer.signedIn(to: "change a poll")
        try await write { db in
            let row = try db.poll(number, for: viewer)
            let club = try db.club(row.club, for: viewer)
            try viewer.refuseUnlessAskingPolls(in: club.number)
            guard row.closesAt > now else {
                throw Refusal(.conflict, "This poll is closed, so it stays as it is; put another in its place.")
            }
            guard try !db.isVotedOn(number) else {
                throw Refusal(
                    .conflict, "Somebody has voted, so this poll stays as it is: close it, or replace it with another.")
            }
            guard version == row.version else {
                throw Refusal(
                    .conflict,
                    "Somebody else changed this poll meanwhile. Look at it in another window, then save again to write over it."
                )
            }
            try db.refuseUnless(draft.discussion, isIn: club.number, for: viewer)
            try db.refuseUnless(draft.panel, standsIn: club.number, at: now)
            try db.put(draft, into: number, of: club, at: now)
            try db.notifyVoters(of: number, by: member, at: now)
            try db.audit("poll changed", "polls/\(number)", by: member, at: now)
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
}

extension Database {
    fileprivate func put(_ draft: Poll.Draft, into number: Number<Poll>, of club: Club, at now: Instant) throws {
        let options = try draft.terms.optionsColumn
        let askedAt = try Instant.first(self, "SELECT asked_at FROM polls WHERE number = \(number)")
        let end = try draft.closing(askedAt: askedAt ?? now, at: now, in: club.timeZone)
        try run(
            """
            UPDATE polls SET question = \(draft.question), details = \(draft.details.source),
                details_html = \(draft.details.html), form = \(draft.terms.form), options = \(options),
                disclosure = \(draft.terms.disclosure), is_anonymous = \(draft.terms.isAnonymous),
                needs_reference = \(draft.terms.needsReference), discussion = \(draft.discussion),
                panel = \(draft.panel), closes_at = \(end), version = version + 1
            WHERE number = \(number)
            """)
    }

    fileprivate func isVotedOn(_ poll: Number<Poll>) throws -> Bool {
        try Bool.first(self, "SELECT EXISTS (SELECT 1 FROM votes WHERE poll = \(poll))") ?? false
    }

    fileprivate func refuseUnless(
        _ discussion: Number<Discussion>?, isIn club: Number<Club>, for viewer: Viewer
    ) throws {
        guard let discussion else { return }
        let row = try self.discussion(discussion, for: viewer)
        guard row.club == club else { throw Refusal.invalid("discussion", "Choose a discussion of this club.") }
        if row.calledOffAt != nil {
            throw Refusal.invalid("discussion", "This discussion was called off: put the poll to the club by itself.")
        }
    }

    fileprivate func refuseUnless(_ panel: Number<Panel>?, standsIn club: Number<Club>, at now: Instant) throws {
        guard let panel else { return }
        let row = try PanelRow.first(self, "SELECT * FROM panels WHERE number = \(panel) AND club = \(club)")
        guard let row, !row.panel.hasEnded(at: now) else {
            throw Refusal.invalid("panel", "Choose a panel of this club that stands, or the whole club.")
        }
    }

    fileprivate func refuseIfReplaced(_ poll: Number<Poll>) throws {
        if try Bool.first(self, "SELECT 1 FROM polls WHERE replaces = \(poll)") != nil {
            throw Refusal(
                .conflict, "This poll was replaced already: look at the other one, and replace that if it is wrong.")
        }
    }

    fileprivate func close(_ poll: Number<Poll>, in club: Number<Club>, at now: Instant) throws {
        let known = try Row.first(self, "SELECT closes_at FROM polls WHERE number = \(poll) AND club = \(club)")
        guard let known else { throw Refusal.noSuch("poll") }
        if (known["closes_at"] as Instant) <= now { return }
        try run("UPDATE polls SET closes_at = max(asked_at + 1, \(now)), closed_at = \(now) WHERE number = \(poll)")
        try forgetVoters(of: poll)
    }
}

extension PollRow {
    /// Whether it is what a draft would make, its length aside.
    fileprivate func says(_ draft: Poll.Draft) -> Bool {
        let poll = poll(replacedBy: nil)
        return question == draft.question && details == draft.details.source && poll.terms == draft.terms
            && discussion == draft.discussion && panel == draft.panel
    }
}

extension Poll.Terms {
    fileprivate var optionsColumn: String {
        get throws { String(decoding: try JSONEncoder().encode(options), as: UTF8.self) }
    }
}
