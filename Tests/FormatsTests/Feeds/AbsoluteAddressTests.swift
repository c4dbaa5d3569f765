import Testing

@testable import Formats

@Suite("HTML that stands alone")
struct AbsoluteAddressTests {
    @Test(
        "has absolute addresses",
        arguments: [
            ("/members/1", "https://e.org/members/1"), ("#fn1", "https://e.org/discussions/7-a#fn1"),
            ("//cdn.example/x", "https://cdn.example/x"), ("?kind=method", "https://e.org/discussions/7-a?kind=method"),
            ("other", "https://e.org/discussions/other"), ("mailto:a@e.org", "mailto:a@e.org"),
            ("https://doi.org/10.1/a:b", "https://doi.org/10.1/a:b"), ("", "https://e.org/discussions/7-a"),
        ])
    func absolute(address: String, known: String) {
        let html = "<p><a rel=\"nofollow\" href=\"\(address)\">x</a> and <img src=\"\(address)\"></p>"
        #expect(
            html.withAbsoluteAddresses(on: "https://e.org", page: "https://e.org/discussions/7-a#top")
                == "<p><a rel=\"nofollow\" href=\"\(known)\">x</a> and <img src=\"\(known)\"></p>")
    }

    @Test("Text that only looks like an address stays as it is")
    func text() {
        let html = "<p>Write href=&quot;/x&quot;.</p>"
        #expect(html.withAbsoluteAddresses(on: "https://e.org", page: "https://e.org/1") == html)
    }
}
