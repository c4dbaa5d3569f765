import Colloquium
import Foundation
import GRDB
import Testing

@testable import Store

/// A database as the version before left it, opened by this one.
@Suite("Links from before authors were invited")
struct AuthorMigrationTests {
    @Test("work as they did, and nobody is a guest")
    func opened() async throws {
        let token = Token()
        let digest = token.digest.map { String(format: "%02x", $0) }.joined()
        let society = try OldSite.opened(
            after: "0031 rota",
            with: """
                INSERT INTO links (token_digest, purpose, member, detail, made_by, made_at, ends_at, uses_left)
                VALUES (x'\(digest)', 'sign-in', 3, 'next=/clubs', 1, 5, \(Society.start.rawValue), 1);
                """)
        let used = try await society.store.useSignInLink(token, at: Society.start - .hours(1))
        #expect(used.member == society.ada && used.detail == "next=/clubs")
        #expect(try await !society.viewer(society.ada).isGuest)
        #expect(try await society.store.integrityProblems() == [])
    }
}
