import Colloquium
import Store
import Testing

@testable import Web

@Suite("The evidence table of a question")
struct EvidenceTableTests {
    @Test("has every reference of answers that stand, in the order asked for, and as files")
    func table() async throws {
        let site = try await TestSite()
        let question = try await site.addQuestion()
        _ = try await site.addDiscussion()
        _ = try await site.addAnswer(to: question)
        try await site.test { browser in
            try await browser.signIn("mel")
            let posted = try await browser.post(
                "/questions/1/answers",
                [
                    ("body", "It does."), ("references", "10.1000/trial"), ("source-0", "doi:10.1000/trial"),
                    ("level-0", "2"), ("participants-0", "1240"), ("population-0", "=HYPERLINK(1), \"adults\""),
                    ("finding-0", "RR <0.87"),
                ])
            #expect(posted.status == 303)
            let page = try await browser.get("/questions/1/evidence?order=participants").text
            #expect(page.contains("<td data-label=\"n\" class=\"number\">1240</td>"))
            #expect(page.contains("RR &lt;0.87") && page.contains("A trial of something"))
            let trial = try #require(page.firstRange(of: "A trial of something</a></th>"))
            let other = try #require(page.firstRange(of: "doi:10.1000/evidence</a></th>"))
            #expect(trial.lowerBound < other.lowerBound)
            #expect(page.contains("?order=participants\" aria-current=\"page\">Participants</a>"))
            #expect(try await browser.get("/questions/1/evidence?order=nonsense").status == 200)

            let csv = try await browser.get("/questions/1/evidence.csv").text
            #expect(csv.hasPrefix("\u{FEFF}Study,Identifier,First author,Year"))
            #expect(csv.contains("1240,\"'=HYPERLINK(1), \"\"adults\"\"\",RR <0.87,2,"))
            #expect(try await browser.get("/questions/1/references.ris").text.contains("TI  - A trial of something"))
            #expect(try await browser.get("/questions/1/references.bib").text.contains("10.1000/trial"))
            #expect(try await browser.get("/questions/1/references.json").text.contains("\"DOI\":\"10.1000/evidence\""))
            _ = try await browser.post("/answers/2/withdrawal", [])
            for path in ["evidence", "evidence.csv", "references.ris"] {
                let left = try await browser.get("/questions/1/\(path)").text
                #expect(!left.contains("A trial of something"), "\(path)")
            }
            #expect(try await browser.get("/questions/9/evidence").status == 404)
        }
    }

    @Test("comes as CSV in the order that is looked at")
    func order() async throws {
        let site = try await TestSite()
        let question = try await site.addQuestion()
        try await site.test { browser in
            try await browser.signIn("mel")
            let fields = [
                ("body", "It does."), ("references", "10.1000/high\n10.1000/large"), ("source-0", "doi:10.1000/high"),
                ("level-0", "1"), ("participants-0", "20"), ("source-1", "doi:10.1000/large"), ("level-1", "3"),
                ("participants-1", "900"),
            ]
            #expect(try await browser.post("/questions/\(question)/answers", fields).status == 303)
            for (order, first) in [("level", "doi:10.1000/high"), ("participants", "doi:10.1000/large")] {
                let page = try await browser.get("/questions/\(question)/evidence?order=\(order)").text
                let link = "/questions/\(question)/evidence.csv?order=\(order)"
                #expect(page.contains("href=\"\(link)\""))
                let lines = try await browser.get(link).text.split(whereSeparator: \.isNewline)
                #expect(lines.count == 3 && lines[1].hasPrefix(first), "\(lines)")
            }
        }
    }

    @Test("says what readers object to and what no registry knows, and names a work that is named twice once")
    func flags() async throws {
        let site = try await TestSite()
        let question = try await site.addQuestion()
        var record = ArticleRecord()
        record.title = "Amoxicillin"
        record.identifiers = [Identifier(.doi, "10.1000/amox"), Identifier(.pmid, "29768149")].compactMap { $0 }
        let proposal = Discussion.Proposal(
            club: 1, why: Prose(source: "It may help.", html: "<p>It may help.</p>"), studyDesign: .randomisedTrial,
            schedule: try Schedule(opensAt: site.clock.now), tags: [])
        _ = try await site.store.publish(
            record, proposal, draft: nil, by: site.store.viewer(site.author), at: site.clock.now)
        _ = try await site.addAnswer(to: question, restingOn: "10.1000/amox\nPMID 29768149\n10.1000/unknown")
        try await site.test { browser in
            try await browser.signIn("mel")
            let objection = [("reference", "pmid:29768149"), ("reason", "Table 3 says the opposite.")]
            #expect(try await browser.post("/answers/1/doubts", objection).status == 303)
            #expect(try await browser.get("/answers/1/doubts").text.contains("Table 3 says the opposite."))
            let table = try await browser.get("/questions/\(question)/evidence").text
            #expect(table.matches(of: /Amoxicillin<\/a><\/th>/).count == 1)
            #expect(table.contains("Said not to support the answer") && table.contains("Unverified"))
            let csv = try await browser.get("/questions/\(question)/evidence.csv").text
            #expect(csv.contains("Table 3 says the opposite."))
            #expect(
                try await browser.get("/questions/\(question)-does-it-work").text.contains(
                    "The same work as reference 1"))
        }
    }

    @Test("of a closed club is its members' alone")
    func closed() async throws {
        let site = try await TestSite()
        let club = try await site.addClub("Closed", .closed)
        var entry = Question.Entry()
        entry.title = "Which?"
        entry.nature = "clinical"
        entry.club = club.description
        let question = try await site.store.ask(
            Question.Draft(entry) { $0 }, by: site.store.viewer(site.facilitator), at: site.clock.now)
        try await site.test { browser in
            for path in ["evidence", "evidence.csv", "references.ris", "references.bib", "references.json"] {
                let status = try await browser.get("/questions/\(question)/\(path)").status
                #expect(status == 404, "\(path)")
            }
        }
    }
}
