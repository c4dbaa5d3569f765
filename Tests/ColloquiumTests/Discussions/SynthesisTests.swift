import Colloquium
import Testing

@Suite("The parts of a synthesis")
struct SynthesisTests {
    private func pin(_ number: Int64, _ part: Synthesis.Part, _ body: String) -> Pin {
        Pin(Number(rawValue: number), under: part, by: "Ann", body: Prose(source: body, html: body))
    }

    @Test("are kept as one text with a heading each, and read from it again")
    func kept() throws {
        var synthesis = Synthesis()
        synthesis[.openQuestions] = "In children?"
        synthesis[.bottomLine] = " Give less.\n"
        synthesis[.strengths] = "  "
        #expect(synthesis.source == "## Bottom line\n\nGive less.\n\n## Open questions\n\nIn children?")
        let again = Synthesis(source: synthesis.source)
        #expect(again[.bottomLine] == "Give less." && again[.openQuestions] == "In children?")
        #expect(again[.strengths].isEmpty && again.source == synthesis.source)
    }

    @Test(
        "of a text that was written as a whole are its bottom line, and nothing is lost",
        arguments: ["Give less.", "Give less.\n\n### In detail\n\n- one\n- two", "# Strengths\n\nNot ours.", ""])
    func whole(text: String) {
        let synthesis = Synthesis(source: text)
        #expect(synthesis[.bottomLine] == text)
        #expect(synthesis.source == text)
    }

    @Test("that come twice stand together")
    func twice() {
        let synthesis = Synthesis(source: "First.\n## Strengths\nOne.\n## Limitations\nTwo.\n## Strengths\nThree.")
        #expect(synthesis[.bottomLine] == "First." && synthesis[.limitations] == "Two.")
        #expect(synthesis[.strengths] == "One.\n\nThree.")
    }

    @Test("take pinned contributions in quoted, with their number, each once and below what was written")
    func inserted() {
        var synthesis = Synthesis(source: "## Strengths\n\nBig, as #3 says.")
        let pins = [pin(2, .strengths, "Large\n\ntrial"), pin(3, .strengths, "Named"), pin(4, .bottomLine, "Less")]
        for _ in 0..<2 { synthesis.insert(pins) }
        #expect(synthesis[.strengths] == "Big, as #3 says.\n\n> Large\n> \n> trial\n\n— #2")
        #expect(synthesis[.bottomLine] == "> Less\n\n— #4")
    }

    @Test(
        "name contributions by number in their own words, and below what they quote, not within it",
        arguments: [
            ("Big, as #3 says.", [3]), ("> As #13 says\n> \n> and #14\n\n— #2", [2]),
            ("As #3 says:\r\n> #13 is wrong", [3]),
            ("- > #13\n- #4\n  > #14", [4]), ("1. > #13\n\n> > #14", []), ("#5 > #6", [5, 6]),
        ] as [(String, Set<Int64>)])
    func named(text: String, numbers: Set<Int64>) {
        #expect(Set(Synthesis.contributions(namedIn: text).map(\.rawValue)) == numbers)
    }

    @Test("take in a pinned contribution that another one, quoted there, names")
    func quotedNumber() {
        var synthesis = Synthesis()
        let pins = [
            pin(2, .strengths, "#3 is right\n\n> as #4 is"), pin(3, .strengths, "Large"), pin(4, .strengths, "Long"),
        ]
        for _ in 0..<2 { synthesis.insert(pins) }
        #expect(
            synthesis[.strengths]
                == "> #3 is right\n> \n> > as #4 is\n\n— #2\n\n> Large\n\n— #3\n\n> Long\n\n— #4")
    }

    @Test("may not be empty all together, or longer than a text may be")
    func refused() throws {
        #expect(throws: Refusal.invalid("bottom-line", "Enter the synthesis.")) {
            try Synthesis(source: " \n").checkedSource()
        }
        var synthesis = Synthesis()
        for part in Synthesis.Part.allCases { synthesis[part] = String(repeating: "x", count: 4_001) }
        #expect(throws: Refusal.self) { try synthesis.checkedSource() }
    }
}
