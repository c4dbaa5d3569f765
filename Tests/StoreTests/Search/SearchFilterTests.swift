import Colloquium
import Testing

@testable import Store

@Suite("Narrowing a search")
struct SearchFilterTests {
    /// Two articles in the open club, one in the hidden one, with something said to each; and a question that is
    /// answered.
    private static func society() async throws -> Society {
        let society = try await Society()
        var lancet = Society.record("Zebra fluids", [(.doi, "10.1000/1")])
        lancet.container = .init(title: "The Lancet", abbreviation: "Lancet")
        lancet.contributors = [.init(family: "Lovelace", given: "Ada")]
        lancet.published = PartialDate(year: 2020)
        lancet.meshTerms = ["Heart Failure"]
        lancet.abstract = [.init(text: "Okapi")]
        var heart = Society.record("Other fluids", [(.doi, "10.1000/2")])
        heart.container = .init(title: "Heart")
        heart.published = PartialDate(year: 2024)
        heart.abstract = [.init(text: "About the zebra")]
        let first = try await society.publish(lancet, in: Society.open, .randomisedTrial)
        let second = try await society.publish(heart, in: Society.open, .qualitative, at: Society.start - .days(60))
        let hidden = try await society.publish(
            Society.record("Zebra in hiding"), in: Society.hidden, .economic)
        try await society.say("A zebra, said Ben.", in: first, by: society.ben)
        try await society.say("A zebra, said Ada.", in: hidden, by: society.ada)
        _ = second
        let question = try await society.ask("Which zebra?", by: society.ben)
        try await society.answer("The quagga.", to: question, by: society.ada)
        return society
    }

    @Test(
        "by what the filter says",
        arguments: [
            ("zebra", ["Zebra fluids", "Which zebra?", "Other fluids", "Zebra fluids"]),
            ("zebra kind:article", ["Zebra fluids", "Other fluids"]),
            ("zebra kind:article kind:question", ["Zebra fluids", "Which zebra?", "Other fluids"]),
            ("zebra -kind:article", ["Which zebra?", "Zebra fluids"]), ("zebra kind:comment", ["Zebra fluids"]),
            ("zebra kind:strength", []), ("zebra author:lovelace", ["Zebra fluids"]),
            ("author:\"ada lovelace\"", ["Zebra fluids"]),
            ("author:ben", ["Which zebra?", "Zebra fluids"]), ("author:be*", ["Which zebra?", "Zebra fluids"]),
            ("zebra -author:ben", ["Zebra fluids", "Other fluids"]),
            ("author:ben author:lovelace kind:article", ["Zebra fluids"]),
            ("zebra journal:lancet", ["Zebra fluids", "Zebra fluids"]),
            ("zebra -journal:lancet", ["Which zebra?", "Other fluids"]),
            ("mesh:\"heart failure\" kind:article", ["Zebra fluids"]), ("mesh:heart journal:heart", []),
            ("zebra club:open", ["Zebra fluids", "Which zebra?", "Other fluids", "Zebra fluids"]),
            ("zebra club:hidden", []), ("zebra journal:=lancet", []),
            ("zebra journal:=\"the lancet\"", ["Zebra fluids", "Zebra fluids"]),
            ("zebra journal:=heart", ["Other fluids"]),
            ("zebra club:=open", []),
            ("zebra club:=\"open club\"", ["Zebra fluids", "Which zebra?", "Other fluids", "Zebra fluids"]),
            ("is:open", ["Zebra fluids", "Zebra fluids"]), ("year:2020", ["Zebra fluids"]),
            ("journal:=\"The Lancet\" kind:article", ["Zebra fluids"]), ("design:economic", []),
            ("club:=\"open club\" kind:question", ["Which zebra?"]), ("year:1990", []), ("-year:1000-2999", []),
            ("is:open -is:open", []), ("zebra is:archived -is:closed", []), ("is:closed -kind:article", []),
            ("is:announced", []), ("-club:open", []),
            ("year:2026 kind:answer", ["Which zebra?"]), ("kind:contribution kind:strength", ["Zebra fluids"]),
            ("zebra club:op*", ["Zebra fluids", "Which zebra?", "Other fluids", "Zebra fluids"]),
            ("zebra year:2020", ["Zebra fluids"]),
            ("zebra year:2020-2024 kind:article", ["Zebra fluids", "Other fluids"]),
            ("zebra year:2026", ["Which zebra?", "Zebra fluids"]), ("zebra -year:2020-", []),
            ("zebra design:qualitative", ["Other fluids"]), ("zebra design:economic", []),
            ("zebra design:random -kind:contribution", ["Zebra fluids"]),
            ("zebra is:open", ["Zebra fluids", "Zebra fluids"]),
            ("zebra is:archived", ["Other fluids"]), ("zebra is:closed", ["Other fluids"]), ("zebra is:announced", []),
            ("zebra -okapi", ["Which zebra?", "Other fluids", "Zebra fluids"]),
            ("-zebra kind:answer", ["Which zebra?"]),
            ("-zebra kind:contribution", []), ("kind:article", ["Zebra fluids", "Other fluids"]),
            ("kind:article -kind:article", []), ("zebra kind:zebra", []),
            ("zeb", ["Zebra fluids", "Which zebra?", "Other fluids", "Zebra fluids"]),
        ])
    func filters(_ query: String, _ titles: [String]) async throws {
        let society = try await Self.society()
        #expect(try await society.store.hits(query).map(\.title).sorted() == titles.sorted())
    }

    @Test("puts titles before abstracts, abstracts before text, and the new before the old")
    func order() async throws {
        let society = try await Society()
        for (title, abstract) in [("Zebra old", ""), ("In the abstract", "Zebra"), ("Zebra new", "")] {
            var record = Society.record(title)
            record.abstract = [.init(text: abstract)]
            _ = try await society.publish(record, in: Society.open, .other)
            try await society.run("UPDATE articles SET added_at = added_at + number * 1000")
        }
        let discussion = try await society.post("Elsewhere", by: society.ada, at: Society.start + .hours(1))
        for day in 1...2 {
            try await society.say("Zebra \(day)", in: discussion, by: society.ben, at: Society.start + .days(day))
        }
        let hits = try await society.store.hits("zebra")
        #expect(hits.map(\.title) == ["Zebra new", "Zebra old", "In the abstract", "Elsewhere", "Elsewhere"])
        #expect(hits.map(\.snippet).suffix(2) == ["\u{2}Zebra\u{3} 2", "\u{2}Zebra\u{3} 1"])
    }

    @Test("shows the beginning of what filters alone find: of an article its abstract, or the journal, and no numbers")
    func beginnings() async throws {
        let society = try await Society()
        for (title, abstract) in [("With", "No difference."), ("Without", "")] {
            var record = Society.record(title, [(.doi, "10.1000/\(title)")])
            if !abstract.isEmpty { record.abstract = [.init(text: abstract)] }
            record.container = .init(title: "Critical Care")
            record.keywords = ["septic shock"]
            _ = try await society.publish(record, in: Society.open, .other)
        }
        var bare = Society.record("Bare", [])
        bare.container = .init(title: "Heart")
        _ = try await society.publish(bare, in: Society.open, .other)
        try await society.say("Words of it.", in: 1, by: society.ben)
        let hits = try await society.store.hits("is:open")
        let shown = Dictionary(hits.map { ("\($0.kind.rawValue) \($0.title)", $0.snippet) }) { first, _ in first }
        #expect(shown["article With"] == "No difference." && shown["article Without"] == "Critical Care")
        #expect(shown["article Bare"] == "Heart")
        #expect(shown["contribution With"] == "Words of it.")
    }

    @Test("counts what was found by each field, and nothing that may not be read")
    func facets() async throws {
        let society = try await Self.society()
        let found = try await society.store.search(
            SearchQuery("zebra"), for: .visitor, Slice(size: 1), at: Society.start)
        #expect(found.count == 4 && !found.isMore && found.hits.rows.count == 1)
        let facets = found.facets
        #expect(facets.kinds.map { "\($0.value) \($0.count)" } == ["article 2", "contribution 1", "question 1"])
        #expect(facets.years.map { "\($0.value) \($0.count)" } == ["2026 2", "2024 1", "2020 1"])
        #expect(facets.journals.map { "\($0.value) \($0.count)" } == ["The Lancet 2", "Heart 1"])
        #expect(facets.designs.map { "\($0.value.rawValue) \($0.count)" } == ["randomised-trial 2", "qualitative 1"])
        #expect(facets.clubs.map { "\($0.value) \($0.count)" } == ["Open club 4"])
        #expect(facets.states.map { "\($0.value.title) \($0.count)" } == ["Open 2", "Archived 1"])
        let all = try await society.store.search(
            SearchQuery("zebra"), for: society.viewer(society.ada), .all, at: Society.start)
        #expect(all.count == 6 && all.facets.clubs.map(\.value) == ["Open club", "Hidden club"])
    }

    @Test("counts what closes soon as open, which is what the filter finds")
    func closing() async throws {
        let society = try await Society()
        for days in [0, -27] {
            _ = try await society.publish(
                Society.record("Zebra \(days)"), in: Society.open, .other, at: Society.start + .days(days) - .hours(12))
        }
        let found = try await society.store.search(
            SearchQuery("zebra"), for: .visitor, Slice(size: 9), at: Society.start)
        let counts = found.facets.states.map { ($0.value, $0.count) }
        #expect(counts.map(\.0) == [.stage(.open)] && counts.map(\.1) == [2])
        #expect(try await society.store.hits("is:open").count == 2)
        #expect(try await society.store.hits("is:closing").count == 1)
    }

    @Test("takes questions for what is asked of a club and what a contribution asks, unless only the first is meant")
    func questions() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.ada)
        _ = try await society.store.contribute(
            try Society.critique("Which zebra?", kind: .question), to: discussion, inReplyTo: nil,
            by: try await society.viewer(society.ben), at: Society.start)
        try await society.say("A zebra.", in: discussion, by: society.ben)
        try await society.ask("What zebra?", by: society.ben)
        func kinds(_ query: String) async throws -> [SearchKind] {
            try await society.store.hits(query).map(\.kind).sorted { $0.rawValue < $1.rawValue }
        }
        for words in ["", "zebra "] {
            #expect(try await kinds("\(words)kind:question") == [.contribution, .question])
            #expect(try await kinds("\(words)kind:=question") == [.question])
        }
        #expect(try await kinds("zebra -kind:question") == [.contribution])
    }

    @Test("dates a synthesis by when it was written, not by when its discussion closes")
    func synthesis() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.ada)
        let root = try await society.viewer(society.administrator)
        let written = Society.start + .days(27) + .hours(1)
        try await society.store.saveSynthesis(
            Prose(source: "Okapi", html: "<p>Okapi</p>"), of: discussion, by: root, at: written)
        #expect(try await society.store.hits("okapi").map(\.at) == [written])
        #expect(try await society.store.hits("kind:synthesis year:\(written.year)").count == 1)
        #expect(try await society.store.hits("kind:synthesis year:\(written.year + 1)").isEmpty)
    }

    @Test("finds an article only by the discussions of it that may be read")
    func articleInTwoClubs() async throws {
        let society = try await Society()
        let record = Society.record("Zebra", [(.doi, "10.1000/1")])
        _ = try await society.publish(record, in: Society.open, .qualitative)
        let article = try await society.store.hits("zebra")[0].number
        _ = try await society.store.discuss(
            Number(rawValue: article), Society.proposal(Society.hidden, .economic), draft: nil,
            by: society.viewer(society.ada), at: Society.start)
        #expect(try await society.store.hits("zebra design:economic").isEmpty)
        #expect(try await society.store.hits("zebra design:economic", for: society.viewer(society.ada)).count == 1)
    }

    @Test("finds a member's writing by the name they have now")
    func renamed() async throws {
        let society = try await Self.society()
        try await society.run("UPDATE members SET name = 'Quentin' WHERE number = \(society.ben)")
        #expect(try await society.store.hits("author:quentin").count == 2)
        #expect(try await society.store.hits("author:ben").isEmpty)
    }

    @Test("does not find what was withdrawn or emptied")
    func gone() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.ada)
        let appraisal = try await society.appraise(discussion, "Zebra", by: society.ben)
        let root = try await society.viewer(society.administrator)
        let late = Society.start + .days(28)
        try await society.store.saveSynthesis(
            Prose(source: "Okapi", html: "<p>Okapi</p>"), of: discussion, by: root, at: late)
        #expect(try await society.store.hits("zebra").count == 1)
        #expect(try await society.store.hits("okapi").count == 1)
        try await society.store.withdraw(appraisal, by: root, at: Society.start)
        try await society.store.saveSynthesis(Prose(source: "", html: ""), of: discussion, by: root, at: late)
        #expect(try await society.store.hits("zebra").isEmpty)
        #expect(try await society.store.hits("okapi").isEmpty)
    }
}

extension Society {
    fileprivate static func proposal(
        _ club: Number<Club>, _ design: StudyDesign, opensAt: Instant = Society.start
    ) throws -> Discussion.Proposal {
        Discussion.Proposal(
            club: club, why: Prose(source: "Why", html: "<p>Why</p>"), studyDesign: design,
            schedule: try Schedule(opensAt: opensAt, window: .days(28)), tags: [])
    }

    fileprivate func publish(
        _ record: ArticleRecord, in club: Number<Club>, _ design: StudyDesign, at opening: Instant = Society.start
    ) async throws -> Number<Discussion> {
        try await store.publish(
            record, Society.proposal(club, design, opensAt: opening), draft: nil, by: viewer(ada), at: Society.start)
    }
}
