import Testing

@testable import Formats

@Suite("HTML that is read without the parser")
struct TidyHTMLTests {
    /// What is said to one who reads titles and to one who reads descriptions.
    private struct Words: Equatable {
        var title: InlineText
        var paragraphs: [String]
    }

    /// Nil where the text is left to the parser.
    private func tidy(_ html: String) -> Words? {
        var html = html
        return html.withUTF8 { text in
            guard let line = TidyHTML.read(text, InlineText.LineReader()),
                let paragraphs = TidyHTML.read(text, InlineText.ParagraphReader())
            else { return nil }
            return Words(title: line.finish(), paragraphs: paragraphs.finish())
        }
    }

    private func parsed(_ html: String) -> Words {
        var html = html
        return html.withUTF8 {
            Words(
                title: HTMLFragment.parsed($0, InlineText.LineReader()).finish(),
                paragraphs: HTMLFragment.parsed($0, InlineText.ParagraphReader()).finish())
        }
    }

    private static let names = [
        "p", "div", "sec", "h1", "h4", "a", "b", "i", "em", "strong", "italic", "sub", "sup", "inf", "span", "u", "st",
        "br", "li", "ul", "td", "table", "title", "body", "script", "pre", "xx",
    ]

    private func element(_ name: String, _ inside: String) -> String {
        name == "br" ? "<br>" : "<\(name)>\(inside)</\(name)>"
    }

    @Test("whatever stands in whatever, both say the same")
    func nesting() {
        var read = 0
        for outer in Self.names {
            for first in Self.names {
                for second in Self.names {
                    for html in [
                        "1" + element(outer, "2" + element(first, "3" + element(second, "4") + "5") + "6") + "7",
                        element(outer, element(first, "1") + " 2 " + element(second, "3") + "4") + "5",
                    ] {
                        guard let words = tidy(html) else { continue }
                        read += 1
                        if words != parsed(html) { Issue.record("\(html) is \(words)") }
                    }
                }
            }
        }
        #expect(read > 4_000)
    }

    @Test(
        "simple texts",
        arguments: [
            "", " ", "x", "  <p> a\n b </p>\n<p>c</p> ", "Food & Function",
            "a &amp; b&lt;c &eacute;&#233;&#xe9;&#160;d",
            "<p style=\"color: #4aa564;\">J. 2019 Jul 4.</p>", "<a href=https://doi.example/10.1/x>y</a>z",
            "<p \n xmlns:mml='http://www.w3.org/1998/Math/MathML'>x</p >", "a<br/>b<br />c",
            "caf\u{E9} \u{1F600}\u{85}x",
            "<b>a </b> b<i> c</i>", "a > b \"c\" 'd'", "p < 0.05", "<", "a <1 < 2 <\n b", "&#38;amp;&apos;&quot;",
            "<a title=\"a>b\">c</a>",
        ])
    func simple(_ html: String) { #expect(tidy(html) == parsed(html)) }

    @Test(
        "what could be read in two ways is left to the parser",
        arguments: [
            "<p>a", "a</p>", "<b><i>x</b></i>", "a <b", "<P>x</P>", "<!-- x -->", "<p/>x", "&nope;", "a&b", "&#0;",
            "x\u{0}y",
            "x\u{1}y", "<p a>x</p>", "<p a=\"<\">x</p>", "<p a=\"x", "<=", "&", "<p", "</", "<b>x</b",
            "<p>a<p>b</p></p>",
            "<a><a>x</a></a>", "<script>x</script>", "<img src=\"x\">", "<b/ >x</b>",
        ])
    func doubtful(_ html: String) { #expect(tidy(html) == nil) }

    @Test("pieces in any order")
    func pieces() {
        let pieces = [
            "<p>", "</p>", "<div class=\"x\">", "</div>", "<b>", "</b>", "<i>", "</i>", "<a href='x'>", "</a>", "<br/>",
            "<sub>", "</sub>", "x ", " y", "&amp;", "&nbsp;", "\n", "é",
        ]
        var generator = SystemRandomNumberGenerator()
        var read = 0
        for _ in 0..<20_000 {
            let html = (0..<Int.random(in: 1...8, using: &generator)).compactMap { _ in pieces.randomElement() }
                .joined()
            guard let words = tidy(html) else { continue }
            read += 1
            if words != parsed(html) { Issue.record("\(html) is \(words)") }
        }
        #expect(read > 1_000)
    }
}
