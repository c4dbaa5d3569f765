import Colloquium
import Foundation
import Store
import Testing

@testable import Web

@Suite("Drafts and lists that are more than one form")
struct DraftsAndListsTests {
    private static func pasted(_ text: String, _ browser: Browser) async throws -> Browser.Page {
        try await browser.post("/articles/drafts", [("given", text)], visiting: "/articles/new")
    }

    @Test("A long list is taken whole, or not at all with its number")
    func long() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            let list = { (count: Int) in (1...count).map { "10.5555/work.\($0)" }.joined(separator: "\n") }
            let taken = try await Self.pasted(list(500), browser)
            #expect(taken.status == 303)
            let drafts = try await site.store.openDrafts(of: site.member)
            #expect(try await site.store.draft(drafts[0].number, of: site.member).articles.count == 500)
            let refused = try await Self.pasted(list(501), browser)
            #expect(refused.status == 422)
            #expect(refused.text.contains("These are 501 identifiers, and 500 are taken at once."))
            #expect(refused.fields.contains { $0.0 == "given" && $0.1.hasSuffix("10.5555/work.501") })
        }
    }

    @Test(
        "What was meant as an identifier is called none of its kind, and not a file",
        arguments: [
            ("PMID 99999999999", "This is not a PMID"), ("99999999999", "This is not a PMID"),
            ("PMC0", "This is not a PMCID"), ("10.1056", "This is not a DOI"), ("doi: nejm", "This is not a DOI"),
            ("arXiv:12", "This is not an arXiv number"), ("ISBN 12345", "This is not an ISBN"),
        ])
    func mistyped(text: String, complaint: String) async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            let refused = try await Self.pasted(text, browser)
            #expect(refused.status == 422 && refused.text.contains(complaint))
            #expect(refused.fields.contains { $0 == ("given", text) })
        }
    }

    @Test("A discarded draft leads to where it can be taken back")
    func discarded() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            let draft = try await Self.pasted("PMID 42", browser).location
            _ = try await browser.post("\(draft)/removal")
            let shown = try await browser.get(draft)
            #expect(shown.status == 303)
            let place = try await browser.get(shown.location)
            #expect(place.text.contains("Discarded:") && place.text.contains("action=\"\(draft)/restoration\""))
            _ = try await browser.post("\(draft)/restoration")
            #expect(try await browser.get(draft).status == 200)
        }
    }

    @Test("An address that takes only forms leads to the form")
    func addresses() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            let draft = try await Self.pasted("PMID 42", browser).location
            for act in ["choice", "publication", "entry", "resolution", "distinction", "removal", "restoration"] {
                let answer = try await browser.get("\(draft)/\(act)")
                #expect(answer.status == 303 && answer.location == draft, "\(act)")
            }
            let answer = try await browser.get("/articles/drafts")
            #expect(answer.status == 303 && answer.location == "/articles/new")
            let other = browser.fresh()
            try await other.signIn("ann")
            #expect(try await other.get("\(draft)/publication").status == 404, "It is nobody else's.")
        }
    }

    @Test("A file whose identifier is that of another work says what both are called")
    func foreignIdentifier() async throws {
        let site = try await TestSite(
            outside: OutsideWorld(
                resolve: { names in
                    IntakeTests.resolution(names, [.pubMed: .found(IntakeTests.record("Fluids in sepsis", "PMID:42"))])
                }, match: { CitationMatches(citation: $0, candidates: []) }))
        try await site.test { browser in
            try await browser.signIn("mel")
            let file = "PMID- 42\nTI  - Aspirin in stroke\n"
            let other = try await browser.get(try await Self.pasted(file, browser).location)
            #expect(
                other.text.contains("Your file says “Aspirin in stroke”; PubMed says “Fluids in sepsis”."))
            let same = try await browser.get(
                try await Self.pasted("PMID- 42\nTI  - Fluids in sepsis: a trial\n", browser).location)
            #expect(!same.text.contains("Your file says"))
        }
    }
}
