import Colloquium
import Foundation
import Store
import Testing

@testable import Web

/// A site on which PubMed said something of article 1, and on which article 2 may be the same work.
struct CuratedSite {
    let site: TestSite

    init() async throws {
        site = try await TestSite()
        _ = try await site.addDiscussion("A trial of something", doi: "10.1000/trial")
        _ = try await site.addDiscussion("A trial of something else", doi: "10.1000/other")
        try await site.claim(1, .pubMed, "A trial, by PubMed", "PMID:42", "10.1000/trial")
    }
}

extension TestSite {
    /// Has a source say something of an article.
    func claim(
        _ article: Number<Article>, _ source: ClaimSource, _ title: String = "", _ names: String...,
        relations: [(ArticleRecord.Relation.Kind, String)] = []
    ) async throws {
        var record = ArticleRecord()
        record.title = title
        record.identifiers = names.compactMap(Identifier.recognise)
        record.relations = try relations.map {
            ArticleRecord.Relation(
                kind: $0, target: try #require(Identifier.recognise($1)), asserter: source.name)
        }
        if !title.isEmpty { record.origins[.title] = .init(source: source.name, element: "t", raw: "<i>\(title)</i>") }
        let outcome = try await store.claim(Claim.Statement(source, record), of: article, at: clock.now)
        #expect(outcome.effect == .taken)
    }

    func numberOfClaim(_ source: ClaimSource, of article: Number<Article>) async throws -> String {
        let claims = try await store.article(article, for: store.viewer(administrator)).claims
        return try #require(claims.first { $0.source == source }).number.description
    }

    func title(of article: Number<Article>) async throws -> String {
        try await store.article(article, for: store.viewer(administrator)).article.record.title
    }
}

@Suite("What sources say, and choosing among it")
struct ClaimPageTests {
    @Test("Every value stands there with its source, its raw value, and why one is shown")
    func shown() async throws {
        let site = try await CuratedSite().site
        try await site.test { browser in
            let page = try await browser.get("/articles/1/claims")
            #expect(page.status == 200)
            #expect(page.text.contains("A trial, by PubMed") && page.text.contains("A trial of something"))
            #expect(page.text.contains("As found there: &lt;i&gt;A trial, by PubMed&lt;/i&gt;"))
            #expect(page.text.contains("PubMed is believed most here."))
            #expect(page.text.contains("Those of all sources are shown together."))
            #expect(!page.text.contains("Show this one") && !page.text.contains("name=\"field\""))
            let article = try await browser.get("/articles/1-a-trial-by-pubmed").text
            #expect(article.contains("href=\"/articles/1/claims\""))
            #expect(!article.contains("/articles/1/correction") && !article.contains("/articles/1/merge"))
        }
    }

    @Test("Who added the article shows another value, and gives the choice back to trust", arguments: ["ann", "mo"])
    func pinned(_ name: String) async throws {
        let site = try await CuratedSite().site
        let claims = try await site.store.article(1, for: site.store.viewer(site.author)).claims
        let typed = try #require(claims.first { $0.source != .pubMed }).number.description
        try await site.test { browser in
            try await browser.signIn(name)
            let page = try await browser.get("/articles/1/claims")
            #expect(page.text.contains("Show this one") && page.text.contains("Keep this one"))
            for _ in 0..<2 {
                let pinned = try await browser.post("/articles/1/pins", [("field", "title"), ("claim", typed)])
                #expect(pinned.status == 303 && pinned.location == "/articles/1/claims?done=pinned&field=title#title")
            }
            #expect(try await site.title(of: 1) == "A trial of something")
            let after = try await browser.get("/articles/1/claims")
            #expect(after.text.contains("Chosen by \(name.capitalized)."))
            #expect(after.text.contains("Show the most trusted source again"))
            for _ in 0..<2 {
                #expect(try await browser.post("/articles/1/pins", [("field", "title"), ("claim", "")]).status == 303)
            }
            #expect(try await site.title(of: 1) == "A trial, by PubMed")
        }
    }

    @Test(
        "A choice that makes no sense changes nothing",
        arguments: [
            ([("field", "nonsense"), ("claim", "1")], 422), ([("field", "title")], 422),
            ([("field", "title"), ("claim", "x")], 422), ([("field", "title"), ("claim", "999")], 404),
            ([("field", "volume"), ("claim", "1")], 422), ([("field", "identifiers"), ("claim", "1")], 422), ([], 422),
        ])
    func nonsense(_ fields: [(String, String)], _ status: Int) async throws {
        let site = try await CuratedSite().site
        try await site.test { browser in
            try await browser.signIn("ann")
            #expect(try await browser.post("/articles/1/pins", fields).status == status)
            #expect(try await browser.post("/articles/999/pins", [("field", "title"), ("claim", "1")]).status == 404)
        }
        #expect(try await site.store.article(1, for: .visitor).pins.isEmpty)
    }

    @Test("A correction is kept as a person's word; what is wrong comes back with what was typed")
    func corrected() async throws {
        let site = try await CuratedSite().site
        try await site.test { browser in
            try await browser.signIn("ann")
            let form = try await browser.get("/articles/1/correction")
            #expect(form.text.contains("A trial, by PubMed") && form.text.contains("value=\"42\""))
            let fields = [
                ("title", "A corrected trial"), ("doi", "nonsense"), ("pmid", "42"), ("published", "yesterday"),
                ("abstract", "Kept <text>"),
            ]
            let wrong = try await browser.post("/articles/1/correction", fields)
            #expect(wrong.status == 422)
            #expect(wrong.text.contains("This is not a DOI") && wrong.text.contains("Write the date as 2024"))
            #expect(wrong.text.contains("A corrected trial") && wrong.text.contains("value=\"nonsense\""))
            #expect(wrong.text.contains("Kept &lt;text&gt;"))
            let right = [("title", "A corrected trial"), ("doi", "10.1000/trial"), ("pmid", "42")]
            for _ in 0..<2 {
                let saved = try await browser.post("/articles/1/correction", right)
                #expect(saved.status == 303 && saved.location.hasPrefix("/articles/1/claims?done="))
            }
            #expect(try await site.title(of: 1) == "A corrected trial")
            #expect(try await browser.get("/articles/1/claims").text.contains("A correction by hand comes first."))
        }
    }

    @Test("An article that a moderator may not read is not theirs to change")
    func hidden() async throws {
        let site = try await TestSite()
        let club = try await site.addClub("Closed Club", .closed)
        let proposal = Discussion.Proposal(
            club: club, why: Prose(source: "x", html: "<p>x</p>"), studyDesign: .survey,
            schedule: try Schedule(opensAt: site.clock.now - .hours(1)), tags: [])
        var record = ArticleRecord()
        record.title = "Hidden"
        _ = try await site.store.publish(
            record, proposal, draft: nil, by: site.store.viewer(site.facilitator), at: site.clock.now)
        try await site.test { browser in
            #expect(try await browser.get("/articles/1/claims").status == 404)
            try await browser.signIn("mo")
            for path in ["claims", "correction", "merge", "split"] {
                #expect(try await browser.get("/articles/1/\(path)").status == 404)
            }
            #expect(try await browser.post("/articles/1/pins", [("field", "title"), ("claim", "1")]).status == 404)
            #expect(try await browser.post("/articles/1/merge", [("other", "1"), ("reason", "x")]).status == 404)
        }
    }
}

@Suite("Merging and splitting")
struct MergingPageTests {
    /// Both are discussed in the first club, so that one discussion has to be over.
    private static func site() async throws -> TestSite {
        let site = try await CuratedSite().site
        site.clock.move(.days(200))
        return site
    }

    @Test(
        "A moderator names the other article in any way, sees both, and the old number leads on",
        arguments: [
            "2", "/articles/2-x", "http://test.example/articles/2", "10.1000/other", "https://doi.org/10.1000/other",
        ])
    func merged(_ name: String) async throws {
        let site = try await Self.site()
        try await site.test { browser in
            try await browser.signIn("mo")
            #expect(try await browser.get("/articles/1-a-trial-by-pubmed").text.contains("href=\"/articles/1/merge\""))
            _ = try await browser.get("/articles/1/merge")
            let fields = [("other", name), ("reason", "One <work>")]
            let both = try await browser.post("/articles/1/merge", fields)
            #expect(both.status == 200)
            #expect(both.text.contains("A trial, by PubMed") && both.text.contains("A trial of something else"))
            #expect(both.text.contains("One &lt;work&gt;") && both.text.contains("Merge; number 2 stays"))
            #expect(both.text.contains("Nothing that sources say makes these one work"))
            let page = try await browser.post("/articles/1/merge", fields + [("stays", "1")])
            #expect(page.status == 303 && page.location == "/articles/1?done=merged")
            let old = try await browser.get("/articles/2-a-trial-of-something-else")
            #expect(old.status == 301 && old.location == "/articles/1-a-trial-by-pubmed")
            #expect(try await browser.get("/articles/2/claims").location == "/articles/1/claims")
            #expect(try await browser.get("/articles/2/correction").location == "/articles/1/correction")
            #expect(try await browser.get("/articles/2/merge").location == "/articles/1/merge")
            #expect(try await browser.get("/articles/2/split").location == "/articles/1/split")
            let again = try await browser.post("/articles/1/merge", fields + [("stays", "1")])
            #expect(again.status == 422, "The other one is this one now.")
            let other = try await browser.post("/articles/2/merge", [("other", "1"), ("reason", "x"), ("stays", "1")])
            #expect(other.status == 409 && other.text.contains("merged already"))
        }
        #expect(try await site.store.article(2, for: .visitor).discussions.map(\.number) == [2, 1])
    }

    @Test("Where nothing looks alike, the other article is not called optional")
    func required() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion("A trial of something", doi: "10.1000/trial")
        try await site.test { browser in
            try await browser.signIn("mo")
            let page = try await browser.get("/articles/1/merge").text
            let label = page.components(separatedBy: "for=\"other\"").dropFirst().first?.components(
                separatedBy: "</label>")
            #expect(label?.first?.contains("The other article") == true)
            #expect(label?.first?.contains("optional") == false)
        }
    }

    @Test("A number that is no article's here is taken for a PMID")
    func barePMID() async throws {
        let site = try await Self.site()
        try await site.test { browser in
            try await browser.signIn("mo")
            let both = try await browser.post(
                "/articles/2/merge", [("other", "42"), ("reason", "x")], visiting: "/articles/2/merge")
            #expect(both.status == 200 && both.text.contains("Merge; number 1 stays"))
        }
    }

    @Test(
        "What cannot be merged is said beside the field, and nothing typed is lost",
        arguments: [
            ("", "x", "", 422), ("1", "x", "", 422), ("999", "x", "", 422), ("nonsense", "x", "", 422),
            ("2", "", "", 422), ("2", "x", "7", 422), ("2", String(repeating: "x", count: 1_001), "", 422),
            ("99999999999999999999", "x", "", 422), ("/articles/", "x", "", 422),
        ])
    func refused(_ other: String, _ reason: String, _ stays: String, _ status: Int) async throws {
        let site = try await Self.site()
        try await site.test { browser in
            try await browser.signIn("mo")
            _ = try await browser.get("/articles/1/merge")
            let page = try await browser.post(
                "/articles/1/merge", [("other", other), ("reason", reason), ("stays", stays)])
            #expect(page.status == status)
            #expect(page.text.contains("Please look at this again") && page.text.contains("value=\"\(other)\""))
            #expect(try await browser.get("/articles/2-a-trial-of-something-else").status == 200)
        }
    }

    @Test("Two that a club discusses now are merged, and both discussions go on")
    func atOnce() async throws {
        let site = try await CuratedSite().site
        try await site.test { browser in
            try await browser.signIn("mo")
            let both = try await browser.post(
                "/articles/1/merge", [("other", "2"), ("reason", "x")], visiting: "/articles/1/merge")
            #expect(both.text.contains("discusses both now: both discussions stay"))
            let done = try await browser.post(
                "/articles/1/merge", [("other", "2"), ("reason", "x"), ("stays", "1")], visiting: "/articles/1/merge")
            #expect(done.status == 303)
            let article = try await browser.get("/articles/1-a-trial-by-pubmed").text
            #expect(article.contains("href=\"/discussions/1-") && article.contains("href=\"/discussions/2-"))
            for discussion in 1...2 {
                let reply = try await browser.post(
                    "/discussions/\(discussion)/contributions", [("kind", "comment"), ("body", "Still here.")],
                    visiting: "/discussions/\(discussion)")
                #expect(reply.status == 303)
            }
        }
    }

    @Test("What was merged is split again under its old number, with its discussion")
    func split() async throws {
        let site = try await Self.site()
        try await site.store.merge(
            2, into: 1, reason: "x", by: site.store.viewer(site.moderator), at: site.clock.now)
        let claims = try await site.store.article(1, for: site.store.viewer(site.moderator)).claims
        let others = claims.filter { $0.record.identifiers.contains { $0.value == "10.1000/other" } }
        try await site.test { browser in
            try await browser.signIn("mo")
            let form = try await browser.get("/articles/1/split")
            #expect(form.text.contains("2, which was merged") && form.text.contains("doi:10.1000/other"))
            #expect(form.text.firstMatch(of: /name="article" value="2"[^>]* checked/) != nil, "\(form.text)")
            let checked = others.map { ("claims", $0.number.description) } + [("discussions", "2"), ("article", "2")]
            let missing = try await browser.post("/articles/1/split", checked)
            #expect(missing.status == 422 && missing.text.contains("Enter the reason."))
            #expect(missing.text.ranges(of: " checked").count == checked.count)
            let none = try await browser.post("/articles/1/split", [("reason", "Two works")])
            #expect(none.status == 422 && none.text.contains("Choose what belongs to the other work."))
            let all = claims.map { ("claims", $0.number.description) } + [("reason", "x")]
            #expect(
                try await browser.post("/articles/1/split", all).text.contains("Leave at least one source unchecked"))
            let foreign = try await browser.post("/articles/1/split", [("claims", "999"), ("reason", "x")])
            #expect(foreign.status == 404)
            let number = try await browser.post(
                "/articles/1/split", checked.dropLast() + [("article", "x"), ("reason", "x")])
            #expect(number.status == 422)
            let done = try await browser.post("/articles/1/split", checked + [("reason", "Two works")])
            #expect(done.status == 303 && done.location == "/articles/2?done=split")
            let twice = try await browser.post("/articles/1/split", checked + [("reason", "Two works")])
            #expect(twice.status == 404)
            #expect(try await browser.get("/articles/2-a-trial-of-something-else").status == 200)
        }
        #expect(try await site.store.article(1, for: .visitor).discussions.map(\.number) == [1])
    }

    @Test("A pair that may be one work waits for a moderator, until it is kept apart or merged")
    func doubles() async throws {
        let site = try await Self.site()
        // A person's word does not put articles together.
        var record = ArticleRecord()
        record.title = "A trial, by PubMed"
        let proposal = Discussion.Proposal(
            club: 1, why: Prose(source: "x", html: "<p>x</p>"), studyDesign: .survey,
            schedule: try Schedule(opensAt: site.clock.now), tags: [])
        _ = try await site.store.publish(
            record, proposal, draft: nil, by: site.store.viewer(site.author), at: site.clock.now)
        record.identifiers = [try #require(Identifier(.pmid, "42"))]
        _ = try await site.store.claim(Claim.Statement(.citationFile, record), of: 3, at: site.clock.now)
        let pairs = try await site.store.doubles(for: site.store.viewer(site.moderator))
        try await site.test { browser in
            try await browser.signIn("mo")
            let list = try await browser.get("/moderation/doubles")
            try #require(pairs.count == 1, "\(list.text)")
            let (low, high) = (pairs[0].one.number, pairs[0].other.number)
            #expect(list.text.contains("href=\"/articles/\(low)/merge?with=\(high)\""))
            #expect(try await browser.get("/articles/\(low)/merge?with=\(high)").text.contains("value=\"\(high)\""))
            let ends = [("low", low.description), ("high", high.description)]
            let missing = try await browser.post("/moderation/doubles", ends)
            #expect(missing.status == 422 && missing.text.contains("href=\"#reason-\(low)-\(high)\""))
            let kept = try await browser.post("/moderation/doubles", ends + [("reason-\(low)-\(high)", "Two")])
            #expect(kept.status == 303 && kept.location == "/moderation/doubles?done=apart")
            #expect(try await browser.get("/moderation/doubles").text.contains("No pair waits for you."))
            let twice = try await browser.post("/moderation/doubles", ends + [("reason-\(low)-\(high)", "Two")])
            #expect(twice.status == 303)
            #expect(try await browser.post("/moderation/doubles", [("low", "x")]).status == 422)
            let unknown = [("low", "1"), ("high", "999"), ("reason-1-999", "x")]
            #expect(try await browser.post("/moderation/doubles", unknown).status == 404)
        }
    }

    @Test("An article is not corrected to have the name of another that is discussed")
    func namesake() async throws {
        let site = try await Self.site()
        try await site.test { browser in
            try await browser.signIn("mo")
            let form = try await browser.get("/articles/2/correction").fields.typing("pmid", "42")
            let refused = try await browser.post("/articles/2/correction", form)
            #expect(refused.status == 422 && refused.text.contains("id=\"pmid-error\""))
            #expect(refused.text.contains("Article 1 has PMID 42 already. If they are one work, merge the two"))
            #expect(refused.fields.contains { $0 == ("pmid", "42") })
        }
    }
}
