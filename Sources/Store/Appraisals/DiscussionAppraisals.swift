package import Colloquium
import GRDB

/// How a discussion's article was appraised, and what members say it changes.
package struct DiscussionAppraisals: Sendable {
    package let discussion: Discussion
    package let club: Club
    package let articleTitle: String
    /// Oldest first; withdrawn ones are left out.
    package let appraisals: [AppraisalReading]
    /// Of those who answered both before and after.
    package let shift: PracticeShift
    /// What the viewer said.
    package let ownAnswers: [PracticeAnswer.Time: PracticeAnswer]
    /// Why members answered as they did; for the club's facilitators only, the oldest first.
    package let reasons: [PracticeReason]
}

/// Why a member answered as they did.
package struct PracticeReason: Decodable, FetchableRecord, Sendable {
    package let member: Number<Member>
    package let memberName: String
    package let time: PracticeAnswer.Time
    package let change: PracticeAnswer.Change
    package let why: String
}

extension PracticeReason: ReadRow {}

private struct PracticeRow: ReadRow {
    let time: PracticeAnswer.Time
    let change: PracticeAnswer.Change
    let why: String
}

private struct MoveRow: ReadRow {
    let before: PracticeAnswer.Change
    let after: PracticeAnswer.Change
}

extension Store {
    package func appraisals(
        of number: Number<Discussion>, for viewer: Viewer
    ) async throws -> DiscussionAppraisals {
        try await read { db in
            let row = try db.discussion(number, for: viewer)
            return DiscussionAppraisals(
                discussion: row.discussion, club: try db.club(of: row),
                articleTitle: try String.first(db, "SELECT title FROM articles WHERE number = \(row.article)") ?? "",
                appraisals: try db.appraisals(
                    where: "appraisals.discussion = \(number) AND appraisals.withdrawn_at IS NULL"),
                shift: try db.practiceShift(in: number),
                ownAnswers: try db.practiceAnswers(in: number, of: viewer.member),
                reasons: viewer.facilitates(row.club) ? try db.practiceReasons(in: number) : [])
        }
    }

    /// Keeps what a member says to "Would this change my practice?"; an answer given for the same time is replaced.
    /// - Throws: a conflict when this answer is not asked for now.
    package func answerPractice(
        _ answer: PracticeAnswer, _ time: PracticeAnswer.Time, in discussion: Number<Discussion>, by viewer: Viewer,
        at now: Instant
    ) async throws {
        let member = try viewer.signedIn(to: "answer")
        try await write { db in
            let row = try db.discussion(discussion, for: viewer)
            let club = try db.club(row.club, for: viewer)
            guard viewer.mayWrite(in: club.number, club.visibility) else {
                throw Refusal(.forbidden, "You may not answer here.")
            }
            let said = try db.practiceAnswers(in: discussion, of: member)
            if said[time] == answer { return }
            try row.discussion.schedule.stage(at: now).admit(time, said: Set(said.keys))
            try db.run(
                """
                INSERT INTO practice_answers (discussion, member, time, change, why, answered_at)
                VALUES (\(discussion), \(member), \(time), \(answer.change), \(answer.why), \(now))
                ON CONFLICT (discussion, member, time) DO UPDATE
                    SET change = excluded.change, why = excluded.why, answered_at = excluded.answered_at
                """)
        }
    }
}

extension Database {
    fileprivate func practiceAnswers(
        in discussion: Number<Discussion>, of member: Number<Member>?
    ) throws -> [PracticeAnswer.Time: PracticeAnswer] {
        try PracticeRow.all(
            self,
            "SELECT time, change, why FROM practice_answers WHERE discussion = \(discussion) AND member = \(member)"
        ).reduce(into: [:]) { $0[$1.time] = PracticeAnswer(change: $1.change, why: $1.why) }
    }

    fileprivate func practiceShift(in discussion: Number<Discussion>) throws -> PracticeShift {
        PracticeShift(
            try MoveRow.all(
                self,
                """
                SELECT earlier.change AS before, later.change AS after
                FROM practice_answers AS earlier JOIN practice_answers AS later USING (discussion, member)
                WHERE discussion = \(discussion) AND earlier.time = 'before' AND later.time = 'after'
                """
            ).map { PracticeShift.Move(before: $0.before, after: $0.after) })
    }

    fileprivate func practiceReasons(in discussion: Number<Discussion>) throws -> [PracticeReason] {
        try PracticeReason.all(
            self,
            """
            SELECT member, members.name AS member_name, time, change, why
            FROM practice_answers JOIN members ON members.number = practice_answers.member
            WHERE discussion = \(discussion) AND why <> '' ORDER BY answered_at, member
            """)
    }
}
