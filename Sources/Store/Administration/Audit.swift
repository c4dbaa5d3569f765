package import Colloquium
import GRDB

/// Something that was done, and has to be accounted for.
package struct AuditEntry: Decodable, FetchableRecord, Sendable {
    package let at: Instant
    package let act: String
    /// The path of what it was done to: `articles/7`, `clubs/1/members/4`, `site`.
    package let subject: String
    package let detail: String
    /// Nobody where the site did it by itself, or where the member has left.
    package let member: Number<Member>?
    package let memberName: String?
}

extension AuditEntry: ReadRow {}

/// Which entries of the audit are wanted; all, where nothing is asked for.
package struct AuditFilter: Sendable {
    package var member: Number<Member>?
    package var act = ""
    /// With everything that belongs to it: a club's with its members.
    package var subject = ""

    package init() {}

    fileprivate var sql: SQL {
        var conditions: [SQL] = []
        if let member { conditions.append("audit.member = \(member)") }
        if !act.isEmpty { conditions.append("act = \(act)") }
        if !subject.isEmpty {
            conditions.append("(subject = \(subject) OR substr(subject, 1, \(subject.count + 1)) = \(subject + "/"))")
        }
        return conditions.isEmpty ? "" : "WHERE \(conditions.joined(operator: .and))"
    }
}

/// What the audit can be filtered by.
package struct AuditContents: Sendable {
    package let acts: [String]
    package let members: [(number: Number<Member>, name: String)]
}

extension Store {
    /// Who did what, newest first; for administrators.
    package func audit(
        _ filter: AuditFilter = AuditFilter(), for viewer: Viewer, _ slice: Slice
    ) async throws -> Sliced<AuditEntry> {
        try viewer.requireAdministrator()
        return try await read { db in
            let rows = try AuditEntry.all(
                db,
                """
                SELECT at, act, subject, detail, member, members.name AS member_name
                FROM audit LEFT JOIN members ON members.number = audit.member
                \(filter.sql) ORDER BY audit.at DESC, audit.number DESC \(slice.sql)
                """)
            return Sliced(rows, slice)
        }
    }

    /// The acts and the members that the audit has anything of; for administrators.
    package func auditContents(for viewer: Viewer) async throws -> AuditContents {
        try viewer.requireAdministrator()
        return try await read { db in
            let members = try Row.all(
                db,
                """
                SELECT number, name FROM members WHERE number IN (SELECT member FROM audit) ORDER BY name, number
                """)
            return AuditContents(
                acts: try String.all(db, "SELECT DISTINCT act FROM audit ORDER BY act"),
                members: members.map { (number: $0["number"], name: $0["name"]) })
        }
    }
}

extension Viewer {
    fileprivate func requireAdministrator() throws {
        guard isAdministrator else { throw Refusal(.forbidden, "Only an administrator may read the audit.") }
    }
}
