import Colloquium
import Testing

@testable import Pages

@Suite("Texts on paper")
struct PaperHTMLTests {
    @Test(
        "tell a link whose words are its address, which is not printed behind it, from all others",
        arguments: [
            ("https://doi.org/10.1/a", "https://doi.org/10.1/a", true), ("http://www.e.org/", "www.e.org/", true),
            ("https://e.org/?a=1&amp;b=2", "https://e.org/?a=1&amp;b=2", true),
            ("https://e.org/a", "the trial", false), ("https://e.org/a", "https://e.org/b", false),
            ("https://e.org/a", "<em>https://e.org/a</em>", false), ("#n-fn-1", "#n-fn-1", false),
        ])
    func links(_ address: String, _ words: String, _ isAddress: Bool) {
        let html = "<p>See <a rel=\"nofollow\" href=\"\(address)\">\(words)</a>, <a href=\"https://e.org/c\">c</a>.</p>"
        let paper = Prose(source: "", html: html).paperHTML
        let expected = html.replacing("<a rel", with: "<a class=\"is-address\" rel")
        #expect(paper == (isAddress ? expected : html))
    }
}
