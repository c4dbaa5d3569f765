import Testing

@testable import Formats

@Suite("Markdown")
struct MarkdownTests {
    @Test(
        "leaves nothing of an attack",
        arguments: [
            "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))",
            "[x](JaVaScRiPt:alert(1))", "[x](java\tscript:alert(1))", "[x](&#106;avascript:alert(1))",
            "[x](data:text/html;base64,PHNjcmlwdD4=)", "![x](javascript:alert(1))", "<javascript:alert(1)>",
            "[x](vbscript:x)", "[x](//evil.example)", "[x]: javascript:alert(1)\n\n[x]",
            "<a href=\"javascript:x\">y</a>",
            "[a](https://e.org/\"onmouseover=alert(1)//)", "[a](https://e.org \"t\\\" onmouseover=alert(1) x=\\\"\")",
            "```\"><script>alert(1)</script>\nx\n```", "`<script>`", "<svg/onload=alert(1)>", "<div\nonclick=x>\n",
            "https://e.org/\"><script>alert(1)</script>", "[^<script>]\n\n[^<script>]: x",
            "![<img src=x>](https://e.org)",
            "|<script>|\n|-|\n|\"onclick=|", "<!-- x --!><script>alert(1)</script>",
            "<https://e.org/\u{0}javascript:x>",
        ])
    func attacks(_ source: String) {
        let html = Markdown.safeHTML(source)
        let tags = html.matches(of: /<\/?([A-Za-z0-9]+)([^>]*)>/)
        let allowed: Set<String> = [
            "p", "a", "em", "strong", "code", "pre", "br", "table", "thead", "tbody", "tr", "th", "td", "sup",
            "section",
            "ol", "li",
        ]
        for tag in tags {
            #expect(allowed.contains(String(tag.1)), "\(html)")
            let attributes = tag.2.replacing(/"[^"]*"/, with: "")
            #expect(!attributes.contains(/\son/), "\(html)")
        }
        for link in html.matches(of: /href="([^"]*)"/) {
            #expect(["http://", "https://", "mailto:", "#"].contains { link.1.hasPrefix($0) }, "\(html)")
        }
    }

    @Test(
        "renders what people write",
        arguments: [
            ("# Title", "<h4>Title</h4>"), ("###### Small", "<h4>Small</h4>"), ("# One\n\n### Three", "<h5>Three</h5>"),
            ("*a* **b** ~~c~~", "<em>a</em> <strong>b</strong> <del>c</del>"),
            ("[x](https://e.org)", "<a rel=\"nofollow ugc noopener\" href=\"https://e.org\">x</a>"),
            ("www.e.org", "<a rel=\"nofollow ugc noopener\" href=\"http://www.e.org\">www.e.org</a>"),
            ("<a@e.org>", "<a rel=\"nofollow ugc noopener\" href=\"mailto:a@e.org\">a@e.org</a>"),
            (
                "![forest plot](https://e.org/i.png)",
                "<a rel=\"nofollow ugc noopener\" href=\"https://e.org/i.png\">forest plot</a>"
            ),
            ("[x](/members)", "<p>x</p>"), ("p <0.05 & n>30", "<p>p &lt;0.05 &amp; n&gt;30</p>"),
            ("a <b>bold</b> claim", "<p>a &lt;b&gt;bold&lt;/b&gt; claim</p>"),
            ("|a|b|\n|:-:|-|\n|1|2|", "<th class=\"align-center\">a</th>"),
            ("- [x] done", "<input type=\"checkbox\" aria-label=\"done\" checked=\"\" disabled=\"\" />"),
            ("a\u{202E}b\u{2066}c\u{0}d", "<p>abcd</p>"),
        ])
    func rendering(_ source: String, _ html: String) {
        #expect(Markdown.safeHTML(source).contains(html))
    }

    @Test("keeps the footnotes of two contributions apart")
    func footnotes() {
        let source = "a[^1]\n\n[^1]: note"
        let first = Markdown.safeHTML(source, scope: "c1")
        #expect(first.contains("href=\"#c1-fn-1\""))
        #expect(first.contains("id=\"c1-fn-1\""))
        #expect(first.contains("id=\"c1-fnref-1\""))
        #expect(!Markdown.safeHTML(source, scope: "c2").contains("c1-"))
        #expect(!Markdown.safeHTML(source, scope: "\"><script>").contains("<script>"))
    }

    @Test("gives the words alone")
    func plainText() {
        let source = "# Hi\n\n[x](https://e.org) *a*\nb\n\n|a|b|\n|-|-|\n|1|2|\n\n- one\n- two\n\np <0.05"
        #expect(Markdown.plainText(source) == "Hi\n\nx a b\n\na | b\n1 | 2\n\n- one\n\n- two\n\np <0.05")
    }

    @Test(
        "takes no longer than a second for 100 kB of malice",
        arguments: [
            ">", "> ", "[", "![", "*", "_", "`", "**a ", "[a](", "<!--", "- ", "1. ", "* * ", "|", "[^a]", "[^a]: ",
            "&", "~~",
            "www.", "http://", "a@", "\n>", "[]", "***a", "a**b", "<![CDATA[", "![[]()", "a\n-|-\n", "a\r-|-\r", "[a",
            "a|\n",
            "[a]: b\n", "+ > ", "  - a\n", "<a ", "\\", "(", "<?", "www._", "a\n\u{B}-|-\n", "a\r\n-|-\r\n",
        ])
    func cost(_ unit: String) {
        #expect(time(of: String(repeating: unit, count: 100_000 / unit.utf8.count)) < .seconds(1))
    }

    @Test("takes a moment for 20 kB of mixed malice", arguments: mixedMalice)
    func mixedCost(_ parts: [(String, Int)]) {
        let source = parts.map { String(repeating: $0.0, count: $0.1) }.joined()
        #expect(time(of: String(source.prefix(20_000))) < .milliseconds(100))
    }

    /// Each took from 70 milliseconds to minutes.
    private static let mixedMalice: [[(String, Int)]] = [
        [("|", 17_000), ("\n", 1), ("a\n-|-|-\n", 299)], [("|", 3_400), ("\n", 1), ("a\n-|-|-\n", 70)],
        [("a|b|c|d\n", 2_100), ("a\n-|-|-|-|-\n", 240)], [("a\n", 8_000), ("a\n-|-\n", 290)],
        [("a\r\n", 5_500), ("a\r\n-|-\r\n", 290)], [("a\n", 8_000), ("a\n\u{B}-|-\u{C}\n", 290)],
        [("a", 10_000), ("a\n", 4_000), ("a\n-|-\n", 290)], [("> ", 1), ("|", 190), ("\n> a\n> -|-|-\n", 1_000)],
        [(String(repeating: "|", count: 190) + "\n", 80), ("a\n-|-\n", 290)], [("* ", 2_000), ("- ![", 4_000)],
        [("1. ", 290), ("\n", 18_000)], [("1. ", 100), ("a*", 500), ("\n", 18_700)], [("](<?", 5_000)],
        [("_&<?", 5_000)], [("<!A", 6_600)], [("www._", 4_000)], [("www.\u{B}</](", 2_222)],
        [("http://", 2), (")", 19_900)],
        [("a@", 1_000), ("a_b", 6_000)],
        [("a@b.c", 2_000), ("*|-|-|\n", 20), ("www.__", 1_600)], [("**__**[^a]", 2_000)], [("~~ [^a]***", 2_000)],
    ]

    /// The shorter of two: the machine that runs the tests may be busy.
    private func time(of source: String) -> Duration {
        let times = (0..<2).map { _ in ContinuousClock().measure { _ = Markdown.safeHTML(source) } }
        return min(times[0], times[1])
    }

    @Test("renders long texts that people write")
    func longTexts() {
        let row = "| Trial of fluids | 1,200 | 0.87 (0.7 to 1.1) | – | low |\n"
        let table = "| a | b | c | d | e |\n|:--|--:|:-:|---|---|\n" + String(repeating: row, count: 300)
        let list = String(
            repeating: "- [Trial](https://e.org/a_b) of 3.5 mL/kg www.e.org\n  - mail a@e.org\n", count: 250)
        let wrapped = String(repeating: "A line of sixty characters that somebody broke by hand here.\n", count: 320)
        for text in [table, list, wrapped + "---\n", "```\n" + wrapped + "```\n"] {
            #expect(MarkdownCost.isBearable(text), "\(text.prefix(40))")
        }
    }

    @Test("fills no table with millions of empty cells")
    func wideTable() {
        let head = "|" + String(repeating: "a|", count: 1_000) + "\n|" + String(repeating: "-|", count: 1_000) + "\n"
        #expect(Markdown.safeHTML(head + String(repeating: "a\n", count: 45_000)).utf8.count < 1_000_000)
    }
}
