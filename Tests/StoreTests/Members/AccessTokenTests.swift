import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Access tokens")
struct AccessTokenTests {
    private static func draft(
        _ name: String = "Script", _ scope: AccessToken.Scope = .write, submission: String = Token().text
    ) throws -> AccessToken.Draft {
        var entry = AccessToken.Entry()
        entry.name = name
        entry.scope = scope.rawValue
        entry.submission = submission
        return try AccessToken.Draft(entry)
    }

    private static func make(
        in society: Society, _ draft: AccessToken.Draft? = nil
    ) async throws -> Token {
        try await society.store.makeAccessToken(
            try draft ?? Self.draft(), by: try await society.viewer(society.ada), at: Society.start)
    }

    @Test("open what their member may read, until they are revoked by that member; only a digest is kept")
    func life() async throws {
        let society = try await Society()
        let token = try await Self.make(in: society)
        let caller = try #require(try await society.store.caller(token, at: Society.start))
        #expect(
            caller.member == society.ada && caller.scope == .write && caller.viewer.mayRead(Society.hidden, .closed))
        #expect(
            try await society.count(
                "SELECT count(*) FROM access_tokens WHERE CAST(token_digest AS TEXT) LIKE '%\(token.text)%'") == 0)
        try await society.store.revokeAccessToken(1, of: society.ben, at: Society.start)
        #expect(try await society.store.caller(token, at: Society.start) != nil)
        try await society.store.revokeAccessToken(1, of: society.ada, at: Society.start)
        #expect(try await society.store.caller(token, at: Society.start) == nil)
        #expect(try await society.store.caller(Token(), at: Society.start) == nil)
    }

    @Test("say the day on which they were last used")
    func used() async throws {
        let society = try await Society()
        let token = try await Self.make(in: society)
        #expect(try await society.store.accessTokens(of: society.ada).map(\.usedAt) == [nil])
        for hours in [1, 2, 30] {
            _ = try await society.store.caller(token, at: Society.start + .hours(hours))
            let noted = Society.start + .hours(hours == 30 ? 30 : 1)
            #expect(try await society.store.accessTokens(of: society.ada).map(\.usedAt) == [noted])
        }
    }

    @Test("of one form are one: the last takes the place of one that nobody has used")
    func twice() async throws {
        let society = try await Society()
        let draft = try Self.draft(submission: "form")
        let first = try await Self.make(in: society, draft)
        let second = try await Self.make(in: society, draft)
        #expect(try await society.store.caller(first, at: Society.start) == nil)
        #expect(try await society.store.caller(second, at: Society.start) != nil)
        _ = try await Self.make(in: society, draft)
        #expect(try await society.store.accessTokens(of: society.ada).count == 2, "One in use stays.")
        #expect(try await society.store.caller(second, at: Society.start) != nil)
    }

    @Test("are at most twenty")
    func few() async throws {
        let society = try await Society()
        for _ in 0..<AccessToken.limit { _ = try await Self.make(in: society) }
        #expect(try await refusal { _ = try await Self.make(in: society) } == .conflict)
        #expect(try await society.store.accessTokens(of: society.ada).count == AccessToken.limit)
    }

    @Test("of a suspended member open nothing; a new password ends all of them, however it was set")
    func ended() async throws {
        let society = try await Society()
        let token = try await Self.make(in: society)
        let (ada, root) = (society.ada, society.administrator)
        try await society.store.setStanding(.suspended, of: ada, by: root, at: Society.start)
        #expect(try await society.store.caller(token, at: Society.start) == nil)
        try await society.store.setStanding(.active, of: ada, by: root, at: Society.start)
        #expect(try await society.store.caller(token, at: Society.start) != nil)
        try await society.store.setPassword("x", of: ada, except: nil, at: Society.start)
        #expect(try await society.store.caller(token, at: Society.start) == nil)

        let other = try await Self.make(in: society)
        let link = Token()
        try await society.store.makeLink(link, .password, member: ada, at: Society.start)
        _ = try await society.store.usePasswordLink(link, hash: "y", at: Society.start)
        #expect(try await society.store.caller(other, at: Society.start) == nil)
    }

    @Test(
        "are what they are, whatever wrote them",
        arguments: [
            "INSERT INTO access_tokens (member, token_digest, name, scope, made_at, submission) VALUES (3, x'00', 'N', 'read', 1, 's')",
            "INSERT INTO access_tokens (member, token_digest, name, scope, made_at, submission) VALUES (3, randomblob(32), ' ', 'read', 1, 's')",
            "INSERT INTO access_tokens (member, token_digest, name, scope, made_at, submission) VALUES (3, randomblob(32), 'N', 'all', 1, 's')",
            "INSERT INTO access_tokens (member, token_digest, name, scope, made_at, submission) VALUES (99, randomblob(32), 'N', 'read', 1, 's')",
            "INSERT INTO access_tokens (member, token_digest, name, scope, made_at, submission) SELECT 4, token_digest, 'N', 'read', 1, 's' FROM access_tokens",
            "INSERT INTO access_tokens (member, token_digest, name, scope, made_at, submission) SELECT member, randomblob(32), 'N', 'read', 1, submission FROM access_tokens",
            "UPDATE access_tokens SET scope = 'write'", "UPDATE access_tokens SET member = 4",
            "UPDATE access_tokens SET token_digest = randomblob(32)", "UPDATE access_tokens SET used_at = 1",
        ])
    func law(sql: String) async throws {
        let society = try await Society()
        _ = try await Self.make(in: society, try Self.draft("Script", .read))
        await #expect(throws: (any Error).self) { try await society.store.write { try $0.execute(sql: sql) } }
    }

    @Test("are taken by a site from before there were any")
    func migrated() async throws {
        let society = try OldSite.opened(after: "0069 tie guards", with: "")
        let token = try await Self.make(in: society)
        #expect(try await society.store.caller(token, at: Society.start)?.member == society.ada)
        #expect(try await society.store.integrityProblems() == [])
    }

    @Test("need a name and what the program may do", arguments: [("", "read", "name"), ("N", "", "scope")])
    func refused(name: String, scope: String, field: String) {
        var entry = AccessToken.Entry()
        entry.name = name
        entry.scope = scope
        let refusal = #expect(throws: Refusal.self) { try AccessToken.Draft(entry) }
        #expect(refusal?.problems.map(\.field) == [field])
    }
}
