package import Colloquium
import GRDB

extension Store {
    /// Adds what the viewer thinks now; the same form sent twice adds it once. It is never rewritten.
    /// - Throws: a conflict where there is as much as there may be, a refusal at "goal" for one that is not theirs.
    package func reflect(_ draft: Worksheet.ReflectionDraft, by viewer: Viewer, at now: Instant) async throws {
        let owner = try viewer.signedIn(to: "keep a worksheet")
        try await write { db in
            let form = SentForm(
                table: "reflections", isSenders: "owner = \(owner)", submission: draft.submission,
                counted: "owner = \(owner)", limit: Worksheet.reflectionLimit,
                isFull: "A worksheet holds \(Worksheet.reflectionLimit) reflections. Remove an old one.")
            try db.once(form) { (sent: Number<Worksheet.Reflection>) in
                try Bool.first(
                    db,
                    """
                    SELECT text = \(draft.text) AND goal IS \(draft.goal) FROM reflections WHERE number = \(sent)
                    """) ?? false
            } add: { submission in
                try db.requireGoal(draft.goal, of: owner, at: "goal")
                try db.run(
                    """
                    INSERT INTO reflections (owner, goal, text, written_at, submission)
                    VALUES (\(owner), \(draft.goal), \(draft.text), \(now), \(submission))
                    """)
            }
        }
    }

    /// Removes a reflection of the viewer's; one that is gone stays gone.
    package func removeReflection(_ number: Number<Worksheet.Reflection>, by viewer: Viewer) async throws {
        let owner = try viewer.signedIn(to: "keep a worksheet")
        try await write { try $0.run("DELETE FROM reflections WHERE number = \(number) AND owner = \(owner)") }
    }
}
