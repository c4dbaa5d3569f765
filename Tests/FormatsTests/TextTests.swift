import Colloquium
import Testing

@testable import Formats

@Suite("Text from mark-up")
struct TextTests {
    @Test(
        "a title as plain text and as safe HTML",
        arguments: [
            ("S<sub>N</sub>2 pathway", "SN2 pathway", "S<sub>N</sub>2 pathway"),
            ("<p><em>Murdannia</em> var. <i>x</i></p>", "Murdannia var. x", "<i>Murdannia</i> var. <i>x</i>"),
            ("p < 0.05 &amp; n > 3", "p < 0.05 & n > 3", "p &lt; 0.05 &amp; n &gt; 3"),
            ("<i>a <b>b</i> c</b>", "a b c", "<i>a <b>b</b></i> c"), ("<i></i>x<b> </b>y", "x y", "x y"),
            ("caf&eacute; &#x3b2; &#946; &nope; &", "café β β &nope; &", "café β β &amp;nope; &amp;"),
            ("a<script>x</script>b<style>c</style>", "ab", "ab"), ("a<!-- b -->c", "ac", "ac"),
            ("<b onclick=\"x>y\">z</b>", "z", "<b>z</b>"), ("&lt;i&gt;x&lt;/i&gt;", "<i>x</i>", "&lt;i&gt;x&lt;/i&gt;"),
            ("a\u{202E}b", "ab", "ab"), ("<<<", "<<<", "&lt;&lt;&lt;"),
        ])
    func titles(_ source: String, _ plain: String, _ html: String) {
        let text = InlineText(html: source)
        #expect(text.plain == plain)
        #expect(text.html == html)
    }

    @Test("white space collapses wherever it stands among words", arguments: 0..<8)
    func collapsing(seed: UInt64) {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        func below(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        let pieces = [" ", " ", "a", "bc", "defghi", "jklmnopqrstu", "é", "\n", "\u{7F}", "\u{A0}", ".", "~"]
        for _ in 0..<2_000 {
            let text = (0..<below(14)).map { _ in pieces[below(pieces.count)] }.joined()
            let words = text.split { $0 == "\u{7F}" || $0.isWhitespace }
            #expect(PlainText.line(text) == words.joined(separator: " "), "\(text.debugDescription)")
            #expect(InlineText(plain: text) == InlineText(html: "<u>\(text)</u>"))
        }
    }

    @Test(
        "a text beyond its limit ends there, in a whole character and not in a space",
        arguments: [
            (["ab cd ef"], "ab cd"), (["ab  cde"], "ab cd"), (["abcd efg"], "abcd"), (["ab", " ", "cd", "e"], "ab cd"),
            (["abcdé", "f"], "abcd"), (["abcd ", "é", "f"], "abcd"), (["ab é", "f"], "ab é"),
            (["abcdef", "g"], "abcde"),
        ])
    func limit(_ pieces: [String], _ expected: String) {
        var text = PlainText(limit: 5)
        for piece in pieces { text.append(piece) }
        #expect(text.finish() == expected)
    }

    @Test(
        "unclosed tags and comments cost linear time",
        arguments: ["<", "<a", "<!--", "<a b=\"", "</", "&", "&#", "<p>"])
    func cost(_ unit: String) {
        let start = ContinuousClock.now
        _ = InlineText.paragraphs(ofHTML: String(repeating: unit, count: 200_000))
        #expect(ContinuousClock.now - start < .seconds(5))
    }

    @Test(
        "dates as feeds state them",
        arguments: [
            ("Mi, 30 Jun 2021 00:00:00 +0000", "2021-06-30"), ("Do, 07 Okt 2021 10:19:29 +0000", "2021-10-07"),
            ("Wed, 5 Nov 2025 13:52:10  EST", "2025-11-05"), ("2021-12-20T12:09:28-08:00", "2021-12-20"),
            ("October 2021", "2021-10"), ("2018-12-17-08:00", "2018-12-17"), ("February 2022", "2022-02"),
            ("31 Feb 20", ""), ("", ""), ("2021", "2021"), ("2024-13-01", "2024"),
        ])
    func dates(_ text: String, _ date: String) {
        #expect(StatedDate.date(in: text)?.description ?? "" == date)
    }

    @Test(
        "authors in one element, by the habit of the platform",
        arguments: [
            ("Kaur, M., Shukla, A., Bhati, K. K.", ["Kaur|M.", "Shukla|A.", "Bhati|K. K."]),
            ("Rachel M. Binks, \nMargaret Heslewood\n", ["Binks|Rachel M.", "Heslewood|Margaret"]),
            ("Gbolahan Ajibola, Erik van Widenfelt", ["Ajibola|Gbolahan", "van Widenfelt|Erik"]),
            ("García-Castaño J, Balao F, et al. ", ["García-Castaño|J", "Balao|F"]),
            ("Yinpeng ZHANG;Xiaolong LIU;", ["ZHANG|Yinpeng", "LIU|Xiaolong"]),
            ("Rose, Jeffrey P.", ["Rose|Jeffrey P."]),
            ("Ada Lovelace and Grace Hopper", ["Lovelace|Ada", "Hopper|Grace"]),
            ("a@example.org (Ada Lovelace)", ["Lovelace|Ada"]),
            ("editor@example.org", []), ("", []),
        ])
    func authors(_ text: String, _ names: [String]) {
        #expect(FeedAuthors.contributors(in: [text]).map { "\($0.family)|\($0.given)" } == names)
    }
}
