package import Colloquium
import GRDB

/// Somebody asked who has not voted in a poll that closes soon.
package struct DuePollLetter: ReadRow, Hashable {
    package let poll: Number<Poll>
    package let member: Number<Member>
}

/// What a reminder of a poll tells.
package struct PollLetterContent: Sendable {
    package let recipient: Member
    package let club: Club
    package let poll: Poll
}

extension OwedLetters where Due == DuePollLetter, Content == PollLetterContent {
    /// Reminders of polls that close soon, one a poll and member; who voted meanwhile, left the club or the panel, or would not be
    /// reminded is told nothing.
    package static var polls: Self {
        Self { db, now in
            try db.duePollLetters(at: now)
        } content: { db, due, now in
            try db.pollLetter(due, at: now)
        } settle: { db, due, written, now in
            guard let mail = written?.mail else { return }
            try db.run(
                """
                INSERT INTO poll_letters (poll, member, mail, written_at)
                VALUES (\(due.poll), \(due.member), \(mail), \(now))
                """)
        }
    }
}

extension Database {
    /// Whether a mail is of somebody who is to vote still, or is no reminder of a poll.
    func stands(pollLetter mail: Number<LeasedMail>, at now: Instant) throws -> Bool {
        let letter = try DuePollLetter.first(self, "SELECT poll, member FROM poll_letters WHERE mail = \(mail)")
        guard let letter else { return true }
        return try Bool.first(
            self, "SELECT EXISTS (\(missingVotes("\(letter.isMeant)", at: now)))") ?? false
    }

    fileprivate func duePollLetters(at now: Instant) throws -> [DuePollLetter] {
        try DuePollLetter.all(
            self, "\(missingVotes(SQL.untold, at: now)) ORDER BY closes_at, polls.number, poll_voters.member LIMIT 500")
    }

    fileprivate func pollLetter(_ due: DuePollLetter, at now: Instant) throws -> PollLetterContent? {
        let stands = try DuePollLetter.first(
            self, missingVotes("\(due.isMeant) AND \(SQL.untold)", at: now))
        guard stands != nil, let member = try MemberRow.member(due.member, self) else { return nil }
        let viewer = try Viewer.of(member, self)
        let row = try poll(due.poll, for: viewer)
        return PollLetterContent(
            recipient: member, club: try club(row.club), poll: row.poll(replacedBy: nil))
    }

    /// Those who are asked and have not voted in a poll whose last day has begun, or the second half of one that is
    /// shorter than two days.
    private func missingVotes(_ condition: SQL, at now: Instant) -> SQL {
        """
        SELECT polls.number AS poll, poll_voters.member
        FROM polls JOIN poll_voters ON poll_voters.poll = polls.number
            JOIN members ON members.number = poll_voters.member
        WHERE closes_at > \(now) AND max(closes_at - \(Span.days(1).milliseconds), (asked_at + closes_at) / 2) <= \(now)
            AND (until IS NULL OR until > \(now)) AND standing = 'active' AND reminders AND \(condition)
            AND NOT EXISTS (
                SELECT 1 FROM votes WHERE votes.poll = polls.number AND votes.member = poll_voters.member)
        """
    }
}

extension DuePollLetter {
    fileprivate var isMeant: SQL { "polls.number = \(poll) AND poll_voters.member = \(member)" }
}

extension SQL {
    fileprivate static let untold: SQL = """
        NOT EXISTS (SELECT 1 FROM poll_letters
            WHERE poll_letters.poll = polls.number AND poll_letters.member = poll_voters.member)
        """
}
