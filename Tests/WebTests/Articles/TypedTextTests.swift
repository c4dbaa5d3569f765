import Colloquium
import Store
import Testing

@testable import Web

@Suite("What a person typed of an article, while others go on")
struct TypedTextTests {
    private static let proposal = [
        ("why", "My own reasons."), ("study-design", "survey"), ("window", "7"),
    ]

    @Test("A correction changes what was changed in the form, and nothing that was learnt meanwhile")
    func correction() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        try await site.test { browser in
            try await browser.signIn("ann")
            let form = try await browser.get("/articles/1/correction")
            try await site.claim(1, .pubMed, "A trial, by PubMed", "PMID:42", "10.1000/trial")
            let fields = form.fields.typing("volume", "7")
            let wrong = try await browser.post("/articles/1/correction", fields.typing("published", "x"))
            #expect(wrong.status == 422)
            let saved = try await browser.post("/articles/1/correction", wrong.fields.typing("published", "2024"))
            #expect(saved.status == 303)
            let reading = try await site.store.article(1, for: .visitor)
            let record = reading.article.record
            #expect(record.title == "A trial, by PubMed" && record.volume == "7" && record.published?.year == 2024)
            #expect(record.identifier(.pmid)?.value == "42")
            #expect(reading.claims.allSatisfy { $0.statement.denied.isEmpty })
        }
    }

    @Test("A browser fills nothing into a correction that it kept from another time")
    func keptByBrowser() async throws {
        let site = try await CuratedSite().site
        try await site.test { browser in
            try await browser.signIn("ann")
            let form = try await browser.get("/articles/1/correction")
            #expect(form.status == 200 && !form.text.contains("data-keep"))
        }
    }

    @Test("A draft of what somebody else posted meanwhile keeps the reasons, and brings the article to another club")
    func knownMeanwhile() async throws {
        let site = try await TestSite()
        let second = try await site.addClub("Second Club", .everyone)
        try await site.test { browser in
            try await browser.signIn("mel")
            let saved = try await browser.post(
                "/articles/drafts", [("given", "10.1000/trial")], visiting: "/articles/new")
            _ = try await site.addDiscussion()
            let typed = Self.proposal + [("title", "Mine"), ("doi", "10.1000/trial")]
            let refused = try await browser.post("\(saved.location)/publication", typed + [("club", "1")])
            #expect(refused.status == 422 && refused.text.contains("This article is already here"))
            #expect(refused.text.contains("discusses this article already"))
            #expect(refused.text.contains("My own reasons."))
            #expect(refused.text.contains("action=\"/articles/1/discussions\""))
            let bad = refused.fields + [("club", second.description), ("study-design", "survey")]
            let again = try await browser.post("/articles/1/discussions", bad.typing("window", "99"))
            #expect(again.status == 422 && again.text.contains("My own reasons."))
            let fields = again.fields + [("club", second.description), ("study-design", "survey")]
            let brought = try await browser.post("/articles/1/discussions", fields.typing("window", "7"))
            #expect(brought.status == 303)
            let twice = try await browser.post("/articles/1/discussions", fields.typing("window", "7"))
            #expect(twice.location == brought.location, "A double click brings it once.")
            #expect(try await site.store.openDrafts(of: site.member).isEmpty, "The draft has become a discussion.")
            #expect(try await site.store.article(1, for: .visitor).discussions.count == 2)
        }
    }

    @Test("A draft is not taken for another member's")
    func foreignDraft() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        let second = try await site.addClub("Second Club", .everyone)
        let draft = try await site.store.saveDraft(
            [DraftedArticle()], source: "x", by: site.author, at: site.clock.now)
        try await site.test { browser in
            try await browser.signIn("mel")
            _ = try await browser.get("/articles/1/discussions")
            let fields = Self.proposal + [("club", second.description), ("draft", draft.description)]
            #expect(try await browser.post("/articles/1/discussions", fields).status == 404)
            let nonsense = try await browser.post("/articles/1/discussions", fields.typing("draft", "x"))
            #expect(nonsense.status == 303, "What is no number was no draft.")
            #expect(try await site.store.openDrafts(of: site.author).count == 1)
        }
    }

    @Test("A picked draft whose work is here meanwhile keeps what the proposer wrote")
    func pickedMeanwhile() async throws {
        let site = try await TestSite()
        let source = try await site.follow("heart", for: .member(site.member))
        try await site.poll(source, [TestSite.article("Fluids in sepsis", doi: "10.1000/fluids", abstract: "Less.")])
        let second = try await site.addClub("Second Club", .everyone)
        try await site.test { mel in
            try await mel.signIn("mel")
            _ = try await mel.post(
                "/inbox/items/1/proposal", [("why", "The proposer’s words."), ("club", "1"), ("tags", "")],
                visiting: "/inbox/items/1/proposal")
            let fay = mel.fresh()
            try await fay.signIn("fay")
            let picked = try await fay.post("/proposals/1/pick", visiting: "/clubs/1/proposals")
            #expect(picked.location.hasPrefix("/articles/drafts/"))
            _ = try await site.addDiscussion("Fluids in sepsis", doi: "10.1000/fluids", in: second)
            let draft = try await fay.get(picked.location)
            #expect(draft.text.contains("This article is already here"))
            #expect(draft.text.contains("The proposer’s words."))
        }
    }

    @Test("Beside what was typed stands no source, and beside each identifier the one that gave it")
    func origins() async throws {
        let site = try await CuratedSite().site
        try await site.claim(1, .crossref, "A trial, by Crossref", "10.1000/trial")
        try await site.test { browser in
            try await browser.signIn("ann")
            let form = try await browser.get("/articles/1/correction")
            #expect(form.text.contains("id=\"title-source\">from PubMed"))
            #expect(form.text.contains("id=\"pmid-source\">from PubMed"))
            #expect(form.text.contains("id=\"doi-source\">from Crossref"))
            let typed = form.fields.typing("title", "Mine").typing("pmid", "43").typing("published", "x")
            let wrong = try await browser.post("/articles/1/correction", typed)
            #expect(wrong.status == 422)
            #expect(!wrong.text.contains("title-source") && !wrong.text.contains("pmid-source"))
            #expect(wrong.text.contains("id=\"doi-source\">from Crossref"))
        }
    }
}
