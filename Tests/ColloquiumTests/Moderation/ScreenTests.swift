import Testing

@testable import Colloquium

@Suite("The screen for what identifies a patient")
struct ScreenTests {
    @Test(
        "finds the usual identifiers",
        arguments: [
            ("Our patient, MRN 1234567, did well.", Screen.Kind.recordNumber),
            ("NHS number: 943 476 5919", .recordNumber),
            ("Hospital no. 00-12345", .recordNumber), ("DOB 03/04/1961", .birth),
            ("She was born on 3 April 1961.", .birth),
            ("Call 01 234 5678 for her.", .phone), ("Reach him at +353 1 234 5678.", .phone),
            ("(555) 123-4567", .phone),
            ("Write to jane.doe@example.org please", .email), ("We saw Mrs Doyle on 12/03/2024.", .name),
            ("Mr. Óscar Byrne was seen 1/2/2024", .name),
            ("Patient Murphy was admitted 3 May 2024", .name), ("A 93-year-old woman fell.", .age),
        ])
    func finds(text: String, kind: Screen.Kind) {
        #expect(Screen.findings(in: text).map(\.kind) == [kind])
    }

    @Test(
        "leaves alone what clinicians write of studies",
        arguments: [
            "PMID 12345678 and doi:10.1056/NEJMoa1801993 disagree.",
            "See https://example.org/a@b/5551234567?tel=5551234567.",
            "NCT01234567 enrolled 1,234,567 adults in 2019.", "HR 0.82 (95% CI 0.71-0.94), p = 0.003, n = 12345.",
            "Patients aged 90 years and over were excluded.", "Born in the trial’s 3 centres, the idea spread.",
            "Dr Rhodes wrote on 12/03/2024 that it holds.", "The 80-year-old guideline is dead.", "Mr Smith’s criteria",
            "@ada see #123 and table 2, p. 1234567.", "Follow-up on 12 March 2024 was complete.", "",
        ])
    func passes(text: String) {
        #expect(Screen.findings(in: text).isEmpty)
    }

    @Test("finds what stands in the line after a link")
    func lines() {
        #expect(Screen.findings(in: "See https://example.org\nMRN 1234567").map(\.kind) == [.recordNumber])
    }

    @Test(
        "does not read over the end of a line, however it ends",
        arguments: ["\n", "\r\n", "\r", "\u{0C}", "\u{85}", "\u{2028}"])
    func lineEnds(end: String) {
        #expect(Screen.findings(in: "Ask for the MRN.\(end)1234567 were asked.").isEmpty)
        #expect(Screen.findings(in: "MRN 1234567\(end)").map(\.excerpt) == ["MRN 1234567"])
    }

    @Test("is answered by the author, and only by a plain yes")
    func answered() throws {
        var entry = Contribution.Entry()
        entry.kind = "comment"
        entry.body = "MRN 1234567."
        for answer in ["", "no", "YES"] {
            entry.identifiesNobody = answer
            let refusal = #expect(throws: Refusal.self) { try Critique(entry) { $0 } }
            #expect(refusal?.problems.map(\.field) == ["identifies-nobody"])
            #expect(refusal?.reason.contains("a record number (“MRN 1234567”)") == true)
        }
        entry.identifiesNobody = "yes"
        #expect(try Critique(entry) { $0 }.body.source == "MRN 1234567.")
    }

    @Test(
        "comes to an end with a text made to be long to look through", .timeLimit(.minutes(10)),
        arguments: [
            "patient A 12 +1 2 3 4 5 MRN x. ", "a.", "a@", "@a.", "Mr Aa", "+1", "(5", "born 1", "tel 1   ", "1 ",
            "MRN ",
        ])
    func ends(_ piece: String) {
        let text = String(repeating: piece, count: Prose.limit / piece.count) + " 9"
        _ = Screen.findings(in: text)
        _ = Screen.findings(in: "Patient A" + text)
    }
}
