package import Colloquium
import GRDB

extension Store {
    /// Adds what the viewer thinks now; the same form sent twice adds it once. It is never rewritten.
    /// - Throws: a conflict where there is as much as there may be, not found for a goal that is not theirs.
    package func reflect(_ draft: Worksheet.ReflectionDraft, by viewer: Viewer, at now: Instant) async throws {
        let owner = try viewer.signedIn(to: "keep a worksheet")
        try await write { db in
            let submission = draft.submission.isEmpty ? Token().text : draft.submission
            let sent = try Bool.first(
                db, "SELECT 1 FROM reflections WHERE owner = \(owner) AND submission = \(submission)")
            if sent != nil { return }
            let kept = try Int.first(db, "SELECT count(*) FROM reflections WHERE owner = \(owner)") ?? 0
            guard kept < Worksheet.reflectionLimit else {
                throw Refusal(
                    .conflict, "A worksheet holds \(Worksheet.reflectionLimit) reflections. Remove an old one.")
            }
            if let goal = draft.goal { _ = try db.goal(goal, of: owner) }
            try db.run(
                """
                INSERT INTO reflections (owner, goal, text, written_at, submission)
                VALUES (\(owner), \(draft.goal), \(draft.text), \(now), \(submission))
                """)
        }
    }

    /// Removes a reflection of the viewer's; one that is gone stays gone.
    package func removeReflection(_ number: Number<Worksheet.Reflection>, by viewer: Viewer) async throws {
        let owner = try viewer.signedIn(to: "keep a worksheet")
        try await write { try $0.run("DELETE FROM reflections WHERE number = \(number) AND owner = \(owner)") }
    }
}
