import Colloquium
import Foundation
import HTTPTypes
import Store
import Testing

@testable import Web

@Suite("The log of continuing professional development")
struct CPDLogTests {
    private static func fields(_ changed: [String: String] = [:]) -> [(String, String)] {
        let usual = [
            "activity": "Read a trial", "day": "2026-09-01", "minutes": "45", "learned": "Fluids can wait.",
            "change": "I ask first.", "submission": "one", "discussion": "",
        ]
        return usual.merging(changed) { $1 }.map { ($0.key, $0.value) }
    }

    @Test("An entry begun from a discussion is added, corrected and removed, and is its member's alone")
    func life() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion("Trial")
        try await site.test { browser in
            #expect(try await !browser.get("/discussions/\(discussion)-trial").text.contains("Log this for CPD"))
            try await browser.signIn("mel")
            let page = try await browser.get("/discussions/\(discussion)-trial").text
            #expect(page.contains("href=\"/settings/cpd?discussion=\(discussion)#activity\""))
            let begun = try await browser.get("/settings/cpd?discussion=\(discussion)")
            #expect(begun.text.contains("value=\"Journal club (First Club): Trial\""))
            #expect(begun.hidden("discussion") == discussion.description && !begun.hidden("submission").isEmpty)
            for _ in 1...2 {
                let added = try await browser.post(
                    "/settings/cpd", Self.fields(["discussion": discussion.description]))
                #expect(added.status == 303)
            }
            let log = try await site.store.cpdLog(of: site.member)
            #expect(log.count == 1 && log[0].said.minutes == 45 && log[0].said.discussion == discussion)
            let shown = try await browser.get("/settings/cpd").text
            #expect(shown.contains("1 September 2026 · 45 min") && !shown.contains(">2026-09-01 "))
            #expect(shown.contains("<p class=\"as-typed\"><span class=\"run-in\">Learned</span> Fluids can wait."))
            let path = "/settings/cpd/\(log[0].number)"
            #expect(try await browser.get(path).text.contains("Fluids can wait."))
            #expect(try await browser.post(path, Self.fields(["minutes": "50"])).status == 303)
            #expect(try await site.store.cpdLog(of: site.member).map(\.said.minutes) == [50])

            let other = browser.fresh()
            try await other.signIn("ann")
            #expect(try await other.get(path).status == 404)
            #expect(try await other.post(path, Self.fields(["minutes": "1"])).status == 404)
            #expect(try await other.post("\(path)/removal").status == 303)
            #expect(try await !other.get("/settings/cpd.csv").text.contains("Fluids"))
            #expect(try await site.store.cpdLog(of: site.member).map(\.said.minutes) == [50])

            #expect(try await browser.post("\(path)/removal", visiting: "/settings/cpd").status == 303)
            #expect(try await site.store.cpdLog(of: site.member).isEmpty)
        }
    }

    @Test("A long log has pages of fifty, the newest day first, with the minutes of all; its file is whole")
    func pages() async throws {
        let site = try await TestSite()
        let viewer = try await site.store.viewer(site.member)
        for number in 1...101 {
            var entry = CPDEntry.Entry()
            entry.activity = "Trial \(number)."
            entry.day = (Instant(rawValue: 0) + .days(number)).date.formatted(.iso8601.year().month().day())
            entry.minutes = "2"
            entry.learned = "Something."
            try await site.store.log(
                CPDEntry.Said(entry, today: "2026-11-01"), submission: "\(number)", by: site.member, for: viewer,
                at: site.clock.now)
        }
        try await site.test { browser in
            try await browser.signIn("mel")
            for (page, shown, hidden) in [
                ("", ["101", "52"], ["51"]), ("?page=2", ["51", "2"], ["52", "1"]), ("?page=3", ["1"], ["2"]),
            ] {
                let text = try await browser.get("/settings/cpd\(page)").text
                #expect(shown.allSatisfy { text.contains(">Trial \($0).</h3>") }, "\(page)")
                #expect(hidden.allSatisfy { !text.contains(">Trial \($0).</h3>") }, "\(page)")
                #expect(text.contains("3 h 22 min in all"))
                #expect(text.contains("href=\"/settings/cpd?page=2\"") == (page != "?page=2"), "\(page)")
            }
            #expect(try await browser.get("/settings/cpd.csv").text.split(separator: "\r\n").count == 102)
        }
    }

    @Test("Other words in a form that was sent before are an entry of their own")
    func wentBack() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            _ = try await browser.get("/settings/cpd")
            for minutes in ["30", "30", "40"] {
                #expect(try await browser.post("/settings/cpd", Self.fields(["minutes": minutes])).status == 303)
            }
            #expect(try await site.store.cpdLog(of: site.member).map(\.said.minutes).sorted() == [30, 40])
        }
    }

    @Test(
        "What is wrong is said beside the field, and what was typed comes back",
        arguments: [
            ("activity", " "), ("day", "2026-02-30"), ("day", "yesterday"), ("day", "2027-01-01"), ("day", "2026-09"),
            ("minutes", "0"), ("minutes", "1441"), ("minutes", "an hour"), ("minutes", "-5"), ("learned", ""),
            ("learned", String(repeating: "a", count: 5_001)), ("change", String(repeating: "a", count: 5_001)),
        ])
    func refused(_ field: String, _ value: String) async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            let page = try await browser.post("/settings/cpd", Self.fields([field: value]), visiting: "/settings/cpd")
            #expect(page.status == 422)
            #expect(page.text.contains("id=\"\(field)-error\""))
            #expect(page.text.contains(field == "learned" ? "I ask first." : "Fluids can wait."))
            #expect(try await site.store.cpdLog(of: site.member).isEmpty)
        }
    }

    @Test("A discussion that the member may not read begins no entry")
    func closed() async throws {
        let site = try await TestSite()
        let club = try await site.addClub("Hidden", .closed)
        let hidden = try await site.addDiscussion("Secret", doi: "10.1000/s", in: club, by: site.facilitator)
        try await site.test { browser in
            try await browser.signIn("mel")
            #expect(try await browser.get("/settings/cpd?discussion=\(hidden)").status == 404)
            let posted = try await browser.post(
                "/settings/cpd", Self.fields(["discussion": hidden.description]), visiting: "/settings/cpd")
            #expect(posted.status == 404)
            #expect(try await site.store.cpdLog(of: site.member).isEmpty)
        }
    }

    @Test("The file is a table in which nothing is a formula")
    func file() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            _ = try await browser.post(
                "/settings/cpd", Self.fields(["activity": "=HYPERLINK(\"x\")", "learned": "One,\ntwo"]),
                visiting: "/settings/cpd")
            let file = try await browser.get("/settings/cpd.csv")
            #expect(file.headers[.contentType] == "text/csv; charset=utf-8")
            #expect(file.headers[.contentDisposition] == "attachment; filename=\"cpd-log.csv\"")
            #expect(
                file.text.hasSuffix(
                    "\r\n2026-09-01,\"'=HYPERLINK(\"\"x\"\")\",45,\"One,\ntwo\",I ask first.,\r\n"))
        }
    }

    @Test("has the minutes of one year, in the page and in the file")
    func years() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            for (place, day) in ["2026-01-01", "2025-12-31", "2025-02-01"].enumerated() {
                let sent = Self.fields(["day": day, "submission": "\(place)", "activity": "Read in \(day)"])
                #expect(try await browser.post("/settings/cpd", sent).status == 303)
            }
            let all = try await browser.get("/settings/cpd").text
            #expect(all.contains("2 h 15 min in all") && all.contains("href=\"/settings/cpd?year=2025\""))
            let year = try await browser.get("/settings/cpd?year=2025").text
            #expect(year.contains("1 h 30 min in 2025") && !year.contains("Read in 2026-01-01"))
            #expect(year.contains("href=\"/settings/cpd.csv?year=2025\""))
            let file = try await browser.get("/settings/cpd.csv?year=2025").text
            #expect(file.contains("2025,All of the year,90,") && !file.contains("2026-01-01"))
            #expect(file.unicodeScalars.first == "\u{FEFF}")
            #expect(try await browser.get("/settings/cpd?year=soon").text.contains("in all"))
            #expect(try await browser.get("/settings/cpd?year=1990").text.contains("0 h 0 min in 1990"))
        }
    }
}
