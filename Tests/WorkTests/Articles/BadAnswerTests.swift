import Colloquium
import Foundation
import Loopback
import Testing

@testable import Work

@Suite("What services answer instead of a record")
struct BadAnswerTests {
    @Test("A DOI that does not exist is told to be mistyped")
    func noSuchDOI() async throws {
        let stage = try ServiceStage([:])
        let resolution = await stage.resolve(Identifier(.doi, "10.5555/no.such"))
        #expect(resolution.findings.allSatisfy { $0.kind == "unknown" })
        #expect(resolution.pending.isEmpty)
        #expect(resolution.complaints.contains("There is no DOI 10.5555/no.such. Check it for a typing error."))
        #expect(
            resolution.reason(.crossref)
                == "Crossref has no work with the DOI 10.5555/no.such. Check it for a typing error.")
    }

    @Test("A retired PMID is told to be deleted or merged")
    func retired() async throws {
        let stage = try ServiceStage([:])
        let resolution = await stage.resolve(Identifier(.pmid, "11111111"))
        #expect(
            resolution.reason(.pubMed)
                == "PubMed has no citation with PMID 11111111. Check the number; it may also have been deleted or merged with another."
        )
    }

    @Test("A PMID that is answered with another citation is not taken for it")
    func merged() async throws {
        let stage = try ServiceStage(["/pubmed/efetch": { _ in .file("pubmed_31789841.xml") }])
        let resolution = await stage.resolve(Identifier(.pmid, "11111111"))
        #expect(resolution.found.isEmpty)
        #expect(resolution.reason(.pubMed).contains("PMID 31789841: the number was probably merged with it."))
    }

    @Test("An answer about another work is not taken")
    func another() async throws {
        let stage = try ServiceStage([
            "/crossref": { _ in .file("crossref_nejm.json") }, "/europepmc": { _ in .file("europepmc_27797938.json") },
            "/pubmed/esearch": { _ in .file("esearch_found.json") },
            "/pubmed/efetch": { _ in .file("pubmed_29768149_nejm.xml") },
        ])
        let resolution = await stage.resolve(Identifier(.doi, "10.1000/mine"))
        #expect(resolution.found.isEmpty)
        #expect(
            resolution.reason(.crossref)
                == "Crossref answered with another work, doi:10.1056/nejmoa1715274, when asked for doi:10.1000/mine.")
    }

    @Test("An e-print that does not exist")
    func noSuchEPrint() async throws {
        let stage = try ServiceStage([:])
        let resolution = await stage.resolve(Identifier(.arxiv, "2501.99999"))
        #expect(resolution.complaints == ["arXiv has nothing under arXiv:2501.99999."])
    }

    @Test(
        "Under status 200 comes an error, and the service stays pending",
        arguments: [
            (
                "efetch_error.xml", ResolutionService.pubMed,
                "PubMed did not answer with a record but with an error, “Error: External viewer error"
            ),
            (
                "esearch_error.json", .pubMed,
                "PubMed did not answer with a record but with JSON without the fields of a record."
            ),
            (
                "page_sign_in.html", .crossref,
                "Crossref did not answer with a record but with a web page, “Sign in | University Library”."
            ),
            ("crossref_not_found.txt", .crossref, "Crossref did not answer with a record but with plain text."),
            (
                "page_challenge.html", .europePMC,
                "Europe PMC did not answer with a record but with a web page, “Just a moment...”."
            ),
            (
                "efetch_error.xml", .europePMC,
                "Europe PMC did not answer with a record but with an XML document that begins with <eFetchResult>."
            ),
            ("crossref_nejm.json", .europePMC, "Europe PMC did not answer with a record but with Crossref JSON."),
        ])
    func errorBody(_ file: String, _ service: ResolutionService, _ reason: String) async throws {
        let paths: [ResolutionService: String] = [
            .pubMed: "/pubmed/efetch", .crossref: "/crossref", .europePMC: "/europepmc",
        ]
        let stage = try ServiceStage([try #require(paths[service]): { _ in .file(file) }])
        let asked = service == .pubMed ? Trial.pmid : Trial.doi
        let resolution = await stage.resolve(asked)
        #expect(resolution.kind(service) == "failed")
        #expect(resolution.reason(service).hasPrefix(reason))
        #expect(resolution.pendingSentence.hasPrefix("Pending: "))
        #expect(resolution.pending.contains(service))
    }

    @Test(
        "Bytes that are broken",
        arguments: ["{\"status\":\"ok\",\"message\":{\"DOI\":\"10.1", "[1,2", "\u{0}\u{1}\u{2}", "", "{}"])
    func brokenBytes(_ body: String) async throws {
        let stage = try ServiceStage(["/crossref": { _ in LoopbackAnswer(body, type: "application/json") }])
        let resolution = await stage.resolve(Trial.doi)
        #expect(resolution.kind(.crossref) == "failed")
        #expect(resolution.reason(.crossref).hasPrefix("Crossref did not answer with a record but with "))
    }

    @Test("A search of PubMed's that breaks down")
    func searchError() async throws {
        let stage = try ServiceStage(["/pubmed/esearch": { _ in .file("esearch_error.json") }])
        let resolution = await stage.resolve(Trial.doi)
        #expect(
            resolution.reason(.pubMed).hasPrefix(
                "PubMed did not answer with a record but with an error, “Search Backend failed"))
    }

    @Test(
        "Statuses and lost connections, in words",
        arguments: [
            (LoopbackAnswer("", status: 500), "Crossref is out of order at the moment (500)."),
            (LoopbackAnswer("", status: 503), "Crossref is out of order at the moment (503)."),
            (LoopbackAnswer("", status: 429), "Crossref has too many questions to answer at the moment."),
            (LoopbackAnswer("", status: 403), "Crossref does not answer this site (403)."),
            (
                LoopbackAnswer(body: Array(repeating: 65, count: 5_000), manner: .cut(after: 100)),
                "Crossref broke off in the middle of its answer."
            ),
            (LoopbackAnswer.raw("nonsense\r\n\r\n"), "Crossref broke off in the middle of its answer."),
        ])
    func silences(_ answer: LoopbackAnswer, _ reason: String) async throws {
        let stage = try ServiceStage(["/crossref": { _ in answer }])
        let resolution = await stage.resolve(Trial.doi)
        #expect(resolution.kind(.crossref) == "failed" && resolution.reason(.crossref) == reason)
        #expect(resolution.pending.contains(.crossref))
    }

    @Test("A service that is not there")
    func unreachable() async throws {
        let stage = try ServiceStage([:])
        let doi = try #require(Trial.doi)
        stage.server.stop()
        let resolution = await stage.resolve(doi)
        #expect(resolution.found.isEmpty)
        #expect(resolution.pending.contains(.crossref))
        #expect(resolution.pendingSentence.contains("Crossref could not be reached."))
    }

    @Test("Two gigabytes are not waited for")
    func endless() async throws {
        let stage = try ServiceStage([
            "/page/": { _ in
                LoopbackAnswer(body: Array(repeating: UInt8(ascii: " "), count: 100_000), manner: .endless)
            }
        ])
        let page = try #require(Identifier(.url, stage.server.origin + "/page/long"))
        let resolution = await stage.resolve(page)
        #expect(resolution.kind(.landingPage) == "refused")
        #expect(resolution.reason(.landingPage).contains("sends more than 5 MB"))
    }
}

@Suite("Pages of articles")
struct LandingPageTests {
    private func page(_ answer: LoopbackAnswer) async throws -> (Resolution, host: String) {
        let stage = try ServiceStage(["/page": { _ in answer }])
        let page = try #require(Identifier(.url, stage.server.origin + "/page"))
        return (await stage.resolve(page), "127.0.0.1")
    }

    @Test(
        "behind a challenge or a log-in are refused, once and for all",
        arguments: [
            (403, "page_challenge.html", "shows its pages to people alone"),
            (503, "page_challenge.html", "shows its pages to people alone"),
            (200, "page_challenge.html", "shows its pages to people alone"),
            (403, "page_home.html", "shows its pages to people alone"),
            (200, "page_sign_in.html", "asks to sign in before it shows this page"),
            (401, "page_home.html", "asks to sign in before it shows this page"),
        ])
    func barriers(_ status: Int, _ file: String, _ reason: String) async throws {
        let (resolution, host) = try await page(.file(file, status: status))
        #expect(resolution.kind(.landingPage) == "refused")
        #expect(resolution.reason(.landingPage).hasPrefix("\(host) \(reason)"))
        #expect(resolution.pending.isEmpty)
        #expect(resolution.complaints.count == 1)
    }

    @Test(
        "that show no article say so",
        arguments: [
            (LoopbackAnswer.file("page_home.html"), "does not say which article it shows"),
            (LoopbackAnswer("%PDF-1.7 …"), "(a PDF file) does not say which article"),
            (LoopbackAnswer.file("jpeds_atypon.rdf"), "is a feed of articles. Follow it as a source"),
            (LoopbackAnswer.file("pubmed_set_of_two.xml"), "holds 2 records"),
            (LoopbackAnswer("gone", status: 410), "has no page at this address"),
            (LoopbackAnswer("no", status: 404), "has no page at this address"),
        ])
    func noArticle(_ answer: LoopbackAnswer, _ reason: String) async throws {
        let (resolution, _) = try await page(answer)
        #expect(resolution.kind(.landingPage) == "unknown")
        #expect(resolution.reason(.landingPage).contains(reason))
    }

    @Test("may be records themselves")
    func record() async throws {
        let (resolution, _) = try await page(.file("jats_elife00013.xml"))
        #expect(resolution.kind(.landingPage) == "found")
    }

    @Test("that are broken at the moment stay pending")
    func pending() async throws {
        let (resolution, _) = try await page(LoopbackAnswer("", status: 502))
        #expect(resolution.pendingSentence == "Pending: The article’s page is out of order at the moment (502).")
    }

    @Test("of a DOI are read where no registry knows it, if they show that work")
    func byResolver() async throws {
        let answers: [String: ServiceStage.Answer] = [
            "/doi/10.1056/nejmoa1715274": { _ in .redirect(to: "/page/nejm") },
            "/doi/10.1000/other": { _ in .redirect(to: "/page/nejm") },
            "/page/nejm": { _ in .file("page_nejm.html") },
        ]
        let stage = try ServiceStage(answers)
        let resolution = await stage.resolve(Trial.doi)
        #expect(resolution.kind(.landingPage) == "found")
        let other = await stage.resolve(Identifier(.doi, "10.1000/other"))
        #expect(other.found.isEmpty)
        #expect(
            other.reason(.landingPage)
                == "doi:10.1000/other leads to a page that shows another work, doi:10.1056/nejmoa1715274.")
    }

    @Test(
        "inside one's own network are not asked for",
        arguments: [
            "http://10.0.0.1/article", "http://169.254.169.254/latest", "http://localhost:9/x", "http://[::1]/x",
        ])
    func guarded(_ address: String) async throws {
        let stage = try ServiceStage([:])
        let resolution = await stage.resolve(Identifier(.url, address))
        #expect(resolution.kind(.landingPage) == "refused")
        #expect(resolution.complaints.count == 1)
        #expect(stage.server.requests.isEmpty)
    }
}
