import Colloquium
import Testing

@Suite("How well a citation in words agrees with a record")
struct CitationMatchTests {
    private var record: ArticleRecord {
        var record = ArticleRecord()
        record.title = "Effect of Haloperidol vs Placebo on Delirium in Critically Ill Patients"
        record.contributors = [.init(family: "Müller-Andersen", given: "Nina C"), .init(family: "Smith", given: "J")]
        record.container.title = "New England Journal of Medicine"
        record.published = PartialDate(year: 2022, month: 12)
        record.volume = "387"
        record.issue = "26"
        record.pages = "2425-2435"
        record.identifiers = [Identifier(.doi, "10.1056/a")].compactMap { $0 }
        return record
    }

    private func score(_ citation: String) -> Double {
        CitationMatch(Claim.Statement(.crossref, record), by: .words, citation: citation).score
    }

    @Test(
        "The whole citation is the work",
        arguments: [
            "Muller-Andersen NC, Smith J. Effect of haloperidol vs placebo on delirium in critically ill patients. N Engl J Med 2022;387(26):2425-35.",
            "Müller-Andersen NC, et al. “Effect of Haloperidol vs Placebo on Delirium in Critically Ill Patients”, NEJM 387 (2022), 2425",
            "Effect of haloperidol vs placebo on delirium in critically ill patients",
        ])
    func whole(_ citation: String) {
        #expect(score(citation) == 1)
    }

    @Test("The year before is half right: online and in print differ")
    func yearBefore() {
        let near = score(
            "Müller-Andersen NC. Effect of haloperidol vs placebo on delirium in critically ill patients. 2021")
        let far = score(
            "Müller-Andersen NC. Effect of haloperidol vs placebo on delirium in critically ill patients. 2011")
        #expect(near > 0.9 && near < 1)
        #expect(far < near)
    }

    @Test(
        "Another work of the same subject is not offered",
        arguments: [
            "Girard TD. Haloperidol and ziprasidone for treatment of delirium in critical illness. N Engl J Med 2018;379:2506-16",
            "Delirium", "Smith J. Effect of exercise in the elderly. BMJ 2022;376:123-9", "", "?!", "2022",
        ])
    func another(_ citation: String) {
        #expect(score(citation) < CitationMatches.leastScore)
    }

    @Test("The words of the title in another order are worth less")
    func order() {
        let shuffled = score("critically ill patients delirium placebo effect of vs haloperidol in on")
        #expect(shuffled < 0.9)
    }

    @Test("A one-word title with the wrong author and year is not the work")
    func shortTitle() {
        var short = record
        short.title = "Delirium"
        let match = CitationMatch(
            Claim.Statement(.crossref, short), by: .words,
            citation: "Girard TD. Treatment of delirium. N Engl J Med 2018;379:2506-16")
        #expect(match.score < CitationMatches.leastScore)
    }

    @Test("A record without a title matches nothing")
    func noTitle() {
        #expect(
            CitationMatch(Claim.Statement(.crossref, ArticleRecord()), by: .words, citation: "Smith 2022").score == 0)
    }

    @Test("Those by identifier come first, each work once, five at most")
    func candidates() throws {
        let citation = "Effect of haloperidol vs placebo on delirium in critically ill patients"
        let doi = try #require(Identifier(.doi, "10.1056/mistyped"))
        var other = ArticleRecord()
        other.title = "Another"
        other.identifiers = [doi]
        let byWords = (0..<9).map { number -> CitationMatch in
            var like = record
            like.identifiers = [Identifier(.doi, "10.1056/\(number % 7)")].compactMap { $0 }
            return CitationMatch(Claim.Statement(.crossref, like), by: .words, citation: citation)
        }
        let matches = CitationMatches(
            citation: citation,
            candidates: byWords + [
                CitationMatch(Claim.Statement(.crossref, other), by: .identifier(doi), citation: citation)
            ])
        #expect(matches.candidates.count == CitationMatches.limit)
        #expect(matches.candidates.first?.record.title == "Another")
        #expect((matches.candidates.first?.score ?? 1) < CitationMatches.leastScore)
        #expect(Set(matches.candidates.map(\.record.identifiers)).count == CitationMatches.limit)
    }

    @Test("A page pasted by mistake is scored at once")
    func huge() {
        #expect(score(String(repeating: "delirium in 2022 ", count: 200_000)) < CitationMatches.leastScore)
    }
}
