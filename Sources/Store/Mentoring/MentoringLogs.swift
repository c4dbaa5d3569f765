package import Colloquium
import GRDB

extension Store {
    /// Writes into the viewer's own log of an agreement, also of one that has ended; the same form sent twice writes once.
    package func addLogEntry(
        _ draft: MentoringLogEntry.Draft, to number: Number<MentoringAgreement>, by viewer: Viewer, at now: Instant
    ) async throws {
        let member = try viewer.signedIn(to: "write into your log")
        try await write { db in
            _ = try db.agreement(number, of: member)
            let submission = draft.submission.isEmpty ? Token().text : draft.submission
            try db.run(
                """
                INSERT INTO mentoring_log (agreement, member, day, words, written_at, submission)
                VALUES (\(number), \(member), \(draft.day), \(draft.words), \(now), \(submission))
                ON CONFLICT (member, submission) DO NOTHING
                """)
        }
    }

    /// - Parameter version: of the entry that the form was filled in from.
    package func changeLogEntry(
        _ number: Number<MentoringLogEntry>, to draft: MentoringLogEntry.Draft, over version: Int?, by viewer: Viewer
    ) async throws {
        let member = try viewer.signedIn(to: "write into your log")
        try await write { db in
            guard let entry = try db.log("number = \(number) AND member = \(member)").first else {
                throw Refusal.noSuch("entry")
            }
            guard entry.version == version else { throw Refusal.changedMeanwhile("This entry") }
            try db.run(
                """
                UPDATE mentoring_log SET day = \(draft.day), words = \(draft.words), version = version + 1
                WHERE number = \(number)
                """)
        }
    }

    /// Removes an entry of the viewer's log; one that is gone stays gone.
    package func removeLogEntry(_ number: Number<MentoringLogEntry>, by viewer: Viewer) async throws {
        let member = try viewer.signedIn(to: "change your log")
        try await write { try $0.run("DELETE FROM mentoring_log WHERE number = \(number) AND member = \(member)") }
    }
}
