import Colloquium
import Store
import Testing

@testable import Web

@Suite("The page of a club’s rota")
struct RotaPageTests {
    private static let path = "/clubs/1/rota"

    private func week(_ site: TestSite, in weeks: Int = 2) -> String {
        RotaWeek(of: site.clock.now, in: "UTC").later(by: weeks).rawValue
    }

    @Test("lets members volunteer and stand down, and says plainly to facilitators which weeks have nobody")
    func volunteering() async throws {
        let site = try await TestSite()
        let week = week(site)
        _ = try await site.addDiscussion("Future trial", opensAt: site.clock.now + .days(14))
        try await site.test { browser in
            let fay = browser.fresh()
            try await browser.signIn("mel")
            try await fay.signIn("fay")
            #expect(try await browser.get("/clubs/1-first-club").text.contains("href=\"/clubs/1/rota\""))
            let empty = try await browser.get(Self.path).text
            #expect(empty.contains("Nobody facilitates yet.") && empty.contains("Future trial"))
            #expect(!empty.contains("have nobody who facilitates") && !empty.contains("id=\"ask\""))
            #expect(try await fay.get(Self.path).text.contains("12 of these 12 weeks have nobody who facilitates."))
            for _ in 0..<2 {
                let said = try await browser.post("\(Self.path)/\(week)/volunteering", [], visiting: Self.path)
                #expect(said.status == 303 && said.location == "\(Self.path)#week-\(week)")
            }
            let own = try await browser.get(Self.path).text
            #expect(own.contains(">Mel</a> facilitates") && own.contains("/\(week)/volunteering/removal"))
            #expect(try await fay.get(Self.path).text.contains("11 of these 12 weeks have nobody"))
            let stood = try await browser.post("\(Self.path)/\(week)/volunteering/removal", [], visiting: Self.path)
            #expect(stood.status == 303)
            #expect(try await !browser.get(Self.path).text.contains("facilitates</p>"))
        }
    }

    @Test("tells who volunteers that it gives no rights, and facilitators whom to make one")
    func rights() async throws {
        let site = try await TestSite()
        let week = week(site)
        try await site.test { browser in
            let fay = browser.fresh()
            try await browser.signIn("mel")
            try await fay.signIn("fay")
            for each in [browser, fay] {
                _ = try await each.post("\(Self.path)/\(week)/volunteering", [], visiting: Self.path)
            }
            let own = try await browser.get(Self.path).text
            #expect(own.contains("A week on the rota gives no rights"))
            #expect(own.contains("You are not a facilitator of the club:") && !own.contains(">Make Mel one</a>"))
            let theirs = try await fay.get(Self.path).text
            #expect(theirs.contains("href=\"/clubs/1-first-club#people\">Make Mel one</a>"))
            #expect(!theirs.contains(">Make Fay one</a>") && !theirs.contains("You are not a facilitator"))
            try await site.store.setRole(
                .facilitator, of: site.member, in: 1, by: site.store.viewer(site.facilitator), at: site.clock.now)
            #expect(try await !fay.get(Self.path).text.contains(">Make Mel one</a>"))
            #expect(try await !browser.get(Self.path).text.contains("You are not a facilitator"))
        }
    }

    @Test("says of a discussion in this week that it opened, and of one to come that it opens")
    func openings() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion("Past trial", doi: "10.1000/past", opensAt: site.clock.now)
        _ = try await site.addDiscussion("Future trial", opensAt: site.clock.now + .days(14))
        site.clock.move(.seconds(1))
        try await site.test { browser in
            try await browser.signIn("mel")
            let page = try await browser.get(Self.path).text
            #expect(page.contains("Past trial</a> <span class=\"fine\">opened "))
            #expect(page.contains("Future trial</a> <span class=\"fine\">opens "))
        }
    }

    @Test("tells a facilitator that the member they ask declined")
    func declined() async throws {
        let site = try await TestSite()
        let week = week(site)
        try await site.test { browser in
            let fay = browser.fresh()
            try await browser.signIn("mel")
            try await fay.signIn("fay")
            let form = [("week", week), ("member", "\(site.member)")]
            _ = try await fay.post("\(Self.path)/requests", form, visiting: Self.path)
            _ = try await browser.post("\(Self.path)/\(week)/refusal", [], visiting: Self.path)
            let again = try await fay.post("\(Self.path)/requests", form)
            #expect(again.status == 422 && again.text.contains("Mel declined this week."))
            #expect(again.text.contains("<option value=\"\(site.member)\" selected>Mel</option>"))
        }
    }

    @Test("lets facilitators ask a member, who accepts or declines, and take members off")
    func asking() async throws {
        let site = try await TestSite()
        let week = week(site)
        try await site.test { browser in
            let fay = browser.fresh()
            try await browser.signIn("mel")
            try await fay.signIn("fay")
            let asked = try await fay.post(
                "\(Self.path)/requests", [("week", week), ("member", "\(site.member)")], visiting: Self.path)
            #expect(asked.status == 303)
            let theirs = try await browser.get(Self.path).text
            #expect(theirs.contains("was asked and has not answered") && theirs.contains(">Accept<"))
            #expect(try await browser.post("\(Self.path)/\(week)/refusal", []).status == 303)
            #expect(try await fay.get(Self.path).text.contains(">Mel</a> declined"))
            #expect(try await browser.post("\(Self.path)/\(week)/volunteering", []).status == 303)
            let removed = try await fay.post("\(Self.path)/\(week)/removal", [("member", "\(site.member)")])
            #expect(removed.status == 303)
            #expect(try await !fay.get(Self.path).text.contains(">Mel</a> "))
        }
    }

    @Test("names what is wrong, and knows no weeks but its own")
    func wrong() async throws {
        let site = try await TestSite()
        let (week, far) = (week(site), week(site, in: 12))
        try await site.test { browser in
            try await browser.signIn("fay")
            for fields in [
                [("week", week), ("member", "")], [("week", week), ("member", "999")],
                [("week", "2026-12-01"), ("member", "\(site.member)")], [("week", ""), ("member", "x")],
            ] {
                let page = try await browser.post("\(Self.path)/requests", fields, visiting: Self.path)
                #expect(page.status == 422 && page.text.contains("Choose a "))
            }
            #expect(try await browser.post("\(Self.path)/\(far)/volunteering", []).status == 409)
            #expect(try await browser.post("\(Self.path)/2026-12-01/volunteering", []).status == 404)
            #expect(try await browser.post("\(Self.path)/x/refusal", []).status == 404)
            #expect(try await browser.post("\(Self.path)/\(week)/removal", [("member", "x")]).status == 422)
            #expect(try await browser.postRaw("\(Self.path)/\(week)/volunteering", "csrf=forged").status == 403)
        }
    }

    @Test("is not for outsiders")
    func outsiders() async throws {
        let site = try await TestSite()
        let ours = try await site.addClub("Ours", .members)
        let hidden = try await site.addClub("Hidden", .closed)
        try await site.test { browser in
            try await browser.signIn("mel")
            #expect(try await browser.get("/clubs/\(ours)/rota").status == 403)
            #expect(try await browser.get("/clubs/\(hidden)/rota").status == 404)
            #expect(try await browser.post("/clubs/\(ours)/rota/\(week(site))/volunteering", []).status == 409)
        }
    }
}

extension PolicyTests {
    /// A week the rota shows.
    private static let week = RotaWeek(of: TestSite.start + .days(7), in: "UTC").rawValue

    static let rotaRules: [Rule] = [
        Rule("GET", "/clubs/{club}/rota", "/clubs/1/rota", visitor: 401, all: 200),
        Rule(
            "POST", "/clubs/{club}/rota/{week}/volunteering", "/clubs/1/rota/\(week)/volunteering", visitor: 401,
            all: 303),
        Rule(
            "POST", "/clubs/{club}/rota/{week}/volunteering/removal", "/clubs/1/rota/\(week)/volunteering/removal",
            visitor: 401, all: 303),
        Rule("POST", "/clubs/{club}/rota/{week}/refusal", "/clubs/1/rota/\(week)/refusal", visitor: 401, all: 303),
        Rule(
            "POST", "/clubs/{club}/rota/requests", "/clubs/1/rota/requests", [("week", week), ("member", "4")],
            visitor: 401, all: 403, facilitator: 303, administrator: 303),
        Rule(
            "POST", "/clubs/{club}/rota/{week}/removal", "/clubs/1/rota/\(week)/removal", [("member", "4")],
            visitor: 401, all: 403, facilitator: 303, administrator: 303),
    ]
}
