import Colloquium
import Testing

@testable import Formats

@Suite("Answers in JSON")
struct AnswerJSONTests {
    private static func answer(_ json: String) throws -> SentAnswer { try AnswerJSON.answer(in: Array(json.utf8)) }

    private static func refusal(_ json: String) -> Refusal.Problem? {
        do {
            _ = try answer(json)
            return nil
        } catch {
            return (error as? Refusal)?.problems.first
        }
    }

    @Test("are read whole")
    func whole() throws {
        let sent = try Self.answer(
            """
            {"body": "Yes.", "submission": "a", "identifiesNobody": true, "references": [
              {"pasted": "10.1000/1", "note": "n", "level": 2, "locator": "p. 4", "quotation": "q",
               "participants": 1240, "population": "adults", "finding": "f"}]}
            """)
        var expected = SentAnswer()
        expected.body = "Yes."
        expected.submission = "a"
        expected.identifiesNobody = "yes"
        var reference = SentReference()
        reference.pasted = "10.1000/1"
        reference.note = "n"
        reference.evidence.level = "2"
        reference.evidence.pointer = "p. 4"
        reference.evidence.quotation = "q"
        reference.evidence.participants = "1240"
        reference.evidence.population = "adults"
        reference.evidence.finding = "f"
        expected.references = [reference]
        #expect(sent == expected)
    }

    @Test("say nothing by null and by what is absent", arguments: ["{}", #"{"body": null, "references": null}"#])
    func silent(json: String) throws { #expect(try Self.answer(json) == SentAnswer()) }

    @Test(
        "of another shape are refused where it is",
        arguments: [
            ("[]", ""), ("5", ""), ("null", ""), (#"{"body": 5}"#, "/body"),
            (#"{"references": "10.1000/1"}"#, "/references"),
            (#"{"references": {}}"#, "/references"), (#"{"references": ["10.1000/1"]}"#, "/references/0"),
            (#"{"references": [null]}"#, "/references/0"),
            (#"{"references": [{}, {"pasted": []}]}"#, "/references/1/pasted"),
            (#"{"references": [{"level": "2"}]}"#, "/references/0/level"),
            (#"{"references": [{"level": 2.5}]}"#, "/references/0/level"),
            (#"{"references": [{"doi": "10.1000/1"}]}"#, "/references/0/doi"), (#"{"referencs": []}"#, "/referencs"),
            (#"{"a/~b": 1}"#, "/a~1~0b"), (#"{"identifiesNobody": "yes"}"#, "/identifiesNobody"),
        ])
    func shape(json: String, pointer: String) { #expect(Self.refusal(json)?.field == pointer) }

    @Test("are no JSON, and it is said where", arguments: [#"{"body": }"#, #"{"body": "x"} y"#])
    func malformed(json: String) {
        let error = #expect(throws: FormatError.self) { try Self.answer(json) }
        guard case .malformed(let diagnosis) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(diagnosis.contains("character"))
    }

    @Test("cut off or in another encoding end nothing", arguments: ["", "{", "\u{FEFF}", "[[[[", #"{"a": "\ud800"}"#])
    func broken(json: String) { #expect(throws: FormatError.self) { try Self.answer(json) } }

    @Test("come alone or in a list, each by itself")
    func list() throws {
        let one = try AnswerJSON.answers(in: Array(#"{"body": "Yes."}"#.utf8))
        #expect(try one.map { try $0.get().body } == ["Yes."])
        let several = try AnswerJSON.answers(
            in: Array(#"[{"body": "Yes."}, {"references": [{"level": "x"}]}, 5, {"body": "No."}]"#.utf8))
        #expect(several.count == 4)
        #expect(several.map { (try? $0.get())?.body } == ["Yes.", nil, nil, "No."])
        guard case .failure(let refusal) = several[1] else {
            Issue.record("It was taken.")
            return
        }
        #expect(refusal.problems.map(\.field) == ["/references/0/level"])
        #expect(throws: FormatError.empty) { try AnswerJSON.answers(in: Array("[]".utf8)) }
    }

    @Test(
        "have a pointer for every problem",
        arguments: [
            ("body", "/body"), ("references", "/references"), ("identifies-nobody", "/identifiesNobody"),
            ("pasted-3", "/references/3/pasted"), ("pointer-0", "/references/0/locator"), ("page", "page"), ("", ""),
        ])
    func pointers(field: String, pointer: String) { #expect(AnswerJSON.pointer(to: field) == pointer) }
}
