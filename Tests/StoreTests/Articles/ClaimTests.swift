import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Claims")
struct ClaimTests {
    @Test("add up: what each source said is kept, and what is shown follows from all")
    func addUp() async throws {
        let society = try await Society()
        let article = try await society.article("fluids", "10.1000/1")
        let outcome = try await society.claim(
            Society.statement(.crossref, "Fluids", "10.1000/1 PMID:42") { $0.volume = "7" }, of: article)
        #expect(outcome == ClaimOutcome(article: article, effect: .taken, merged: []))
        try await society.claim(Society.statement(.pubMed, "", "PMID:42") { $0.meshTerms = ["Sepsis"] }, of: article)
        let reading = try await society.reading(article)
        let record = reading.article.record
        #expect(record.title == "Fluids" && record.volume == "7" && record.meshTerms == ["Sepsis"])
        #expect(record.origins[.volume]?.source == "Crossref")
        #expect(reading.claims.map(\.source) == [.pasted, .crossref, .pubMed])
        #expect(try await society.store.article(known: [Society.identifier("PMID 42")]) == article)
        #expect(try await society.store.search("fluids sepsis", .article, for: .visitor, .all).rows.count == 1)
    }

    @Test("of one source replace each other, and saying the same again changes nothing")
    func again() async throws {
        let society = try await Society()
        let article = try await society.article("Fluids", "10.1000/1")
        let first = try Society.statement(.crossref, "First", "10.1000/1 PMID:42")
        #expect(try await society.claim(first, of: article).effect == .taken)
        #expect(try await society.claim(first, of: article).effect == .unchanged)
        let second = try Society.statement(.crossref, "Second", "10.1000/1")
        #expect(try await society.claim(second, of: article).effect == .taken)
        let reading = try await society.reading(article)
        #expect(reading.claims.count == 2 && reading.article.record.title == "Second")
        // What the source took back goes with it.
        #expect(try await society.store.article(known: [Society.identifier("PMID 42")]) == nil)
        #expect(try await society.claim(Society.statement(.feed), of: article).effect == .unchanged)
    }

    @Test("of two feeds stand side by side")
    func feeds() async throws {
        let society = try await Society()
        let article = try await society.article("Fluids", "10.1000/1")
        for (feed, title) in [("A", "One"), ("B", "Two"), ("A", "Three")] {
            try await society.claim(Society.statement(.feed, title, "10.1000/1", detail: feed), of: article)
        }
        let claims = try await society.reading(article).claims.filter { $0.source == .feed }
        #expect(claims.map(\.record.title) == ["Three", "Two"])
    }

    @Test("at the same time are all kept")
    func atOnce() async throws {
        try await withFile { path in
            let society = try await Society(try Store(path: path))
            let article = try await society.article("Fluids", "10.1000/1")
            try await withThrowingTaskGroup(of: Void.self) { group in
                for source in [ClaimSource.pubMed, .crossref, .europePMC, .dataCite, .landingPage, .publisherRecord] {
                    for round in 0..<3 {
                        group.addTask {
                            try await society.claim(
                                Society.statement(source, "Fluids \(round)", "10.1000/1 PMID:42"), of: article)
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await society.reading(article).claims.count == 7)
            #expect(try await society.count("SELECT count(*) FROM articles") == 1)
            #expect(try await society.problems() == [])
            try society.store.close()
        }
    }

    @Test("whose title is blank show the article by its identifier")
    func blank() async throws {
        let society = try await Society()
        let question = try await society.ask("Which?", by: society.ada)
        try await society.answer("This.", "10.1000/1", to: question, by: society.ben)
        try await society.claim(Society.statement(.crossref, " \n", "10.1000/1"), of: 1)
        #expect(
            try await society.store.database.read { try String.fetchOne($0, sql: "SELECT title FROM articles") }
                == "doi:10.1000/1")
    }

    @Test("of another work are refused, and change nothing")
    func contradiction() async throws {
        let society = try await Society()
        let article = try await society.article("Fluids", "10.1000/1 PMID:42")
        let before = try await society.reading(article).article.record
        let other = try await society.claim(Society.statement(.pubMed, "Steroids", "10.1000/2 PMID:42"), of: article)
        #expect(other.effect == .refused(.different))
        let preprint = try await society.claim(
            Society.statement(.arXiv, "Fluids", "10.48550/arxiv.2101.00001", relations: [(.publishedAs, "10.1000/1")]),
            of: article)
        #expect(preprint.effect == .refused(.versions))
        #expect(try await society.reading(article).article.record == before)
        #expect(try await society.reading(article).claims.count == 1)
    }

    @Test("of a source that corrects its own DOI are taken")
    func corrected() async throws {
        let society = try await Society()
        let article = try await society.article("Fluids", "PMID:42")
        try await society.claim(Society.statement(.pubMed, "Fluids", "PMID:42 10.1000/wrong"), of: article)
        try await society.claim(Society.statement(.pubMed, "Fluids", "PMID:42 10.1000/right"), of: article)
        let record = try await society.reading(article).article.record
        #expect(record.identifier(.doi)?.value == "10.1000/right")
        #expect(try await society.store.article(known: [Society.identifier("10.1000/wrong")]) == nil)
    }

    @Test("of what is not here are refused")
    func nothing() async throws {
        let society = try await Society()
        #expect(
            try await refusal { try await society.claim(Society.statement(.pubMed, "Fluids"), of: 99) } == .notFound)
    }

    @Test("the schema keeps a source to one voice, and merged articles without claims")
    func law() async throws {
        let society = try await Society()
        let article = try await society.article("Fluids", "10.1000/1")
        let other = try await society.article("Steroids", "10.1000/2")
        try await society.claim(Society.statement(.pubMed, "Fluids", "10.1000/1"), of: article)
        let insert = "INSERT INTO claims (home, article, source, detail, record, claimed_at) VALUES"
        for bad in [
            "\(insert) (1, 1, 'pubMed', '', '{}', 0)", "\(insert) (1, 1, 'gossip', '', '{}', 0)",
            "\(insert) (1, 1, 'crossref', '', 'no JSON', 0)", "\(insert) (1, 9, 'crossref', '', '{}', 0)",
            "\(insert) (1, 1, 'hand', 'somebody', '{}', 0)",
            "INSERT INTO pins VALUES (1, 'relations', 1, NULL, 0)", "INSERT INTO pins VALUES (2, 'title', 1, NULL, 0)",
            "UPDATE articles SET merged_into = 1 WHERE number = 1",
            "UPDATE articles SET merged_into = 1 WHERE number = 2",
            "INSERT INTO citations (scheme, value) VALUES ('doi', '10.1000/1')",
            "INSERT INTO article_doubles VALUES (2, 1, 'asked', 0)",
            "INSERT INTO notice_tellings VALUES (1, 1, 0, NULL, NULL)",
        ] {
            await #expect(throws: DatabaseError.self, "\(bad)") { try await society.run(bad) }
        }
        try await society.merge(other, into: article, at: Society.start + .days(60))
        for bad in [
            "\(insert) (2, 2, 'crossref', '', '{}', 0)", "UPDATE claims SET article = 2",
            "UPDATE discussions SET article = 2", "UPDATE articles SET merged_into = 2 WHERE number = 1",
        ] {
            await #expect(throws: DatabaseError.self, "\(bad)") { try await society.run(bad) }
        }
    }
}

@Suite("Correcting and pinning")
struct CuratingTests {
    @Test("a correction is a claim of what was changed, and outlives what sources say later")
    func correcting() async throws {
        let society = try await Society()
        let article = try await society.article("Fluids", "10.1000/1")
        let ada = try await society.viewer(society.ada)
        var entry = ArticleEntry(try await society.reading(article).article.record)
        entry.title = "Fluids in shock"
        try await society.store.correct(article, by: entry, viewer: ada, at: Society.start)
        entry = ArticleEntry(try await society.reading(article).article.record)
        entry.volume = "7"
        try await society.store.correct(article, by: entry, viewer: ada, at: Society.start)
        try await society.store.correct(article, by: entry, viewer: ada, at: Society.start)
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

    @Test("is for who added the article and for moderators, where they may read it")
    func rights() async throws {
        let society = try await Society()
        let open = try await society.article("Fluids", "10.1000/1")
        let hidden = try await society.article("Steroids", "10.1000/2", in: Society.hidden)
        var entry = ArticleEntry(Society.record("Fluids"))
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
                try await society.store.correct(article, by: changed, viewer: viewer, at: Society.start)
            }
            #expect(pinning == expected && correcting == expected)
        }
    }
}

@Suite("Posting with claims")
struct ClaimedPostingTests {
    private func post(
        _ statements: [Claim.Statement], _ society: Society, in club: Number<Club> = Society.open,
        by member: Number<Member>, sameAs likely: Number<Article>? = nil, at now: Instant = Society.start
    ) async throws -> Number<Article> {
        try await society.article(
            of: try await society.store.publish(
                statements, try Society.proposal(club, opensAt: now), draft: nil, sameAs: likely,
                by: try await society.viewer(member), at: now))
    }

    @Test("keeps every source, and what the member changed apart")
    func sources() async throws {
        let society = try await Society()
        let article = try await post(
            [
                Society.statement(.pasted, "", "PMID:42"), Society.statement(.pubMed, "Fluids", "PMID:42 10.1000/1"),
                Society.statement(.crossref, "FLUIDS", "10.1000/1") { $0.volume = "7" },
                Society.statement(.hand) { $0.pages = "9" },
            ], society, by: society.ada)
        let reading = try await society.reading(article)
        #expect(reading.claims.map(\.source) == [.pasted, .pubMed, .crossref, .hand])
        let record = reading.article.record
        #expect(record.title == "Fluids" && record.volume == "7" && record.pages == "9")
    }

    @Test("does not rewrite what others discuss: a member's words are kept, and believed least")
    func others() async throws {
        let society = try await Society()
        let article = try await society.article("Fluids", "10.1000/1")
        let again = try await post(
            [
                Society.statement(.citationFile, "Nonsense", "10.1000/1", relations: [(.retractedBy, "10.1000/9")]) {
                    $0.volume = "666"
                    $0.publicationTypes = ["Retracted Publication"]
                },
                Society.statement(.hand, "More nonsense"),
            ], society, in: Society.ours, by: society.ben)
        #expect(again == article)
        let reading = try await society.reading(article)
        #expect(reading.article.record.title == "Fluids")
        #expect(reading.claims.map(\.source) == [.pasted, .pasted, .pasted])
        #expect(reading.notices.isEmpty && !reading.article.record.isRetracted)
        #expect(try await society.count("SELECT count(*) FROM notices") == 0)
    }

    @Test("a record that names two articles does not stop the posting, nor put them together on a member's word")
    func twoArticles() async throws {
        let society = try await Society()
        let one = try await society.article("Fluids", "10.1000/1")
        let other = try await society.article("Steroids", "PMID:42", in: Society.ours, by: society.ben)
        let posted = try await post(
            [Society.statement(.citationFile, "Both", "PMID:42 10.1000/1")], society, in: Society.hidden,
            by: society.ada)
        #expect(posted == one)
        #expect(try await society.count("SELECT count(*) FROM articles WHERE merged_into IS NOT NULL") == 0)
        let administrator = try await society.viewer(society.administrator)
        let doubles = try await society.store.doubles(for: administrator)
        #expect(doubles.map(\.one.number) == [one] && doubles.map(\.other.number) == [other])
        #expect(try await society.problems() == [])
    }

    @Test("two articles that a registry names as one become one when nothing contradicts")
    func registry() async throws {
        let society = try await Society()
        let one = try await society.article("Fluids", "10.1000/1")
        let other = try await society.article("Fluids", "PMID:42", in: Society.ours)
        let posted = try await post(
            [Society.statement(.pubMed, "Fluids", "PMID:42 10.1000/1")], society, in: Society.hidden, by: society.ada)
        #expect(posted == one)
        #expect(try await society.reading(other).article.number == one)
        #expect(try await society.reading(other).discussions.count == 3)
        #expect(try await society.problems() == [])
    }

    @Test("a work under discussion keeps its number when an older reference turns out to be it")
    func olderReference() async throws {
        let society = try await Society()
        let question = try await society.ask("Which?", by: society.ada)
        try await society.answer("This.", "PMID 42", to: question, by: society.ben)
        let article = try await society.article("Fluids", "10.1000/1")
        let outcome = try await society.claim(Society.statement(.pubMed, "Fluids", "10.1000/1 PMID:42"), of: 1)
        #expect(article == 2 && outcome.article == article && outcome.merged == [1])
        let answers = try await society.store.question(question, for: .visitor).answers
        #expect(answers.first?.references.first?.article?.number == article)
        #expect(try await society.problems() == [])
    }

    @Test("two DOIs are two articles, although they share a PMID")
    func twoDOIs() async throws {
        let society = try await Society()
        let one = try await post([Society.statement(.pubMed, "Fluids", "10.1000/1 PMID:42")], society, by: society.ada)
        let other = try await post(
            [Society.statement(.crossref, "Fluids", "10.1000/2 PMID:42")], society, by: society.ada)
        #expect(one != other)
        #expect(try await society.store.article(known: [Society.identifier("PMID 42")]) == one)
        #expect(try await society.store.article(known: [Society.identifier("10.1000/2")]) == other)
        let record = Society.record("Fluids", [(.doi, "10.1000/3"), (.pmid, "42")])
        #expect(try await society.store.article(known: record) == nil)
    }

    @Test("a work without identifiers is asked for by title, author and year, and only where the reader may read")
    func likely() async throws {
        let society = try await Society()
        func work(_ title: String) throws -> Claim.Statement {
            try Society.statement(.citationFile, title) {
                $0.contributors = [.init(family: "Lovelace", given: "Ada")]
                $0.published = PartialDate(year: 2024)
            }
        }
        let open = try await post([work("Fluids in septic shock: a “trial”")], society, by: society.ada)
        let hidden = try await post(
            [work("FLUIDS in septic shock")], society, in: Society.hidden, by: society.ada)
        #expect(hidden != open)
        let record = try work("Fluids in Septic Shock").record
        for (member, expected) in [(society.ben, [open]), (society.ada, [open, hidden])] {
            let found = try await society.store.likely(record, for: try await society.viewer(member))
            #expect(Set(found.map(\.number)) == Set(expected))
        }
        for title in ["Steroids in septic shock", "", "\"", "Fluids OR (", String(repeating: "fluids ", count: 500)] {
            #expect(try await society.store.likely(try work(title).record, for: .visitor).isEmpty)
        }
        let same = try await post(
            [work("Fluids in septic shock")], society, in: Society.ours, by: society.ben, sameAs: open)
        #expect(same == open)
        let refused = try await refusal {
            _ = try await post([work("Fluids")], society, in: Society.ours, by: society.ben, sameAs: hidden)
        }
        #expect(refused == .notFound)
        let known = try await post(
            [Society.statement(.crossref, "Fluids in septic shock", "10.1000/1")], society, by: society.ada)
        let contradicted = try await refusal {
            _ = try await post(
                [Society.statement(.crossref, "Fluids in septic shock", "10.1000/2")], society, in: Society.ours,
                by: society.ben, sameAs: known)
        }
        #expect(contradicted == .invalid)
    }

    @Test("a draft keeps what each source said and who did not answer")
    func drafts() async throws {
        let society = try await Society()
        var first = DraftedArticle([
            try Society.statement(.pasted, "", "PMID:42"), try Society.statement(.pubMed, "Fluids", "PMID:42"),
        ])
        let asked = try #require(Identifier(.pmid, "42"))
        first = first.resolved(Resolution(asked: [asked], findings: [Finding(.crossref, by: asked, .late)]))
        let articles = [first, DraftedArticle([try Society.statement(.crossref, "Steroids")], score: 0.5)]
        let draft = try await society.store.saveDraft(articles, source: "PubMed", by: society.ada, at: Society.start)
        let kept = try await society.store.draft(draft, of: society.ada)
        #expect(kept.articles == articles)
        #expect(kept.articles[0].unanswered.map(\.service) == [.crossref])
        #expect(try await society.store.openDrafts(of: society.ada).map(\.title) == ["Fluids"])

        let better = DraftedArticle([try Society.statement(.pubMed, "Steroids, whole")], isResolved: true)
        try await society.store.replace(1, of: draft, by: better, of: society.ada)
        #expect(try await society.store.draft(draft, of: society.ada).articles == [first, better])
        let foreign = try await refusal {
            try await society.store.replace(1, of: draft, by: first, of: society.ben)
        }
        #expect(foreign == .notFound)

        try await society.store.discardDraft(draft, of: society.ben)
        #expect(try await society.store.openDrafts(of: society.ada).count == 1)
        try await society.store.discardDraft(draft, of: society.ada)
        try await society.store.discardDraft(draft, of: society.ada)
        #expect(try await society.store.openDrafts(of: society.ada).isEmpty)
    }

    @Test("without a title is refused at the title")
    func noTitle() async throws {
        let society = try await Society()
        let refused = try await refusal {
            _ = try await post([Society.statement(.pasted, "", "PMID:42")], society, by: society.ada)
        }
        #expect(refused == .invalid)
        #expect(try await society.count("SELECT count(*) FROM articles") == 0)
    }
}
