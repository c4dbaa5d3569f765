import Colloquium
import Foundation
import Store
import Testing

@testable import Web

@Suite("Several works handed in at once, and works that are here")
struct SeveralWorksTests {
    private static let proposal = IntakeTests.proposal
    private static let file = """
        TY  - JOUR
        TI  - One
        ER  -
        TY  - JOUR
        TI  - Two
        ER  -
        TY  - JOUR
        TI  - Three
        ER  -

        """

    private static let outside = OutsideWorld(
        resolve: { identifiers in
            let works = [
                IntakeTests.record("Fluids", "PMID:42", "10.5555/fluids"), IntakeTests.record("Steroids", "PMID:43"),
            ]
            let work = works.first { !Set($0.identifiers).isDisjoint(with: identifiers) }
            return IntakeTests.resolution(
                identifiers, [.pubMed: work.map { .found($0) } ?? .unknown(reason: "No such.")])
        },
        match: { CitationMatches(citation: $0, candidates: []) })

    @Test("All works of a file are posted one after another, and what was typed of each stays")
    func file() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            let draft = try await browser.post(
                "/articles/drafts", [("given", Self.file)], visiting: "/articles/new"
            ).location
            let kept = try await browser.get("\(draft)?item=2").fields.typing("why", "Kept of the third.")
            #expect(try await browser.post("\(draft)/entry?item=2", kept).status == 303)
            for (item, title) in ["One", "Two", "Three"].enumerated() {
                let form = try await browser.get("\(draft)?item=\(item)")
                #expect(form.fields.contains { $0 == ("title", title) })
                let why = form.fields.first { $0.0 == "why" }?.1 ?? ""
                #expect(why == (item == 2 ? "Kept of the third." : ""))
                let sent = Self.proposal.map { $0.0 == "why" ? ("why", "Why \(title)") : $0 }
                let fields = form.fields.filter { field in !sent.contains { $0.0 == field.0 } } + sent
                let posted = try await browser.post("\(draft)/publication?item=\(item)", fields)
                let again = try await browser.post("\(draft)/publication?item=\(item)", fields)
                #expect(posted.status == 303 && again.location == posted.location, "A double click posts once.")
                if item < 2 {
                    let choice = try await browser.get(posted.location)
                    #expect(choice.text.contains("Posted. Thank you."))
                    #expect(choice.text.contains("href=\"/discussions/\(item + 1)\""))
                    #expect(try await site.store.openDrafts(of: site.member).count == 1)
                } else {
                    #expect(posted.location.hasPrefix("/discussions/3-three"))
                }
            }
            #expect(try await site.store.openDrafts(of: site.member).isEmpty)
            for (number, title) in zip([1, 2, 3] as [Number<Article>], ["One", "Two", "Three"]) {
                #expect(try await site.store.article(number, for: .visitor).article.record.title == title)
            }
            let late = try await browser.post("\(draft)/entry?item=1", [("why", "x"), ("title", "y")])
            #expect(late.status == 422 && late.text.contains("You posted this article already."))
        }
    }

    @Test("A long list has pages and is searched by title and author; the one that is chosen is the one that is shown")
    func long() async throws {
        let site = try await TestSite()
        let file = (1...120).map { "TY  - JOUR\nTI  - Paper \($0)\nAU  - Doe\($0), Ann\nER  - \n" }.joined()
        try await site.test { browser in
            try await browser.signIn("mel")
            let draft = try await browser.post("/articles/drafts", [("given", file)], visiting: "/articles/new")
                .location
            let first = try await browser.get(draft).text
            #expect(first.contains("Paper 50<") && !first.contains("Paper 51<"))
            #expect(first.contains("href=\"\(draft)?page=2\"") && first.contains("There are 120 articles"))
            let last = try await browser.get("\(draft)?page=3").text
            #expect(last.contains("Paper 120<") && !last.contains("Paper 100<") && !last.contains("page=4"))
            #expect(try await browser.get("\(draft)?page=99").text.contains("Paper 120<"))
            for words in ["DOE77", "paper%2077", "doe77%20PAPER"] {
                let found = try await browser.get("\(draft)?q=\(words)").text
                #expect(found.contains("value=\"76\"") && !found.contains("value=\"77\""))
            }
            let many = try await browser.get("\(draft)?q=paper%20%26").text
            #expect(!many.contains("value=\"0\""), "No title has “and”.")
            #expect(try await browser.get("\(draft)?q=doe&page=2").text.contains("href=\"\(draft)?q=doe&amp;page=3\""))
            let none = try await browser.get("\(draft)?q=%3Cb%3E").text
            #expect(none.contains("None has these words") && none.contains("value=\"&lt;b&gt;\""))
            let chosen = try await browser.post("\(draft)/choice", [("item", "76")])
            let form = try await browser.get(chosen.location)
            #expect(form.fields.contains { $0 == ("title", "Paper 77") })
            #expect(form.text.contains("href=\"\(draft)?page=2\""))
            let sent = form.fields.filter { field in !Self.proposal.contains { $0.0 == field.0 } } + Self.proposal
            let posted = try await browser.post("\(draft)/publication?item=76", sent)
            #expect(posted.location == "\(draft)?page=2&posted=yes")
            #expect(try await browser.get(posted.location).text.contains("Posted. Thank you."))
        }
    }

    @Test(
        "All of several pasted identifiers are offered, two names of one work once",
        arguments: [
            "42\n43", "PMID 42, PMID: 43", "42 43", "PMID: 42; 10.5555/fluids; 43",
            "Compare Doe, PMID: 42, with what Roe found later, PMID: 43.",
        ])
    func names(_ given: String) async throws {
        let site = try await TestSite(outside: Self.outside)
        try await site.test { browser in
            try await browser.signIn("mel")
            let draft = try await browser.post("/articles/drafts", [("given", given)], visiting: "/articles/new")
            let choice = try await browser.get(draft.location)
            #expect(choice.text.contains("There are 2 articles in what you pasted."))
            #expect(choice.text.contains("Fluids") && choice.text.contains("Steroids"))
            #expect(!choice.text.contains("Agrees in"))
        }
    }

    @Test("A work that a citation names by its number is not said to agree in nothing")
    func named() async throws {
        let text = "PMID: 42 see below"
        let site = try await TestSite(
            outside: OutsideWorld(
                resolve: { IntakeTests.resolution($0, [:]) },
                match: { text in
                    let match = CitationMatch(
                        Claim.Statement(.pubMed, IntakeTests.record("Fluids", "PMID:42")),
                        by: .identifier(Identifier(.pmid, "42")!),
                        citation: text)
                    return CitationMatches(citation: text, candidates: [match])
                }))
        try await site.test { browser in
            try await browser.signIn("mel")
            let draft = try await browser.post("/articles/drafts", [("given", text)], visiting: "/articles/new")
            let choice = try await browser.get(draft.location)
            #expect(choice.text.contains("You named it by PMID 42") && !choice.text.contains("Agrees in"))
        }
    }

    private static func postFluids(_ site: TestSite) async throws {
        _ = try await site.store.publish(
            IntakeTests.record("Fluids", "PMID:42", "10.5555/fluids"),
            Discussion.Proposal(
                club: 1, why: Prose(source: "x", html: "<p>x</p>"), studyDesign: .survey,
                schedule: try Schedule(opensAt: site.clock.now - .hours(1)), tags: []),
            draft: nil, by: site.store.viewer(site.author), at: site.clock.now)
    }

    @Test("A record with the number of another work is posted without it, and moderators are asked")
    func another() async throws {
        let site = try await TestSite(outside: Self.outside)
        try await Self.postFluids(site)
        let file = "PMID- 42\nTI  - Something else altogether\n"
        try await site.test { browser in
            try await browser.signIn("mel")
            let draft = try await browser.post("/articles/drafts", [("given", file)], visiting: "/articles/new")
                .location
            let known = try await browser.get(draft)
            #expect(known.text.contains("This article is already here") && known.text.contains("It is another article"))
            let apart = try await browser.post("\(draft)/distinction", known.fields.typing("why", "My reasons."))
            let form = try await browser.get(apart.location)
            #expect(form.text.contains("Left out as the identifiers of the article that is here: PMID 42"))
            #expect(form.fields.contains { $0 == ("title", "Something else altogether") })
            #expect(
                form.fields.contains { $0 == ("pmid", "") } && form.fields.contains { $0 == ("why", "My reasons.") })
            let fields = form.fields.filter { field in !Self.proposal.contains { $0.0 == field.0 } } + Self.proposal
            #expect(try await browser.post("\(draft)/publication", fields).status == 303)
            #expect(try await site.store.article(1, for: .visitor).discussions.count == 1)
            #expect(try await site.store.article(2, for: .visitor).article.record.title == "Something else altogether")
            let pairs = try await site.store.doubles(for: site.store.viewer(site.moderator))
            #expect(pairs.count == 1)
        }
    }

    @Test("An identifier typed that is another article's leads to that article")
    func namedElsewhere() async throws {
        let site = try await TestSite()
        try await Self.postFluids(site)
        try await site.test { browser in
            try await browser.signIn("mel")
            let draft = try await browser.post("/articles/drafts", [("by", "hand")], visiting: "/articles/new").location
            let sent = [("title", "Mine"), ("pmid", "42")] + Self.proposal
            let page = try await browser.post("\(draft)/publication", sent)
            #expect(page.status == 422 && page.text.contains("<a href=\"/articles/1-fluids\">Fluids</a>"))
            #expect(page.text.contains("id=\"pmid-error\"") && page.fields.contains { $0 == ("title", "Mine") })
        }
    }

    @Test("A retracted article says so before it is posted, and where the notice is")
    func retracted() async throws {
        let site = try await TestSite()
        let path = TestSite.root.appending(path: "Tests/Fixtures/records/crossref_retracted_work.json")
        let bytes = try Data(contentsOf: path)
        try await site.test { browser in
            try await browser.signIn("mel")
            _ = try await browser.get("/articles/new")
            let saved = try await browser.postMultipart("/articles/drafts", [("given", "")], file: ("file", bytes))
            let check = try await browser.get(saved.location)
            #expect(check.text.contains("This article was retracted. Post it only to discuss why"))
            #expect(check.text.contains(/notice-danger.*href="https:\/\/doi.org\//))
        }
    }
}
