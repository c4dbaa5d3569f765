import Colloquium
import Testing

@testable import Pages

@Suite("A worksheet on paper")
struct PrintedWorksheetTests {
    @Test("tells in words how each tie is, and how each step stands")
    func words() async throws {
        let places: [(String, Tie.Strength, Tie.Locality)] = [
            ("Ada", .strong, .international), ("Ben", .strong, .local), ("Cy", .strong, .local),
            ("Di", .weak, .regional),
        ]
        let ties = places.enumerated().map { index, place in
            Tie(
                number: Number(rawValue: Int64(index + 1)), node: .init(.person, name: place.0), strength: place.1,
                mode: .mediated, locality: place.2, addedAt: Instant(rawValue: 0))
        }
        let steps = Worksheet.Step.State.allCases.enumerated().map { index, state in
            Worksheet.Step(
                number: Number(rawValue: Int64(index + 1)), strategy: .mentors, text: "Ask", due: "2027-01-01",
                state: state)
        }
        let page = PrintedWorksheetPage(Worksheet(steps: steps), ties, of: "Mel", today: "2026-11-28")
        #expect(page.strengths.map(\.strengthPeople) == ["local: Ben, Cy; international: Ada", "regional: Di"])
        let html = try await TemplateFolder.templates().render(page)
        for state in ["Planned", "Doing", "Done"] {
            #expect(html.contains(">\(state), by 1 January 2027<"), "\(state)")
        }
        #expect(html.contains("class=\"map-key\""))
    }
}
