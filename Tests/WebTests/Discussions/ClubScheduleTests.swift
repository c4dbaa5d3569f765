import Colloquium
import Foundation
import Store
import Testing

@testable import Web

@Suite("The schedule of a club")
struct ClubScheduleTests {
    @Test("shows what is open, coming and over in the club's time zone, on the days of a month")
    func lists() async throws {
        let site = try await TestSite()
        let now = site.clock.now
        _ = try await site.addDiscussion("Running trial")
        _ = try await site.addDiscussion("Future trial", doi: "10.1000/future", opensAt: now + .days(10))
        _ = try await site.addDiscussion("Past trial", doi: "10.1000/past", opensAt: now - .days(20))
        try await site.test { browser in
            let page = try await browser.get("/clubs/1/schedule").text
            let parts = ["id=\"open\"", "Running trial", "id=\"coming\"", "Future trial", "id=\"over\"", "Past trial"]
            let lists = try #require(page.range(of: parts[0])).lowerBound
            let places = parts.compactMap { page[lists...].range(of: $0)?.lowerBound }
            #expect(places.count == parts.count && places == places.sorted())
            #expect(page.contains("All times are those of UTC"))
            #expect(page.contains("<time datetime=\""))
            #expect(page.contains("/clubs/1/calendar.ics\""))
            let month = CalendarMonth(of: now + .days(10), in: "UTC")
            let later = try await browser.get("/clubs/1/schedule?month=\(month.text)")
            #expect(later.text.contains(": Future trial</span>"))
            for wrong in ["2026-13", "9999-01", "%3Cscript%3E"] {
                #expect(try await browser.get("/clubs/1/schedule?month=\(wrong)").text == page)
            }
            #expect(try await browser.get("/clubs/1-first-club").text.contains("href=\"/clubs/1/schedule\""))
        }
    }

    @Test("says of what is past that it opened and closed, and of what was called off that it was to")
    func words() async throws {
        let site = try await TestSite()
        let now = site.clock.now
        _ = try await site.addDiscussion("Running trial")
        _ = try await site.addDiscussion("Future trial", doi: "10.1000/future", opensAt: now + .days(10))
        _ = try await site.addDiscussion("Past trial", doi: "10.1000/past", opensAt: now - .days(20))
        let off = try await site.addDiscussion("Off trial", doi: "10.1000/off", opensAt: now + .days(11))
        try await site.test { browser in
            try await browser.signIn("fay")
            let form = "/discussions/\(off)/calling-off"
            #expect(try await browser.post(form, visiting: form).status == 303)
            let sections = try await browser.get("/clubs/1/schedule").text.components(separatedBy: "<section")
            for (group, opening, closing) in [
                ("open", "opened", "closes"), ("coming", "opens", "closes"), ("over", "opened", "closed"),
                ("called-off", "was to open", "was to close"),
            ] {
                let list = try #require(sections.first { $0.contains("id=\"\(group)\"") })
                #expect(list.contains("<li>\(opening) <time") && list.contains("<li>\(closing) <time"), "\(group)")
            }
        }
    }

    @Test("of a private club is seen by its members alone")
    func closed() async throws {
        let site = try await TestSite()
        let club = try await site.addClub("Secret", .closed)
        try await site.test { browser in
            let path = "/clubs/\(club)/schedule"
            #expect(try await browser.get(path).status == 404)
            try await browser.signIn("mel")
            #expect(try await browser.get(path).status == 404)
            let fay = browser.fresh()
            try await fay.signIn("fay")
            #expect(try await fay.get(path).status == 200)
            #expect(try await browser.fresh().get("/clubs/99/schedule").status == 404)
        }
    }
}
