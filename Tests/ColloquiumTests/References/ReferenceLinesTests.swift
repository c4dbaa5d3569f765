import Foundation
import Testing

@testable import Colloquium

@Suite("A box of references")
struct ReferenceLinesTests {
    @Test("keeps the order, drops repetitions and shows what was not understood")
    func lines() {
        let box = ReferenceLines(
            """
            - https://doi.org/10.1056/NEJMoa1715274
            Smith J, et al. A trial. N Engl J Med 2018;378:1865-76. doi:10.1056/NEJMoa1715274.
            Local protocol, 3rd edition
            PMID: 29768149, 30242404
            10.1000/182, PMC123; arXiv:2101.00001

            Cochrane Handbook 2019
            """)
        #expect(
            box.recognised.map(\.label) == [
                "doi:10.1056/nejmoa1715274", "PMID 29768149", "PMID 30242404", "doi:10.1000/182", "PMC123",
                "arXiv:2101.00001",
            ])
        #expect(box.unrecognised == ["Local protocol, 3rd edition", "Cochrane Handbook 2019"])
    }

    @Test("takes a line of numbers for PMIDs, and no number of a citation")
    func numbers() {
        #expect(Identifier.recogniseAll(in: "123 456,789").map(\.value) == ["123", "456", "789"])
        #expect(Identifier.recogniseAll(in: "Lancet 2010;375:445").isEmpty)
    }

    @Test("stores and reads back, and refuses what is not normal", arguments: Identifier.Scheme.allCases)
    func coding(_ scheme: Identifier.Scheme) throws {
        let samples: [Identifier.Scheme: String] = [
            .doi: "10.1000/182", .pmid: "1", .pmcid: "PMC1", .arxiv: "2101.00001", .isbn: "9780306406157",
            .pii: "S0140-6736(97)11096-0", .url: "https://example.org/",
        ]
        let identifier = try #require(Identifier(scheme, samples[scheme] ?? ""))
        let data = try JSONEncoder().encode(identifier)
        #expect(try JSONDecoder().decode(Identifier.self, from: data) == identifier)
        let broken = Data("{\"scheme\":\"\(scheme.rawValue)\",\"value\":\"\"}".utf8)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(Identifier.self, from: broken) }
    }
}
