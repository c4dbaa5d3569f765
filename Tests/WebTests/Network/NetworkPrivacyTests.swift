import Colloquium
import Store
import Testing

@testable import Web

@Suite("Who reads what of introductions, agreements, logs and comments")
struct NetworkPrivacyTests {
    /// Words that stand in one place, and who may read them anywhere on the site.
    private static let table: [(words: String, readers: Set<String>)] = [
        ("You both teach.", ["mel", "ann", "fay"]), ("Dear Ann alone.", ["mel", "ann"]),
        ("Dear Fay alone.", ["mel", "fay"]), ("ring 123", ["ann", "fay"]), ("knock at 9", ["ann", "fay"]),
        ("You teach so well.", ["mel", "ann"]), ("Write a grant", ["mel", "ann"]), ("Her talk went well.", ["mel"]),
        ("Know three people", ["mel", "ann"]), ("Which three of them?", ["mel", "ann"]),
    ]

    @Test("No page tells anybody what is not theirs to read, and one tells everybody else")
    func table() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            var people: [String: Browser] = ["visitor": browser.fresh()]
            for name in ["mel", "ann", "fay", "mo", "ada"] {
                let person = browser.fresh()
                try await person.signIn(name)
                people[name] = person
            }
            let (mel, ann, fay) = try (
                #require(people["mel"]), #require(people["ann"]), #require(people["fay"])
            )
            try await introduce(site, mel, ann, fay)
            let places = try await agree(mel, ann)
            try await guide(site, mel, ann)

            for (name, person) in people {
                var texts: [String] = []
                for path in pages(of: site) + places { texts.append(try await person.get(path).text) }
                for (words, readers) in Self.table {
                    let isTold = texts.contains { $0.contains(words) }
                    #expect(isTold == readers.contains(name), "“\(words)” and \(name)")
                }
            }
        }
    }

    /// Where something of a network, of a member or of all that was written may stand.
    private func pages(of site: TestSite) -> [String] {
        [
            "/", "/notifications", "/members", "/search?q=teach", "/search?q=grant", "/search?q=three",
            "/network", "/network/suggestions", "/network/introductions", "/network/introductions/1",
            "/network/mentoring", "/network/mentoring/find", "/network/guiding", "/network/guiding/1",
            "/network/worksheet", "/network/worksheet/print", "/settings/writings.json", "/settings/writings.md",
        ]
            + [site.member, site.author, site.facilitator].flatMap { ["/members/\($0)", "/members/\($0)/network"] }
    }

    /// Mel introduces Ann and Fay, and both say yes.
    private func introduce(_ site: TestSite, _ mel: Browser, _ ann: Browser, _ fay: Browser) async throws {
        let viewer = try await site.store.viewer(site.member)
        for member in [site.author, site.facilitator] {
            var entry = Tie.Entry()
            (entry.kind, entry.member, entry.strength) = ("member", member.description, "weak")
            (entry.mode, entry.locality) = ("mediated", "national")
            _ = try await site.store.addTie(Tie.Draft(entry, today: "2026-09-21"), by: viewer, at: site.clock.now)
        }
        let words = [
            ("first", site.author.description), ("second", site.facilitator.description), ("words", "You both teach."),
            ("words-first", "Dear Ann alone."), ("words-second", "Dear Fay alone."), ("submission", "one"),
        ]
        let form = "/network/introductions/new"
        #expect(try await mel.post("/network/introductions", words, visiting: form).status == 303)
        let path = "/network/introductions/1"
        for (person, contact) in [(ann, "ring 123"), (fay, "knock at 9")] {
            let yes = [("answer", "yes"), ("contact", contact)]
            #expect(try await person.post("\(path)/answer", yes, visiting: path).status == 303)
        }
    }

    /// Mel mentors Ann and keeps a log; gives back where that stands.
    private func agree(_ mel: Browser, _ ann: Browser) async throws -> [String] {
        let offered = try await mel.post(
            "/network/mentoring/offers", MentoringPageTests.fields(), visiting: "/network/mentoring/offers/new")
        let offer = String(offered.location.prefix { $0 != "?" })
        let form = try await ann.get(offer)
        let sent = try await ann.post("\(offer)/asks", form.fields.typing("words", "You teach so well."))
        let ask = String(sent.location.prefix { $0 != "?" })
        let agreement = try await mel.post("\(ask)/acceptance").location
        let terms = try await ann.get("\(agreement)/terms")
        let proposal = terms.fields.typing("goals", "Write a grant") + [("role", "mentor")]
        #expect(try await ann.post("\(agreement)/terms", proposal).status == 303)
        #expect(try await mel.post("\(agreement)/terms/2/acceptance").status == 303)
        let page = try await mel.get(agreement)
        let entry = page.fields.typing("words", "Her talk went well.")
        #expect(try await mel.post("\(agreement)/log", entry).status == 303)
        return [offer, ask, agreement, "\(agreement)/terms", "\(agreement)/log/1/edit", "\(agreement)/log/1/removal"]
    }

    /// Ann guides Mel and comments on the worksheet.
    private func guide(_ site: TestSite, _ mel: Browser, _ ann: Browser) async throws {
        #expect(try await mel.post("/network/worksheet/goals", WorksheetPageTests.goal()).status == 303)
        #expect(try await mel.post("/members/\(site.author)/guiding/consent").status == 303)
        let comment = [("comment", "Which three of them?"), ("submission", "c")]
        #expect(try await ann.post("/network/guiding/1/comments", comment).status == 303)
    }
}
