package import Colloquium
import GRDB

/// What a member declared in a discussion.
package struct DeclarationReading: ReadRow, Sendable {
    package let member: Number<Member>
    package let name: String
    package let competingInterests: String
    package let aiUse: String
    package let declaredAt: Instant

    package var declaration: Declaration { Declaration(competingInterests: competingInterests, aiUse: aiUse) }
}

extension Store {
    /// Keeps what a member declares, in the place of what they declared before.
    /// - Parameter onlyFirst: what they declared before stays; a form that asked may be older than it.
    package func declare(
        _ declaration: Declaration, in discussion: Number<Discussion>, onlyFirst: Bool = false, by viewer: Viewer,
        at now: Instant
    ) async throws {
        let member = try viewer.signedIn(to: "declare something")
        try await write { db in
            let club = try db.club(of: db.discussion(discussion, for: viewer))
            try viewer.refuseUnlessContributing(to: discussion, in: club)
            try db.run(
                """
                INSERT INTO declarations (discussion, member, competing_interests, ai_use, declared_at)
                VALUES (\(discussion), \(member), \(declaration.competingInterests), \(declaration.aiUse), \(now))
                ON CONFLICT (discussion, member) DO UPDATE SET competing_interests = excluded.competing_interests,
                    ai_use = excluded.ai_use, declared_at = excluded.declared_at
                WHERE \(!onlyFirst) AND (competing_interests <> excluded.competing_interests
                    OR ai_use <> excluded.ai_use)
                """)
            if db.changesCount == 0 { return }
            try db.audit("declaration made", "discussions/\(discussion)", by: member, at: now)
        }
    }

    /// What was declared in a discussion, in the order of names.
    package func declarations(
        in discussion: Number<Discussion>, for viewer: Viewer
    ) async throws -> [DeclarationReading] {
        try await read { db in
            _ = try db.discussion(discussion, for: viewer)
            return try DeclarationReading.all(
                db,
                """
                SELECT declarations.*, members.name FROM declarations JOIN members ON members.number = member
                WHERE discussion = \(discussion) ORDER BY members.name COLLATE NOCASE, member
                """)
        }
    }
}
