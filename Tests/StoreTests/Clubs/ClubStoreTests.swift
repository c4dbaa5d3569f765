import Colloquium
import Testing

@testable import Store

@Suite("Clubs and who belongs to them")
struct ClubStoreTests {
    @Test("a private club takes nobody who asks, the others everybody, once")
    func joining() async throws {
        let society = try await Society()
        let viewer = try await society.viewer(society.ben)
        for _ in 0..<2 { try await society.store.join(Society.ours, by: viewer, at: Society.start) }
        #expect(try await society.viewer(society.ben).clubs[Society.ours] == .member)
        #expect(
            try await refusal { try await society.store.join(Society.hidden, by: viewer, at: Society.start) }
                == .notFound)
        #expect(
            try await refusal { try await society.store.join(Society.open, by: .visitor, at: Society.start) }
                == .signInNeeded)
    }

    @Test("joining again does not make a facilitator an ordinary member")
    func joiningAgain() async throws {
        let society = try await Society()
        let viewer = try await society.viewer(society.ada)
        try await society.store.join(Society.ours, by: viewer, at: Society.start)
        #expect(try await society.viewer(society.ada).clubs[Society.ours] == .facilitator)
    }

    @Test("the last facilitator stays")
    func last() async throws {
        let society = try await Society()
        let store = society.store
        let ada = try await society.viewer(society.ada)
        #expect(try await refusal { try await store.leave(Society.ours, by: ada) } == .conflict)
        #expect(
            try await refusal {
                try await store.setRole(.member, of: society.ada, in: Society.ours, by: ada, at: Society.start)
            } == .conflict)
        #expect(try await society.viewer(society.ada).clubs[Society.ours] == .facilitator)
        try await store.join(Society.ours, by: try await society.viewer(society.ben), at: Society.start)
        try await store.setRole(.facilitator, of: society.ben, in: Society.ours, by: ada, at: Society.start)
        try await store.leave(Society.ours, by: ada)
        #expect(try await store.members(of: Society.ours).map(\.role) == [.facilitator])
        #expect(try await store.facilitators(of: Society.ours).map(\.name) == ["Ben"])
    }

    @Test("the last facilitator stays, too, when the only other one is suspended")
    func lastActive() async throws {
        let society = try await Society()
        let store = society.store
        let ada = try await society.viewer(society.ada)
        try await store.join(Society.ours, by: try await society.viewer(society.ben), at: Society.start)
        try await store.setRole(.facilitator, of: society.ben, in: Society.ours, by: ada, at: Society.start)
        try await store.setStanding(.suspended, of: society.ben, by: society.administrator, at: Society.start)
        #expect(try await refusal { try await store.leave(Society.ours, by: ada) } == .conflict)
    }

    @Test("only facilitators change a club and its roles")
    func rights() async throws {
        let society = try await Society()
        let store = society.store
        let charter = try Society.charter("Renamed", .everyone)
        for member in [society.ben, society.moderator] {
            let viewer = try await society.viewer(member)
            #expect(
                try await refusal { try await store.saveClub(charter, Society.ours, by: viewer, at: Society.start) }
                    == .forbidden)
            #expect(
                try await refusal {
                    try await store.setRole(.facilitator, of: member, in: Society.open, by: viewer, at: Society.start)
                } == .forbidden)
        }
        let ada = try await society.viewer(society.ada)
        #expect(
            try await refusal {
                try await store.setRole(.facilitator, of: society.ben, in: Society.ours, by: ada, at: Society.start)
            } == .notFound)
    }

    @Test("two clubs never have one name, whatever its case", arguments: ["Our club", "OUR CLUB"])
    func names(_ name: String) async throws {
        let society = try await Society()
        #expect(
            try await refusal {
                _ = try await society.store.addClub(
                    try Society.charter(name, .everyone), facilitator: society.ben, at: Society.start)
            } == .invalid)
        let ada = try await society.viewer(society.ada)
        try await society.store.saveClub(
            try Society.charter(name, .everyone), Society.ours, by: ada, at: Society.start)
    }
}
