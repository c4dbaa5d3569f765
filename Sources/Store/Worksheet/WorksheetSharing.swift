package import Colloquium
import GRDB

extension Store {
    /// Says who may read which part of the viewer's worksheet.
    /// - Throws: a refusal at "named" for a handle that nobody has.
    package func shareWorksheet(
        _ audiences: [Worksheet.Part: Audience], named: [Handle], by viewer: Viewer
    ) async throws {
        let owner = try viewer.signedIn(to: "share your worksheet")
        try await write { db in
            let named = try db.members(named: named).filter { $0 != owner }
            try db.run("INSERT INTO worksheets (owner) VALUES (\(owner)) ON CONFLICT DO NOTHING")
            try db.run(
                """
                UPDATE worksheets SET goals_audience = \(audiences[.goals] ?? .onlyMe),
                    plan_audience = \(audiences[.plan] ?? .onlyMe),
                    reflection_audience = \(audiences[.reflection] ?? .onlyMe)
                WHERE owner = \(owner)
                """)
            try db.run("DELETE FROM worksheet_readers WHERE owner = \(owner)")
            for member in named {
                try db.run("INSERT INTO worksheet_readers (owner, member) VALUES (\(owner), \(member))")
            }
        }
    }

    /// Lets digests remind the viewer of steps from now on.
    package func startStepReminders(of viewer: Viewer) async throws { try await setReminding(true, of: viewer) }

    /// Lets them do so no more.
    package func endStepReminders(of viewer: Viewer) async throws { try await setReminding(false, of: viewer) }

    private func setReminding(_ reminds: Bool, of viewer: Viewer) async throws {
        let owner = try viewer.signedIn(to: "keep a worksheet")
        try await write { db in
            try db.run(
                """
                INSERT INTO worksheets (owner, reminds) VALUES (\(owner), \(reminds))
                ON CONFLICT (owner) DO UPDATE SET reminds = excluded.reminds
                """)
        }
    }
}

extension Database {
    /// Deletes all that a member keeps of their worksheet, what they said on those of others, and that they guide anybody.
    func eraseWorksheet(of owner: Number<Member>) throws {
        for table in [
            "worksheet_comments", "comment_readings", "goals", "steps", "reflections", "worksheet_links", "worksheets",
            "begun_templates",
        ] {
            try run("DELETE FROM \(sql: table) WHERE owner = \(owner)")
        }
        try run("DELETE FROM worksheet_comments WHERE author = \(owner)")
        try run("DELETE FROM comment_readings WHERE reader = \(owner)")
        try run("DELETE FROM guidings WHERE trainee = \(owner)")
        // A trainee’s no outlives the request it was said to.
        try run(
            """
            UPDATE guidings SET is_withdrawn = 1
            WHERE educator = \(owner) AND asked_by = 'educator' AND refused_at IS NOT NULL
            """)
        try run("DELETE FROM guidings WHERE educator = \(owner) AND is_withdrawn = 0")
    }
}
