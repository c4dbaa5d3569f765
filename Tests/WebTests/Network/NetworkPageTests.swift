import Colloquium
import Foundation
import HTTPTypes
import Store
import Testing

@testable import Web

@Suite("Networks on the site")
struct NetworkPageTests {
    static func fields(_ changed: [String: String] = [:]) -> [(String, String)] {
        let usual = [
            "kind": "person", "name": "Vera Wu", "affiliation": "Mercy", "contact": "vera@example.org",
            "strength": "weak", "mode": "mediated", "locality": "international", "topics": "sepsis, ethics",
            "notes": "Met in Cork.", "last-contact": "2026-01-01", "rhythm-count": "3", "rhythm-unit": "months",
            "submission": "one",
        ]
        return usual.merging(changed) { $1 }.map { ($0.key, $0.value) }
    }

    private static func ties(_ site: TestSite, _ member: Number<Member>) async throws -> [Tie] {
        try await site.store.network(of: site.store.viewer(member)).ties
    }

    @Test("Nobody learns the name of a guest or of a suspended account by adding or blocking it")
    func strangers() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            let number = site.author
            #expect(try await browser.get("/members/\(number)/block").status == 200)
            try await site.store.setStanding(
                .suspended, of: number, by: site.administrator, at: site.clock.now)
            #expect(try await browser.get("/members/\(number)/block").status == 404)
            #expect(try await browser.post("/members/\(number)/block").status == 404)
            #expect(try await browser.get("/network/ties/new?member=\(number)").status == 404)
        }
    }

    @Test("A tie is added once however often its form is sent, shown as map and list, changed, and removed")
    func life() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            #expect(try await browser.get("/network").text.contains("Nobody is in it yet."))
            for _ in 1...2 {
                let added = try await browser.post("/network/ties", Self.fields(), visiting: "/network/ties/new")
                #expect(added.status == 303 && added.location.hasSuffix("?sent=tie-me"))
            }
            let tie = try #require(try await Self.ties(site, site.member).first)
            let path = "/network/ties/\(tie.number)"
            let map = try await browser.get("/network").text
            #expect(map.matches(of: /<a class="map-mark map-international map-person"/).count == 2)
            #expect(map.contains("aria-label=\"Vera Wu: person outside, weak, technology-mediated, international\""))
            #expect(map.contains("<tr id=\"tie-\(tie.number)\">") && map.contains("2026-01-01, every 3 months"))
            // Mel has nobody near, and has not been in touch.
            #expect(map.contains("No tie that lives in person.") && map.contains("was due 2026-04-01"))
            let page = try await browser.get("\(path)/edit")
            let choices = [
                ("kind", "person"), ("strength", "strong"), ("mode", "in-person"), ("locality", "local"),
                ("rhythm-unit", "months"),
            ]
            #expect(try await browser.post("\(path)/edit", page.fields + choices).status == 303)
            let changed = try await Self.ties(site, site.member)[0]
            #expect(changed.history.map(\.strength) == [.weak, .strong] && changed.contact == tie.contact)
            #expect(try await browser.post("\(path)/edit", page.fields + choices).status == 409)
            let history = try await browser.get(path).text
            #expect(history.contains("was-weak") && history.contains("was-strong"))
            let touch = try await browser.post("\(path)/contacts")
            #expect(touch.location == "\(path)?noted=2026-09-21&before=2026-01-01")
            #expect(try await Self.ties(site, site.member)[0].lastContact == "2026-09-21")
            let told = try await browser.get(touch.location).text
            #expect(told.contains("Noted: 2026-09-21. Before, it was 2026-01-01."))
            #expect(told.contains("href=\"\(path)/edit#last-contact\"") && told.contains("value=\"2026-09-21\""))
            let earlier = try await browser.post("\(path)/contacts", [("day", "2026-09-20")])
            #expect(try await browser.get(earlier.location).text.contains("It stays at 2026-09-21"))
            for (day, reason) in [
                ("soon", "Enter the day as year-month-day"), ("1800-01-01", "Enter a year from 1970 on."),
                ("2026-09-22", "Enter a day that is not after today."),
            ] {
                let wrong = try await browser.post("\(path)/contacts", [("day", day)])
                #expect(wrong.status == 422 && wrong.text.contains(reason) && wrong.text.contains("value=\"\(day)\""))
            }
            #expect(try await !browser.get("\(path)?before=%3Cb%3E").text.contains("Before, it was"))

            let other = browser.fresh()
            try await other.signIn("ann")
            #expect(try await other.get(path).status == 404)
            #expect(try await other.post("\(path)/removal").status == 303)
            #expect(try await Self.ties(site, site.member).count == 1)

            #expect(try await browser.get("\(path)/removal").text.contains("Remove Vera Wu?"))
            #expect(try await browser.post("\(path)/removal").status == 303)
            #expect(try await Self.ties(site, site.member).isEmpty)
        }
    }

    @Test(
        "What is wrong is said beside the field, and all that was typed comes back",
        arguments: [
            ("name", " "), ("strength", "firm"), ("mode", ""), ("locality", "x"), ("last-contact", "soon"),
            ("rhythm-count", "-1"), ("topics", String(repeating: "t", count: 70)), ("named", "nobody"),
            ("contact", String(repeating: "c", count: 501)), ("notes", String(repeating: "<b>", count: 1_500)),
        ])
    func refused(_ field: String, _ value: String) async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            let page = try await browser.post(
                "/network/ties",
                Self.fields(
                    [field: value, "audience-tie": "named"].merging(field == "named" ? [:] : ["named": "ann"]) { $1 }),
                visiting: "/network/ties/new")
            #expect(page.status == 422)
            #expect(page.text.contains("id=\"\(field)-error\""), "\(field)")
            #expect(page.text.contains(field == "name" ? "Met in Cork." : "Vera Wu"))
            #expect(!page.text.contains("<b>") && page.text.contains("<details class=\"fold\" open>"))
            #expect(try await Self.ties(site, site.member).isEmpty)
        }
    }

    @Test("A member is added from their page and from a discussion, and is not told unless that was chosen")
    func members() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion("Trial")
        _ = try await site.addContribution(to: discussion)
        let ann = site.author
        try await site.test { browser in
            #expect(try await !browser.get("/members/\(ann)-ann").text.contains("Add to your network"))
            try await browser.signIn("mel")
            #expect(
                try await browser.get("/members/\(ann)-ann").text.contains("href=\"/network/ties/new?member=\(ann)\""))
            let people = try await browser.get("/discussions/\(discussion)/people").text
            let path = "/network/ties/new?member=\(ann)&amp;discussion=\(discussion)"
            #expect(people.contains(path))
            #expect(
                try await browser.get("/discussions/\(discussion)-trial").text.contains(
                    "/discussions/\(discussion)/people"))
            let form = try await browser.get(path.replacing("&amp;", with: "&"))
            #expect(form.text.contains("value=\"trials\"") && form.text.contains("Met in the discussion of “Trial”."))
            let choices = [
                ("strength", "weak"), ("mode", "mediated"), ("locality", "national"), ("audience-tie", "members"),
            ]
            #expect(try await browser.post("/network/ties", form.fields + choices).status == 303)
            #expect(try await browser.get("/discussions/\(discussion)/people").text.contains("In my network"))

            let other = browser.fresh()
            try await other.signIn("ann")
            let (mel, name) = (site.member, "/members/\(site.member)/network")
            #expect(try await other.get(name).text.contains("shares nothing of their network with you"))
            #expect(try await other.get("/network/sharing").text.contains("Nobody has said so."))
            #expect(try await !other.get("/members/\(mel)-mel").text.contains("Their network"))
            let third = browser.fresh()
            try await third.signIn("fay")
            #expect(try await third.get(name).text.contains("Ann: weak, technology-mediated, national"))
            #expect(try await third.get("/members/\(mel)-mel").text.contains("Their network"))

            let tie = try await Self.ties(site, mel)[0]
            let edit = try await browser.get("/network/ties/\(tie.number)/edit")
            #expect(
                try await browser.post("/network/ties/\(tie.number)/edit", edit.fields + choices + [("tells", "yes")])
                    .status == 303)
            #expect(try await other.get("/network/sharing").text.contains(">Mel</a>"))
            #expect(try await other.get(name).text.contains("Ann: weak"))
        }
    }

    @Test("Whose notes may identify a patient is named with the way there, where all ties are to be shared at once")
    func suspects() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            for (name, notes) in [("Vera Wu", "Jane Doe, born 12.03.1951, MRN 12345678"), ("Ike Obi", "Met in Cork.")] {
                let fields = Self.fields(["name": name, "notes": notes, "submission": name])
                #expect(try await browser.post("/network/ties", fields).status == 303)
            }
            let page = try await browser.post("/network/sharing", [("audience-notes", "members")])
            #expect(page.status == 422 && page.text.contains("<a href=\"/network/ties/1/edit#notes\">Vera Wu</a>"))
            #expect(!page.text.contains("Ike Obi"))
            #expect(try await !browser.get("/network/sharing").text.contains("Vera Wu"))
        }
    }

    @Test("The map can be skipped, and nobody is brought together with whom one blocks or cannot write to")
    func meetings() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            let ann = Self.fields([
                "kind": "member", "member": "\(site.author)", "topics": "sepsis", "contact": "", "submission": "ann",
            ])
            for fields in [Self.fields(), ann] {
                #expect(try await browser.post("/network/ties", fields).status == 303)
            }
            let page = try await browser.get("/network").text
            #expect(page.contains("<a class=\"skip-map\" href=\"#list\">Skip the map</a>"))
            #expect(page.contains("href=\"/network/ties/2/edit#contact\">Note an e-mail address of Ann"))
            #expect(!page.contains("mailto:"))
            #expect(try await browser.post("/members/\(site.author)/block").status == 303)
            #expect(try await !browser.get("/network").text.contains("Both care about"))
        }
    }

    @Test("Who is blocked sees what they would of somebody who shares nothing, and so does who blocks")
    func blocked() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion("Trial")
        try await site.test { browser in
            try await browser.signIn("mel")
            let shared = Self.fields(["audience-tie": "members"])
            #expect(try await browser.post("/network/ties", shared, visiting: "/network/ties/new").status == 303)
            let ann = browser.fresh()
            try await ann.signIn("ann")
            let path = "/members/\(site.member)/network"
            #expect(try await ann.get(path).text.contains("Vera Wu"))
            #expect(try await browser.get("/members/\(site.author)/block").text.contains("Block Ann?"))
            #expect(try await browser.post("/members/\(site.author)/block").status == 303)
            let page = try await ann.get(path)
            #expect(page.status == 200 && page.text.contains("shares nothing of their network with you"))
            #expect(try await !browser.get("/discussions/\(discussion)/people").text.contains(">Ann</a>"))
            #expect(try await browser.get("/network/sharing").text.contains(">Ann</a>"))
            #expect(try await browser.post("/members/\(site.author)/block/removal").status == 303)
            #expect(try await ann.get(path).text.contains("Vera Wu"))
            #expect(try await browser.post("/members/\(site.member)/block").status == 422)
        }
    }

    @Test("Who says whom their mentor is hears of no gap there, and takes it along; nobody else reads it")
    func roles() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            let form = try await browser.post(
                "/network/ties", Self.fields(["roles": "friend"]), visiting: "/network/ties/new")
            #expect(form.status == 422 && form.text.contains("id=\"roles-error\""))
            let sent = Self.fields(["audience-tie": "members"]) + [("roles", "mentor"), ("roles", "sponsor")]
            #expect(try await browser.post("/network/ties", sent, visiting: "/network/ties/new").status == 303)
            let map = try await browser.get("/network").text
            #expect(map.contains("No coach.") && !map.contains("No mentor.") && !map.contains("No sponsor."))
            #expect(try await browser.get("/network/ties/1").text.contains("<dd>mentor, sponsor</dd>"))
            let edit = try await browser.get("/network/ties/1/edit").text
            #expect(edit.contains("name=\"roles\" value=\"sponsor\" checked"))
            for ending in ["md", "json"] {
                #expect(try await browser.get("/settings/writings.\(ending)").text.contains("sponsor"))
            }
            let ann = browser.fresh()
            try await ann.signIn("ann")
            let shown = try await ann.get("/members/\(site.member)/network").text
            #expect(shown.contains("Vera Wu") && !shown.contains("sponsor"))
        }
    }

    @Test("Who shares with “my ties” reads whom that is, and of whom it is nobody yet")
    func myTies() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            let tie = Self.fields(["kind": "member", "member": "\(site.author)"])
            #expect(try await browser.post("/network/ties", tie, visiting: "/network/ties/new").status == 303)
            for path in ["/network/sharing", "/network/worksheet/sharing"] {
                let page = try await browser.get(path).text
                #expect(page.contains("<option value=\"ties\">My ties: those whom I let know"), "\(path)")
                #expect(page.contains("“My ties” is nobody yet"), "\(path)")
            }
            let edit = try await browser.get("/network/ties/1/edit").fields
            let choices = [
                ("strength", "weak"), ("mode", "mediated"), ("locality", "national"), ("rhythm-unit", "months"),
                ("tells", "yes"),
            ]
            #expect(try await browser.post("/network/ties/1/edit", edit + choices).status == 303)
            for path in ["/network/sharing", "/network/worksheet/sharing"] {
                #expect(try await browser.get(path).text.contains("“My ties” is one member now"), "\(path)")
            }
            #expect(try await browser.post("/members/\(site.author)/block").status == 303)
            #expect(try await browser.get("/network/sharing").text.contains("“My ties” is nobody yet"))
        }
    }

    @Test("All ties are shared alike, filtered by topic and distance, linked, taken along and deleted")
    func whole() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            for (name, place) in [("Vera Wu", "Mercy"), ("Ike Obi", "Oslo"), ("Zed Far", "Bern")] {
                let fields = Self.fields([
                    "name": name, "affiliation": place, "submission": name,
                    "topics": name == "Zed Far" ? "feedback" : "sepsis",
                    "locality": name == "Zed Far" ? "local" : "national",
                ])
                #expect(try await browser.post("/network/ties", fields, visiting: "/network/ties/new").status == 303)
            }
            for (query, count) in [
                ("topic=SEPSIS", 2), ("locality=local", 1), ("topic=sepsis&locality=local", 0), ("topic=%3Cb%3E", 0),
                ("locality=x", 3),
            ] {
                let page = try await browser.get("/network?\(query)").text
                #expect(page.matches(of: /<tr id="tie-/).count == count, "\(query)")
                #expect(!page.contains("<b>"))
            }
            let ties = try await Self.ties(site, site.member)
            let pair = [("one", ties[0].number.description), ("other", ties[1].number.description)]
            #expect(
                try await browser.get("/network").text.contains("Both care about sepsis, one at Oslo and one at Mercy.")
            )
            #expect(try await browser.post("/network/links", pair).status == 303)
            let linked = try await browser.get("/network").text
            #expect(!linked.contains("Both care about") && linked.contains("<path class=\"map-known\" d=\"M"))
            #expect(try await browser.post("/network/links", [("one", "x")]).status == 422)
            #expect(try await browser.post("/network/links/removal", pair).status == 303)

            let unnamed = try await browser.post("/network/sharing", [("audience-tie", "named")])
            #expect(unnamed.status == 422 && unnamed.text.contains("id=\"named-error\""))
            let all = [("audience-tie", "named"), ("audience-notes", "named"), ("named", "@ann")]
            #expect(try await browser.post("/network/sharing", all).status == 303)
            let ann = browser.fresh()
            try await ann.signIn("ann")
            let shown = try await ann.get("/members/\(site.member)/network").text
            #expect(shown.contains("Met in Cork.") && !shown.contains("vera@example.org") && !shown.contains("every 3"))
            for ending in ["md", "json"] {
                let file = try await browser.get("/settings/writings.\(ending)").text
                for kept in ["Zed Far", "Met in Cork.", "every 3 months", "2026-01-01", "ann"] {
                    #expect(file.contains(kept), "\(ending): \(kept)")
                }
                #expect(file.contains(ending == "md" ? "vera@example" : "vera@example.org"))
            }
            #expect(try await browser.get("/settings/writings.md").text.contains("people I name"))
            let erased = try await browser.post("/network/removal", visiting: "/network/removal")
            let after = try await browser.get(erased.location).text
            #expect(after.contains("Nobody is in it yet.") && after.contains("Your network is deleted."))
            #expect(try await !browser.get("/settings/writings.json").text.contains("Zed Far"))
        }
    }
}
