import Colloquium
import Testing

@testable import Store

@Suite("What a source is called")
struct SourceNameTests {
    private static func titles(_ society: Society, _ member: Number<Member>) async throws -> [String] {
        try await society.store.sources(of: .member(member), for: try await society.viewer(member)).map(\.title)
    }

    private static func poll(_ society: Society, _ title: String) async throws {
        let leased = try await society.lease(1)
        let reading = Society.reading([Society.entry("A", guid: "1")], from: leased, title: title)
        try await society.store.settle([PollReport(leased, reading)], at: Society.start)
    }

    private static func follow(_ society: Society, _ title: String, _ page: String, _ member: Number<Member>)
        async throws
    {
        let address = try #require(SourceAddress("https://nejm.example/feed"))
        _ = try await society.store.follow(
            [SourceOffer(address: address, title: title, page: page)], for: .member(member),
            from: .backlog, by: try await society.viewer(member), at: Society.start)
    }

    @Test("is what it calls itself, or what a follower calls it for themselves; never what another follower does")
    func own() async throws {
        let society = try await Society()
        try await Self.follow(society, "Sign in here again", "https://evil.example/", society.ben)
        try await Self.follow(society, "", "", society.ada)
        #expect(try await Self.titles(society, society.ben) == ["Sign in here again"])
        #expect(try await Self.titles(society, society.ada) == ["https://nejm.example/feed"])
        try await Self.poll(society, "The Journal")
        #expect(try await Self.titles(society, society.ada) == ["The Journal"])
        let ada = try await society.viewer(society.ada)
        let sources = try await society.store.sources(of: .member(society.ada), for: ada)
        #expect(sources.map(\.page) == [""])
        #expect(
            try await society.inbox(of: .member(society.ada), as: society.ada).first?.sources.map(\.title)
                == ["The Journal"])
        #expect(
            try await society.inbox(of: .member(society.ben), as: society.ben).first?.sources.map(\.title)
                == ["Sign in here again"])
        let exported = try await society.store.followedOffers(
            of: .member(society.ben), for: try await society.viewer(society.ben))
        #expect(exported.map(\.title) == ["Sign in here again"])
    }

    @Test("follows the feed where it takes another name")
    func renamed() async throws {
        let society = try await Society()
        try await Self.follow(society, "", "", society.ada)
        for title in ["The Journal", "The Journal, renamed"] {
            try await Self.poll(society, title)
            #expect(try await Self.titles(society, society.ada) == [title])
        }
        try await Self.poll(society, "")
        #expect(try await Self.titles(society, society.ada) == ["The Journal, renamed"])
    }
}
