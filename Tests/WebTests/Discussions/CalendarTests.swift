import Colloquium
import HTTPTypes
import Store
import Testing

@testable import Web

@Suite("Discussions in one's own calendar")
struct CalendarTests {
    @Test("A discussion is added as a file, its event the same in the club's calendar")
    func add() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion("Trial, one; two")
        try await site.test { browser in
            let one = try await browser.get("/discussions/\(discussion)/calendar.ics")
            #expect(one.headers[.contentType] == "text/calendar; charset=utf-8")
            #expect(one.headers[.contentDisposition] == "attachment; filename=\"discussion-\(discussion).ics\"")
            #expect(one.headers[.cacheControl] == "private, no-store")
            #expect(one.text.contains("UID:discussion-\(discussion)@test.example\r\n"))
            #expect(one.text.contains("SUMMARY:First Club: Trial\\, one\\; two\r\n"))
            #expect(try await browser.get("/clubs/1/calendar.ics").text == one.text)
        }
    }

    @Test("Why it may change practice stands in the event as words, without the marks of Markdown")
    func words() async throws {
        let site = try await TestSite()
        var record = ArticleRecord()
        record.title = "Fluids"
        let why = Prose(source: "We give **30 mL/kg**\n\n> to _everybody_.", html: "<p>We give</p>")
        let proposal = Discussion.Proposal(
            club: 1, why: why, studyDesign: .other, schedule: try Schedule(opensAt: site.clock.now), tags: [])
        let discussion = try await site.store.publish(
            record, proposal, draft: nil, by: site.store.viewer(site.author), at: site.clock.now)
        try await site.test { browser in
            for path in ["/discussions/\(discussion)/calendar.ics", "/clubs/1/calendar.ics"] {
                let text = try await browser.get(path).text.replacing("\r\n ", with: "")
                #expect(text.contains("DESCRIPTION:We give 30 mL/kg\\n\\nto everybody.\\n\\nhttp://"), "\(path)")
            }
        }
    }

    @Test("A change of the schedule moves the event, which keeps its UID and counts its SEQUENCE up")
    func change() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion("Trial")
        try await site.test { browser in
            func event() async throws -> [String: String] {
                let text = try await browser.get("/discussions/\(discussion)/calendar.ics").text
                let lines = text.split(separator: "\r\n").map { $0.split(separator: ":", maxSplits: 1) }
                return Dictionary(lines.map { (String($0[0]), String($0.last ?? "")) }) { first, _ in first }
            }
            let before = try await event()
            site.clock.move(.hours(1))
            _ = try await site.addContribution(to: discussion)
            #expect(try await event()["SEQUENCE"] == before["SEQUENCE"], "What members write moves nothing.")
            let mark = try await site.store.discussion(discussion, for: .visitor).discussion.mark(at: site.clock.now)
            for _ in 0..<2 {
                try await site.store.move(
                    discussion, .close, from: mark, by: site.store.viewer(site.facilitator), at: site.clock.now)
                site.clock.move(.seconds(1))
            }
            let after = try await event()
            #expect(before["UID"] == after["UID"])
            #expect(before["DTEND"] != after["DTEND"])
            let sequences = [before, after].compactMap { $0["SEQUENCE"].flatMap { Int($0) } }
            #expect(sequences.count == 2 && sequences[0] + 1 == sequences[1])
        }
    }

    @Test("The page offers it until the discussion has closed")
    func offered() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion("Trial")
        let link = "href=\"/discussions/\(discussion)/calendar.ics\""
        try await site.test { browser in
            let open = try await browser.get("/discussions/\(discussion)-trial")
            #expect(open.text.contains(link))
            site.clock.move(.days(28))
            let closed = try await browser.get("/discussions/\(discussion)-trial")
            #expect(!closed.text.contains(link))
            let club = try await browser.get("/clubs/1-first-club")
            #expect(club.text.contains("href=\"/clubs/1/schedule#calendar\""))
            #expect(open.text.contains("href=\"/clubs/1/schedule#calendar\""))
        }
    }

    @Test("A club’s is subscribed to where everybody reads it, and by a member’s own address where not")
    func subscribed() async throws {
        let site = try await TestSite()
        let inside = try await site.addClub("Members only", .members)
        try await site.test { browser in
            let page = try await browser.get("/clubs/1/schedule").text
            #expect(page.contains("href=\"webcal://test.example/clubs/1/calendar.ics\""))
            #expect(page.contains("readonly value=\"http://test.example/clubs/1/calendar.ics\""))
            #expect(!page.contains("/settings/subscriptions#feeds"))
            try await browser.signIn("mel")
            let closed = try await browser.get("/clubs/\(inside)/schedule").text
            #expect(!closed.contains("webcal:") && closed.contains("href=\"/settings/subscriptions#feeds\""))
            #expect(
                try await browser.get("/clubs/\(inside)-members-only").text.contains(
                    "href=\"/clubs/\(inside)/schedule#calendar\""))
            let own = try await browser.get("/settings/subscriptions").text
            let link = try #require(own.firstMatch(of: /webcal:\/\/test.example(\/clubs\/2\/calendar.ics\?key=[^"]+)"/))
            #expect(try await browser.fresh().get(String(link.output.1)).status == 200)
        }
    }

    @Test("An author who is a guest adds their discussion of any club, and finds no link for members")
    func guest() async throws {
        for visibility in [Club.Visibility.members, .closed] {
            let site = try await TestSite()
            let discussion = try await site.addAuthoredDiscussion(in: try await site.addClub("Inside", visibility))
            try await site.test { browser in
                try await site.come(browser, to: discussion)
                let page = try await browser.get("/discussions/1-fluids").text
                #expect(page.contains("href=\"/discussions/1/calendar.ics\"") && !page.contains("/following/"))
                #expect(!page.contains("/schedule#calendar"))
                let file = try await browser.get("/discussions/1/calendar.ics")
                #expect(file.status == 200 && file.text.contains("SUMMARY:Inside: Fluids"))
                #expect(try await browser.fresh().get("/discussions/1/calendar.ics").status == 404)
                try await site.takeBack(from: discussion)
                #expect(try await browser.get("/discussions/1/calendar.ics").status == 404)
            }
        }
    }

    @Test("What is not public is read with a member's key, until the member renews it, and never by session")
    func keys() async throws {
        let site = try await TestSite()
        let inside = try await site.addClub("Members only", .members)
        let discussion = try await site.addDiscussion("Inside trial", doi: "10.1000/inside", in: inside)
        try await site.test { browser in
            try await browser.signIn("mel")
            let open = "/clubs/\(inside)/calendar.ics"
            #expect(try await browser.get(open).status == 404)
            #expect(try await browser.get("/discussions/\(discussion)/calendar.ics").status == 200)
            #expect(try await browser.fresh().get("/discussions/\(discussion)/calendar.ics").status == 404)
            let key = try await site.store.feedKey(of: site.member)
            let closed = try await browser.fresh().get("\(open)?key=\(key)")
            #expect(closed.text.contains("Inside trial"))
            #expect(closed.headers[.cacheControl] == "private, max-age=300")
            #expect(try await browser.post("/settings/subscriptions/feeds", [("sure", "yes")]).status == 303)
            #expect(try await browser.fresh().get("\(open)?key=\(key)").status == 404)
            #expect(try await browser.fresh().get("\(open)?key=nonsense").status == 404)
        }
    }
}
