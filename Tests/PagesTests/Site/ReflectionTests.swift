import Testing

@testable import Pages

@Suite("Page values as templates see them")
struct ReflectionTests {
    private struct Numbered: CustomStringConvertible {
        let number: Int
        var description: String { "No. \(number)" }
    }

    private struct Value {
        let title = "Early vasopressors"
        let isOpen = true
        let missing: String? = nil
        let present: Numbered? = Numbered(number: 7)
        let entries = [Numbered(number: 1), Numbered(number: 2)]
    }

    private let value = Reflection.presented(Value()) as? Reflection

    @Test("have their texts, truths and what optionals hold by name")
    func plainParts() {
        #expect(value?.child(named: "title") as? String == "Early vasopressors")
        #expect(value?.child(named: "isOpen") as? Bool == true)
        #expect((value?.child(named: "present") as? Reflection)?.child(named: "number") as? Int == 7)
    }

    @Test("have nothing for an optional without a value, so that an outer value of the name is found")
    func nothing() {
        #expect(value?.child(named: "missing") == nil)
        #expect(value?.child(named: "unknown") == nil)
    }

    @Test("hold lists whose entries have parts, too")
    func lists() {
        let entries = value?.child(named: "entries") as? [Any]
        #expect(entries?.compactMap { ($0 as? Reflection)?.child(named: "number") as? Int } == [1, 2])
    }

    @Test("print as the values themselves do")
    func printed() {
        let entries = value?.child(named: "entries") as? [Any] ?? []
        #expect(entries.map { String(describing: $0) } == ["No. 1", "No. 2"])
    }
}
