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

extension Store {
    /// What is pinned in a discussion and was not withdrawn, the oldest first; for facilitators.
    package func pins(in discussion: Number<Discussion>, for viewer: Viewer) async throws -> [Pin] {
        try await read { db in
            guard viewer.facilitates(try db.discussion(discussion, for: viewer).club) else { return [] }
            return try PinRow.all(
                db,
                """
                SELECT contributions.number, part, members.name AS author_name, body, body_html
                FROM contributions JOIN pinned_contributions ON contribution = contributions.number
                    JOIN members ON members.number = author
                WHERE discussion = \(discussion) AND withdrawn_at IS NULL ORDER BY contributions.number
                """
            ).map(\.pin)
        }
    }
}

private struct PinRow: ReadRow {
    let number: Number<Contribution>
    let part: Synthesis.Part
    let authorName: String
    let body: String
    let bodyHtml: String

    var pin: Pin { Pin(number, under: part, by: authorName, body: Prose(source: body, html: bodyHtml)) }
}

extension Database {
    fileprivate func pinnable(_ number: Number<Contribution>, by viewer: Viewer) throws -> ContributionReading {
        let row = try contribution(number, for: viewer)
        _ = try facilitated(row.discussion, by: viewer, to: "pin contributions for the synthesis")
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
