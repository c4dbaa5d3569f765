import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Finding members for a panel")
struct PanelCandidateTests {
    private func scene() async throws -> PanelScene {
        let scene = try await PanelScene(in: Society.open)
        for (member, specialties, country) in [
            (scene.society.ben, "Emergency medicine, Medical education", "Ireland"),
            (scene.society.moderator, "Paediatrics", "Österreich"),
        ] {
            var entry = Profile.Entry()
            entry.name = member == scene.society.ben ? "Ben" : "Mo"
            entry.careerStage = "fellow"
            entry.specialties = specialties
            entry.country = country
            entry.timeZone = "UTC"
            try await scene.store.saveProfile(
                Profile(entry) { $0 }, timeZone: "UTC", of: member, at: Society.start)
        }
        return scene
    }

    private func found(_ scene: PanelScene, _ change: (inout PanelSearch) -> Void) async throws -> [String] {
        var search = PanelSearch()
        change(&search)
        return try await scene.store.candidates(search, for: scene.panel, by: scene.ada, at: Society.start)
            .found.map(\.member.profile.name)
    }

    @Test("asks nobody where one of both blocked the other, also not by number, and does not say why")
    func blocked() async throws {
        for isAsker in [true, false] {
            let scene = try await scene()
            try await scene.store.block(
                isAsker ? scene.society.ben : scene.society.ada, by: isAsker ? scene.ada : scene.ben, at: Society.start)
            #expect(try await refusal { try await scene.ask(scene.society.ben) } == .invalid)
            #expect(try await scene.society.count("SELECT count(*) FROM panel_invitations") == 0)
        }
    }

    @Test("looks in names, specialties, countries and career stages, all of which must fit")
    func fields() async throws {
        let scene = try await scene()
        #expect(try await found(scene) { _ in } == [])
        #expect(try await found(scene) { $0.name = "BE" } == ["Ben"])
        #expect(try await found(scene) { $0.specialty = "medic" } == ["Ben"])
        #expect(try await found(scene) { $0.country = "reich" } == ["Mo"])
        #expect(try await found(scene) { $0.country = "osterreich" } == ["Mo"])
        #expect(try await found(scene) { $0.country = "ÖSTERR" } == ["Mo"])
        #expect(try await found(scene) { $0.name = "bén" } == ["Ben"])
        #expect(try await found(scene) { $0.name = "％" } == [])
        #expect(try await found(scene) { $0.careerStage = "fellow" } == ["Ben", "Mo"])
        #expect(try await found(scene) { ($0.careerStage, $0.country) = ("fellow", "Ireland") } == ["Ben"])
        #expect(try await found(scene) { ($0.careerStage, $0.country) = ("fellow", "Peru") } == [])
        try await scene.society.run("UPDATE members SET name = 'Łukasz Søby' WHERE number = \(scene.society.ben)")
        #expect(try await found(scene) { $0.name = "lukasz so" } == ["Łukasz Søby"])
    }

    @Test("looks among the facilitator’s own ties, and nobody else’s, by how strong they are")
    func ties() async throws {
        let scene = try await scene()
        for (owner, member, strength) in [
            (scene.society.ada, scene.society.ben, "strong"), (scene.society.ben, scene.society.moderator, "weak"),
        ] {
            try await scene.society.run(
                """
                INSERT INTO ties (owner, kind, member, strength, mode, locality, added_at, changed_at, submission)
                VALUES (\(owner), 'member', \(member), '\(strength)', 'mediated', 'local', 0, 0, '\(owner)')
                """)
        }
        #expect(try await found(scene) { $0.tie = PanelSearch.anyTie } == ["Ben"])
        #expect(try await found(scene) { $0.tie = "strong" } == ["Ben"])
        #expect(try await found(scene) { $0.tie = "weak" } == [])
        #expect(try await found(scene) { ($0.tie, $0.country) = ("strong", "Peru") } == [])
        #expect(try await found(scene) { $0.tie = "' OR 1" } == [])
    }

    @Test("takes no words for a pattern", arguments: ["%", "_", "\\", "' OR 1 --", "[\"Emergency", "\""])
    func hostile(words: String) async throws {
        let scene = try await scene()
        #expect(try await found(scene) { $0.specialty = words } == [])
        #expect(try await found(scene) { $0.name = words } == [])
    }

    @Test(
        "neither finds nor tells by what a member keeps to themselves",
        arguments: [Profile.Field.specialties, .country, .careerStage])
    func hidden(field: Profile.Field) async throws {
        let scene = try await scene()
        func search(_ search: inout PanelSearch) {
            switch field {
            case .specialties: search.specialty = "emergency"
            case .country: search.country = "Ireland"
            default: search.careerStage = "fellow"
            }
        }
        #expect(try await found(scene, search).contains("Ben"))
        try await scene.society.run(
            """
            INSERT INTO profile_visibilities (member, field, visibility)
            VALUES (\(scene.society.ben), '\(field.rawValue)', 'only-me')
            ON CONFLICT (member, field) DO UPDATE SET visibility = 'only-me'
            """)
        #expect(try await !found(scene, search).contains("Ben"))
    }

    @Test("offers nobody who may not read the club, is suspended or a guest, and marks who was asked")
    func eligible() async throws {
        let scene = try await PanelScene()
        #expect(try await found(scene) { $0.name = "Mo" } == [])
        #expect(try await found(scene) { $0.name = "Ben" } == ["Ben"])
        try await scene.ask(scene.society.ben)
        var search = PanelSearch()
        search.name = "Ben"
        let asked = try await scene.store.candidates(search, for: scene.panel, by: scene.ada, at: Society.start).found
        #expect(asked.map(\.isAsked) == [true])
        try await scene.society.run("UPDATE members SET standing = 'suspended' WHERE number = \(scene.society.ben)")
        #expect(try await found(scene) { $0.name = "Ben" } == [])
    }

    @Test("offers no guests, also where everybody may read the club")
    func guests() async throws {
        let scene = try await PanelScene(in: Society.open)
        _ = try await scene.guest()
        #expect(try await found(scene) { $0.name = "Vera" } == [])
        try await scene.society.run("UPDATE members SET is_guest = 0 WHERE name = 'Vera Wu'")
        #expect(try await found(scene) { $0.name = "Vera" } == ["Vera Wu"])
    }
}
