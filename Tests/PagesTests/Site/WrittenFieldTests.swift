import Testing

@testable import Pages

@Suite("What somebody wrote into a form")
struct WrittenFieldTests {
    @Test("is named by words of the field, without what the form says for itself and what was chosen")
    func listed() {
        let fields: [(name: String, value: String)] = [
            ("submission", "5bj03eOO7"), ("draft", "1790000000000"), ("kind", "comment"), ("given", "Some words"),
            ("shown-design", "survey"), ("body", " Sound.\n"), ("ai-use", ""), ("for-whom", "Nurses and others"),
            ("outcome", "Pain"), ("verdict-rob2-missing", "high"), ("reason-rob2-missing", "Many"),
            ("note-imprecision", "Few"), ("bottom-line", "Wait."), ("shown-note", "Two words"), ("do", "save"),
        ]
        let written = WrittenField.list(fields)
        #expect(written.map(\.writtenText) == ["Sound.", "Nurses and others", "Pain", "Many", "Few", "Wait."])
        #expect(
            written.map(\.writtenName) == [
                "Your text", "For whom", "Outcome", "Missing outcomes: why", "Note on imprecision", "Bottom line",
            ])
    }
    @Test("is what names an article where that is typed, be it one word")
    func given() {
        let fields: [(name: String, value: String)] = [
            ("given", "10.1056/NEJMoa1715274"), ("given-title", "As it was"), ("title", "As it is"),
            ("note-given", "What the note said"), ("do", "read"),
        ]
        #expect(WrittenField.list(fields).map(\.writtenText) == ["10.1056/NEJMoa1715274", "As it is"])
        #expect(WrittenField.list(fields).map(\.writtenName) == ["The article", "Title"])
    }
}
