import Colloquium
import Testing

@testable import Formats

@Suite("References that XML does not know")
struct LooseReferenceTests {
    private func mended(_ text: String) -> String {
        LooseReferences.mended(Array(text.utf8)[...]).map { String(decoding: $0, as: UTF8.self) } ?? text
    }

    @Test(
        "names of HTML become numbers, and a bare ampersand stays one",
        arguments: [
            ("caf&eacute;", "caf&#233;"), ("&lang;&rang;", "&#9001;&#9002;"), ("&nope;", "&amp;nope;"),
            ("a?b=1&c=2&d", "a?b=1&amp;c=2&amp;d"), ("&#X41;", "&#65;"), ("&#x41;&#65;", "&#x41;&#65;"), ("&", "&amp;"),
            ("&#0;&#xD800;&#99999999999;", "&amp;#0;&amp;#xD800;&amp;#99999999999;"), ("&;&#;", "&amp;;&amp;#;"),
            ("&lt;&gt;&amp;&quot;&apos;", "&lt;&gt;&amp;&quot;&apos;"), ("R&D &amp; Q&A;", "R&amp;D &amp; Q&amp;A;"),
            ("<a b=\"x&y\"/>", "<a b=\"x&amp;y\"/>"),
        ])
    func references(_ text: String, _ expected: String) { #expect(mended(text) == expected) }

    @Test(
        "sections without references stay as they are",
        arguments: [
            ("<![CDATA[a & b &eacute;]]>&", "<![CDATA[a & b &eacute;]]>&amp;"), ("<!-- & -->&", "<!-- & -->&amp;"),
            ("<?x & ?>&", "<?x & ?>&amp;"), ("<![CDATA[ & ]] &", "<![CDATA[ & ]] &"), ("<!-- &", "<!-- &"),
            ("<!ENTITY a \"&b;\">&a; &eacute;", "<!ENTITY a \"&b;\">&a; &#233;"),
        ])
    func sections(_ text: String, _ expected: String) { #expect(mended(text) == expected) }

    @Test("a document without any is not copied")
    func sound() {
        #expect(LooseReferences.mended(Array("<a>&lt;x&gt; &#233;</a>".utf8)[...]) == nil)
        #expect(LooseReferences.mended([]) == nil)
    }

    @Test(
        "unclosed sections and runs of ampersands cost linear time", arguments: ["&", "<!--", "<![CDATA[", "&#", "<?"])
    func cost(_ unit: String) {
        let start = ContinuousClock.now
        _ = mended("&" + String(repeating: unit, count: 200_000))
        #expect(ContinuousClock.now - start < .seconds(5))
    }

    @Test("titles and links of a feed keep their characters")
    func feed() throws {
        let read = try RecordReader.read(
            Array(
                """
                <feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Caf&eacute; &nope;</title>
                <link href="https://example.org/?a=1&amp;b=2&c=3"/></entry></feed>
                """.utf8))
        #expect(read.records.first?.title == "Café &nope;")
        #expect(read.records.first?.links == ["https://example.org/?a=1&b=2&c=3"])
    }
}
