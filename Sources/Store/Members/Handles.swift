package import Colloquium
import GRDB

/// What a text names of this site and is here.
package struct KnownReferences: Sendable {
    package let members: [Handle: (number: Number<Member>, name: String)]
    package let contributions: Set<Number<Contribution>>
}

extension Store {
    /// Of the members and contributions a text names, those there are. A contribution `viewer` may not read counts as not
    /// there.
    package func known(_ references: [TextReference], for viewer: Viewer) async throws -> KnownReferences {
        let references = references.prefix(TextReference.limit)
        let handles = references.compactMap { if case .member(let handle) = $0 { handle } else { nil } }
        let numbers = references.compactMap { if case .contribution(let number) = $0 { number } else { nil } }
        if references.isEmpty { return KnownReferences(members: [:], contributions: []) }
        return try await read { db in
            let members = try Row.all(
                db, "SELECT handle, number, name FROM members WHERE handle IN \(handles) AND standing = 'active'")
            let contributions = try Row.all(
                db,
                """
                SELECT contributions.number FROM contributions
                    JOIN discussions ON discussions.number = contributions.discussion
                WHERE contributions.number IN \(numbers) AND \(viewer.mayReadDiscussion)
                """)
            return KnownReferences(
                members: members.reduce(into: [:]) { $0[$1["handle"]] = ($1["number"], $1["name"]) },
                contributions: Set(contributions.map { $0["number"] }))
        }
    }

    /// The member who has a handle.
    package func member(_ handle: Handle) async throws -> (number: Number<Member>, name: String)? {
        try await known([.member(handle)], for: .visitor).members[handle]
    }
}

extension Database {
    func isFree(_ handle: Handle, for member: Number<Member>) throws -> Bool {
        try Bool.first(self, "SELECT 1 FROM members WHERE handle = \(handle) AND number <> \(member)") == nil
    }

    /// The first of what is proposed for the name that nobody has.
    func giveHandle(to member: Number<Member>, called name: String) throws {
        var attempt = 0
        while try !isFree(Handle.proposed(for: name, attempt: attempt), for: member) { attempt += 1 }
        try run("UPDATE members SET handle = \(Handle.proposed(for: name, attempt: attempt)) WHERE number = \(member)")
    }
}
