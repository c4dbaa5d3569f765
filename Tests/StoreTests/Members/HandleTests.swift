import Colloquium
import Testing

@testable import Store

@Suite("Handles")
struct HandleTests {
    @Test("are given at joining, each to one member only, and changed to one that is free")
    func given() async throws {
        let society = try await Society()
        let ada = try await society.store.member(society.ada)
        #expect(ada.profile.handle?.rawValue == "ada")
        var profile = try await society.store.member(society.ben).profile
        profile.handle = Handle(rawValue: "ada")
        await #expect(throws: Refusal.self) {
            try await society.store.saveProfile(
                profile, timeZone: "Europe/Vienna", of: society.ben, at: Society.start)
        }
        profile.handle = Handle(rawValue: "benny")
        try await society.store.saveProfile(profile, timeZone: "Europe/Vienna", of: society.ben, at: Society.start)
        #expect(try await society.store.member(Handle(rawValue: "benny")!)?.number == society.ben)
    }

    @Test("and numbers are known only to who may read what they name")
    func known() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.ada)
        let number = try await society.say("One.", in: discussion, by: society.ben)
        let named: [TextReference] = [.contribution(number), .contribution(99), .member(Handle(rawValue: "ada")!)]
        let known = try await society.store.known(named, for: .visitor)
        #expect(known.contributions == [number] && known.members.count == 1)
        let many = (1...5_000).map { TextReference.contribution(Number(rawValue: $0)) }
        #expect(try await society.store.known(many, for: .visitor).contributions == [number])
    }
}
