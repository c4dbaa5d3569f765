import Colloquium
import Store
import Testing

@testable import Web

@Suite("Proposals to clubs")
struct ProposalPageTests {
    private static let wish = [("why", "It *may* change how we resuscitate."), ("club", "1"), ("tags", "Fluids")]

    /// Mel follows a journal that brought item 1.
    private static func site() async throws -> TestSite {
        let site = try await TestSite()
        let source = try await site.follow("heart", for: .member(site.member))
        try await site.poll(
            source, [TestSite.article("Fluids in sepsis", doi: "10.1000/fluids", abstract: "Less is more.")])
        return site
    }

    @Test("From an inbox to a discussion: proposed, supported, picked, published with what the proposer wrote")
    func whole() async throws {
        let site = try await Self.site()
        try await site.test { mel in
            try await mel.signIn("mel")
            let form = try await mel.get("/inbox/items/1/proposal")
            #expect(form.text.contains("Fluids in sepsis"))
            let sent = try await mel.post("/inbox/items/1/proposal", Self.wish)
            #expect(sent.location == "/clubs/1/proposals?sent=item-1#proposal-1")
            let list = try await mel.get("/clubs/1/proposals?sent=item-1")
            #expect(list.text.contains("data-sent=\"item-1\"") && list.text.contains("<em>may</em>"))
            #expect(list.text.contains("Mel would discuss it") && !list.text.contains(">Pick it<"))
            #expect(try await mel.get("/inbox").text.contains("/clubs/1/proposals#proposal-1"))

            let ann = mel.fresh()
            try await ann.signIn("ann")
            for _ in 1...2 { _ = try await ann.post("/proposals/1/support", [("as", "yes")]) }
            #expect(try await ann.get("/clubs/1/proposals").text.contains("Mel and Ann would discuss it"))
            for _ in 1...2 { _ = try await ann.post("/proposals/1/support", [("as", "no")]) }
            #expect(try await ann.get("/clubs/1/proposals").text.contains("Mel would discuss it"))

            let fay = mel.fresh()
            try await fay.signIn("fay")
            let picked = try await fay.post("/proposals/1/pick")
            #expect(picked.location.hasPrefix("/articles/drafts/"))
            #expect(try await fay.post("/proposals/1/pick").location == picked.location, "Twice is once.")
            let draft = try await fay.get(picked.location)
            #expect(draft.fields.contains { $0 == ("why", "") }, "Nobody's words go out under another's name.")
            #expect(draft.text.contains("<em>may</em>") && draft.text.contains(">Mel</a>"))
            #expect(draft.text.contains("value=\"fluids\""))
            #expect(draft.text.contains("from Journal of heart") && draft.text.contains("Less is more."))
            let published = try await fay.post(
                "\(picked.location)/publication",
                [
                    ("why", "We drown them."), ("club", "1"), ("tags", "Fluids"), ("title", "Fluids in sepsis"),
                    ("doi", "10.1000/fluids"), ("study-design", "other"),
                    ("window", "7"),
                ])
            #expect(published.location.hasPrefix("/discussions/1"))
            let discussion = try await ann.get(published.location).text
            let proposed = try #require(discussion.firstRange(of: "Proposed by <a href=\"/members/"))
            #expect(discussion[proposed.upperBound...].prefix(200).contains("<em>may</em>"))
            #expect(discussion.contains("<p>We drown them.</p>"))
            let outside = try await mel.fresh().get(published.location).text
            #expect(outside.contains("Proposed by <a href=\"/members/") && !outside.contains("<em>may</em>"))
            let renamed = try await mel.post(
                "/settings/profile", [("name", "Melanie"), ("career-stage", "faculty"), ("time-zone", "America/Lima")],
                visiting: "/settings/profile")
            #expect(renamed.status == 303)
            #expect(try await mel.fresh().get(published.location).text.contains(">Melanie</a>"))
            let after = try await mel.get("/clubs/1/proposals")
            #expect(after.text.contains("Picked by Fay") && after.text.contains("href=\"/discussions/1\""))
            #expect(try await fay.post("/proposals/1/pick").status == 409)
            #expect(try await ann.post("/proposals/1/support", [("as", "yes")]).status == 409)
        }
    }

    @Test("Whoever may post in a club goes on to post at once what they propose")
    func atOnce() async throws {
        let site = try await Self.site()
        try await site.follow("heart", for: .member(site.facilitator))
        try await site.test { browser in
            try await browser.signIn("mel")
            let own = try await browser.post("/inbox/items/1/proposal", Self.wish + [("by", "post")])
            #expect(own.status == 303 && own.location.contains("?sent=item-1"))
            #expect(try await browser.get("/clubs/1/proposals").text.contains("Being prepared by Mel"))
            let fay = browser.fresh()
            try await fay.signIn("fay")
            #expect(try await fay.get("/inbox/items/1/proposal").text.contains("post it now"))
            let draft = try await fay.post("/inbox/items/1/proposal", Self.wish + [("by", "post")])
            let form = try await fay.get(draft.location)
            #expect(form.text.contains("It *may* change how we resuscitate."))
            #expect(form.text.contains("data-sent=\"item-1\""), "The browser forgets what it kept.")
        }
    }

    @Test("What is wrong is said beside the field, and nothing typed is lost")
    func wrong() async throws {
        let site = try await Self.site()
        try await site.test { browser in
            try await browser.signIn("mel")
            _ = try await browser.get("/inbox")
            let page = try await browser.post(
                "/inbox/items/1/proposal", [("why", " "), ("club", "x"), ("tags", "kept, these")])
            #expect(page.status == 422)
            #expect(page.text.contains("id=\"why-error\"") && page.text.contains("id=\"club-error\""))
            #expect(page.text.contains("value=\"kept, these\""))
            let long = String(repeating: "y", count: 4_001)
            let cut = try await browser.post("/inbox/items/1/proposal", [("why", long), ("club", "1")])
            #expect(cut.status == 422 && cut.text.contains(long))
            #expect(try await browser.post("/proposals/1/support", [("as", "yes")]).status == 404)
        }
    }

    @Test("Who proposes what is proposed already joins in, with a reason of their own")
    func twice() async throws {
        let site = try await Self.site()
        try await site.follow("heart", for: .member(site.author))
        _ = try await site.propose(1, to: 1, by: site.author, why: "Mine <b>.")
        site.clock.move(.minutes(1))
        try await site.test { browser in
            try await browser.signIn("mel")
            async let first = browser.post("/inbox/items/1/proposal", Self.wish)
            async let second = browser.post("/inbox/items/1/proposal", Self.wish)
            #expect(try await [first.location, second.location].allSatisfy { $0.hasSuffix("#proposal-1") })
            let list = try await browser.get("/clubs/1/proposals")
            #expect(list.text.contains("Ann and Mel would discuss it") && list.text.contains("Mel adds"))
            #expect(!list.text.contains("<b>."))
            #expect(!list.text.contains("proposal-2"))
            let again = try await browser.get("/inbox/items/1/proposal")
            #expect(again.text.contains("You proposed this already."))
            #expect(again.fields.contains { $0 == Self.wish[0] })
        }
    }

    @Test("Declining needs a reason, which everybody reads; what is settled stays settled")
    func declining() async throws {
        let site = try await Self.site()
        _ = try await site.propose(1, to: 1, by: site.member)
        try await site.test { browser in
            try await browser.signIn("fay")
            let empty = try await browser.post(
                "/proposals/1/refusal", [("reason", " ")], visiting: "/proposals/1/refusal")
            #expect(empty.status == 422 && empty.text.contains("id=\"reason-error\""))
            let declined = try await browser.post("/proposals/1/refusal", [("reason", "We did it in May.")])
            #expect(declined.location == "/proposals/1")
            #expect(try await browser.get("/clubs/1/proposals").text.contains("We did it in May."))
            let again = try await browser.post("/proposals/1/refusal", [("reason", "Kept words")])
            #expect(again.status == 409 && again.text.contains("value=\"Kept words\""))
            #expect(try await browser.post("/proposals/1/pick").status == 409)
        }
    }

    @Test("Who proposed it may take it back, and nobody else")
    func withdrawing() async throws {
        let site = try await Self.site()
        _ = try await site.propose(1, to: 1, by: site.member)
        try await site.test { browser in
            try await browser.signIn("fay")
            #expect(try await browser.post("/proposals/1/withdrawal").status == 403)
            let mel = browser.fresh()
            try await mel.signIn("mel")
            for _ in 1...2 { #expect(try await mel.post("/proposals/1/withdrawal").status == 303) }
            #expect(try await mel.get("/clubs/1/proposals").text.contains("Withdrawn by Mel"))
        }
    }

    @Test("An article that is here is proposed from its page, and picked into the form that brings it")
    func article() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        let club = try await site.addClub("Second", .members)
        try await site.test { browser in
            try await browser.signIn("mel")
            let page = try await browser.get("/articles/1-a-trial-of-something")
            #expect(page.text.contains("href=\"/articles/1/proposal\""))
            let running = try await browser.post("/articles/1/proposal", Self.wish, visiting: "/articles/1/proposal")
            #expect(running.status == 422 && running.text.contains("discusses this article already"))
            let sent = try await browser.post(
                "/articles/1/proposal", [("why", "Because *we* ask."), ("club", club.description)])
            #expect(sent.location.hasPrefix("/clubs/\(club)/proposals?sent=article-1"))
            let fay = browser.fresh()
            try await fay.signIn("fay")
            let picked = try await fay.post("/proposals/1/pick")
            #expect(picked.location == "/articles/1/discussions?proposal=1")
            let form = try await fay.get(picked.location)
            #expect(form.fields.contains { $0 == ("why", "") } && form.text.contains("<em>we</em> ask."))
            let empty = try await fay.post(picked.location, [("why", " "), ("club", club.description)])
            #expect(empty.status == 422 && empty.text.contains("action=\"\(picked.location)\""))
            #expect(form.text.contains("<option value=\"\(club)\" selected>Second"))
            _ = try await fay.post(
                "/articles/1/discussions",
                [
                    ("why", "Because *we* ask."), ("club", club.description), ("study-design", "other"),
                    ("window", "7"),
                ])
            #expect(try await browser.get("/clubs/\(club)/proposals").text.contains("href=\"/discussions/2\""))
        }
    }

    @Test("Open proposals have pages, apart from those that are settled")
    func pages() async throws {
        let site = try await TestSite()
        let source = try await site.follow("heart", for: .member(site.member))
        try await site.poll(source, (1...122).map { TestSite.article("Paper \($0)", doi: "10.1000/p\($0)") })
        for item in 1...101 { _ = try await site.propose(Number(rawValue: Int64(item)), to: 1, by: site.member) }
        for item in 102...122 {
            let number = try await site.propose(Number(rawValue: Int64(item)), to: 1, by: site.member)
            try await site.store.withdraw(number, by: site.store.viewer(site.member), at: site.clock.now)
        }
        try await site.test { browser in
            try await browser.signIn("mel")
            let first = try await browser.get("/clubs/1/proposals")
            #expect(!first.text.contains("id=\"proposal-1\"") && first.text.contains("id=\"proposal-2\""))
            #expect(first.text.contains("href=\"/clubs/1/proposals?open=2\""))
            #expect(first.text.contains("href=\"/clubs/1/proposals?page=2\""))
            let second = try await browser.get("/clubs/1/proposals?open=2")
            #expect(second.text.contains("id=\"proposal-1\"") && !second.text.contains("id=\"proposal-2\""))
            #expect(second.text.contains("id=\"proposal-122\""))
        }
    }

    @Test(
        "An article that a private club discusses is proposed elsewhere as the source has it, and picked into a draft")
    func privateArticle() async throws {
        let site = try await Self.site()
        let closed = try await site.addClub("Closed", .closed)
        let root = try await site.store.viewer(site.administrator)
        try await site.store.setRole(.facilitator, of: site.member, in: 1, by: root, at: site.clock.now)
        _ = try await site.addDiscussion("Their own title", doi: "10.1000/fluids", in: closed, by: site.facilitator)
        try await site.test { browser in
            try await browser.signIn("mel")
            _ = try await browser.post("/inbox/items/1/proposal", Self.wish, visiting: "/inbox/items/1/proposal")
            let list = try await browser.get("/clubs/1/proposals")
            #expect(list.text.contains("Fluids in sepsis") && list.text.contains("https://doi.org/10.1000/fluids"))
            #expect(!list.text.contains("Their own title") && !list.text.contains("href=\"/articles/1"))
            let picked = try await browser.post("/proposals/1/pick")
            #expect(picked.location.hasPrefix("/articles/drafts/"))
            #expect(try await browser.get(picked.location).status == 200)
        }
    }

    @Test("A private club's inbox, rules and proposals are nobody else's, whoever knows their numbers")
    func closed() async throws {
        let site = try await TestSite()
        let club = try await site.addClub("Closed", .closed)
        let source = try await site.follow("heart", for: .club(club))
        try await site.poll(source, [TestSite.article("Secret reading", doi: "10.1000/secret")])
        let proposal = try await site.propose(1, to: club, by: site.facilitator, foundIn: .club(club))
        _ = try await site.store.addRule(
            TestSite.rule("x", .hide), to: .club(club), by: site.store.viewer(site.facilitator), at: site.clock.now)
        let reads = [
            "/clubs/\(club)/inbox", "/clubs/\(club)/inbox/rules", "/clubs/\(club)/inbox/rules/1",
            "/clubs/\(club)/inbox/items/1/tags", "/clubs/\(club)/inbox/items/1/proposal", "/clubs/\(club)/proposals",
            "/clubs/\(club)/sources/export.opml", "/proposals/\(proposal)", "/proposals/\(proposal)/refusal",
        ]
        let writes = [
            ("/clubs/\(club)/inbox/items/1/mark", [("as", "read")]), ("/clubs/\(club)/inbox/marks", [("item", "1")]),
            ("/clubs/\(club)/inbox/items/1/visibility", [("as", "hidden")]),
            ("/clubs/\(club)/inbox/items/1/tags", [("tags", "x")]),
            ("/clubs/\(club)/inbox/items/1/proposal", Self.wish),
            ("/clubs/\(club)/inbox/rules", [("kind", "keyword"), ("phrases", "x"), ("action", "hide")]),
            ("/clubs/\(club)/inbox/rules/1", [("kind", "keyword"), ("phrases", "x"), ("action", "hide")]),
            ("/clubs/\(club)/inbox/rules/1/end", []), ("/proposals/\(proposal)/support", [("as", "yes")]),
            ("/proposals/\(proposal)/pick", []), ("/proposals/\(proposal)/refusal", [("reason", "No.")]),
            ("/proposals/\(proposal)/withdrawal", []), ("/sources/\(source)/end", [("for", club.description)]),
            ("/sources/\(source)/poll", [("for", club.description)]),
            (
                "/sources/follows",
                [("offered", try TestSite.offer("lung").line), ("offer", "0"), ("for", club.description)]
            ),
        ]
        try await site.test { browser in
            for name in ["mel", "mo"] {
                let other = browser.fresh()
                try await other.signIn(name)
                for path in reads {
                    let page = try await other.get(path)
                    #expect(page.status == 404 && !page.text.contains("Secret"), "\(name) \(path)")
                }
                for (path, fields) in writes {
                    let page = try await other.post(path, fields)
                    #expect(page.status == 404 && !page.text.contains("Secret"), "\(name) \(path)")
                }
                #expect(!(try await other.get("/sources").text.contains("heart")))
                #expect(!(try await other.get("/inbox").text.contains("Closed")))
            }
            try await browser.signIn("ada")
            #expect(try await browser.get("/clubs/\(club)/inbox").text.contains("Secret reading"))
            #expect(try await browser.get("/clubs/\(club)/proposals").text.contains("Secret reading"))
        }
    }
}
