import Testing

@testable import Colloquium

@Suite("The form of a club")
struct ClubTests {
    private var entry: Club.Entry {
        var entry = Club.Entry()
        entry.name = " Sepsis  club "
        entry.focus = "Sepsis"
        entry.norms = "Be kind."
        entry.visibility = "private"
        entry.timeZone = " Europe/Dublin "
        return entry
    }

    @Test("makes a charter")
    func valid() throws {
        let charter = try Club.Charter(entry, render: rendered)
        #expect(charter.name == "Sepsis club")
        #expect(charter.norms == Prose(source: "Be kind.", html: "<p>Be kind.</p>"))
        #expect(charter.visibility == .closed)
        #expect(charter.timeZone == "Europe/Dublin")
    }

    @Test(
        "refuses each field at its own place",
        arguments: [
            (\Club.Entry.name, "", "name"), (\.name, String(repeating: "a", count: 81), "name"),
            (\.focus, "", "focus"), (\.focus, String(repeating: "a", count: 301), "focus"),
            (\.norms, String(repeating: "a", count: 5_001), "norms"), (\.visibility, "", "visibility"),
            (\.visibility, "everyone", "visibility"),
            (\.timeZone, "", "time-zone"), (\.timeZone, "Mars/Olympus", "time-zone"),
        ] as [(TypedField<Club.Entry>, String, String)])
    func refusals(_ key: TypedField<Club.Entry>, _ value: String, _ field: String) {
        var wrong = entry
        wrong[keyPath: key] = value
        #expect(
            refusedFields { () throws(Refusal) in _ = try Club.Charter(wrong, prefix: "club-", render: rendered) }
                == ["club-" + field])
    }
}
