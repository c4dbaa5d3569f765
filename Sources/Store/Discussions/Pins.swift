package import Colloquium
import GRDB

extension Store {
    /// Keeps a contribution for the synthesis, under a part of it; under another than before, it moves there.
    /// Facilitators may.
    /// - Parameter part: nil for the one that contributions of its kind usually belong to.
    package func pin(
        _ number: Number<Contribution>, under part: Synthesis.Part?, by viewer: Viewer, at now: Instant
    ) async throws {
        try await write { db in
            let row = try db.pinnable(number, by: viewer)
            if row.withdrawnAt != nil { throw Refusal(.conflict, "This contribution was withdrawn.") }
            try db.run(
                """
                INSERT INTO pinned_contributions (contribution, part, pinned_at)
                VALUES (\(number), \(part ?? Synthesis.Part(for: row.kind)), \(now))
                ON CONFLICT (contribution) DO UPDATE SET part = excluded.part
                """)
        }
    }

    package func unpin(_ number: Number<Contribution>, by viewer: Viewer) async throws {
        try await write { db in
            _ = try db.pinnable(number, by: viewer)
            try db.run("DELETE FROM pinned_contributions WHERE contribution = \(number)")
        }
    }
}

extension Database {
    fileprivate func pinnable(_ number: Number<Contribution>, by viewer: Viewer) throws -> ContributionReading {
        let row = try contribution(number, for: viewer)
        guard viewer.facilitates(try discussion(row.discussion, for: viewer).club) else {
            throw Refusal(.forbidden, "Only a facilitator of the club may pin contributions for the synthesis.")
        }
        return row
    }
}

extension Viewer {
    /// The clubs the viewer facilitates, in SQL.
    var facilitatedClubs: SQL {
        if isAdministrator { return "(SELECT number FROM clubs)" }
        return SQL.list(clubs.filter { $0.value == .facilitator }.map(\.key.rawValue))
    }
}
