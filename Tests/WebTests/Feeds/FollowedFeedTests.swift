import Colloquium
import Formats
import HTTPTypes
import Store
import Testing

@testable import Web

@Suite("The list of all one follows")
struct FollowedFeedTests {
    /// A site whose facilitator follows one thing of every kind, and a club and a discussion that are not public.
    private static func site() async throws -> TestSite {
        let site = try await TestSite()
        let now = site.clock.now
        var record = ArticleRecord()
        record.title = "A trial of <tea>"
        record.container.title = "Annals of Testing"
        record.identifiers = [try #require(Identifier(.doi, "10.1000/annals"))]
        let proposal = Discussion.Proposal(
            club: 1, why: Prose(source: "W", html: "<p>W</p>"), studyDesign: .other,
            schedule: try Schedule(opensAt: now), tags: [])
        let open = try await site.store.publish(
            record, proposal, draft: nil, by: site.store.viewer(site.author), at: now)
        let question = try await site.addQuestion()
        let inside = try await site.addClub("Inner club", .closed)
        let hidden = try await site.addDiscussion("Inside trial", in: inside, by: site.facilitator)
        var searched = SavedSearch.Entry()
        (searched.name, searched.query) = ("Tea trials", "tea")
        try await site.store.save(SavedSearch.Draft(searched), by: site.facilitator, at: now)
        let search = try #require(try await site.store.savedSearches(of: site.facilitator).first)
        let insider = try await site.store.viewer(site.facilitator)
        for scope: Subscription.Scope in [
            .site, .tag(try #require(Tag(rawValue: "asthma"))), .journal("Annals of Testing"),
            .journal("Journal of Nothing"), .term("Sepsis"), .member(site.author), .search(search.number),
            .discussion(open), .discussion(hidden), .question(question),
        ] {
            try await site.store.follow(scope, .weekly, by: insider, at: now)
        }
        return site
    }

    @Test("names every public feed of the site that tells of it, by kind, and no secret")
    func kinds() async throws {
        try await Self.site().test { browser in
            try await browser.signIn("fay")
            let list = try await browser.get("/settings/feeds/export.opml")
            #expect(list.headers[.contentType] == "text/x-opml; charset=utf-8")
            let read = try RecordReader.read(Array(list.text.utf8))
            let found = read.subscriptions.map { feed in
                "\(feed.folders.joined(separator: "/")): \(feed.title) \(feed.feed.dropFirst("http://test.example".count))"
            }
            #expect(
                found == [
                    "Test Society/Everything: Test Society /feed.atom",
                    "Test Society/Clubs: First Club /clubs/1/feed.atom",
                    "Test Society/Tags: #asthma /tags/asthma/feed.atom",
                    "Test Society/Journals: Annals of Testing /journals/annals-of-testing/feed.atom",
                    "Test Society/Members: Ann /members/5/feed.atom",
                    "Test Society/Searches: Tea trials /search/feed.atom?q=tea",
                    "Test Society/Discussions: A trial of <tea> /discussions/1/feed.atom",
                    "Test Society/Questions: Does it work? /questions/1/feed.atom",
                ])
            for feed in read.subscriptions {
                let path = String(feed.feed.dropFirst("http://test.example".count))
                #expect(try await browser.fresh().get(path).status == 200, "\(path)")
            }
            #expect(!list.text.contains("/feeds/"))
        }
    }

    @Test("names the page of what not everybody may read, and nothing of what the member may not")
    func closed() async throws {
        let site = try await Self.site()
        try await site.test { browser in
            try await browser.signIn("fay")
            let list = try await browser.get("/settings/feeds/export.opml").text
            #expect(list.contains("url=\"http://test.example/clubs/2\"") && list.contains("Inside trial"))
            #expect(list.contains("url=\"http://test.example/discussions/2\"") && !list.contains("discussions/2/feed"))
            let root = try await site.store.viewer(site.administrator)
            try await site.store.join(2, by: root, at: site.clock.now)
            try await site.store.setRole(.facilitator, of: site.administrator, in: 2, by: root, at: site.clock.now)
            try await site.store.leave(2, by: site.store.viewer(site.facilitator))
            let rest = try await browser.get("/settings/feeds/export.opml").text
            #expect(!rest.contains("Inside trial") && !rest.contains("clubs/2"))
        }
    }
}
