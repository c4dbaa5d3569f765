import Colloquium
import Testing

@Suite("What services had to say of a work")
struct ResolutionTests {
    private let doi = Identifier(.doi, "10.1000/a")
    private let pmid = Identifier(.pmid, "123")

    private func finding(_ service: ResolutionService, _ outcome: Finding.Outcome) throws -> Finding {
        Finding(service, by: try #require(doi), outcome)
    }

    private func record(_ identifiers: Identifier?...) -> ArticleRecord {
        var record = ArticleRecord()
        record.title = "A title"
        record.identifiers = identifiers.compactMap { $0 }
        return record
    }

    @Test("What is late or failed is pending, and the sentence names it")
    func pending() throws {
        let resolution = Resolution(
            asked: [try #require(doi)],
            findings: [
                try finding(.europePMC, .late), try finding(.crossref, .late),
                try finding(.pubMed, .found(record(doi))),
                try finding(.dataCite, .failed(reason: "DataCite is out of order.")),
            ])
        #expect(resolution.pending == [.crossref, .dataCite, .europePMC])
        #expect(
            resolution.pendingSentence
                == "Pending: Crossref and Europe PMC did not answer. DataCite is out of order.")
        #expect(resolution.complaints.isEmpty)
    }

    @Test("Nothing pending, no sentence")
    func nothingPending() throws {
        let resolution = Resolution(
            asked: [try #require(doi)], findings: [try finding(.crossref, .unknown(reason: "There is no such DOI."))])
        #expect(resolution.pendingSentence.isEmpty)
        #expect(resolution.complaints == ["There is no such DOI."])
    }

    @Test("One service late")
    func oneLate() throws {
        let resolution = Resolution(asked: [], findings: [try finding(.crossref, .late)])
        #expect(resolution.pendingSentence == "Pending: Crossref did not answer.")
    }

    @Test("A service that found the work under its second name has found it")
    func secondName() throws {
        let resolution = Resolution(
            asked: [try #require(doi)],
            findings: [
                Finding(.pubMed, by: try #require(pmid), .found(record(pmid, doi))),
                try finding(.pubMed, .unknown(reason: "PubMed has no such DOI.")),
            ])
        #expect(resolution.findings.count == 1)
        #expect(resolution.identifiers == [doi, pmid].compactMap { $0 })
    }

    @Test("Without the world outside, everything is pending and nothing waits")
    func alone() async throws {
        let resolution = await OutsideWorld.none.resolve([try #require(doi)])
        #expect(resolution.pending == [.pubMed, .crossref, .europePMC])
        #expect(
            resolution.pendingSentence == "Pending: This site has no connection to PubMed, Crossref and the like.")
        let matches = await OutsideWorld.none.match("Smith J. A title. NEJM 2024.")
        #expect(matches.candidates.isEmpty)
        #expect(matches.troubles.count == 1)
    }
}

@Suite("Which service is asked what")
struct InquiryTests {
    private func asked(_ identifiers: Identifier?...) -> [String] {
        Inquiry.first(of: identifiers.compactMap { $0 }).map { "\($0.service) \($0.identifier.scheme)" }
    }

    @Test("Each by the surest identifier it knows")
    func first() {
        #expect(asked(Identifier(.doi, "10.1000/a")) == ["pubMed doi", "crossref doi", "europePMC doi"])
        #expect(
            asked(Identifier(.doi, "10.1000/a"), Identifier(.pmid, "1"))
                == ["pubMed pmid", "crossref doi", "europePMC doi"])
        #expect(asked(Identifier(.arxiv, "2101.00001")) == ["arXiv arxiv"])
        #expect(asked(Identifier(.isbn, "9780306406157")) == ["crossref isbn"])
        #expect(asked(Identifier(.url, "https://example.org/a")) == ["landingPage url"])
        #expect(asked() == [])
    }

    @Test("arXiv's own DOI asks arXiv too")
    func ownDOI() {
        #expect(asked(Identifier(.doi, "10.48550/arXiv.2101.00001")).contains("arXiv arxiv"))
    }

    @Test("A DOI that Crossref does not have is asked of DataCite and of the page it leads to")
    func otherRegistry() throws {
        let doi = try #require(Identifier(.doi, "10.5281/zenodo.1"))
        let next = Inquiry.next(
            of: [doi], findings: [Finding(.crossref, by: doi, .unknown(reason: "No."))],
            underWay: [Inquiry(.pubMed, doi), Inquiry(.europePMC, doi)])
        #expect(next == [Inquiry(.dataCite, doi), Inquiry(.landingPage, doi)])
    }

    @Test("What was learnt opens the next service, and one that knew nothing is asked by the other name")
    func learnt() throws {
        let doi = try #require(Identifier(.doi, "10.1000/a"))
        let pmid = try #require(Identifier(.pmid, "7"))
        let next = Inquiry.next(
            of: [doi, pmid],
            findings: [
                Finding(.pubMed, by: doi, .unknown(reason: "No.")),
                Finding(.europePMC, by: doi, .found(ArticleRecord())),
            ], underWay: [Inquiry(.crossref, doi)])
        #expect(next == [Inquiry(.pubMed, pmid)])
    }

    @Test("Nothing is asked twice, and what is out of order is left alone")
    func once() throws {
        let doi = try #require(Identifier(.doi, "10.1000/a"))
        let pmid = try #require(Identifier(.pmid, "7"))
        let next = Inquiry.next(
            of: [doi, pmid],
            findings: [
                Finding(.pubMed, by: pmid, .failed(reason: "Out of order.")),
                Finding(.crossref, by: doi, .found(ArticleRecord())),
                Finding(.europePMC, by: doi, .unknown(reason: "No.")),
                Finding(.europePMC, by: pmid, .unknown(reason: "No.")),
            ], underWay: [])
        #expect(next.isEmpty)
    }

    @Test("A hundred names of one work do not make a hundred questions")
    func bounded() throws {
        let names = (0..<100).compactMap { Identifier(.doi, "10.1000/\($0)") }
        let findings = names.prefix(3).map { Finding(.pubMed, by: $0, .unknown(reason: "No.")) }
        let next = Inquiry.next(of: names, findings: findings, underWay: [])
        #expect(!next.contains { $0.service == .pubMed })
    }
}
