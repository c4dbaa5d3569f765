import Testing

@testable import Colloquium

@Suite("The evidence table")
struct EvidenceTableTests {
    private static func row(
        _ name: String, level: EvidenceLevel? = nil, year: String = "", _ design: PublishedDesign? = nil, n: Int? = nil
    ) throws -> EvidenceTable.Row {
        let identifier = try #require(Identifier(.doi, "10.1000/\(name)"))
        var evidence = Evidence()
        evidence.level = level
        evidence.participants = n
        var work = CitedWork(identifier)
        work.title = name
        work.year = year
        work.design = design
        return EvidenceTable.Row(
            Reference(identifier: identifier, note: "", evidence: evidence), work, answer: 1, by: "Ada")
    }

    @Test(
        "is put in order by each heading, with what is not known last and equals as they were",
        arguments: [
            (.level, ["b", "a", "D", "c"]), (.study, ["a", "b", "c", "D"]), (.year, ["c", "b", "a", "D"]),
            (.design, ["a", "b", "c", "D"]), (.participants, ["c", "a", "b", "D"]),
        ] as [(EvidenceTable.Order, [String])])
    func order(_ order: EvidenceTable.Order, _ names: [String]) throws {
        let rows = [
            try Self.row("D"), try Self.row("c", year: "2024", .systematicReview, n: 900),
            try Self.row("b", level: .one, year: "1999", .randomisedTrial, n: 20),
            try Self.row("a", level: .two, year: "1999", .cohort, n: 100),
        ]
        #expect(EvidenceTable(rows, by: order).rows.map(\.study) == names)
    }
}
