import Testing

@testable import Outbound

@Suite("What the operator allows")
struct FetchPolicyTests {
    @Test(
        "is a server as addresses write it",
        arguments: ["10.0.0.5:8080", "localhost:80", "[::1]:8080", "[fd00::5]:443", "feeds.hospital.example:8443"])
    func servers(entry: String) {
        #expect(FetchPolicy.isServer(entry))
    }

    @Test(
        "is refused where it would never match an address",
        arguments: [
            "", "10.0.0.5", "localhost", "::1:8080", "fd00::5", "localhost:08080", "localhost:0", "localhost:65536",
            "user@host.example:80", "http://host.example:80", "host.example:80/", "host.example:80?a", "a b:80",
            "127.1:80", "0x7f.0.0.1:80", "host.example:", ":80", "[::0:1]:80", "HOST.example:80",
        ])
    func unmatched(entry: String) {
        #expect(!FetchPolicy.isServer(entry))
    }

    @Test(
        "admits what may be asked, as far as the address tells",
        arguments: [
            ("https://api.crossref.org/works", true), ("http://10.0.0.5:8080/crossref", true),
            ("http://127.0.0.1:9/", false), ("http://127.0.0.1/", false), ("http://[::1]/", false),
            ("https://api.crossref.org:8443", false), ("https://user@api.crossref.org", false), ("nonsense", false),
        ])
    func admits(address: String, isAdmitted: Bool) {
        let policy = FetchPolicy(userAgent: "test", allowed: ["10.0.0.5:8080"])
        #expect(policy.admits(address) == isAdmitted)
    }
}
