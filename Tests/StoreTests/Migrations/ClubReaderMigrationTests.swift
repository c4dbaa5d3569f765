import Colloquium
import GRDB
import Testing

@testable import Store

/// A database as the version before left it, opened by this one.
@Suite("Clubs from before people without an account read their digests")
struct ClubReaderMigrationTests {
    @Test("have no such readers, and take them")
    func opened() async throws {
        let society = try OldSite.opened(after: "0046 subscriptions", with: "")
        #expect(try await society.store.dueReaders(at: Society.monday).isEmpty)
        try await society.store.addReader(EmailAddress("eve@example.org")!, of: 1, at: Society.start)
        #expect(try await society.store.dueReaders(at: Society.monday) == [1])
        #expect(try await society.store.integrityProblems() == [])
    }
}
