package import Colloquium
import GRDB

extension Store {
    /// Asks the author of a contribution for a reference; it is marked until its text names one more source. Asking twice
    /// changes nothing.
    /// - Throws: a refusal for who may not contribute, for the author, and once the text can no longer be changed.
    package func askForReference(
        in number: Number<Contribution>, by viewer: Viewer, at now: Instant
    ) async throws {
        let member = try viewer.signedIn(to: "go on")
        try await write { db in
            let row = try db.contribution(number, for: viewer)
            let discussion = try db.discussion(row.discussion, for: viewer)
            try viewer.refuseUnlessContributing(to: discussion.number, in: try db.club(of: discussion))
            try row.authorship.refuseUnlessAskedForReference(by: viewer)
            try db.refuseUnlessOpen(discussion, at: now)
            try db.run(
                """
                INSERT INTO citation_requests (contribution, member, asked_at) VALUES (\(number), \(member), \(now))
                ON CONFLICT DO NOTHING
                """)
            if db.changesCount == 0 { return }
            try db.oweCitationNeeded(in: number, at: now)
            var act = NotifiedAct(.citationNeeded, in: .discussion(row.discussion), by: member)
            act.contribution = number
            try db.notify("SELECT \(row.author) AS member", of: act, at: now)
        }
    }

    package func takeBackRequestForReference(in number: Number<Contribution>, by viewer: Viewer) async throws {
        try await write { db in
            _ = try db.contribution(number, for: viewer)
            try db.run("DELETE FROM citation_requests WHERE contribution = \(number) AND member = \(viewer.member)")
        }
    }

    /// Whether the viewer asked for a reference in a contribution.
    package func asksForReference(in number: Number<Contribution>, _ viewer: Viewer) async throws -> Bool {
        try await read { db in
            try Bool.first(
                db,
                """
                SELECT EXISTS (SELECT 1 FROM citation_requests
                    WHERE contribution = \(number) AND member = \(viewer.member))
                """) ?? false
        }
    }
}

extension Database {
    /// Once its text names a source that it did not name before, a contribution is asked for no reference any more.
    func clearRequests(in contribution: Number<Contribution>, saying body: Prose, insteadOf before: Prose) throws {
        if body.citedSources.isSubset(of: before.citedSources) { return }
        try run("DELETE FROM citation_requests WHERE contribution = \(contribution)")
    }

    fileprivate func oweCitationNeeded(in contribution: Number<Contribution>, at now: Instant) throws {
        try run(
            """
            INSERT INTO author_letters (occasion, contribution, noted_at)
            VALUES (\(AuthorOccasion.citationNeeded), \(contribution), \(now)) ON CONFLICT DO NOTHING
            """)
    }
}
