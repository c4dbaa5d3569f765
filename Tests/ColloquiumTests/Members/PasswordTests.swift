import Testing

@testable import Colloquium

@Suite("Passwords")
struct PasswordTests {
    private func check(_ password: String) throws(Refusal) -> String {
        try Password.checked(password, field: "password", email: "Ada@example.org", name: "Ada Lovelace")
    }

    @Test(
        "that are short, too long or easy to guess are refused at their field",
        arguments: [
            "", "short", "123456789", String(repeating: "ab1 ", count: 51), "1234567890", "Password12", "qwertyuiop",
            "aaaaaaaaaaaa", "abcabcabcabc", "ada@example.org", "ADA LOVELACE",
        ])
    func refused(_ password: String) {
        #expect(refusedFields { () throws(Refusal) in _ = try check(password) } == ["password"])
    }

    @Test(
        "of ten characters and more are taken, spaces and all",
        arguments: ["correct horse battery", " leading space", "ten chars!", String(repeating: "ab1 ", count: 50)])
    func accepted(_ password: String) throws {
        #expect(try check(password) == password)
    }

    @Test("match whatever keyboard they were typed on")
    func normalised() throws {
        #expect(
            Array(try check("cafe\u{301} au lait").unicodeScalars) == Array("caf\u{E9} au lait".unicodeScalars))
    }
}

@Suite("Joining")
struct JoiningTests {
    private var entry: JoiningEntry {
        var entry = JoiningEntry()
        entry.name = " Ada  Lovelace "
        entry.email = "Ada@Example.org"
        entry.password = "analytical engine"
        entry.timeZone = "Europe/Vienna"
        return entry
    }

    @Test("takes a complete form")
    func complete() throws {
        let newcomer = try Newcomer(entry)
        #expect(newcomer.name == "Ada Lovelace")
        #expect(newcomer.email.text == "Ada@example.org")
        #expect(newcomer.email.key == "ada@example.org")
        #expect(newcomer.timeZone == "Europe/Vienna")
    }

    @Test(
        "refuses each field at its own place",
        arguments: [
            (\JoiningEntry.name, " ", "name"), (\.name, String(repeating: "a", count: 101), "name"),
            (\.email, "nobody", "email"), (\.email, "", "email"), (\.password, "short", "password"),
            (\.note, String(repeating: "a", count: 1_001), "note"),
        ] as [(TypedField<JoiningEntry>, String, String)])
    func refusals(_ key: TypedField<JoiningEntry>, _ value: String, _ field: String) {
        var wrong = entry
        wrong[keyPath: key] = value
        #expect(refusedFields { () throws(Refusal) in _ = try Newcomer(wrong) } == [field])
    }

    @Test("tells everything that is wrong at once, and asks for a note only where one is needed")
    func everything() {
        #expect(
            refusedFields { () throws(Refusal) in _ = try Newcomer(JoiningEntry(), noteNeeded: true) }
                == ["name", "email", "password", "note"])
        #expect(refusedFields { () throws(Refusal) in _ = try Newcomer(entry, noteNeeded: true) } == ["note"])
    }

    @Test("takes UTC for a time zone that is not known", arguments: ["", "Mars/Olympus", "CET", "../etc/localtime"])
    func zone(_ name: String) throws {
        var typed = entry
        typed.timeZone = name
        #expect(try Newcomer(typed).timeZone == "UTC")
    }

    @Test("lists time zones once each, under names that are known")
    func zones() {
        #expect(Set(TimeZones.all).count == TimeZones.all.count)
        #expect(TimeZones.all.allSatisfy(TimeZones.isKnown))
        #expect(TimeZones.all.contains("Asia/Kolkata"))
        #expect(TimeZones.isKnown("Asia/Calcutta"))
    }
}
