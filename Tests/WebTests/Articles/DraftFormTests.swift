import Colloquium
import Store
import Synchronization
import Testing

@testable import Web

@Suite("A draft, from when it is handed in until it is published")
struct DraftFormTests {
    private static let proposal = IntakeTests.proposal

    /// Services that know these works, by any of their names, once they answer.
    private final class Services: Sendable {
        private let state: Mutex<(answers: Bool, asked: [[Identifier]])>
        private let works: [ArticleRecord]

        init(_ works: ArticleRecord..., answer: Bool) {
            self.works = works
            state = Mutex((answer, []))
        }

        func answer() { state.withLock { $0.answers = true } }
        var asked: [[Identifier]] { state.withLock { $0.asked } }

        var outside: OutsideWorld {
            OutsideWorld(
                resolve: { identifiers in
                    let answers = self.state.withLock { state in
                        state.asked.append(identifiers)
                        return state.answers
                    }
                    let work = self.works.first { !Set($0.identifiers).isDisjoint(with: identifiers) }
                    return IntakeTests.resolution(
                        identifiers,
                        [.pubMed: !answers ? .late : work.map { .found($0) } ?? .unknown(reason: "No such.")])
                },
                match: { citation in
                    let answers = self.state.withLock { $0.answers }
                    return CitationMatches(
                        citation: citation,
                        candidates: answers
                            ? self.works.map {
                                CitationMatch(Claim.Statement(.crossref, $0), by: .words, citation: citation)
                            } : [],
                        troubles: answers ? [] : ["Crossref did not answer."], isUnanswered: !answers)
                })
        }
    }

    private static func draft(_ given: String, _ browser: Browser) async throws -> String {
        try await browser.post("/articles/drafts", [("given", given)], visiting: "/articles/new").location
    }

    @Test("A draft whose services were silent is asked for again, and a title typed meanwhile gives way to theirs")
    func askAgain() async throws {
        let services = Services(IntakeTests.record("Fluids in sepsis", "PMID:42"), answer: false)
        let site = try await TestSite(outside: services.outside)
        try await site.test { browser in
            try await browser.signIn("mel")
            let draft = try await Self.draft("PMID 42", browser)
            let pending = try await browser.get(draft)
            #expect(pending.text.contains("Pending: PubMed did not answer.") && pending.text.contains("Ask again"))
            let typed = pending.fields.typing("title", "My title").typing("volume", "7").typing("why", "My reasons.")
            services.answer()
            let asked = try await browser.post("\(draft)/resolution", typed)
            #expect(asked.status == 303)
            let check = try await browser.get(asked.location)
            #expect(!check.text.contains("Pending") && !check.text.contains("Ask again"))
            let fields = check.fields
            #expect(fields.contains { $0 == ("title", "Fluids in sepsis") })
            #expect(fields.contains { $0 == ("volume", "7") } && fields.contains { $0 == ("why", "My reasons.") })
        }
    }

    @Test("A title typed while services were silent stands below what they say after the article is published")
    func typedTitle() async throws {
        let record = IntakeTests.record("Fluids in sepsis", "PMID:42")
        let site = try await TestSite(outside: Services(record, answer: false).outside)
        try await site.test { browser in
            try await browser.signIn("mel")
            let draft = try await Self.draft("PMID 42", browser)
            let fields = try await browser.get(draft).fields.filter { field in
                !Self.proposal.contains { $0.0 == field.0 }
            }
            let sent = fields.typing("title", "My title") + Self.proposal
            #expect(try await browser.post("\(draft)/publication", sent).status == 303)
            #expect(try await site.store.article(1, for: .visitor).article.record.title == "My title")
            _ = try await site.store.claim(Claim.Statement(.pubMed, record), of: 1, at: site.clock.now)
            #expect(try await site.store.article(1, for: .visitor).article.record.title == "Fluids in sepsis")
        }
    }

    @Test("What was changed of what a service said stays above it, whoever is still to be asked")
    func corrected() async throws {
        let record = IntakeTests.record("Fluids in sepsis", "PMID:42", "10.5555/fluids")
        let site = try await TestSite(
            outside: OutsideWorld(
                resolve: { IntakeTests.resolution($0, [.pubMed: .found(record), .crossref: .late]) },
                match: { CitationMatches(citation: $0, candidates: []) }))
        try await site.test { browser in
            try await browser.signIn("mel")
            let draft = try await Self.draft("PMID 42", browser)
            let fields = try await browser.get(draft).fields.filter { field in
                !Self.proposal.contains { $0.0 == field.0 }
            }
            let sent = fields.typing("title", "My title") + Self.proposal
            #expect(try await browser.post("\(draft)/publication", sent).status == 303)
            _ = try await site.store.claim(Claim.Statement(.crossref, record), of: 1, at: site.clock.now)
            #expect(try await site.store.article(1, for: .visitor).article.record.title == "My title")
        }
    }

    @Test("A citation for which nobody answered is searched for again")
    func citationAgain() async throws {
        let citation = "Doe J. Fluids in sepsis and septic shock. 2024"
        let services = Services(
            IntakeTests.record("Fluids in sepsis and septic shock", "10.5555/fluids"), answer: false)
        let site = try await TestSite(outside: services.outside)
        try await site.test { browser in
            try await browser.signIn("mel")
            let draft = try await Self.draft(citation, browser)
            let silent = try await browser.get(draft)
            #expect(silent.text.contains("Crossref did not answer.") && silent.text.contains("Ask again"))
            services.answer()
            let typed = silent.fields.typing("why", "My reasons.").typing("title", "As I have it")
            let again = try await browser.post("\(draft)/resolution", typed)
            let choice = try await browser.get(again.location)
            #expect(choice.text.contains("Is it one of these?"))
            #expect(choice.text.contains("Fluids in sepsis and septic shock"))
            let chosen = try await browser.post("\(draft)/choice", [("item", "0")])
            let check = try await browser.get(chosen.location)
            #expect(check.fields.contains { $0 == ("why", "My reasons.") }, "The reasons hold for whichever it is.")
            let none = try await browser.post("\(draft)/choice", [("item", "1")])
            #expect(try await browser.get(none.location).fields.contains { $0 == ("title", "As I have it") })
        }
    }

    @Test("What nobody knows is corrected where it was pasted, and looked for again")
    func corrigible() async throws {
        let services = Services(IntakeTests.record("Fluids in sepsis", "PMID:42"), answer: true)
        let site = try await TestSite(outside: services.outside)
        try await site.test { browser in
            try await browser.signIn("mel")
            let draft = try await Self.draft("PMID 24", browser)
            let unknown = try await browser.get(draft)
            #expect(unknown.text.contains("Look again") && unknown.fields.contains { $0 == ("given", "PMID 24") })
            let typed = unknown.fields.typing("why", "My reasons.")
            let bad = try await browser.post("\(draft)/resolution", typed.typing("given", "nonsense"))
            #expect(bad.status == 422 && bad.text.contains("nonsense") && bad.text.contains("My reasons."))
            let again = try await browser.post("\(draft)/resolution", typed.typing("given", "PMID 42"))
            let check = try await browser.get(again.location)
            #expect(check.fields.contains { $0 == ("title", "Fluids in sepsis") })
            #expect(check.fields.contains { $0 == ("why", "My reasons.") })
        }
    }

    @Test("An identifier corrected in the form is looked up at once where asked for, without what the wrong one gave")
    func correctedIdentifier() async throws {
        let services = Services(
            IntakeTests.record("The wrong one", "PMID:24"), IntakeTests.record("Fluids in sepsis", "PMID:42"),
            answer: true)
        let site = try await TestSite(outside: services.outside)
        try await site.test { browser in
            try await browser.signIn("mel")
            let draft = try await Self.draft("PMID 24", browser)
            let wrong = try await browser.get(draft)
            let bad = try await browser.post("\(draft)/resolution", wrong.fields.typing("pmid", "x"))
            #expect(bad.status == 422 && bad.text.contains("id=\"pmid-error\""))
            let again = try await browser.post("\(draft)/resolution", wrong.fields.typing("pmid", "42"))
            let check = try await browser.get(again.location)
            #expect(check.fields.contains { $0 == ("title", "Fluids in sepsis") })
            #expect(check.fields.contains { $0 == ("pmid", "42") })
            #expect(!check.text.contains("The wrong one"))
        }
    }

    @Test("An identifier that the form added is looked up after the article is published")
    func addedIdentifier() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            let draft = try await browser.post("/articles/drafts", [("by", "hand")], visiting: "/articles/new").location
            let sent = [("title", "Mine"), ("pmid", "42")] + Self.proposal
            #expect(try await browser.post("\(draft)/publication", sent).status == 303)
            let reading = try await site.store.article(1, for: .visitor)
            #expect(reading.pending.map(\.service).contains(.pubMed))
            let record = IntakeTests.record("Fluids in sepsis", "PMID:42")
            _ = try await site.store.claim(Claim.Statement(.pubMed, record), of: 1, at: site.clock.now)
            #expect(try await site.store.article(1, for: .visitor).article.record.title == "Fluids in sepsis")
        }
    }

    @Test("What is typed is kept on the site when it is saved, also what could not be published")
    func save() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            let draft = try await browser.post("/articles/drafts", [("by", "hand")], visiting: "/articles/new").location
            let typed = try await browser.get(draft).fields.typing("title", "Half a title").typing("doi", "not a doi")
                .typing("why", "Half a").typing("window", "soon")
            let saved = try await browser.post("\(draft)/entry", typed + [("study-design", "survey")])
            #expect(saved.status == 303)
            let page = try await browser.get(saved.location)
            #expect(page.text.contains("Saved."))
            for field in [("title", "Half a title"), ("doi", "not a doi"), ("why", "Half a"), ("window", "soon")] {
                #expect(page.fields.contains { $0 == field }, "\(field)")
            }
            #expect(page.text.contains("value=\"survey\" selected"))
            #expect(try await browser.get("/articles/new").text.contains("Half a title</a>"))
            let long = try await browser.post(
                "\(draft)/entry", typed.typing("abstract", String(repeating: "x", count: 300_001)))
            #expect(long.status == 422 && long.text.contains("too long to be kept"))
            let other = browser.fresh()
            try await other.signIn("ann")
            for verb in ["entry", "resolution", "distinction", "restoration"] {
                #expect(
                    try await other.post("\(draft)/\(verb)", typed, visiting: "/articles/new").status == 404, "\(verb)")
            }
        }
    }

    @Test("A draft is discarded from its page and taken back")
    func discard() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            let draft = try await Self.draft("A trial of fluids in sepsis", browser)
            #expect(try await browser.get(draft).text.contains("Discard this draft"))
            let list = try await browser.get("/articles/new")
            #expect(list.text.contains("A trial of fluids in sepsis</a>"))
            let discarded = try await browser.post("\(draft)/removal")
            let page = try await browser.get(discarded.location)
            #expect(page.text.contains("Discarded: A trial of fluids in sepsis"))
            #expect(!page.text.contains("A trial of fluids in sepsis</a>"))
            let restored = try await browser.post("\(draft)/restoration")
            #expect(restored.location == draft)
            #expect(try await browser.get("/articles/new").text.contains("A trial of fluids in sepsis</a>"))
        }
    }

    @Test("An address of this site leads to what it shows")
    func ownAddress() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        try await site.test { browser in
            try await browser.signIn("mel")
            for path in ["/discussions/1-a-trial-of-something", "/articles/1", "/discussions/1?page=2#contribution-7"] {
                #expect(try await Self.draft("http://test.example\(path)", browser) == path)
            }
            let other = try await Self.draft("http://test.example.evil.example/articles/1", browser)
            #expect(other.hasPrefix("/articles/drafts/"))
        }
    }
}
