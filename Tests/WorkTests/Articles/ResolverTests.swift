import Colloquium
import Foundation
import Loopback
import Testing

@testable import Work

@Suite("Resolving an article")
struct ResolverTests {
    @Test("by DOI asks PubMed, Crossref and Europe PMC, who all find it")
    func byDOI() async throws {
        let stage = try ServiceStage(Trial.answers())
        let resolution = await stage.resolve(Trial.doi)
        #expect(resolution.found.map(\.service) == [.pubMed, .crossref, .europePMC])
        #expect(resolution.pending.isEmpty)
        #expect(resolution.identifiers.contains { $0 == Trial.pmid })
        let pubMed = try #require(resolution.record(.pubMed))
        #expect(pubMed.title == "Inhaled Combined Budesonide-Formoterol as Needed in Mild Asthma")
        #expect(pubMed.origins[.title]?.source == "PubMed")
        #expect(resolution.record(.europePMC)?.fullText.map(\.mediaType) == ["application/pdf"])
        // DataCite has no DOI that Crossref has, and the page is not troubled.
        #expect(stage.count("/datacite") == 0)
        #expect(stage.count("/doi") == 0)
    }

    @Test("introduces itself to every service as its operator asks")
    func introduction() async throws {
        let stage = try ServiceStage(Trial.answers(), apiKey: "secret")
        _ = await stage.resolve(Trial.doi)
        #expect(stage.first("/crossref")?.target.contains("mailto=club%40test.example") == true)
        let search = try #require(stage.first("/pubmed/esearch"))
        for part in ["tool=colloquium", "email=club%40test.example", "api_key=secret", "db=pubmed", "retmode=json"] {
            #expect(search.target.contains(part))
        }
        #expect(stage.server.requests.allSatisfy { $0["User-Agent"] == "Colloquium/test" })
        #expect(stage.first("/europepmc")?.target.contains("query=DOI:%2210.1056%2Fnejmoa1715274%22") == true)
    }

    @Test("by PMID learns the DOI from PubMed and asks Crossref for it")
    func learnt() async throws {
        let stage = try ServiceStage(Trial.answers())
        let resolution = await stage.resolve(Trial.pmid)
        #expect(resolution.found.map(\.service) == [.pubMed, .crossref, .europePMC])
        #expect(stage.count("/pubmed/esearch") == 0)
        #expect(resolution.findings.first { $0.service == .crossref }?.identifier == Trial.doi)
    }

    @Test("asks PubMed again by the PMID that Europe PMC knew, where it did not know the DOI")
    func secondName() async throws {
        var answers = Trial.answers()
        answers["/pubmed/esearch"] = nil
        let stage = try ServiceStage(answers)
        let resolution = await stage.resolve(Trial.doi)
        #expect(resolution.kind(.pubMed) == "found")
        #expect(resolution.findings.first { $0.service == .pubMed }?.identifier == Trial.pmid)
    }

    @Test("by PMCID searches PubMed for it")
    func byPMCID() async throws {
        let stage = try ServiceStage([
            "/pubmed/esearch": { _ in LoopbackAnswer(#"{"esearchresult":{"idlist":["27797938"]}}"#) },
            "/pubmed/efetch": { _ in .file("pubmed_27797938.xml") },
            "/europepmc/search?query=PMCID:PMC5442267": { _ in .file("europepmc_27797938.json") },
        ])
        let resolution = await stage.resolve(Identifier(.pmcid, "PMC5442267"))
        #expect(resolution.found.map(\.service) == [.pubMed, .europePMC])
        #expect(stage.first("/pubmed/esearch")?.target.contains("term=%22PMC5442267%22%5Bpmcid%5D") == true)
        #expect(resolution.kind(.crossref) == "unknown")
    }

    @Test("by the address of its page learns the DOI and asks everybody")
    func byPage() async throws {
        let stage = try ServiceStage(Trial.answers())
        let page = try #require(Identifier(.url, stage.server.origin + "/page/nejm"))
        let resolution = await stage.resolve(page)
        #expect(resolution.found.map(\.service) == [.pubMed, .crossref, .europePMC, .landingPage])
        #expect(resolution.record(.landingPage)?.links == [stage.server.origin + "/doi/full/10.1056/NEJMoa1715274"])
    }

    @Test("by a DOI of DataCite, once Crossref does not have it")
    func dataCite() async throws {
        let stage = try ServiceStage([
            "/datacite/dois/10.5281%2Fzenodo.7955181": { _ in .file("datacite_zenodo.json") }
        ])
        let resolution = await stage.resolve(Identifier(.doi, "10.5281/zenodo.7955181"))
        #expect(resolution.found.map(\.service) == [.dataCite])
        #expect(resolution.kind(.crossref) == "unknown")
        #expect(resolution.pending.isEmpty)
    }

    @Test("by arXiv's number, and by arXiv's own DOI", arguments: ["1601.03238", "10.48550/arXiv.1601.03238"])
    func arXiv(_ name: String) async throws {
        let stage = try ServiceStage([
            "/arxiv?verb=GetRecord&metadataPrefix=arXiv&identifier=oai:arXiv.org:1601.03238": { _ in
                .file("arxiv_oai.xml")
            }
        ])
        let resolution = await stage.resolve(Identifier.recognise(name))
        #expect(resolution.kind(.arXiv) == "found")
        #expect(resolution.identifiers.contains { $0.value == "10.1103/physrevd.93.016005" })
    }

    @Test("by ISBN, and by a publisher's item number, through Crossref's filters")
    func filters() async throws {
        let book =
            #"{"DOI":"10.5555/book","type":"book","title":["Psychoceramics"],"ISBN":["9780306406157"],"prefix":"10.5555"}"#
        let stage = try ServiceStage([
            "/crossref/works?filter=isbn:9780306406157": { _ in LoopbackAnswer(Self.list(book)) },
            "/crossref/works?filter=alternative-id:S0140673620301835": { _ in LoopbackAnswer(Self.list(book)) },
            "/crossref/works?filter=alternative-id:S00000": { _ in LoopbackAnswer(Self.list("\(book),\(book)")) },
        ])
        let byNumber = await stage.resolve(Identifier(.isbn, "0306406152"))
        #expect(byNumber.record(.crossref)?.title == "Psychoceramics")
        let byItem = await stage.resolve(Identifier(.pii, "S0140-6736(20)30183-5"))
        #expect(byItem.record(.crossref)?.title == "Psychoceramics")
        let several = await stage.resolve(Identifier(.pii, "S0000-0"))
        #expect(several.complaints == ["Crossref has several works under PII S0000-0. Enter the DOI instead."])
    }

    private static func list(_ items: String) -> String {
        #"{"status":"ok","message-type":"work-list","message":{"items":[\#(items)]}}"#
    }

    @Test("of nothing asks nobody")
    func nothing() async throws {
        let stage = try ServiceStage([:])
        let resolution = await stage.resolve()
        #expect(resolution.findings.isEmpty)
        #expect(stage.server.requests.isEmpty)
    }
}

@Suite("The time there is")
struct ResolverTimeTests {
    @Test("is kept: what is late keeps its place and the rest is shown")
    func late() async throws {
        var answers = Trial.answers()
        answers[Trial.crossrefPath] = { _ in LoopbackAnswer(manner: .silence) }
        let stage = try ServiceStage(answers)
        let start = ContinuousClock.now
        let resolution = await stage.resolve(Trial.doi, budget: .seconds(15))
        let spent = start.duration(to: .now)
        #expect(resolution.found.map(\.service) == [.pubMed, .europePMC])
        #expect(resolution.kind(.crossref) == "late")
        #expect(resolution.pendingSentence == "Pending: Crossref did not answer.")
        #expect(spent >= .seconds(15) && spent < .seconds(40))
    }

    @Test("is not spent when everybody has answered")
    func quick() async throws {
        let stage = try ServiceStage(Trial.answers(after: .milliseconds(50)))
        let start = ContinuousClock.now
        let resolution = await stage.resolve(Trial.doi)
        #expect(resolution.found.count == 3)
        #expect(start.duration(to: .now) < .seconds(30))
    }

    @Test("ends when the one who asked leaves")
    func cancelled() async throws {
        let stage = try ServiceStage([Trial.crossrefPath: { _ in LoopbackAnswer(manner: .silence) }])
        let doi = try #require(Trial.doi)
        let task = Task { await stage.resolve(doi, budget: .seconds(300)) }
        while stage.count("/crossref") == 0 { try await Task.sleep(for: .milliseconds(5)) }
        let start = ContinuousClock.now
        task.cancel()
        #expect(await task.value.kind(.crossref) == "late")
        #expect(start.duration(to: .now) < .seconds(30))
    }

    @Test("is enough for many at once")
    func many() async throws {
        let stage = try ServiceStage(Trial.answers(after: .milliseconds(20)))
        let doi = try #require(Trial.doi)
        let resolutions = await withTaskGroup(of: Resolution.self) { group in
            for _ in 0..<40 { group.addTask { await stage.resolve(doi, budget: .seconds(30)) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(resolutions.allSatisfy { $0.found.count == 3 })
    }
}
