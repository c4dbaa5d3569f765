import Testing

@testable import Colloquium

@Suite("What is shown of an article")
struct MergedRecordTests {
    @Test("does not depend on the order in which claims come", arguments: UInt64(0)..<200)
    func order(_ seed: UInt64) {
        var dice = Dice(state: seed)
        let claims = (1...Int64.random(in: 2...7, using: &dice)).map { Claim.random($0, &dice) }
        let pins: [ArticleRecord.Field: Number<Claim>] = [.title: 2, .volume: 1, .abstract: 3]
        let merged = ArticleRecord.merged(claims, pins: pins)
        for _ in 0..<5 { #expect(ArticleRecord.merged(claims.shuffled(using: &dice), pins: pins) == merged) }
    }

    @Test("is what it was before, when a claim is taken back", arguments: UInt64(0)..<100)
    func takenBack(_ seed: UInt64) {
        var dice = Dice(state: seed)
        let claims = (1...4).map { Claim.random($0, &dice) }
        let more = claims + [Claim.random(5, &dice)]
        #expect(ArticleRecord.merged(more.filter { $0.number != 5 }) == ArticleRecord.merged(claims))
    }

    @Test("has no value that no claim has, and every identifier that was not denied", arguments: UInt64(0)..<100)
    func nothingMadeUp(_ seed: UInt64) {
        var dice = Dice(state: seed)
        let claims = (1...5).map { Claim.random($0, &dice) }
        let merged = ArticleRecord.merged(claims)
        for field in ArticleRecord.Field.allCases where merged.says(field) && !field.isUnited {
            #expect(claims.contains { !$0.record.differs(from: merged, in: field) }, "\(field)")
        }
        let denied = Set(claims.flatMap(\.statement.denied))
        let byHand = Set(claims.filter { $0.source == .hand }.flatMap(\.record.identifiers))
        let wanted = Set(claims.flatMap(\.record.identifiers)).subtracting(denied.subtracting(byHand))
        #expect(Set(merged.identifiers) == wanted)
        #expect(merged.identifiers.count == wanted.count)
    }

    @Test("is the record itself where one source spoke")
    func one() {
        let only = claim(1, .pubMed) { record in
            record.title = "Fluids"
            record.titleHTML = "<i>Fluids</i>"
            record.subtitle = "a trial"
            record.container.title = "Lancet"
            record.identifiers = [Identifier(.pmid, "1"), Identifier(.doi, "10.1000/1")].compactMap { $0 }
            record.sourceKey = "key"
        }
        #expect(ArticleRecord.merged([only]) == only.record)
    }

    @Test("has each identifier from where it was read, not from where another of the same source was")
    func origins() throws {
        let pmid = try #require(Identifier(.pmid, "42"))
        let doi = try #require(Identifier(.doi, "10.1000/1"))
        var record = ArticleRecord()
        record.identifiers = [pmid, doi]
        record.origins[.identifiers] = .init(source: "PubMed", element: "PMID", raw: "42")
        let said = [Claim.Statement(.pubMed, record)]
        #expect(ArticleRecord.origin(of: pmid, among: said)?.element == "PMID")
        #expect(ArticleRecord.origin(of: doi, among: said) == .init(source: "PubMed", element: "", raw: ""))
    }

    @Test("is nothing where nobody spoke")
    func none() {
        #expect(ArticleRecord.merged([Claim]()) == ArticleRecord())
    }

    @Test("a pin wins over trust, and over a person; one to a claim that is gone or silent does not count")
    func pins() {
        let claims = [
            claim(1, .pubMed) { $0.title = "PubMed’s" }, claim(2, .feed) { $0.title = "The feed’s" },
            claim(3, .hand) { $0.volume = "7" },
        ]
        #expect(ArticleRecord.merged(claims).title == "PubMed’s")
        #expect(ArticleRecord.merged(claims, pins: [.title: 2]).title == "The feed’s")
        #expect(ArticleRecord.merged(claims, pins: [.title: 3]).title == "PubMed’s")
        #expect(ArticleRecord.merged(claims, pins: [.title: 9]).title == "PubMed’s")
        #expect(ArticleRecord.merged(claims, pins: [.title: 2]).origins[.title]?.source == "Feed")
    }

    @Test(
        "believes the sources in the documented order",
        arguments: [
            (ArticleRecord.Field.title, [.hand, .publisherRecord, .pubMed, .crossref, .feed, .pasted]),
            (.meshTerms, [.hand, .pubMed, .europePMC, .publisherRecord, .crossref]),
            (.abstract, [.hand, .publisherRecord, .pubMed, .europePMC, .arXiv, .dataCite, .crossref, .landingPage]),
            (.kind, [.hand, .publisherRecord, .crossref, .dataCite, .arXiv, .pubMed]),
            (.fullText, [.hand, .europePMC, .publisherRecord, .arXiv, .pubMed]),
        ] as [(ArticleRecord.Field, [ClaimSource])])
    func trust(_ field: ArticleRecord.Field, _ order: [ClaimSource]) {
        #expect(field.trust.filter(order.contains) == order)
        #expect(Set(field.trust) == Set(ClaimSource.allCases) && field.trust.count == ClaimSource.allCases.count)
    }

    @Test("a whole list of authors is believed before one cut at “et al.”, an abstract before a teaser")
    func wholes() {
        let merged = ArticleRecord.merged([
            claim(1, .pubMed) {
                $0.contributors = [.init(family: "First")]
                $0.contributorsAreComplete = false
                $0.abstracts = [.init(kind: .teaser, sections: [.init(text: "Short")])]
            },
            claim(2, .feed) {
                $0.contributors = [.init(family: "First"), .init(family: "Second")]
                $0.abstract = [.init(text: "Long")]
            },
        ])
        #expect(merged.contributors.count == 2)
        #expect(merged.abstract.map(\.text) == ["Long"])
    }

    @Test("a subtitle comes from where the title comes from, so that it does not stand there twice")
    func subtitle() {
        let claims = [
            claim(1, .pubMed) { $0.title = "Fluids: a trial" },
            claim(2, .crossref) {
                $0.title = "Fluids"
                $0.subtitle = "a trial"
            },
        ]
        #expect(ArticleRecord.merged(claims).subtitle == "")
        #expect(ArticleRecord.merged(claims, pins: [.title: 2]).subtitle == "a trial")
        let corrected = [claims[1], claim(3, .hand) { $0.title = "Fluid" }]
        #expect(ArticleRecord.merged(corrected).subtitle == "a trial")
    }

    @Test("of what members handed in the first is believed, of what a registry says the newest")
    func age() {
        let members = [
            claim(1, .pasted, at: 1) { $0.title = "First" }, claim(2, .pasted, at: 2) { $0.title = "Second" },
        ]
        #expect(ArticleRecord.merged(members).title == "First")
        let registry = [
            claim(1, .crossref, at: 1) { $0.title = "First" }, claim(2, .crossref, at: 2) { $0.title = "Second" },
        ]
        #expect(ArticleRecord.merged(registry).title == "Second")
    }

    @Test("the same relation said by two is one")
    func relations() throws {
        let target = try #require(Identifier(.doi, "10.1000/9"))
        let merged = ArticleRecord.merged([
            claim(1, .crossref) { $0.relations = [.init(kind: .retractedBy, target: target, asserter: "Crossref")] },
            claim(2, .pubMed) { $0.relations = [.init(kind: .retractedBy, target: target, asserter: "PubMed")] },
        ])
        #expect(merged.relations == [.init(kind: .retractedBy, target: target, asserter: "PubMed")])
    }
}

@Suite("What a person corrected")
struct CorrectionClaimTests {
    private var given: ArticleRecord {
        claim(1, .pubMed) { record in
            record.title = "Fluids"
            record.titleHTML = "Fluids"
            record.volume = "1"
            record.pages = "2"
            record.abstract = [.init(text: "Long")]
            record.identifiers = [Identifier(.doi, "10.1000/1"), Identifier(.pmid, "42")].compactMap { $0 }
        }.record
    }

    private func correction(_ change: (inout ArticleEntry) -> Void) throws -> Claim.Statement? {
        var entry = ArticleEntry(given)
        change(&entry)
        return Claim.Statement(correcting: given, to: try given.corrected(by: entry))
    }

    private func shown(_ correction: Claim.Statement) -> ArticleRecord {
        ArticleRecord.merged([Claim.Statement(.pubMed, given), correction])
    }

    @Test("is nothing where nothing was changed")
    func nothing() throws {
        #expect(try correction { _ in } == nil)
    }

    @Test("holds the changed field alone, so that the others follow their source")
    func one() throws {
        let made = try #require(try correction { $0.volume = "7" })
        #expect(made.source == .hand)
        #expect(ArticleRecord.Field.allCases.filter { made.says($0) } == [.volume])
        #expect(shown(made).volume == "7" && shown(made).pages == "2" && shown(made).title == "Fluids")
    }

    @Test("also that a field is empty")
    func emptied() throws {
        let made = try #require(
            try correction {
                $0.abstract = ""
                $0.pages = ""
            })
        #expect(shown(made).abstract.isEmpty && shown(made).pages.isEmpty && shown(made).volume == "1")
    }

    @Test("also that an identifier is another, or none, without denying those that come later")
    func identifiers() throws {
        let made = try #require(
            try correction {
                $0.doi = "10.1000/2"
                $0.pmid = ""
            })
        #expect(shown(made).identifiers.map(\.value) == ["10.1000/2"])
        let later = Claim.Statement(
            .crossref, claim(3, .crossref) { $0.identifiers = [Identifier(.pmcid, "PMC5")].compactMap { $0 } }.record)
        #expect(
            ArticleRecord.merged([Claim.Statement(.pubMed, given), made, later]).identifiers.map(\.value) == [
                "10.1000/2", "PMC5",
            ])
    }

    @Test("is added to what was corrected before")
    func twice() throws {
        let first = try #require(try correction { $0.volume = "7" })
        let second = try #require(
            try correction {
                $0.pages = "9"
                $0.pmid = ""
            })
        let third = try #require(try correction { $0.volume = "8" })
        let all = first.followed(by: second).followed(by: third)
        #expect(shown(all).volume == "8" && shown(all).pages == "9")
        #expect(shown(all).identifiers.map(\.scheme) == [.doi])
    }
}
