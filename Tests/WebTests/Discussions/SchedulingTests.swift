import Colloquium
import Foundation
import Store
import Testing

@testable import Web

@Suite("Choosing when a discussion opens")
struct SchedulingTests {
    private static let club = [("name", "First Club"), ("focus", "Focus"), ("visibility", "public")]

    @Test("A facilitator names the club's time zone; what is none is refused and shown again")
    func zone() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("fay")
            for wrong in ["", "Mars/Olympus", "<b>"] {
                let refused = try await browser.post(
                    "/clubs/1/edit", Self.club + [("time-zone", wrong)], visiting: "/clubs/1/edit")
                #expect(refused.status == 422)
                #expect(refused.text.contains("id=\"time-zone-error\""))
            }
            let saved = try await browser.post("/clubs/1/edit", Self.club + [("time-zone", "Asia/Kathmandu")])
            #expect(saved.status == 303)
            let form = try await browser.get("/clubs/1/edit")
            #expect(form.fields.contains { $0 == ("time-zone", "Asia/Kathmandu") }, "\(form.fields)")
            #expect(try await site.store.club(1, for: .visitor).timeZone == "Asia/Kathmandu")
        }
    }

    @Test("Hours are the club's, by name, for who chose no zone, and a member's own for who did; all places agree")
    func hours() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion("Trial")
        try await site.addPrompt(to: discussion, on: 2)
        let mel = try await site.store.member(site.member)
        try await site.store.saveProfile(
            mel.profile, timeZone: "America/New_York", of: site.member, at: site.clock.now)
        try await site.test { browser in
            let (own, fay) = (browser.fresh(), browser.fresh())
            try await own.signIn("mel")
            try await fay.signIn("fay")
            let path = "/discussions/1-trial"
            #expect(try await browser.get(path).text.contains("closes Monday 28 September 2026, 13:13 UTC"))
            let zone = Self.club + [("time-zone", "Asia/Kathmandu")]
            #expect(try await fay.post("/clubs/1/edit", zone, visiting: "/clubs/1/edit").status == 303)
            for reader in [browser, fay] {
                let page = try await reader.get(path).text
                #expect(page.contains("closes Monday 28 September 2026, 18:58 (Asia/Kathmandu)"))
                #expect(page.contains("21 Sep 2026, 18:58 to 28 Sep 2026, 18:58 (Asia/Kathmandu)"))
                #expect(page.contains("<dd>Asia/Kathmandu, the club’s time zone</dd>"))
            }
            let opening = "Day 2, Tuesday 22 September 2026, 18:58 (Asia/Kathmandu)"
            for place in [path, "/discussions/1/prompts", "/prompts/1/edit"] {
                #expect(try await fay.get(place).text.contains(opening), "\(place)")
            }
            for place in ["/", "/discussions", "/clubs/1-first-club"] {
                let list = try await browser.get(place).text
                #expect(list.contains("closes Monday 28 September 2026, 18:58 (Asia/Kathmandu)"), "\(place)")
                #expect(try await own.get(place).text.contains("closes Monday 28 September 2026, 09:13<"), "\(place)")
            }
            let page = try await own.get(path).text
            #expect(page.contains("closes Monday 28 September 2026, 09:13 (America/New_York)"))
            #expect(page.contains("<dd>America/New_York, your time zone</dd>"))
            let calendar = try await browser.get("/discussions/1/calendar.ics").text
            #expect(calendar.contains("DTSTART:20260921T131320Z") && calendar.contains("DTEND:20260928T131320Z"))
        }
    }

    @Test("A discussion opens at the hour of the club's clocks")
    func opening() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion("Trial")
        let other = try await site.addClub("Other", .everyone)
        let facilitator = Viewer(member: site.facilitator, role: .member, clubs: [other: .facilitator])
        var entry = Club.Entry()
        (entry.name, entry.focus, entry.visibility) = ("Other", "Focus", "public")
        entry.timeZone = "Asia/Kathmandu"
        try await site.store.saveClub(Club.Charter(entry) { $0 }, other, by: facilitator, at: site.clock.now)
        let soon = WallTimes.day(after: 10, site.clock.now)
        try await site.test { browser in
            try await browser.signIn("mel")
            let path = "/articles/1/discussions"
            let form = try await browser.get(path)
            #expect(form.text.contains("time zone, Asia/Kathmandu."), "The first club discusses it already.")
            func bring(_ day: String, _ hour: String) async throws -> Browser.Page {
                try await browser.post(
                    path,
                    [
                        ("club", other.description), ("why", "Why."), ("study-design", "survey"), ("window", "7"),
                        ("opens-on", day), ("opens-at", hour),
                    ])
            }
            for (day, hour, field) in [
                ("2001-01-01", "18:00", "opens-on"), ("9999-01-01", "18:00", "opens-on"), (soon, "", "opens-at"),
                ("", "18:00", "opens-on"), (soon, "25:00", "opens-at"),
            ] {
                let refused = try await bring(day, hour)
                #expect(refused.status == 422, "\(day) \(hour)")
                #expect(refused.text.contains("id=\"\(field)-error\""), "\(day) \(hour)")
                #expect(refused.fields.contains { $0 == ("opens-on", day) })
            }
            let both = try await browser.post(
                path,
                [
                    ("club", other.description), ("why", "Why."), ("study-design", "survey"), ("window", "40"),
                    ("opens-on", "2001-01-01"), ("opens-at", "18:00"),
                ])
            #expect(both.text.contains("id=\"window-error\"") && both.text.contains("id=\"opens-on-error\""))
            #expect(try await bring(soon, "18:00").status == 303)
            let rows = try await site.store.discussions(.club(other), for: .visitor, Slice(size: 5), at: site.clock.now)
            let opening = try #require(WallTime(day: soon, hour: "12:15")).instant(in: "UTC")
            #expect(rows.rows.map(\.opensAt) == [opening])
            #expect(rows.rows.map(\.closesAt) == [opening + .days(7)])
        }
    }
}

private enum WallTimes {
    /// "2026-11-30", in UTC.
    static func day(after days: Int, _ now: Instant) -> String {
        (now + .days(days)).date.formatted(.iso8601.year().month().day())
    }
}
