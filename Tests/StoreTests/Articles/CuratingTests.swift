import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Correcting and pinning")
struct CuratingTests {
    @Test("a correction is a claim of what was changed, and outlives what sources say later")
    func correcting() async throws {
        let society = try await Society()
        let article = try await society.article("Fluids", "10.1000/1")
        let ada = try await society.viewer(society.ada)
        var given = ArticleEntry(try await society.reading(article).article.record)
        var entry = given
        entry.title = "Fluids in shock"
        try await society.store.correct(article, from: given, to: entry, by: ada, at: Society.start)
        given = ArticleEntry(try await society.reading(article).article.record)
        entry = given
        entry.volume = "7"
        for _ in 1...2 {
            try await society.store.correct(article, from: given, to: entry, by: ada, at: Society.start)
        }
        try await society.claim(
            Society.statement(.crossref, "FLUIDS", "10.1000/1") {
                $0.volume = "8"
                $0.pages = "9"
            }, of: article)
        let reading = try await society.reading(article)
        let record = reading.article.record
        #expect(record.title == "Fluids in shock" && record.volume == "7" && record.pages == "9")
        #expect(reading.claims.filter { $0.source == .hand }.count == 1)
        #expect(try await society.count("SELECT count(*) FROM audit WHERE act = 'article corrected'") == 2)
    }

    @Test("an article is found by the title that registries give it, also after a person gave it another")
    func corrected() async throws {
        let society = try await Society()
        let article = try await society.article("Fluids", "10.1000/1")
        try await society.claim(Society.statement(.crossref, "Early resuscitation", "10.1000/1"), of: article)
        let given = ArticleEntry(try await society.reading(article).article.record)
        var entry = given
        entry.title = "Fluids, as we say"
        let root = try await society.viewer(society.administrator)
        try await society.store.correct(article, from: given, to: entry, by: root, at: Society.start)
        #expect(try await society.store.hits("resuscitation kind:article").map(\.title) == ["Fluids, as we say"])
    }

    @Test("a pin holds against what comes later, and lets go")
    func pinning() async throws {
        let society = try await Society()
        let article = try await society.article("as pasted", "10.1000/1")
        try await society.claim(Society.statement(.crossref, "Crossref’s", "10.1000/1"), of: article)
        let ada = try await society.viewer(society.ada)
        try await society.store.pin(.title, to: 1, of: article, by: ada, at: Society.start)
        try await society.claim(Society.statement(.pubMed, "PubMed’s", "10.1000/1"), of: article)
        #expect(try await society.reading(article).article.record.title == "as pasted")
        #expect(try await society.reading(article).pins == [.title: 1])
        try await society.store.pin(.title, to: nil, of: article, by: ada, at: Society.start)
        #expect(try await society.reading(article).article.record.title == "PubMed’s")
        for (field, claim, kind) in [
            (.title, 99, .notFound), (.volume, 1, .invalid), (.relations, 1, .invalid), (.identifiers, 1, .invalid),
        ] as [(ArticleRecord.Field, Number<Claim>, Refusal.Kind)] {
            let refused = try await refusal {
                try await society.store.pin(field, to: claim, of: article, by: ada, at: Society.start)
            }
            #expect(refused == kind)
        }
    }

    @Test("a correction of a pinned field is shown, also where the same was typed before the pin")
    func correctingPinned() async throws {
        let society = try await Society()
        let article = try await society.article("as pasted", "10.1000/1")
        let ada = try await society.viewer(society.ada)
        for _ in 1...2 {
            try await society.store.pin(.title, to: 1, of: article, by: ada, at: Society.start)
            let given = ArticleEntry(try await society.reading(article).article.record)
            #expect(given.title == "as pasted")
            var entry = given
            entry.title = "As typed"
            try await society.store.correct(article, from: given, to: entry, by: ada, at: Society.start)
            #expect(try await society.reading(article).article.record.title == "As typed")
            #expect(try await society.reading(article).pins.isEmpty)
        }
    }

    @Test("is for who added the article and for moderators, where they may read it")
    func rights() async throws {
        let society = try await Society()
        let open = try await society.article("Fluids", "10.1000/1")
        let hidden = try await society.article("Steroids", "10.1000/2", in: Society.hidden)
        let given = ArticleEntry(Society.record("Fluids"))
        var entry = given
        entry.title = "Mine"
        let changed = entry
        for (member, article, expected) in [
            (society.ben, open, .forbidden), (society.ben, hidden, .notFound), (society.moderator, hidden, .notFound),
            (society.moderator, open, nil), (society.ada, open, nil), (society.administrator, hidden, nil),
        ] as [(Number<Member>, Number<Article>, Refusal.Kind?)] {
            let viewer = try await society.viewer(member)
            let pinning = try await refusal {
                try await society.store.pin(.title, to: nil, of: article, by: viewer, at: Society.start)
            }
            let correcting = try await refusal {
                try await society.store.correct(
                    article, from: given, to: changed, by: viewer, at: Society.start)
            }
            #expect(pinning == expected && correcting == expected)
        }
    }
}
