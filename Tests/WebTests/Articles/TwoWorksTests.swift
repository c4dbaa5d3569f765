import Colloquium
import Store
import Testing

@testable import Web

@Suite("A form whose identifiers name two works, or another than it showed")
struct TwoWorksTests {
    private static let works = [
        IntakeTests.record("Fluids in sepsis", "PMID:42", "10.5555/fluids"),
        IntakeTests.record("Steroids in shock", "PMID:43", "10.5555/steroids", author: "Roe"),
    ]

    /// PubMed knows the works by their PMID and Crossref by their DOI, or nobody answers.
    private static func outside(answers: Bool = true) -> OutsideWorld {
        OutsideWorld(
            resolve: { identifiers in
                let asked: [(ResolutionService, Identifier)] = identifiers.compactMap { name in
                    switch name.scheme {
                    case .pmid: (.pubMed, name)
                    case .doi: (.crossref, name)
                    default: nil
                    }
                }
                return Resolution(
                    asked: identifiers,
                    findings: asked.map { service, name in
                        let work = works.first { $0.identifiers.contains(name) }
                        return Finding(
                            service, by: name,
                            !answers ? .late : work.map { .found($0) } ?? .unknown(reason: "No such."))
                    })
            },
            match: { CitationMatches(citation: $0, candidates: []) })
    }

    private static func begun(_ browser: Browser) async throws -> (path: String, form: [(String, String)]) {
        try await browser.signIn("mel")
        let draft = try await browser.post("/articles/drafts", [("given", "PMID 42")], visiting: "/articles/new")
        let form = try await browser.get(draft.location).fields
        return (
            draft.location,
            form.filter { field in !IntakeTests.proposal.contains { $0.0 == field.0 } } + IntakeTests.proposal
        )
    }

    @Test(
        "is not believed, whether it is looked up or published, and stays as it was typed",
        arguments: [("pmid", "43"), ("doi", "10.5555/steroids")], ["resolution", "publication"])
    func twoWorks(_ change: (name: String, value: String), _ verb: String) async throws {
        let site = try await TestSite(outside: Self.outside())
        try await site.test { browser in
            let (draft, form) = try await Self.begun(browser)
            let typed = form.typing(change.name, change.value).typing("why", "My reasons.")
            let refused = try await browser.post("\(draft)/\(verb)", typed)
            #expect(refused.status == 422)
            #expect(refused.text.contains("keep the one that is right."))
            #expect(refused.text.contains("“Fluids in sepsis”") && refused.text.contains("“Steroids in shock”"))
            for (name, value) in [("doi", "10.5555/fluids"), ("pmid", "42")] {
                let expected = name == change.name ? change.value : value
                #expect(refused.fields.contains { $0 == (name, expected) })
            }
            #expect(refused.fields.contains { $0 == ("why", "My reasons.") })
            #expect(try await site.store.openDrafts(of: site.member).count == 1, "Nothing is published.")
        }
    }

    @Test("is shown anew where it names another work, and published only as it was shown")
    func anotherWork() async throws {
        let site = try await TestSite(outside: Self.outside())
        try await site.test { browser in
            let (draft, form) = try await Self.begun(browser)
            let typed = form.typing("pmid", "43").typing("doi", "10.5555/steroids")
            let shown = try await browser.post("\(draft)/publication", typed)
            #expect(shown.status == 422 && shown.text.contains("This was looked up"))
            #expect(shown.fields.contains { $0 == ("title", "Steroids in shock") })
            #expect(try await site.store.openDrafts(of: site.member).count == 1)
            let sent = shown.fields.filter { field in !IntakeTests.proposal.contains { $0.0 == field.0 } }
            let posted = try await browser.post("\(draft)/publication", sent + IntakeTests.proposal)
            #expect(posted.status == 303)
            let record = try await site.store.article(1, for: .visitor).article.record
            #expect(record.title == "Steroids in shock")
            #expect(Set(record.identifiers) == Set(Self.works[1].identifiers))
        }
    }

    @Test("is published as it was typed where nobody can be asked, without what was said of the other work")
    func silence() async throws {
        let site = try await TestSite(outside: Self.outside(answers: false))
        try await site.test { browser in
            try await browser.signIn("mel")
            var known = DraftedArticle([Claim.Statement(.pubMed, Self.works[0])], isResolved: true)
            known.statements.append(Claim.Statement(.pasted, IntakeTests.record("", "PMID:42")))
            let draft = try await site.store.saveDraft(
                [known], source: "x", by: site.member, at: site.clock.now)
            let form =
                try await browser.get("/articles/drafts/\(draft)").fields
                .filter { field in !IntakeTests.proposal.contains { $0.0 == field.0 } } + IntakeTests.proposal
            let typed = form.typing("pmid", "43").typing("doi", "10.5555/steroids").typing("title", "Mine")
            #expect(try await browser.post("/articles/drafts/\(draft)/publication", typed).status == 303)
            let reading = try await site.store.article(1, for: .visitor)
            #expect(reading.article.record.title == "Mine")
            #expect(!reading.claims.contains { $0.source == .pubMed })
        }
    }

    @Test("Another look at one of a list leaves the others, and the reasons that were typed")
    func oneOfSeveral() async throws {
        let site = try await TestSite(outside: Self.outside())
        try await site.test { browser in
            try await browser.signIn("mel")
            let draft = try await browser.post(
                "/articles/drafts", [("given", "PMID 42\nPMID 999")], visiting: "/articles/new"
            ).location
            let form = try await browser.get("\(draft)?item=1").fields
            let again = try await browser.post(
                "\(draft)/resolution?item=1", form.typing("given", "PMID 43").typing("why", "My reasons."))
            #expect(again.status == 303)
            let shown = try await browser.get(again.location).fields
            #expect(shown.contains { $0 == ("title", "Steroids in shock") })
            #expect(shown.contains { $0 == ("why", "My reasons.") })
            let first = try await browser.get("\(draft)?item=0").fields
            #expect(first.contains { $0 == ("title", "Fluids in sepsis") })
        }
    }

    @Test("Too many look-ups lose nothing that was pasted, and what is entered by hand is none")
    func tooMany() async throws {
        let site = try await TestSite(signInTries: 2, outside: Self.outside())
        try await site.test { browser in
            try await browser.signIn("mel")
            let tries = 5
            var answer = try await browser.post("/articles/drafts", [("given", "PMID 42")], visiting: "/articles/new")
            for _ in 1...tries where answer.status == 303 {
                answer = try await browser.post("/articles/drafts", [("given", "PMID 42")])
            }
            #expect(answer.status == 429 && answer.fields.contains { $0 == ("given", "PMID 42") })
            #expect(answer.text.contains("Enter it by hand"))
            #expect(try await browser.post("/articles/drafts", [("given", "PMID 42"), ("by", "hand")]).status == 303)
        }
    }
}
