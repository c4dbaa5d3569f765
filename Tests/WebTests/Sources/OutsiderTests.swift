import Colloquium
import Store
import Testing

@testable import Web

@Suite("What is not one's own in inboxes and proposals")
struct OutsiderTests {
    @Test("Ending a rule of another leaves it in force, although it says nothing of whether there is one")
    func rules() async throws {
        let site = try await TestSite()
        let owner = try await site.store.viewer(site.author)
        try await site.follow("heart", for: .member(site.author))
        _ = try await site.store.addRule(
            TestSite.rule("asthma", .hide), to: .member(site.author), by: owner, at: site.clock.now)
        try await site.test { browser in
            for name in ["mel", "fay", "mo", "ada"] {
                let other = browser.fresh()
                try await other.signIn(name)
                #expect(try await other.post("/inbox/rules/1/end").status == 303, "\(name)")
            }
            #expect(try await site.store.rules(of: .member(site.author), for: owner).count == 1)
            try await browser.signIn("ann")
            _ = try await browser.post("/inbox/rules/1/end")
            #expect(try await site.store.rules(of: .member(site.author), for: owner).isEmpty)
        }
    }

    @Test(
        "In an open club that one has not joined the inbox is closed, and proposals can be read and supported",
        arguments: ["mel", "mo"])
    func openClub(name: String) async throws {
        let site = try await TestSite()
        let club = try await site.addClub("Second", .everyone)
        let source = try await site.follow("heart", for: .club(club))
        try await site.poll(source, [TestSite.article("Alpha", doi: "10.1000/alpha")])
        _ = try await site.propose(1, to: club, by: site.facilitator, foundIn: .club(club))
        try await site.test { browser in
            try await browser.signIn(name)
            for path in ["/clubs/\(club)/inbox", "/clubs/\(club)/inbox/rules", "/clubs/\(club)/sources/export.opml"] {
                #expect(try await browser.get(path).status == 404, "\(path)")
            }
            for (path, fields) in [
                ("/clubs/\(club)/inbox/items/1/mark", [("as", "read")]),
                ("/clubs/\(club)/inbox/items/1/tags", [("tags", "x")]),
                ("/clubs/\(club)/inbox/items/1/proposal", [("why", "W"), ("club", "1")]),
            ] {
                #expect(try await browser.post(path, fields).status == 404, "\(path)")
            }
            #expect(try await browser.get("/clubs/\(club)/proposals").text.contains("Alpha"))
            #expect(try await browser.post("/proposals/1/support", [("as", "yes")]).status == 303)
            #expect(try await browser.post("/proposals/1/pick").status == 403)
            #expect(try await browser.post("/proposals/1/refusal", [("reason", "No.")]).status == 403)
            #expect(try await browser.post("/proposals/1/withdrawal").status == 403)
        }
    }
}
