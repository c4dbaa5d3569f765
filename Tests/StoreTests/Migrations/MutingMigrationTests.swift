import Colloquium
import GRDB
import Testing

@testable import Store

/// A database as the version before left it, opened by this one.
@Suite("Members from before they could mute")
struct MutingMigrationTests {
    @Test("hear of everything, until they mute it")
    func opened() async throws {
        let society = try OldSite.opened(after: "0041 polls", with: "")
        let ben = try await society.viewer(society.ben)
        #expect(try await society.store.muting(of: society.ben) == Muting())
        try await society.store.mute(society.ada, by: ben, at: Society.start)
        #expect(try await society.store.muting(of: society.ben).members == [society.ada])
        #expect(try await society.store.integrityProblems() == [])
    }
}
