import Colloquium
import Foundation
import Store
import Testing

@testable import Web

@Suite("Changing the dates and calling off")
struct DatesTests {
    private static let form = "/discussions/1/dates"
    private static let callingOff = "/discussions/1/calling-off"

    private static func day(_ moment: Instant) -> String { WallTime(moment, in: "UTC").day }

    private func fields(_ page: Browser.Page, _ changes: [String: String]) -> [(String, String)] {
        page.fields.filter { !["csrf"].contains($0.0) }.map { ($0.0, changes[$0.0] ?? $0.1) }
    }

    private func event(_ browser: Browser) async throws -> [String: String] {
        let text = try await browser.get("/discussions/1/calendar.ics").text
        let lines = text.split(separator: "\r\n").map { $0.split(separator: ":", maxSplits: 1) }
        return Dictionary(lines.map { (String($0[0]), String($0.last ?? "")) }) { first, _ in first }
    }

    @Test("All dates move until it opens; a repeat changes nothing; what is wrong comes back as it was typed")
    func announced() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion("Trial", opensAt: site.clock.now + .days(10))
        let (soon, late) = (Self.day(site.clock.now + .days(20)), Self.day(site.clock.now - .days(2)))
        try await site.test { browser in
            try await browser.signIn("fay")
            #expect(try await browser.get("/discussions/1-trial").text.contains("href=\"\(Self.form)\""))
            let page = try await browser.get(Self.form)
            let before = try await event(browser)
            for (field, wrong) in [("opens-on", late), ("window", "99"), ("opens-at", "<b>"), ("window", "")] {
                let refused = try await browser.post(Self.form, fields(page, [field: wrong]))
                #expect(refused.status == 422 && refused.text.contains("id=\"\(field)-error\""), "\(field)")
                #expect(refused.fields.contains { $0 == (field, wrong) }, "\(field)")
            }
            let moved = fields(page, ["opens-on": soon, "opens-at": "09:30", "window": "14"])
            for _ in 0..<2 {
                #expect(try await browser.post(Self.form, moved).location == "/discussions/1?sent=dates-1")
            }
            let told = try await browser.get("/discussions/1-trial?sent=dates-1").text
            #expect(told.contains("<p>The dates are saved: it opens "))
            let schedule = try await site.store.discussion(1, for: .visitor).discussion.schedule
            let opening = try #require(WallTime(day: soon, hour: "09:30")).instant(in: "UTC")
            #expect(schedule.opensAt == opening && schedule.closesAt == opening + .days(14))
            #expect(schedule.readingFrom == opening - .days(3))
            let after = try await event(browser)
            #expect(Int(after["SEQUENCE"] ?? "") == Int(before["SEQUENCE"] ?? "").map { $0 + 1 })
            #expect(after["DTSTART"]?.hasSuffix("T093000Z") == true && after["UID"] == before["UID"])
            let stale = try await browser.post(Self.form, fields(page, ["window": "3"]))
            #expect(stale.status == 409 && stale.text.contains("Meanwhile Fay changed its dates."))
            #expect(stale.fields.contains { $0 == ("window", "3") } && stale.fields.contains { $0 == ("course", "1") })
        }
    }

    @Test("Only the end moves while it is open; a form from before comes back with what was typed; nothing once over")
    func open() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion("Trial", opensAt: site.clock.now + .hours(5))
        try await site.test { browser in
            try await browser.signIn("fay")
            let early = try await browser.get(Self.form)
            site.clock.move(.hours(6))
            let typed = fields(early, ["window": "9", "opens-on": Self.day(site.clock.now + .days(3))])
            let overtaken = try await browser.post(Self.form, typed)
            #expect(overtaken.status == 409 && overtaken.text.contains("the discussion went on. It is open now."))
            #expect(overtaken.text.contains("Days it stays open: 9"))
            let page = try await browser.get(Self.form)
            #expect(!page.text.contains("name=\"opens-on\"") && !page.text.contains(Self.callingOff))
            let end = Self.day(site.clock.now + .days(20))
            #expect(try await browser.post(Self.form, fields(page, ["closes-on": end])).status == 303)
            #expect(
                try await site.store.discussion(1, for: .visitor).discussion.schedule.closesAt > site.clock.now
                    + .days(18))
            let past = try await browser.post(
                Self.form, fields(try await browser.get(Self.form), ["closes-on": Self.day(site.clock.now)]))
            #expect(past.status == 422 && past.text.contains("id=\"closes-on-error\""))
            site.clock.move(.days(28))
            try await browser.signIn("fay")
            #expect(try await browser.post(Self.form, fields(page, [:])).status == 409)
            #expect(try await browser.get(Self.form).text.contains("The discussion is over"))
        }
    }

    @Test("One that was reopened after its four weeks can be given a later end, and says until when")
    func reopened() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion("Trial", opensAt: site.clock.now - .days(11))
        try await site.test { browser in
            try await browser.signIn("fay")
            _ = try await browser.post(
                "/discussions/1/course", [("move", "reopen"), ("stage", "synthesis"), ("course", "0")],
                visiting: "/discussions/1-trial")
            site.clock.move(.days(1))
            try await browser.signIn("fay")
            let page = try await browser.get(Self.form)
            #expect(page.text.contains("It was reopened, and may be open until"))
            let late = try await browser.post(
                Self.form, fields(page, ["closes-on": Self.day(site.clock.now + .days(29))]))
            #expect(late.status == 422 && late.text.contains("it was reopened on"))
            let end = site.clock.now + .days(26)
            #expect(try await browser.post(Self.form, fields(page, ["closes-on": Self.day(end)])).status == 303)
            #expect(try await site.store.discussion(1, for: .visitor).discussion.schedule.closesAt > end - .days(1))
        }
    }

    @Test("Calling off tells comers and invited authors once, cancels the calendar entry, and ends the discussion")
    func callingOff() async throws {
        let site = try await TestSite()
        try await site.takeLateContributions()
        let discussion = try await site.addDiscussion("Trial", opensAt: site.clock.now + .days(10))
        try await site.store.come(to: discussion, by: site.store.viewer(site.member), at: site.clock.now)
        let token = try await site.invite(to: discussion)
        let now = site.clock.now
        #expect(try await site.store.leaseMail(at: now)?.kind == "author invitation")
        try await site.invite(TestSite.authors[1], at: "ike@elsewhere.example", to: discussion)
        try await site.test { browser in
            try await browser.signIn("fay")
            let before = try await event(browser)
            let question = try await browser.get(Self.callingOff)
            #expect(question.text.contains("2 people, who said that they will come"))
            for _ in 0..<2 { #expect(try await browser.post(Self.callingOff).status == 303) }
            let page = try await browser.get("/discussions/1-trial").text
            #expect(page.contains("Called off</p>") && page.contains("It does not take place."))
            #expect(!page.contains("name=\"move\"") && !page.contains("id=\"contribute\""))
            #expect(!page.contains("/clubs/1/polls/new") && !page.contains("Time to contribute"))
            #expect(!page.contains("/settings/cpd"))
            let authors = try await browser.get("/discussions/1/authors").text
            #expect(authors.contains("The discussion was called off") && !authors.contains("Reopen it"))
            let poll = try await browser.post(
                "/clubs/1/polls", PollPageTests.asked + [("discussion", "1")], visiting: "/clubs/1/polls/new")
            #expect(poll.status == 422 && poll.text.contains("This discussion was called off"))
            let asked = try await browser.post(
                "/questions", [("title", "Why?"), ("nature", "clinical"), ("discussion", "1")])
            #expect(asked.status == 409 && !page.contains("/questions/new?discussion=1"))
            let after = try await event(browser)
            #expect(after["STATUS"] == "CANCELLED" && after["DTSTART"] == before["DTSTART"])
            #expect(Int(after["SEQUENCE"] ?? "") == Int(before["SEQUENCE"] ?? "").map { $0 + 1 })
            #expect(try await browser.get("/clubs/1/calendar.ics").text.contains("STATUS:CANCELLED"))
            #expect(try await browser.get("/discussions").text.contains("called off"))
            let schedule = try await browser.get("/clubs/1/schedule").text
            #expect(schedule.contains("id=\"called-off\"") && schedule.contains("Nothing is planned."))
            let late = [("kind", "comment"), ("body", "Words"), ("late", "yes")]
            let refused = try await browser.post("/discussions/1/contributions", late)
            #expect(refused.status == 409 && refused.text.contains("was called off"))
            #expect(try await browser.get("/authorship/\(token.text)").status == 410)
            var letters: [String] = []
            while let mail = try await site.store.leaseMail(at: now) {
                letters.append("\(mail.kind) \(mail.recipient)")
                #expect(String(decoding: mail.message, as: UTF8.self).contains("Called off: Trial"))
            }
            #expect(
                letters.sorted() == ["calling off mel@test.example", "calling off vera@elsewhere.example"],
                "Whose invitation had not left hears nothing.")
            site.clock.move(.hours(2))
            _ = try await site.addDiscussion("Trial", opensAt: now + .days(30))
        }
    }

    @Test("What has opened is not called off")
    func tooLate() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion("Trial")
        try await site.test { browser in
            try await browser.signIn("fay")
            #expect(try await browser.post(Self.callingOff, visiting: "/discussions/1-trial").status == 409)
            #expect(try await site.store.discussion(1, for: .visitor).discussion.callingOff == nil)
        }
    }
}
