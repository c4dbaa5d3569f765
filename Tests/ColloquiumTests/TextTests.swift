import Testing

@testable import Colloquium

@Suite("Text as typed")
struct TextTests {
    @Test(
        "is tidied: line ends, control characters, overrides of direction, spelling",
        arguments: [
            ("  two words \n", "two words"),
            ("a\r\nb\rc", "a\nb\nc"),
            ("tab\tstays", "tab\tstays"),
            ("nul\u{0}bell\u{7}delete\u{7F}next\u{85}", "nulbelldeletenext"),
            ("invoice\u{202E}fdp.exe", "invoicefdp.exe"),
            ("\u{2066}isolated\u{2069}", "isolated"),
            ("\u{FEFF}mark", "mark"),
            ("e\u{301}", "\u{E9}"),
            ("\u{A0}\u{3000}", ""),
            ("\u{A0}plain – “women’s” café\n ", "plain – “women’s” café"),
            ("soft\u{AD}hyphen \u{212B}", "soft\u{AD}hyphen \u{C5}"),
            ("שלום", "שלום"),
            ("", ""),
        ])
    func tidied(_ raw: String, _ expected: String) {
        // Compared scalar by scalar: Swift takes both spellings of é for equal.
        #expect(Array(raw.tidied.unicodeScalars) == Array(expected.unicodeScalars))
    }

    @Test("stays as it is when tidied twice", arguments: ["  a\r\n b ", "e\u{301}\u{0}", "\u{202E} x", "\n\n"])
    func idempotent(_ raw: String) {
        #expect(raw.tidied.tidied == raw.tidied)
        #expect(raw.tidiedLine.tidiedLine == raw.tidiedLine)
    }

    @Test("is folded to one line")
    func line() {
        #expect("\n women’s\u{A0}\u{A0}health –\t\nnow ".tidiedLine == "women’s health – now")
        #expect(" A  title\r\n on\ttwo\u{A0}lines ".tidiedLine == "A title on two lines")
    }

    @Test(
        "makes a slug of ASCII words, at most sixty characters",
        arguments: [
            ("Café & crème: naïve?", "cafe-creme-naive"),
            ("  Ünïcödé—dash  ", "unicode-dash"),
            ("<script>&\"'", "script"),
            ("../../etc/passwd", "etc-passwd"),
            ("日本語", ""),
            ("日本語 2024", "2024"),
            ("٣٤", ""),
            ("", ""),
        ])
    func slug(_ title: String, _ expected: String) {
        #expect(title.slug == expected)
    }

    @Test("cuts a slug between words, and inside one only where it is alone")
    func longSlug() {
        let words = Array(repeating: "evidence", count: 12).joined(separator: " ")
        #expect(words.slug == Array(repeating: "evidence", count: 6).joined(separator: "-"))
        #expect(String(repeating: "x", count: 90).slug == String(repeating: "x", count: 60))
    }

    @Test("is cut at a word, with an ellipsis only where something was left out")
    func excerpt() {
        #expect("one two three".excerpt(13) == "one two three")
        #expect("one two three".excerpt(9) == "one two…")
        #expect("onetwothree".excerpt(3) == "one…")
        #expect("".excerpt(5).isEmpty)
        #expect("👩‍⚕️👩‍⚕️👩‍⚕️".excerpt(2) == "👩‍⚕️👩‍⚕️…")
    }

    @Test("is escaped for elements and attributes")
    func escaped() {
        #expect("<script>&\"'".escapedForHTML == "&lt;script&gt;&amp;&quot;&#39;")
        #expect("&amp;".escapedForHTML == "&amp;amp;")
        // An accent joins the sign before it into one Character.
        #expect("x\"\u{308} onfocus=<\u{301}".escapedForHTML == "x&quot;\u{308} onfocus=&lt;\u{301}")
    }

    @Test("is inspected: everything wrong is heard at once, lengths are told")
    func inspection() {
        let fields = refusedFields { () throws(Refusal) in
            var inspection = Inspection()
            _ = inspection.text(" \n", "one", called: "one", limit: 5)
            _ = inspection.text("123456", "two", called: "two", limit: 5)
            _ = inspection.optionalText("", "three", called: "three", limit: 5)
            _ = inspection.optionalText("12345", "four", called: "four", limit: 5)
            try inspection.settle()
        }
        #expect(fields == ["one", "two"])
    }
}

@Suite("Prose")
struct ProseTests {
    @Test("is searched by the words a reader reads")
    func words() {
        let prose = Prose(source: "", html: "<p>p &lt;0.05 &amp; <em>n</em>&gt;30</p>\n<p>&quot;so&quot; &amp;lt;</p>")
        #expect(prose.words == "p <0.05 & n>30 \"so\" &lt;")
    }

    @Test(
        "is read from HTML: no tags, characters instead of references",
        arguments: [
            ("<p>One <em>word</em>.</p>\n<p>Two</p>", "One word. Two"),
            ("a &lt;b&gt; &amp;lt; &quot;c&quot; d&#39;s", "a <b> &lt; \"c\" d's"),
            ("<a href=\"x\">café</a> &unknown; 1 < 2", "café &unknown; 1 < 2"), ("", ""),
            (
                "<p>H<sub>2</sub>O (<a href=\"x\">here</a>), <code>x</code>; a<br>b</p><ul><li>c</li><li>d</li></ul>",
                "H2O (here), x; a b c d"
            ),
            ("<abbr>a</abbr>b<em\nclass=\"x\">c</em>", "a bc"),
        ])
    func words(_ html: String, _ expected: String) {
        #expect(Prose(source: "", html: html).words == expected)
    }
}
