import Colloquium
import Foundation
import HTTPTypes
import Store
import Synchronization
import Testing

@testable import Web

@Suite("Intake with the help of services")
struct IntakeTests {
    static func record(_ title: String, _ identifiers: String..., author: String = "Doe") -> ArticleRecord {
        var record = ArticleRecord()
        record.title = title
        record.identifiers = identifiers.compactMap(Identifier.recognise)
        record.contributors = [.init(family: author, given: "Jane")]
        record.published = PartialDate(year: 2024)
        record.origins[.title] = .init(source: "PubMed", element: "ArticleTitle", raw: title)
        return record
    }

    static func resolution(_ asked: [Identifier], _ outcomes: [ResolutionService: Finding.Outcome])
        -> Resolution
    {
        Resolution(asked: asked, findings: outcomes.map { Finding($0.key, by: asked[0], $0.value) })
    }

    static let proposal = [
        ("why", "It may help."), ("study-design", "survey"), ("club", "1"), ("window", "7"),
    ]

    @Test("An identifier alone becomes an article, and a service that is late is asked again after it is published")
    func identifier() async throws {
        let record = Self.record("Fluids in sepsis", "PMID:42", "10.5555/fluids")
        let site = try await TestSite(
            outside: OutsideWorld(
                resolve: { Self.resolution($0, [.pubMed: .found(record), .crossref: .late]) },
                match: { CitationMatches(citation: $0, candidates: []) }))
        try await site.test { browser in
            try await browser.signIn("mel")
            let saved = try await browser.post("/articles/drafts", [("given", "PMID 42")], visiting: "/articles/new")
            let check = try await browser.get(saved.location)
            #expect(check.text.contains("Fluids in sepsis") && check.text.contains("from PubMed"))
            #expect(check.text.contains("Pending: Crossref did not answer."))
            let published = try await browser.post(
                "\(saved.location)/publication",
                [
                    ("title", "Fluids in sepsis"), ("doi", "10.5555/fluids"), ("pmid", "42"),
                    ("contributors", "Doe, Jane"),
                    ("published", "2024"),
                ] + Self.proposal)
            #expect(published.status == 303)
            let reading = try await site.store.article(1, for: .visitor)
            #expect(reading.claims.map(\.source).contains(.pubMed))
            #expect(!reading.claims.map(\.source).contains(.hand), "Nothing was corrected.")
            #expect(reading.pending.map(\.service) == [.crossref])
            #expect(
                try await browser.get("/articles/1-fluids-in-sepsis").text.contains("Pending: Crossref did not answer.")
            )
            var later = Instant.now() + .days(400)
            while let lease = try await site.store.leaseResolutions(1, at: later).first {
                let silence = Finding(.crossref, by: lease.identifiers[0], .late)
                _ = try await site.store.settle(lease, [silence], at: later)
                later = later + .days(1)
            }
            let given = try await browser.get("/articles/1-fluids-in-sepsis").text
            #expect(given.contains("Crossref did not answer. It was asked for three weeks and is asked no more."))
            #expect(!given.contains("Pending: "))
        }
    }

    @Test("An identifier that nobody knows says so, and can be posted by hand all the same")
    func unknown() async throws {
        let site = try await TestSite(
            outside: OutsideWorld(
                resolve: { Self.resolution($0, [.crossref: .unknown(reason: "Crossref has no such DOI.")]) },
                match: { CitationMatches(citation: $0, candidates: []) }))
        try await site.test { browser in
            try await browser.signIn("mel")
            let saved = try await browser.post(
                "/articles/drafts", [("given", "10.5555/nothing")], visiting: "/articles/new")
            let check = try await browser.get(saved.location)
            #expect(
                check.text.contains("Crossref has no such DOI.") && check.text.contains("value=\"10.5555/nothing\""))
        }
    }

    @Test("A citation in words is always confirmed, with how well it agrees, and none of them may be it")
    func citation() async throws {
        let right = Self.record("Fluids in sepsis and septic shock", "10.5555/right")
        let other = Self.record("Fluids in sepsis: a review", "10.5555/other")
        let asked = Mutex<[[Identifier]]>([])
        let text = "Doe J. Fluids in sepsis and septic shock. N Engl J Med 2024;390:1-9"
        let site = try await TestSite(
            outside: OutsideWorld(
                resolve: { identifiers in
                    asked.withLock { $0.append(identifiers) }
                    return Self.resolution(
                        identifiers, [.pubMed: .found(Self.record("Fluids, by PubMed", "10.5555/right", "PMID:7"))])
                },
                match: { text in
                    CitationMatches(
                        citation: text,
                        candidates: [right, other].map {
                            CitationMatch(Claim.Statement(.crossref, $0), by: .words, citation: text)
                        })
                }))
        try await site.test { browser in
            try await browser.signIn("mel")
            let saved = try await browser.post("/articles/drafts", [("given", text)], visiting: "/articles/new")
            let choice = try await browser.get(saved.location)
            #expect(choice.text.contains("Is it one of these?"))
            #expect(choice.text.contains(/Agrees in \d+ % with your citation/))
            #expect(asked.withLock { $0.isEmpty }, "Nothing is looked up before a person has chosen.")
            let chosen = try await browser.post("\(saved.location)/choice", [("item", "0")])
            let check = try await browser.get(chosen.location)
            #expect(check.text.contains("Fluids, by PubMed") && check.text.contains("value=\"7\""))
            let none = try await browser.post("\(saved.location)/choice", [("item", "2")])
            #expect(try await browser.get(none.location).text.contains("<blockquote class=\"pasted\"><p>\(text)"))
            #expect(asked.withLock { $0.count } == 1)
        }
    }

    @Test("A work that looks like one that is here is not listed twice without asking")
    func alike() async throws {
        let site = try await TestSite()
        let first = Self.record("Fluids in sepsis and septic shock", "10.5555/here")
        let proposal = Discussion.Proposal(
            club: 1, why: Prose(source: "x", html: "<p>x</p>"), studyDesign: .survey,
            schedule: try Schedule(opensAt: site.clock.now - .hours(1)), tags: [])
        _ = try await site.store.publish(
            first, proposal, draft: nil, by: site.store.viewer(site.author), at: site.clock.now)
        let second = try await site.addClub("Second Club", .everyone)
        try await site.test { browser in
            try await browser.signIn("mel")
            let typed = [
                ("title", "Fluids in Sepsis and Septic Shock"), ("contributors", "Doe, Jane"), ("published", "2024"),
            ]
            let fields = typed + Self.proposal.map { $0.0 == "club" ? ("club", second.description) : $0 }
            let saved = try await browser.post("/articles/drafts", [("by", "hand")], visiting: "/articles/new")
            let asked = try await browser.post("\(saved.location)/publication", fields)
            #expect(asked.status == 422)
            #expect(asked.text.contains("Say whether it is the article that is here already"))
            #expect(
                asked.text.contains("It is the one that is here: Fluids in sepsis and septic shock (Doe J. 2024)"))
            #expect(asked.text.contains("<a href=\"/articles/1-fluids-in-sepsis-and-septic-shock\""))
            let same = try await browser.post("\(saved.location)/publication", fields + [("same-as", "1")])
            #expect(same.status == 303)
            #expect(try await site.store.article(1, for: .visitor).discussions.count == 2)

            let again = try await browser.post("/articles/drafts", [("by", "hand")], visiting: "/articles/new")
            let other = try await browser.post("\(again.location)/publication", fields + [("same-as", "other")])
            #expect(other.status == 303)
            #expect(try await site.store.article(2, for: .visitor).discussions.count == 1)
            let pairs = try await site.store.doubles(for: site.store.viewer(site.moderator))
            #expect(pairs.count == 1, "Moderators are asked about what a member told apart.")
        }
    }

    @Test("What was pasted and a file together, or an empty file, come back with what to do")
    func confusion() async throws {
        try await TestSite().test { browser in
            try await browser.signIn("mel")
            _ = try await browser.get("/articles/new")
            let both = try await browser.postMultipart(
                "/articles/drafts", [("given", "10.5555/x")], file: ("file", Data("TY  - JOUR".utf8)))
            #expect(both.status == 422 && both.text.contains("send one of the two") && both.text.contains("10.5555/x"))
            let empty = try await browser.postMultipart("/articles/drafts", [("given", "")], file: ("file", Data()))
            #expect(empty.status == 422 && empty.text.contains("The file is empty"))
        }
    }

    @Test("A word that names nothing is answered with what does", arguments: ["hello", "made.7", "hdl.handle.net/1"])
    func unnamed(text: String) async throws {
        try await TestSite().test { browser in
            try await browser.signIn("mel")
            let page = try await browser.post("/articles/drafts", [("given", text)], visiting: "/articles/new")
            #expect(page.status == 422 && page.text.contains("Nothing here names an article."))
        }
    }

    @Test(
        "A link hands over the whole address of an article, encoded or as it is",
        arguments: [
            "https%3A%2F%2Fx.example%2Fa%3Fid%3D1%26doi%3D10.5555%2Fmade.61",
            "https://x.example/a?id=1&doi=10.5555/made.61",
        ])
    func handedOver(address: String) async throws {
        try await TestSite().test { browser in
            try await browser.signIn("mel")
            let page = try await browser.get("/articles/new?url=\(address)")
            #expect(page.fields.contains { $0 == ("given", "https://x.example/a?id=1&doi=10.5555/made.61") })
        }
    }

    @Test("A file too large leads back to the form")
    func tooLarge() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            _ = try await browser.get("/articles/new")
            let page = try await browser.postRaw(
                "/articles/drafts", String(repeating: "x", count: 11 << 20), type: "multipart/form-data; boundary=XX",
                headers: [.referer: "http://test.example/articles/new?url=a"])
            #expect(page.status == 413 && page.text.contains("href=\"/articles/new?url=a\""))
            let foreign = try await browser.postRaw(
                "/articles/drafts", String(repeating: "x", count: 11 << 20), type: "multipart/form-data; boundary=XX",
                headers: [.referer: "http://test.example.evil.example/x"])
            #expect(!foreign.text.contains("evil"))
        }
    }
}
