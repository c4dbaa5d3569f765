import Testing

@testable import Colloquium

@Suite("An identifier that is mistyped")
struct MistypedIdentifierTests {
    @Test(
        "is told apart by what was meant",
        arguments: [
            ("9780306406158", Identifier.Scheme.isbn), ("978-0-306-40615-8", .isbn), ("0306406153", .isbn),
            ("030640615x", .isbn), ("ISBN 12", .isbn), ("PMID: 12a", .pmid), ("1234567890123456", .pmid),
            ("10.1000", .doi), ("PMC", .pmcid), ("arXiv:12", .arxiv),
        ])
    func meant(_ text: String, _ scheme: Identifier.Scheme) {
        #expect(Identifier.Scheme(meantBy: text) == scheme)
    }

    @Test("is none of these", arguments: ["", "Smith J", "2015", "97", "a 9780306406158"])
    func other(_ text: String) {
        #expect(Identifier.Scheme(meantBy: text) != .isbn)
    }
}
