import Colloquium
import GRDB

@testable import Store

/// Ada's network, in a society where everybody is a member.
struct NetworkScene {
    let society: Society
    let ada: Viewer
    let ben: Viewer
    let mo: Viewer
    var store: Store { society.store }

    init() async throws {
        society = try await Society()
        ada = try await society.viewer(society.ada)
        ben = try await society.viewer(society.ben)
        mo = try await society.viewer(society.moderator)
    }

    static func draft(_ change: (inout Tie.Entry) -> Void = { _ in }) throws -> Tie.Draft {
        var entry = Tie.Entry()
        (entry.kind, entry.name, entry.affiliation) = ("person", "Vera Wu", "Mercy")
        (entry.strength, entry.mode, entry.locality) = ("weak", "in-person", "local")
        (entry.notes, entry.contact) = ("Met in Cork.", "vera@example.org")
        (entry.lastContact, entry.rhythmCount, entry.rhythmUnit) = ("2026-09-01", "3", "months")
        change(&entry)
        return try Tie.Draft(entry, today: "2026-11-23")
    }

    static func draft(to member: Number<Member>, _ change: (inout Tie.Entry) -> Void = { _ in }) throws -> Tie.Draft {
        try draft {
            ($0.kind, $0.member) = ("member", member.description)
            change(&$0)
        }
    }

    @discardableResult
    func add(
        _ draft: Tie.Draft, by viewer: Viewer? = nil, at now: Instant = Society.start
    ) async throws -> Number<Tie> {
        try await store.addTie(draft, by: viewer ?? ada, at: now)
    }

    func shown(to viewer: Viewer) async throws -> [Tie] {
        try await store.network(of: society.ada, for: viewer).ties
    }
}
