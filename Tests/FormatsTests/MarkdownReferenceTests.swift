import Colloquium
import Testing

@testable import Formats

@Suite("Names in Markdown")
struct MarkdownReferenceTests {
    private func html(_ source: String) -> String {
        Markdown.safeHTML(source) { reference in
            switch reference {
            case .member(let handle): handle.rawValue == "ada" ? "/members/1-ada" : nil
            case .contribution(let number): number == 7 ? "/contributions/7" : nil
            }
        }
    }

    @Test("become links where they are known, and stay words where not")
    func links() {
        #expect(
            html("Thanks @ada, see #7 and #8, @ben.")
                == "<p>Thanks <a href=\"/members/1-ada\">@ada</a>, see <a href=\"/contributions/7\">#7</a> and #8, @ben.</p>\n"
        )
    }

    @Test(
        "stay what they are in code, links and addresses",
        arguments: ["`@ada`", "    #7\n", "[see #7](https://example.org)", "https://example.org/#7", "x@ada.org"])
    func untouched(_ source: String) {
        #expect(!html(source).contains("\"/contributions/7\"") && !html(source).contains("\"/members/1-ada\""))
    }

    @Test("cannot smuggle markup in")
    func safe() {
        let page = html("@ada <script>alert(1)</script> #7 \"onclick=x")
        #expect(!page.contains("<script>") && page.contains("\"/contributions/7\""))
    }
}
