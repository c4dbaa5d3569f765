import Testing

@testable import Colloquium

@Suite("A vote")
struct VoteTests {
    private static func terms(_ form: Poll.Form, needsReference: Bool = false) -> Poll.Terms {
        Poll.Terms(
            form: form, options: form.hasOptions ? ["Yes", "No", "Unsure"] : [], disclosure: .always,
            isAnonymous: false, needsReference: needsReference)
    }

    private static func entry(_ change: (inout Vote.Entry) -> Void) -> Vote.Entry {
        var entry = Vote.Entry()
        entry.rationale = "Two trials agree."
        entry.competingInterests = "none"
        change(&entry)
        return entry
    }

    private func problems(_ form: Poll.Form, needsReference: Bool = false, _ change: (inout Vote.Entry) -> Void)
        -> [String]
    {
        do {
            _ = try Vote(Self.entry(change), on: Self.terms(form, needsReference: needsReference)) { $0 }
            return []
        } catch { return error.problems.map(\.field) }
    }

    @Test(
        "for one option takes exactly one that there is",
        arguments: [[], ["3"], ["-1"], ["0", "1"], ["0", "x"], ["yes"]])
    func single(_ choices: [String]) {
        #expect(problems(.single) { $0.choices = choices } == ["choice"])
    }

    @Test("for several options takes each once, in their order")
    func multiple() throws {
        let vote = try Vote(Self.entry { $0.choices = ["2", "0", "2"] }, on: Self.terms(.multiple)) { $0 }
        #expect(vote.choice == .options([0, 2]))
    }

    @Test("on the scale takes whole numbers from 0 to 10", arguments: ["", "11", "-1", "5.5", "five"])
    func scale(_ rating: String) {
        #expect(problems(.scale) { $0.rating = rating } == ["rating"])
        #expect(problems(.scale) { $0.rating = " 10 " }.isEmpty)
    }

    @Test("shows nobody a patient in a note on a reference")
    func screened() {
        let entry = { (vote: inout Vote.Entry) in
            vote.choices = ["0"]
            vote.references = "10.1000/1 as in MRN 1234567"
        }
        #expect(problems(.single, entry) == ["identifies-nobody"])
        #expect(
            problems(.single) {
                entry(&$0)
                $0.identifiesNobody = "yes"
            }.isEmpty)
    }

    @Test("in words needs them, and no reasons beside")
    func text() {
        #expect(problems(.text) { $0.text = " " } == ["text"])
        #expect(
            problems(.text) {
                $0.text = "Norepinephrine"
                $0.rationale = ""
            }.isEmpty)
    }

    @Test("needs reasons, and competing interests stated even where there are none")
    func reasons() {
        let found = problems(.scale) { entry in
            entry.rating = "7"
            entry.rationale = ""
            entry.competingInterests = ""
        }
        #expect(found == ["rationale", "competing-interests"])
    }

    @Test("needs a reference where the poll asks for one")
    func references() throws {
        let needed = { (entry: inout Vote.Entry) in entry.rating = "7" }
        #expect(problems(.scale, needsReference: true, needed) == ["references"])
        #expect(problems(.scale, needed).isEmpty)
        let cited = Self.entry {
            $0.rating = "7"
            $0.references = "10.1000/182 table 2"
        }
        let vote = try Vote(cited, on: Self.terms(.scale, needsReference: true)) { $0 }
        #expect(vote.references.map(\.identifier.value) == ["10.1000/182"])
    }

    @Test("says what is wrong with a reference though none is needed")
    func wrongReference() {
        let found = problems(.scale) {
            $0.rating = "7"
            $0.references = "my textbook"
        }
        #expect(found == ["references"])
    }
}
