import Colloquium
import GRDB

@testable import Store

/// Ada looks for people: Ben is her tie, and Zoe is somebody in Oslo who cares about sepsis as Ada does.
struct SuggestionScene {
    let network: NetworkScene
    let zoe: Number<Member>
    var society: Society { network.society }
    var store: Store { network.store }

    init() async throws {
        network = try await NetworkScene()
        zoe = try await network.store.addMember(
            try Society.newcomer("Zoe"), passwordHash: nil, standing: .active, at: Society.start)
        try await society.run(
            """
            UPDATE members SET specialties = '["Sepsis","Ethics"]', institution = 'Mercy', country = 'Ireland'
            WHERE number = \(society.ada);
            UPDATE members SET institution = 'Oslo University', country = 'Norway' WHERE number = \(zoe);
            """)
    }

    func giveZoeTopics() async throws {
        try await society.run("UPDATE members SET specialties = '[\"SEPSIS\"]' WHERE number = \(zoe)")
    }

    func hide(_ field: Profile.Field) async throws {
        try await society.run(
            """
            INSERT INTO profile_visibilities (member, field, visibility) VALUES (\(zoe), '\(field.rawValue)', 'only-me')
            """)
    }

    /// Why Zoe is suggested to Ada; empty where she is not.
    func reasons(at now: Instant = Society.start) async throws -> [Suggestion.Reason] {
        try await store.suggestions(for: network.ada, at: now).first { $0.member == zoe }?.reasons ?? []
    }
}
