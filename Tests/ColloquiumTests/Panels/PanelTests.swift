import Colloquium
import Testing

@Suite("Panels")
struct PanelTests {
    private static let now = Instant(rawValue: 1_795_428_000_000)

    private func draft(_ change: (inout Panel.Entry) -> Void) throws -> Panel.Draft {
        var entry = Panel.Entry()
        entry.topic = " Sepsis  in children "
        entry.purpose = "Two polls a year."
        change(&entry)
        return try Panel.Draft(entry, at: Self.now, in: "Europe/Vienna") { "<p>\($0)</p>" }
    }

    @Test("have a topic and a purpose, and stand until the end of their last day on the club’s clocks, or without end")
    func made() throws {
        let endless = try draft { _ in }
        #expect(endless.topic == "Sepsis in children" && endless.endsAt == nil)
        let ending = try draft { $0.lastDay = "2026-11-30" }
        // Midnight in Vienna is 23:00 UTC in winter.
        #expect(ending.endsAt == Instant(rawValue: 1_796_079_600_000))
    }

    @Test(
        "are refused with every reason at once",
        arguments: [
            ("", "P", "", ["topic"]), ("T", " ", "", ["purpose"]), ("T", "P", "soon", ["last-day"]),
            ("T", "P", "2020-01-01", ["last-day"]),
            (String(repeating: "x", count: 151), "", "x", ["topic", "purpose", "last-day"]),
            ("Jane Doe, born 12.03.1951, MRN 12345678", "P", "", ["identifies-nobody"]),
        ])
    func refused(topic: String, purpose: String, lastDay: String, fields: [String]) throws {
        let refusal = #expect(throws: Refusal.self) {
            try draft {
                $0.topic = topic
                $0.purpose = purpose
                $0.lastDay = lastDay
            }
        }
        #expect(refusal?.problems.map(\.field) == fields)
    }

    @Test("An invitation can be answered while it waits, and by a member of the site also after they declined")
    func answering() {
        func invitation(_ answer: PanelInvitation.Answer, until end: Instant?) -> PanelInvitation {
            PanelInvitation(
                number: 1, panel: 1, member: 1, name: "Vera", email: end == nil ? nil : EmailAddress("v@example.org"),
                invitedAt: Self.now, endsAt: end, answer: answer, words: "", competingInterests: "")
        }
        let later = Self.now + .days(14)
        #expect(invitation(.waiting, until: nil).mayBeAccepted(at: later))
        #expect(invitation(.waiting, until: later).mayBeAccepted(at: later - .seconds(1)))
        #expect(!invitation(.waiting, until: later).mayBeAccepted(at: later))
        #expect(invitation(.declined, until: nil).mayBeAccepted(at: later))
        #expect(!invitation(.declined, until: later).mayBeAccepted(at: Self.now))
        for answer in [PanelInvitation.Answer.accepted, .left, .takenBack] {
            #expect(!invitation(answer, until: nil).mayBeAccepted(at: Self.now))
        }
    }

    @Test("Who accepts states competing interests; who declines need not say why")
    func replies() throws {
        var reply = PanelInvitation.Reply()
        #expect(throws: Refusal.self) { try reply.statedInterests() }
        #expect(try reply.checkedWords() == "")
        reply.competingInterests = " none "
        #expect(try reply.statedInterests() == "none")
        reply.words = String(repeating: "x", count: 1_001)
        #expect(throws: Refusal.self) { try reply.checkedWords() }
    }

    @Test("A guest needs a name and an address")
    func guests() throws {
        var entry = PanelInvitation.GuestEntry()
        let refusal = #expect(throws: Refusal.self) { try PanelInvitation.Guest(entry) }
        #expect(refusal?.problems.map(\.field) == ["name", "email"])
        entry.name = "Vera  Wu"
        entry.email = "vera@example.org"
        #expect(try PanelInvitation.Guest(entry).name == "Vera Wu")
    }
}
