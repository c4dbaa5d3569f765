import Testing

@testable import Colloquium

@Suite("Citations in words among references")
struct WorkMeantTests {
    private static let semler = "Semler MW, et al. Balanced crystalloids versus saline. N Engl J Med 2018;378:829-39."

    @Test("are the lines that name no work by an identifier")
    func inWords() {
        let text = "10.1000/1 page 4\n\(Self.semler)\nhttps://example.org/guide\n\n  Another one. Lancet 2020.  "
        #expect(References.citationsInWords(in: text) == [Self.semler, "Another one. Lancet 2020."])
        #expect(References.citationsInWords(in: "").isEmpty)
    }

    @Test("become notes behind the work that was chosen, and nothing else changes", arguments: [false, true])
    func chosen(isNumbered: Bool) throws {
        let doi = try #require(Identifier.recognise("10.1056/NEJMoa1711584"))
        let text = ["10.1000/1 page 4", Self.semler, "In other words"].enumerated()
            .map { isNumbered ? "\($0 + 1). \($1)" : $1 }.joined(separator: "\n")
        let citation = try #require(References.citationsInWords(in: text).first)
        let lines = References.lines(text, meaning: [WorkMeant(citation: citation, identifier: doi)])
        let left = try #require(References.citationsInWords(in: lines).first)
        #expect(left.hasSuffix("In other words"))
        let references = try References(lines: lines.replacing(left, with: ""), field: "references").all
        #expect(references.map(\.identifier) == [Identifier.recognise("10.1000/1"), doi])
        #expect(references.map(\.note) == ["page 4", Self.semler])
    }

    @Test("stay as they are where nothing was chosen for them")
    func unchosen() throws {
        let other = WorkMeant(citation: "Not among them", identifier: try #require(Identifier.recognise("10.1000/1")))
        #expect(References.lines(" a \n b", meaning: []) == " a \n b")
        #expect(References.lines(Self.semler, meaning: [other]) == Self.semler)
    }
}
