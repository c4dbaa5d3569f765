import Colloquium
import Foundation
import HTTPTypes
import Hummingbird
import Store
import Testing

@testable import Web

@Suite("Feeds")
struct FeedTests {
    private static let browser: HTTPFields = [
        .accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        .init("Sec-Fetch-Mode")!: "navigate",
    ]

    /// A discussion with a contribution and a question with an answer, in the open; the same in a club of members.
    private static func site() async throws -> TestSite {
        let site = try await TestSite()
        let open = try await site.addDiscussion("Open trial")
        _ = try await site.addContribution("A *point*.", to: open)
        _ = try await site.addAnswer(to: site.addQuestion())
        let inside = try await site.addClub("Inner club", .members)
        let hidden = try await site.addDiscussion("Inside trial", doi: "10.1000/inside", in: inside)
        _ = try await site.addContribution("An inside point.", to: hidden)
        _ = try await site.addAnswer(to: site.addQuestion(in: inside))
        return site
    }

    @Test("An article's citation ends like a sentence, since excerpts run paragraphs together")
    func citation() async throws {
        let site = try await TestSite()
        var record = ArticleRecord()
        (record.title, record.container.title) = ("A trial", "Heart")
        let proposal = Discussion.Proposal(
            club: site.club, why: Prose(source: "It may.", html: "<p>It may.</p>"), studyDesign: .other,
            schedule: try Schedule(opensAt: site.clock.now), tags: [])
        _ = try await site.store.publish(
            record, proposal, draft: nil, by: site.store.viewer(site.author), at: site.clock.now)
        try await site.test { browser in
            let feed = try await browser.get("/feed.atom")
            #expect(feed.text.contains("Heart.&lt;/p&gt;"))
        }
    }

    @Test("A search or a journal tells nothing of what is closed", arguments: ["atom", "rss", "json"])
    func closed(format: String) async throws {
        let site = try await Self.site()
        var record = ArticleRecord()
        record.title = "A secret article"
        record.container.title = "Secret Annals"
        record.identifiers = [try #require(Identifier(.doi, "10.1000/secret"))]
        _ = try await site.store.publish(
            record,
            Discussion.Proposal(
                club: 2, why: Prose(source: "W", html: "<p>W</p>"), studyDesign: .other,
                schedule: try Schedule(opensAt: site.clock.now), tags: []), draft: nil,
            by: site.store.viewer(site.facilitator), at: site.clock.now)
        try await site.test { browser in
            for word in ["inside", "secret", "10.1000/inside"] {
                let feed = try await browser.get("/search/feed.\(format)?q=\(word)")
                #expect(feed.status == 200)
                for hidden in ["nside trial", "nside point", "ecret article", "discussions/2", "questions/2"] {
                    #expect(!feed.text.contains(hidden), "\(word): \(hidden)")
                }
            }
            for headers in [HTTPFields(), Self.browser] {
                let journal = try await browser.get("/journals/secret-annals/feed.\(format)", headers: headers)
                #expect(journal.status == 404 && !journal.text.contains("Secret Annals"))
            }
        }
    }

    @Test("Who reads only the feed is warned of what was retracted")
    func warned() async throws {
        let site = try await Self.site()
        let retracted = { (name: String) in
            var record = ArticleRecord()
            record.identifiers = [try #require(Identifier(.doi, name))]
            record.relations = [
                ArticleRecord.Relation(
                    kind: .retractedBy, target: try #require(Identifier(.doi, "\(name)-notice")), asserter: "Crossref")
            ]
            record.origins[.relations] = .init(source: "Crossref", element: "relations", raw: "")
            record.origins[.identifiers] = .init(source: "Crossref", element: "identifiers", raw: "")
            return Claim.Statement(.crossref, detail: "", record)
        }
        let viewer = try await site.store.viewer(site.author)
        let trial = try await site.store.discussion(1, for: viewer).article.number
        _ = try await site.store.claim(retracted("10.1000/trial"), of: trial, at: site.clock.now)
        let evidence = try await site.addDiscussion("Its evidence", doi: "10.1000/evidence")
        let cited = try await site.store.discussion(evidence, for: viewer).article.number
        _ = try await site.store.claim(retracted("10.1000/evidence"), of: cited, at: site.clock.now)
        try await site.test { browser in
            let found = try await browser.get("/search/feed.atom?q=trial").text
            let article = try #require(
                found.split(separator: "<entry>").first { $0.contains(":articles/\(trial)</id>") })
            #expect(article.contains("This article was retracted.") && article.contains("Retracted: Open trial"))
            let answers = try await browser.get("/questions/1/feed.atom").text
            #expect(answers.contains("cited here: This article was retracted."))
        }
    }

    private static let paths = [
        "/feed", "/clubs/1/feed", "/tags/trials/feed", "/members/5/feed", "/discussions/1/feed", "/questions/1/feed",
    ]

    @Test("Every subject has its feed in every format, with what is public and nothing else", arguments: paths)
    func subjects(path: String) async throws {
        try await Self.site().test { browser in
            for (ending, type) in [
                ("atom", "application/atom+xml"), ("rss", "application/rss+xml"), ("json", "application/feed+json"),
            ] {
                let feed = try await browser.get("\(path).\(ending)")
                #expect(feed.status == 200)
                #expect(feed.headers[.contentType] == "\(type); charset=utf-8")
                #expect(feed.headers[.cacheControl] == "public, max-age=300")
                #expect(feed.text.contains("tag:test.example,2026-09-21:"))
                #expect(feed.text.contains("http://test.example\(path).\(ending)"), "It knows where it is.")
                #expect(!feed.text.lowercased().contains("inside"))
            }
        }
    }

    @Test(
        "There is no feed of what is closed, is not there or makes no sense",
        arguments: [
            "/clubs/2/feed.rss", "/discussions/2/feed.atom", "/questions/2/feed.json", "/clubs/99/feed.json",
            "/discussions/x/feed.atom", "/members/99/feed.rss", "/tags/-/feed.rss", "/journals/%22/feed.atom",
            "/journals/nowhere/feed.atom", "/search/feed.atom", "/search/feed.atom?q=%00", "/feeds/x/feed.atom",
            "/questions/999999999999999999999/feed.atom",
        ])
    func refused(path: String) async throws {
        try await Self.site().test { browser in
            #expect(try await browser.get(path).status == 404)
            try await browser.signIn("fay")
            #expect(try await browser.get(path).status == 404, "A session opens no feed.")
        }
    }

    @Test("Entries lead to this site, say what they answer and are about, and have absolute addresses")
    func entries() async throws {
        try await Self.site().test { browser in
            let feed = try await browser.get("/discussions/1/feed.atom").text
            #expect(feed.contains("href=\"http://test.example/contributions/1\""))
            #expect(feed.contains("<link rel=\"related\" href=\"https://doi.org/10.1000/trial\"/>"))
            #expect(
                feed.contains(
                    "<thr:in-reply-to ref=\"tag:test.example,2026-09-21:discussions/1\" href=\"http://test.example/discussions/1-open-trial\""
                ))
            #expect(feed.contains("href=&quot;http://test.example/discussions/1-open-trial&quot;"))
            let answers = try await browser.get("/questions/1/feed.atom").text
            #expect(answers.contains("https://doi.org/10.1000/evidence"), "An answer says what it rests on.")
        }
    }

    @Test("What was withdrawn, is held back or has not opened is in none")
    func gone() async throws {
        let site = try await Self.site()
        let coming = try await site.addDiscussion(
            "Coming trial", doi: "10.1000/coming", opensAt: site.clock.now + .days(2))
        try await site.store.withdraw(
            Number<Contribution>(rawValue: 1), by: site.store.viewer(site.author), at: site.clock.now)
        try await site.store.withdraw(
            Number<StoredAnswer>(rawValue: 1), by: site.store.viewer(site.author), at: site.clock.now)
        let held = try await site.addAnswer(to: 1, saying: "Held words.", restingOn: "10.1000/invented")
        let lease = try #require(
            try await site.store.leaseResolutions(99, at: site.clock.now).first { lease in
                lease.identifiers.contains { $0.value == "10.1000/invented" }
            })
        let unknown = lease.services.map {
            Finding($0, by: lease.identifiers[0], .unknown(reason: "There is no such DOI."))
        }
        _ = try await site.store.settle(lease, unknown, at: site.clock.now)
        try await site.test { browser in
            for path in Self.paths + ["/search/feed.json?q=trial", "/search/feed.json?q=held"] {
                let path = path.contains("?") ? path : "\(path).json"
                let feed = try await browser.get(path).text
                #expect(!feed.contains("contributions/1") && !feed.contains("answers/1"), "\(path)")
                #expect(!feed.contains("Coming"), "\(path)")
                #expect(!feed.contains("Held words") && !feed.contains("answers/\(held)"), "\(path)")
            }
            site.clock.move(.hours(49))
            #expect(try await browser.get("/feed.json").text.contains("Coming trial"))
            #expect(try await browser.get("/discussions/\(coming)/feed.json").text.contains("Coming trial"))
        }
    }

    @Test("A feed that did not change is not sent again, and one that did is")
    func conditional() async throws {
        let site = try await Self.site()
        try await site.test { browser in
            let first = try await browser.get("/discussions/1/feed.rss")
            let tag = try #require(first.headers[.eTag])
            let date = try #require(first.headers[.lastModified])
            let known: [HTTPFields] = [
                [.ifNoneMatch: tag], [.ifModifiedSince: date], [.ifNoneMatch: "W/\(tag), \"x\""],
            ]
            for headers in known {
                let again = try await browser.get("/discussions/1/feed.rss", headers: headers)
                #expect(again.status == 304 && again.body.readableBytes == 0)
                #expect(again.headers[.eTag] == tag)
            }
            #expect(
                try await browser.get(
                    "/discussions/1/feed.rss", headers: [.ifNoneMatch: "\"other\"", .ifModifiedSince: date]
                ).status == 200, "The tag counts more than the date.")
            // A reading, a signal and another discussion are no news here.
            let mel = browser.fresh()
            try await mel.signIn("mel")
            #expect(try await mel.get("/discussions/1-open-trial").status == 200)
            _ = try await site.addDiscussion("Another trial", doi: "10.1000/another")
            let viewer = try await site.store.viewer(site.member)
            try await site.store.give(.insightful, to: 1, by: viewer, at: site.clock.now)
            site.clock.move(.minutes(2))
            #expect(try await browser.get("/discussions/1/feed.rss", headers: known[0]).status == 304)
            #expect(try await browser.get("/discussions/1/feed.rss", headers: known[1]).status == 304)
            _ = try await site.addContribution("News.", to: 1)
            for headers in known {
                #expect(try await browser.get("/discussions/1/feed.rss", headers: headers).status == 200)
            }
        }
    }

    @Test("An edit moves the entry's time and keeps its id")
    func edited() async throws {
        let site = try await Self.site()
        try await site.test { browser in
            site.clock.move(.hours(2))
            try await browser.signIn("ann")
            let page = try await browser.post(
                "/contributions/1/edit", [("kind", "strength"), ("body", "Better words."), ("revision", "1")])
            #expect(page.status == 303)
            let feed = try await browser.get("/discussions/1/feed.atom").text
            let entry = try #require(
                feed.split(separator: "<entry>").first { $0.contains(":contributions/1</id>") })
            #expect(entry.contains("Better words."))
            let time = { (moment: Instant) in moment.date.formatted(.iso8601) }
            #expect(entry.contains("<published>\(time(TestSite.start))</published>"))
            #expect(entry.contains("<updated>\(time(TestSite.start + .hours(2)))</updated>"))
        }
    }

    @Test("A person who opens a feed in a browser gets a page, a feed reader that borrows its words does not")
    func people() async throws {
        try await Self.site().test { browser in
            let page = try await browser.get("/feed.atom", headers: Self.browser)
            #expect(page.status == 200 && page.headers[.contentType] == "text/html; charset=utf-8")
            #expect(page.text.contains("value=\"http://test.example/feed.json\"") && page.text.contains("Open trial"))
            #expect(page.headers[.vary]?.contains("Accept") == true)
            var reader = Self.browser
            reader[.init("Sec-Fetch-Mode")!] = nil
            #expect(try await browser.get("/feed.atom", headers: reader).text.hasPrefix("<?xml"))
            let html = try await browser.get("/").text
            for type in ["application/atom+xml", "application/rss+xml", "application/feed+json"] {
                #expect(html.contains("<link rel=\"alternate\" type=\"\(type)\""))
            }
        }
    }

    @Test("Journals and searches have feeds, too")
    func found() async throws {
        let site = try await TestSite()
        var record = ArticleRecord()
        record.title = "A trial in a journal"
        record.container.title = "Annals of Testing"
        record.identifiers = [try #require(Identifier(.doi, "10.1000/annals"))]
        _ = try await site.store.publish(
            record,
            Discussion.Proposal(
                club: 1, why: Prose(source: "W", html: "<p>W</p>"), studyDesign: .other,
                schedule: try Schedule(opensAt: site.clock.now), tags: []), draft: nil,
            by: site.store.viewer(site.author), at: site.clock.now)
        try await site.test { browser in
            for path in ["/journals/annals-of-testing/feed.atom", "/search/feed.rss?q=trial"] {
                let feed = try await browser.get(path)
                #expect(feed.text.contains("A trial in a journal"), "\(path)")
            }
            let part = try await browser.get("/journals/annals-of/feed.atom")
            #expect(part.status == 404, "A part of a title is another journal.")
            let empty = try await browser.get("/search/feed.rss?q=nothing")
            #expect(empty.text.contains("<lastBuildDate>"))
            let long = try await browser.get("/search/feed.rss?q=" + String(repeating: "%22(", count: 2_000))
            #expect(long.status < 500)
        }
    }
}
