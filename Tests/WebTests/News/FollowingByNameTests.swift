import Colloquium
import Store
import Testing

@testable import Web

@Suite("Following by name")
struct FollowingByNameTests {
    @Test(
        "A tag that nobody used is followed, and it is said that nobody did; the address of its page names it, too",
        arguments: [
            ("trials", "trials", false), ("trails", "trails", true), ("/tags/trials", "trials", false),
            ("http://test.example/tags/trials", "trials", false),
        ])
    func unusedTag(_ typed: String, _ tag: String, _ isUnused: Bool) async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        try await site.test { browser in
            try await browser.signIn("mel")
            let added = try await browser.post(
                "/settings/subscriptions/additions", [("kind", "tag"), ("subject", typed), ("delivery", "weekly")])
            #expect(added.status == 303)
            let page = try await browser.get(added.location).text
            #expect(page.contains("Saved.") && page.contains("Tag: \(tag)") && page.contains("Stop following it"))
            #expect(page.contains("Nothing here has that tag yet") == isUnused)
        }
    }

    @Test(
        "A journal or term that nothing here is of is followed, it is said so, and the nearest is offered instead",
        arguments: [
            ("journal", "lancett", "Lancet (London, England)"), ("term", "Hearts Failure", "Heart Failure"),
            ("tag", "trails", "trials"),
        ])
    func unknownWord(_ kind: String, _ typed: String, _ meant: String) async throws {
        let site = try await TestSite()
        var record = ArticleRecord()
        record.title = "A trial"
        record.container.title = "Lancet (London, England)"
        record.meshTerms = ["Heart Failure"]
        let proposal = Discussion.Proposal(
            club: site.club, why: Prose(source: "It may.", html: "<p>It may.</p>"), studyDesign: .other,
            schedule: try Schedule(opensAt: site.clock.now), tags: [Tag(rawValue: "trials")!])
        _ = try await site.store.publish(
            record, proposal, draft: nil, by: site.store.viewer(site.author), at: site.clock.now)
        try await site.test { browser in
            try await browser.signIn("mel")
            let form = [("kind", kind), ("subject", typed), ("delivery", "monthly")]
            let added = try await browser.post("/settings/subscriptions/additions", form)
            let page = try await browser.get(added.location)
            #expect(page.text.contains("Saved. Nothing here") && page.text.contains("Did you mean “\(meant)”?"))
            #expect(page.text.contains("Stop following it</button>"))
            let instead = ["subject": meant, "instead": "\(kind)-\(typed)"].map { ($0.key, $0.value) }
            #expect(
                try await browser.post(
                    "/settings/subscriptions/additions", [("kind", kind), ("delivery", "monthly")] + instead
                ).status == 303)
            let words = try await site.store.subscriptions(of: site.member).subscriptions.compactMap(\.scope.word)
            #expect(words == [meant])
        }
    }

    @Test(
        "A journal has one name, whatever it is asked for by",
        arguments: ["NEJM", "n engl j med", "New England Journal of Medicine", "0028-4793"])
    func listedJournal(_ typed: String) async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            let added = try await browser.post(
                "/settings/subscriptions/additions", [("kind", "journal"), ("subject", typed), ("delivery", "weekly")])
            let page = try await browser.get(added.location).text
            #expect(page.contains("Journal: The New England Journal of Medicine"))
            #expect(page.contains("Nothing here is of that journal yet. You hear") && !page.contains("Did you mean"))
        }
    }

    @Test("What is followed already is said to be, in whatever spelling, with how it was heard of before")
    func again() async throws {
        try await TestSite().test { browser in
            try await browser.signIn("mel")
            let path = "/settings/subscriptions/additions"
            let name = "Journal: The New England Journal of Medicine"
            for (typed, delivery, words) in [
                ("NEJM", "daily", "Nothing here is of that journal yet"),
                ("n engl j med", "daily", "You follow it already, as “\(name)”: daily."),
                ("0028-4793", "monthly", "as “\(name)”: daily. From now on: monthly."),
            ] {
                let added = try await browser.post(
                    path, [("kind", "journal"), ("subject", typed), ("delivery", delivery)])
                #expect(try await browser.get(added.location).text.contains(words), "\(typed)")
            }
        }
    }

    @Test(
        "What cannot be a name is refused with what to enter instead",
        arguments: [
            ("journal", "https://www.nejm.org/", "Enter the journal’s name or its ISSN."),
            ("term", "www.nlm.nih.gov/mesh", "Enter the term"),
            ("tag", "http://x.example/", "Enter the tag itself"), ("tag", "/articles/1", "Enter the tag itself"),
            ("tag", "?!", "Enter a tag of letters or digits"),
            ("tag", String(repeating: "x", count: 41), "A tag has at most 40 characters."),
            ("journal", "?!", "Enter a name of letters or digits"), ("journal", "  ", "Enter what to follow."),
            ("tag", "", "Enter what to follow."), ("club", "Nowhere", "Nothing you may read is called that."),
        ])
    func noName(_ kind: String, _ typed: String, _ words: String) async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            let page = try await browser.post(
                "/settings/subscriptions/additions", [("kind", kind), ("subject", typed), ("delivery", "weekly")])
            #expect(page.status == 422 && page.text.contains(words))
            #expect(try await site.store.subscriptions(of: site.member).subscriptions.count == 3)
        }
    }
}
