import Colloquium
import Testing

@testable import Formats

@Suite("CDATA sections as text")
struct CDATASectionTests {
    private func unwrapped(_ text: String) -> String? {
        CDATASections.unwrapped(Array(text.utf8)[...]).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test(
        "what stands in a section stands in references",
        arguments: [
            ("<a><![CDATA[<p>x & y</p>]]></a>", "<a>&#60;p>x &#38; y&#60;/p></a>"),
            ("<a><![CDATA[]]>x</a>", "<a>x</a>"),
            ("<![CDATA[a]]]]><![CDATA[>b]]>", "a]&#93;&#62;b"), ("x<![CDATA[é]]>y<![CDATA[z]]>", "xéyz"),
            ("<!-- <![CDATA[ --><![CDATA[<]]>", "<!-- <![CDATA[ -->&#60;"),
            ("<?a <![CDATA[ ?><![CDATA[<]]>", "<?a <![CDATA[ ?>&#60;"),
        ])
    func sections(_ text: String, _ expected: String) { #expect(unwrapped(text) == expected) }

    @Test(
        "what has no section, or none that ends, stays as it is",
        arguments: [
            "", "<a>x</a>", "<![CDATA[x", "<![CDATA[x]] >", "<!-- <![CDATA[x]]> -->", "<![CDATA", "<", "<!", "]]>",
            "<a b=\"<![CDATA[x]]>\">",
        ])
    func others(_ text: String) { #expect(unwrapped(text) == nil) }

    @Test("a section of nothing but signs, or of a million bytes, is left to the parser")
    func growth() {
        #expect(unwrapped("<![CDATA[" + String(repeating: "<", count: 200) + "]]>") == nil)
        #expect(unwrapped("<![CDATA[" + String(repeating: "x", count: 1_000_001) + "]]>") == nil)
    }

    @Test("unclosed sections cost linear time", arguments: ["<![CDATA[", "<!--", "<", "<![CDATA[]]>", "<?"])
    func cost(_ unit: String) {
        let start = ContinuousClock.now
        _ = unwrapped(String(repeating: unit, count: 200_000))
        #expect(ContinuousClock.now - start < .seconds(5))
    }

    @Test("an item says the same in either form")
    func item() throws {
        let html = "<p>Caf&eacute; &amp; <b>x</b> < y</p>"
        let escaped = html.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        let records = try ["<![CDATA[\(html)]]>", escaped].map { title in
            try RecordReader.read(Array("<rss><channel><item><title>\(title)</title></item></channel></rss>".utf8))
                .records
        }
        #expect(records[0] == records[1])
        #expect(records[0].first?.title == "Café & x < y")
    }
}
