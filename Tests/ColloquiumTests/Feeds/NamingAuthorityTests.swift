import Testing

@testable import Colloquium

@Suite("The name that a site calls its things by")
struct NamingAuthorityTests {
    @Test(
        "is a host name on a day (RFC 4151, section 2.1)",
        arguments: [
            ("Journals.Example.org", "journals.example.org"), ("127.0.0.1", "127.0.0.1"), ("::1", "localhost"),
            ("", "localhost"), ("a b", "localhost"),
        ])
    func tags(host: String, known: String) {
        let authority = NamingAuthority(host: host, chosenAt: Instant(rawValue: 1_795_428_000_000))
        #expect(authority.tag("discussions/1") == "tag:\(known),2026-11-23:discussions/1")
    }
}
