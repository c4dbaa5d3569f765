import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("The law of feeds")
struct PrivateFeedLawTests {
    @Test(
        "refuses what makes no sense, whatever wrote it",
        arguments: [
            "UPDATE naming_authority SET host = 'elsewhere.example'", "DELETE FROM naming_authority",
            "INSERT INTO naming_authority (id, host, chosen_at) VALUES (2, 'two.example', 1)",
            "INSERT INTO private_feeds (member, token_digest, name, kind, detail, made_at) VALUES (1, x'00', 'N', 'site', '', 1)",
            "INSERT INTO private_feeds (member, token_digest, name, kind, detail, made_at) VALUES (1, randomblob(32), ' ', 'site', '', 1)",
            "INSERT INTO private_feeds (member, token_digest, name, kind, detail, made_at) VALUES (1, randomblob(32), 'N', 'all', 'x', 1)",
            "INSERT INTO private_feeds (member, token_digest, name, kind, detail, made_at) VALUES (1, randomblob(32), 'N', 'club', '', 1)",
            "INSERT INTO private_feeds (member, token_digest, name, kind, detail, made_at) VALUES (99, randomblob(32), 'N', 'site', '', 1)",
            "INSERT INTO private_feeds (member, token_digest, name, kind, detail, made_at, used_at) VALUES (1, randomblob(32), 'N', 'site', '', 2, 1)",
            "INSERT INTO private_feeds (member, token_digest, name, kind, detail, made_at) SELECT 1, token_digest, 'N', 'site', '', 1 FROM private_feeds",
        ])
    func refused(sql: String) async throws {
        let society = try await Society()
        _ = try await society.store.namingAuthority(host: "e.org", at: Society.start)
        _ = try await society.store.makePrivateFeed(
            "Phone", of: .site, by: society.viewer(society.ada), at: Society.start)
        await #expect(throws: (any Error).self) { try await society.store.write { try $0.execute(sql: sql) } }
    }

    @Test("The name a site calls its things by stays, wherever the site moves")
    func authority() async throws {
        let store = try await Society().store
        let first = try await store.namingAuthority(host: "first.example", at: Society.start)
        #expect(try await store.namingAuthority(host: "second.example", at: Society.start + .days(400)) == first)
    }

    @Test("No token is stored, and there is an end to their number")
    func tokens() async throws {
        let society = try await Society()
        let ada = try await society.viewer(society.ada)
        for number in 1...PrivateFeed.limit {
            let token = try await society.store.makePrivateFeed(
                "Reader \(number)", of: .club(Society.hidden), by: ada, at: Society.start)
            let kept = try await society.count(
                "SELECT count(*) FROM private_feeds WHERE hex(token_digest) LIKE '%\(token.text)%'")
            #expect(kept == 0)
        }
        #expect(
            try await refusal {
                _ = try await society.store.makePrivateFeed("", of: .site, by: ada, at: Society.start)
            } == .conflict)
        let ben = try await society.viewer(society.ben)
        #expect(
            try await refusal {
                _ = try await society.store.makePrivateFeed("", of: .club(Society.hidden), by: ben, at: Society.start)
            } == .notFound)
    }

    @Test("A database from before there were private feeds takes them")
    func migrated() async throws {
        let society = try OldSite.opened(after: "0041 polls", with: "")
        let ada = try await society.viewer(society.ada)
        let token = try await society.store.makePrivateFeed("Phone", of: .club(1), by: ada, at: Society.start)
        let (feed, viewer) = try await society.store.privateFeed(token, at: Society.start)
        #expect(feed.name == "Phone" && feed.subject == .club(1) && viewer.member == society.ada)
        #expect(try await society.store.integrityProblems() == [])
    }
}
