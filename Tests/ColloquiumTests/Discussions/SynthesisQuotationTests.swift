import Testing

@testable import Colloquium

@Suite("What a synthesis quotes")
struct SynthesisQuotationTests {
    @Test(
        "goes with its signature, and what was said besides stays",
        arguments: [
            ("> Okapi\n\n— #2", ""),
            ("Give less.\n\n> Okapi\n> \n> in Kigali\n\n— #2\n\n> Giraffe\n\n— #3", "Give less.\n\n> Giraffe\n\n— #3"),
            ("> Giraffe\n\n— #3\n\n> Okapi\n\n> in Kigali\n— #2, shortened", "> Giraffe\n\n— #3"),
            ("As Ben says:\n> Okapi\nwho is 91\n\n— #2", "As Ben says:"),
            ("Less.\n\nOkapi, without the marks\n\n— #2\n\nMore.", "Less.\n\n\nMore."),
            ("## Strengths\n\n> Okapi\n\n— #2\n\n## Limitations\n\nSmall, see #2.", "## Limitations\n\nSmall, see #2."),
            ("> Okapi\n\n— #2\r\n\r\n> Again\r\n\r\n— #2\r\n\r\nEnd", "End"), ("Only #2 and — #2", "Only #2 and — #2"),
            ("— #2", ""), ("> Of #22\n\n— #22", "> Of #22\n\n— #22"),
        ])
    func takenOut(source: String, left: String) {
        let rest = Synthesis.source(source, withoutQuotationsOf: 2)
        #expect(rest.filter { !$0.isNewline } == left.filter { !$0.isNewline })
        #expect(Synthesis.mention(of: 2, in: rest) != .quoted)
    }

    @Test("is told from what it names")
    func mentioned() {
        #expect(Synthesis.mention(of: 2, in: "> A\n\n— #2 (shortened)") == .quoted)
        #expect(Synthesis.mention(of: 2, in: "As #2 says") == .named)
        #expect(Synthesis.mention(of: 2, in: "> As #2 says\n\n— #3") == nil)
        #expect(Synthesis.mention(of: 2, in: "") == nil)
    }
}
