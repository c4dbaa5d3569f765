import Testing

@testable import Colloquium

@Suite("Numbers of serials")
struct ISSNTests {
    @Test(
        "are printed with a hyphen, whatever stands around their digits",
        arguments: [
            ("0028-4793", "0028-4793"), ("00284793", "0028-4793"), (" 1474-547x ", "1474-547X"),
            ("ISSN: 1533-4406", "1533-4406"), ("1932-6203 (electronic)", "1932-6203"),
        ])
    func printed(_ raw: String, _ expected: String) {
        #expect(ISSN.normalised(raw) == expected)
    }

    @Test(
        "are nothing else",
        arguments: ["", "0028-479", "0028-47930", "X028-4793", "0028-4X93", "٠٠٢٨-٤٧٩٣", "978-90-386-4503-2"])
    func refused(_ raw: String) {
        #expect(ISSN.normalised(raw) == nil)
    }

    @Test("have a check digit", arguments: ["0028-4793", "1474-547X", "2369-3762", "0000-0000"])
    func valid(_ printed: String) {
        #expect(ISSN.isValid(printed))
    }

    @Test(
        "are not valid with another check digit or in another form",
        arguments: ["0028-4794", "1474-5470", "1474-547x", "00284793", " 0028-4793", "0028–4793", ""])
    func invalid(_ printed: String) {
        #expect(!ISSN.isValid(printed))
    }
}
