import Colloquium
import Testing

@testable import Store

@Suite("A journal or a term that is followed")
struct FollowedWordTests {
    private static func article(
        _ title: String, in container: ArticleRecord.Container, _ society: Society, club: Number<Club> = Society.open,
        terms: [String] = [], keywords: [String] = []
    ) async throws {
        var record = Society.record(title)
        record.container = container
        record.meshTerms = terms
        record.keywords = keywords
        _ = try await society.store.publish(
            record, try Society.proposal(club), draft: nil, by: try await society.viewer(society.ada),
            at: Society.start)
    }

    @Test("is one subscription, in whatever spelling it is asked for, looked at and ended")
    func spellings() async throws {
        let society = try await Society()
        let (store, ben) = (society.store, try await society.viewer(society.ben))
        try await store.follow(.journal("The Lancet"), .weekly, by: ben, at: Society.start)
        try await store.follow(.journal("lancet (London, England)"), .daily, by: ben, at: Society.start)
        try await store.follow(.term("Heart failure"), .weekly, by: ben, at: Society.start)
        try await store.follow(.term("heart-failure"), .weekly, by: ben, at: Society.start)
        func followed() async throws -> Set<String> {
            Set(
                try await store.subscriptions(of: society.ben).subscriptions.filter { $0.scope.word != nil }
                    .map { "\($0.scope.text) \($0.delivery.rawValue)" })
        }
        #expect(try await followed() == ["journal-The Lancet daily", "term-Heart failure weekly"])
        let found = try await store.following(.journal("LANCET"), for: ben)
        #expect(found.delivery == .daily && found.name == "The Lancet")
        try await store.unfollow(.journal("Lancet"), by: ben, at: Society.start)
        #expect(try await followed() == ["term-Heart failure weekly"])
    }

    @Test("which was followed in two spellings before is changed in the one that is named, and ended in both")
    func formerSpellings() async throws {
        let society = try await Society()
        let (store, ben) = (society.store, try await society.viewer(society.ben))
        for title in ["The Lancet", "Lancet"] {
            try await society.run(
                """
                INSERT INTO subscriptions (member, kind, word, cadence, since)
                VALUES (4, 'journal', '\(title)', 'weekly', 1)
                """)
        }
        try await store.follow(.journal("Lancet"), .daily, by: ben, at: Society.start)
        #expect(try await store.following(.journal("Lancet"), for: ben).delivery == .daily)
        #expect(try await store.following(.journal("The Lancet"), for: ben).delivery == .weekly)
        try await store.unfollow(.journal("The Lancet"), by: ben, at: Society.start)
        #expect(try await society.count("SELECT count(*) FROM subscriptions WHERE kind = 'journal'") == 0)
    }

    @Test("is told of under every name of the journal", arguments: ["Lancet", "the lancet", "0140-6736"])
    func told(_ name: String) async throws {
        let society = try await Society()
        try await society.wish(society.ben, [(.journal(name), .atOnce)])
        try await society.wish(society.moderator, [(.journal(name), .weekly)])
        try await Self.article(
            "Told", in: .init(title: "Lancet (London, England)", issns: ["0140-6736", "1474-547X"]), society)
        #expect(try await society.promptNews(at: Society.start + .hours(1)) == [society.ben: ["Told"]])
        #expect(try await society.digest(society.moderator, at: Society.monday) == ["Told"])
    }

    @Test(
        "has the name that articles here give it, which their reader may read",
        arguments: [
            ("lancet", "The Lancet"), ("LANCET", "The Lancet"), ("0140-6736", "The Lancet"), ("01406736", "The Lancet"),
            ("Gut", "Gut"), ("gut", "gut"), ("Nejm", "Nejm"),
        ])
    func named(_ typed: String, _ expected: String) async throws {
        let society = try await Society()
        try await Self.article(
            "One", in: .init(title: "The Lancet", abbreviation: "Lancet", issns: ["0140-6736"]), society)
        try await Self.article("Two", in: .init(title: "Gut"), society, club: Society.hidden)
        let scope = try await society.store.scope("journal", named: typed, for: society.viewer(society.ben))
        #expect(scope == .journal(expected))
        let others = try await society.store.scope(
            "journal", named: typed, alsoCalled: ["The New England Journal of Medicine", "NEJM"],
            for: society.viewer(society.ben))
        #expect((others == .journal(expected)) == (expected == "The Lancet"))
    }

    @Test(
        "is known to be used here or not, and what else may be meant",
        arguments: [
            ("journal-The Lancet", true, nil), ("journal-Lancte", false, "journal-The Lancet"),
            ("term-heart failure", true, nil), ("term-Statins", true, nil),
            ("term-Heart failur", false, "term-Heart Failure"),
            ("term-Secrets", false, nil), ("journal-Annals of Nothing", false, nil), ("club-1", true, nil),
        ])
    func known(_ text: String, _ isUsed: Bool, _ nearest: String?) async throws {
        let society = try await Society()
        try await Self.article(
            "One", in: .init(title: "The Lancet"), society, terms: ["Heart Failure", "Humans"], keywords: ["statins"])
        try await Self.article("Two", in: .init(title: "Gut"), society, club: Society.hidden, terms: ["Secrets"])
        let (store, ben) = (society.store, try await society.viewer(society.ben))
        let scope = try #require(Subscription.Scope(text))
        #expect(try await store.isUsed(scope, for: ben) == isUsed)
        if !isUsed { #expect(try await store.nearest(to: scope, for: ben)?.text == nearest) }
    }
}
