import Colloquium
import Testing

@Suite("Where a value was read")
struct OriginTests {
    private func raw(_ text: String) -> String {
        ArticleRecord.Origin(source: "RSS", element: "title", raw: text).raw
    }

    @Test("keeps the value as found, but not what cannot be shown")
    func shown() {
        #expect(raw("A <i>trial</i> &amp; é") == "A <i>trial</i> &amp; é")
        #expect(raw("safe\u{202E}gnp.exe") == "safegnp.exe")
        #expect(raw("a\u{0}b\u{7F}c") == "abc")
    }

    @Test("is bounded, also where accents without end make one character")
    func bounded() {
        #expect(raw("e" + String(repeating: "\u{301}", count: 100_000)).utf8.count <= 500)
        #expect(raw(String(repeating: "x", count: 10_000)).count == 500)
    }
}
