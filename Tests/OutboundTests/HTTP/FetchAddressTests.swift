import Testing

@testable import Outbound

@Suite("Addresses to fetch")
struct FetchAddressTests {
    @Test(
        "an address is read into its parts",
        arguments: [
            ("http://example.org", "http://example.org/", "example.org:80"),
            ("HTTPS://WWW.Example.org/A?b#c", "https://www.example.org/A?b", "www.example.org:443"),
            ("https://example.org:443/", "https://example.org/", "example.org:443"),
            ("http://example.org:443/", "http://example.org:443/", "example.org:443"),
            ("http://[2001:DB8::1]:8080/", "http://[2001:db8::1]:8080/", "[2001:db8::1]:8080"),
            ("http://example.org/ü a?ö ä", "http://example.org/%c3%bc%20a?%c3%b6+%c3%a4", "example.org:80"),
            ("http://example.org/%2e%2F%", "http://example.org/%2e%2F%", "example.org:80"),
            ("http://bücher.example/", "http://xn--bcher-kva.example/", "xn--bcher-kva.example:80"),
            ("http://8.8.8.8/0x7f", "http://8.8.8.8/0x7f", "8.8.8.8:80"),
            ("http://3com.example/", "http://3com.example/", "3com.example:80"),
        ])
    func read(raw: String, text: String, authority: String) throws {
        let address = try FetchAddress(raw)
        #expect(address.text == text)
        #expect(address.authority == authority)
        #expect(try FetchAddress(text) == address)
    }

    @Test(
        "what is no address of the web says what is wrong",
        arguments: [
            ("", "complete"), ("example.org", "complete"), ("//example.org/", "complete"), ("/path", "complete"),
            ("http://", "complete"), ("http:///", "complete"), ("http://exa mple.org/", "complete"),
            ("http://example.org:99999/", "complete"), ("http://example.org:x/", "complete"),
            ("http://example.org\\@127.0.0.1/", "user name"), ("http://127.0.0.1\\.example.org/", "complete"),
            ("http://example.org\n/", "complete"), ("http://example.org/\0", "complete"), ("http://[::1/", "complete"),
            ("http://[::1%", "complete"), ("ftp://example.org/", "http://"), ("file:///etc/passwd", "http://"),
            ("mailto:ada@example.org", "http://"), ("javascript:alert(1)", "http://"),
            ("http://ada@example.org/", "user name"), ("http://ada:secret@example.org/", "user name"),
            ("http://@example.org/", "user name"), ("http://1.2.3/", "hides"), ("http://0x1/", "hides"),
            ("http://example.0x1f/", "hides"), ("http://example.7/", "hides"),
        ])
    func refused(raw: String, word: String) {
        let failure = #expect(throws: FetchFailure.self) { try FetchAddress(raw) }
        guard case .notAllowed(let reason) = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(reason.contains(word), "\(reason)")
    }

    @Test(
        "a location is relative to where it was found",
        arguments: [
            ("c", "http://example.org/a/c"), ("/c", "http://example.org/c"), ("?d", "http://example.org/a/b?d"),
            ("//other.example/", "http://other.example/"), ("https://other.example", "https://other.example/"),
            ("../../../c", "http://example.org/c"),
        ])
    func relative(location: String, text: String) throws {
        let base = try FetchAddress("http://example.org/a/b?q")
        #expect(try FetchAddress(location, foundAt: base).text == text)
    }

    @Test("an origin is scheme, host and port")
    func origins() throws {
        let address = try FetchAddress("https://example.org/a")
        for same in ["https://EXAMPLE.org/b", "https://example.org:443/"] {
            #expect(try FetchAddress(same).isSameOrigin(as: address))
        }
        for other in ["http://example.org/", "https://www.example.org/", "https://example.org:8443/"] {
            #expect(try !FetchAddress(other).isSameOrigin(as: address))
        }
    }
}
