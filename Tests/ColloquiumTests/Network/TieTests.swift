import Colloquium
import Testing

@Suite("Ties")
struct TieTests {
    private static let today = "2026-11-28"

    private func draft(_ change: (inout Tie.Entry) -> Void) throws -> Tie.Draft {
        try Tie.Draft(TieScene.entry(change), today: Self.today)
    }

    @Test("say whom they lead to, how strong they are, how they live and how far they reach; nobody else reads them")
    func made() throws {
        let draft = try draft {
            $0.topics = "Sepsis, feedback\nsepsis,"
            ($0.lastContact, $0.rhythmCount, $0.rhythmUnit) = ("2026-11-28", "3", "months")
            $0.tells = "yes"
        }
        #expect(draft.name == "Ann Lee" && draft.topics == ["Sepsis", "feedback"])
        #expect(draft.rhythm?.words == "every 3 months" && draft.lastContact == Self.today)
        // An outsider has no account to be told on.
        #expect(draft.audiences.isEmpty && !draft.tells)
        #expect(
            try self.draft { ($0.audiences, $0.named) = (["tie": "named"], "@Ada, ben") }.named.map(\.rawValue)
                == ["ada", "ben"])
    }

    private static let wrong: [(String, @Sendable (inout Tie.Entry) -> Void)] = [
        ("name", { $0.name = " " }), ("name", { $0.name = String(repeating: "a", count: 101) }),
        ("kind", { $0.kind = "robot" }), ("kind", { ($0.kind, $0.member) = ("member", "x") }),
        ("strength", { $0.strength = "" }), ("mode", { $0.mode = "psychic" }),
        ("locality", { $0.locality = "galactic" }),
        ("topics", { $0.topics = (1...13).map { "t\($0)" }.joined(separator: ",") }),
        ("topics", { $0.topics = String(repeating: "a", count: 61) }),
        ("notes", { $0.notes = String(repeating: "a", count: 4_001) }),
        ("last-contact", { $0.lastContact = "2026-11-29" }), ("last-contact", { $0.lastContact = "2026-02-30" }),
        ("rhythm-count", { ($0.rhythmCount, $0.rhythmUnit) = ("0", "weeks") }),
        ("rhythm-count", { ($0.rhythmCount, $0.rhythmUnit) = ("3", "moons") }),
        ("audience-notes", { $0.audiences = ["notes": "everybody"] }),
        ("named", { $0.audiences = ["tie": "named"] }), ("named", { $0.named = "Ann Lee, 7" }),
        ("identifies-nobody", { ($0.audiences, $0.notes) = (["notes": "ties"], "Jane Doe, born 12.03.1951") }),
    ]

    @Test("are refused with the field that is wrong", arguments: wrong)
    func refused(_ field: String, _ change: @Sendable (inout Tie.Entry) -> Void) throws {
        let refusal = #expect(throws: Refusal.self) { try draft(change) }
        #expect(refusal?.problems.map(\.field) == [field])
    }

    @Test(
        "come due by their rhythm, at the end of a shorter month",
        arguments: [
            ("2026-11-30", 3, Rhythm.Unit.months, "2027-02-28"), ("2024-02-29", 1, .years, "2025-02-28"),
            ("2026-12-31", 1, .months, "2027-01-31"), ("2026-12-30", 2, .weeks, "2027-01-13"),
        ])
    func due(_ day: String, _ count: Int, _ unit: Rhythm.Unit, _ expected: String) {
        let tie = TieScene.tie(lastContact: day, rhythm: Rhythm(count, unit))
        #expect(tie.due(in: "UTC") == expected)
        #expect(!tie.drifts(on: expected, in: "UTC") && tie.drifts(on: "2027-12-31", in: "UTC"))
    }

    @Test("drift from the day they were added where nobody noted a contact, and never without a rhythm")
    func drift() {
        #expect(TieScene.tie(rhythm: Rhythm(1, .weeks)).due(in: "UTC") == "1970-01-08")
        #expect(!TieScene.tie().drifts(on: Self.today, in: "UTC"))
        #expect(Rhythm(1, .months)?.words == "every month" && Rhythm(100, .weeks) == nil)
    }

    @Test("are looked for by topic, however it is spelled, and by locality")
    func filter() {
        let tie = TieScene.tie(1, topics: ["Médical Éducation"])
        #expect(NetworkFilter(topic: "medical  education", locality: "local").lets(tie))
        #expect(!NetworkFilter(topic: "sepsis").lets(tie) && !NetworkFilter(locality: "national").lets(tie))
        #expect(NetworkFilter(locality: "galactic").isEmpty)
    }
}
