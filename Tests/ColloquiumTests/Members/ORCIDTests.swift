import Testing

@testable import Colloquium

@Suite("ORCID iDs")
struct ORCIDTests {
    @Test(
        "are read in any usual spelling",
        arguments: [
            ("0000-0002-1825-0097", "0000-0002-1825-0097"),
            ("0000000218250097", "0000-0002-1825-0097"),
            (" https://orcid.org/0000-0002-1825-0097 ", "0000-0002-1825-0097"),
            ("orcid.org/0000-0002-1694-233x", "0000-0002-1694-233X"),
            ("0000 0001 5109 3700", "0000-0001-5109-3700"),
        ])
    func valid(_ raw: String, _ expected: String) {
        #expect(ORCID.normalised(raw) == expected)
    }

    @Test(
        "are refused with a wrong check digit, length or character",
        arguments: [
            "", "0000-0002-1825-0098", "0000-0002-1825-009", "0000-0002-1825-00977", "0000-0002-X825-0097",
            "https://orcid.org/", "٠٠٠٠-٠٠٠٢-١٨٢٥-٠٠٩٧", "0000-0002-1825-0\u{301}097", "０000-0002-1825-0097",
        ])
    func invalid(_ raw: String) {
        #expect(ORCID.normalised(raw) == nil)
    }
}
