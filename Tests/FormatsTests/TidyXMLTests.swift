import Colloquium
import Foundation
import Testing

@testable import Formats

@Suite("XML that is read without the parser")
struct TidyXMLTests {
    /// Nil where the document is left to the parser.
    private func tidy(_ bytes: [UInt8]) -> [String]? {
        guard let start = CharacterCoding.startOfUTF8(bytes) else { return nil }
        let witness = XMLWitness()
        let isTidy = TidyXML.read(bytes[start...], into: witness)
        #expect(witness.hasGivenUp != isTidy)
        return isTidy ? witness.told : nil
    }

    /// Nil where the document is not well-formed.
    private func parsed(_ bytes: [UInt8]) throws -> [String]? {
        let witness = XMLWitness()
        return try XMLStream.read(ByteSources.document(bytes), into: witness) == nil ? witness.told : nil
    }

    private func tidy(_ xml: String) -> [String]? { tidy(Array(xml.utf8)) }
    private func parsed(_ xml: String) throws -> [String]? { try parsed(Array(xml.utf8)) }

    @Test(
        "well-formed documents",
        arguments: [
            "<a/>", "<a></a>", "<a>x</a>\n", "  <a>\n\t<b> x </b>y</a> \r\n",
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a>x</a>",
            "<?xml version='1.0' encoding='ISO-8859-1' standalone='yes' ?><a>\u{E9}</a>", "<?xml version=\"1.0\"?><a/>",
            "<!-- x --><?style x?><a><!-- - -->1<?p q?>2<!----></a><!-- y --><?z  ?>",
            "<a b=\"1\" c='2\"3' x:d = \"4\"\n e=\"\"/>", "<a b=\"x &amp; y&#38;z &eacute; &#xE9;&#10; &\"/>",
            "<a>&lt;p&gt; &amp;amp; &#233;&#xe9;&#X41; &nbsp;&eacute; & x &1; &; &#0; &#xD;</a>",
            "<a><![CDATA[<p>x & y</p>]]></a>", "<a>1<![CDATA[]]>2<![CDATA[ ]] > ]]]]><![CDATA[>]]></a>",
            "<a>1\r\n2\r\n\r\n3<![CDATA[\r\n4\r\n]]></a>", "<a>]] ]&gt; ]]</a>",
            "<a xmlns=\"u\" xmlns:p=\"v\"><b/><p:b p:c=\"1\" c=\"2\"/><b xmlns=\"w\"><c/></b><b/><c xmlns=\"\"><b/></c></a>",
            "<a xmlns:p='1'><p:b xmlns:p='2'><p:b/></p:b><p:b xmlns:p='3'/><p:b/></a>",
            "<p:a xmlns:p=\"\u{E9}\">\u{1F600}\u{FB01}\u{85}</p:a>", "<a ><b\n></b ></a\t>", "<a b=\">\">></a>",
            "<a xml:lang=\"en\" lang=\"de\" q:lang=\"fr\"/>", "<\u{61}-b.c_d1/>", "<a>\u{7F}</a>",
            "<!DOCTYPE a><a/>", "<a>&nope;</a>", "<a>&nope;<!-- <!ENTITY --></a>",
        ])
    func wellFormed(_ xml: String) throws {
        let told = try parsed(xml)
        if let tidy = tidy(xml) { #expect(tidy == told) }
    }

    @Test("what feeds are made of needs no parser")
    func usual() {
        #expect(
            tidy("<?xml version='1.0'?><!-- x --><a xmlns='u'><b c='1'>x &amp; y<![CDATA[<p>]]>\r\n</b></a>\n") != nil)
        #expect(tidy("<a>Food & Function &eacute;</a>") != nil)
    }

    @Test(
        "what is not plainly well-formed is left to the parser",
        arguments: [
            "", "x", "<", "<a", "<a>", "<a></b>", "<a/><b/>", "<a/>x", "<a><b></a></b>", "<a>]]></a>", "<a b=\"<\"/>",
            "<a b/>", "<a b=1/>", "<a b=\"1\"c=\"2\"/>", "<a b=\"1\" b=\"2\"/>", "<a b=\"1\n2\"/>", "<p:a/>",
            "<p:a xmlns:q=\"u\"/>", "<a xmlns:p=\"\"/>", "<a xmlns:xml=\"u\"/>", "<a xmlns:xmlns=\"u\"/>",
            "<a xmlns=\"http://www.w3.org/XML/1998/namespace\"/>", "<a xmlns='u&amp;'/>", "<a><!-- -- --></a>",
            "<a><!-- x ---></a>", "<a><!-- </a>", "<a><![CDATA[</a>", "<a><![cdata[x]]></a>", "<a><?xml x?></a>",
            "<a><?XmL x?></a>", "<a><?p</a>", "<a>\u{1}</a>", "<a>x\ry</a>", "<a>\u{FFFE}</a>",
            "<a><![CDATA[\u{FFFF}]]></a>",
            "<a><!-- \u{0} --></a>", "<\u{E9}/>", "<a:b:c/>", "<a>&nope;</a>", "<?xml version=\"1.1\"?><a/>",
            "<?xml version=\"1.0\" encoding=\"\"?><a/>", "<?xml encoding=\"UTF-8\"?><a/>", "<?xmlx?><a/>", "< a/>",
            "<!DOCTYPE a [<!ENTITY e \"x\">]><a>&e;</a>", "<a><!DOCTYPE a></a>", "</a>", "<a / >", "<a>&#13;</a",
            "<1/>", "<?xml version=\"1.0\"?>,a></a>", "<!-- x -->xa/>", "<?xml version=\"1.0\"?>",
        ])
    func others(_ xml: String) { #expect(tidy(xml) == nil) }

    @Test("what comes near a limit is left to the parser")
    func limits() {
        func nested(_ depth: Int) -> String {
            String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
        }
        #expect(tidy(nested(100)) != nil)
        #expect(tidy(nested(101)) == nil)
        let long = String(repeating: "x", count: 32_000)
        #expect(tidy("<a b='\(long)'/>") == nil)
        #expect(tidy("<a><!--\(long)--></a>") == nil)
        #expect(tidy(String(repeating: "<!--x-->", count: 4_001) + "<a/>") == nil)
        #expect(tidy("<a><![CDATA[\(String(repeating: long, count: 32))]]></a>") == nil)
        #expect(tidy("<a>\(String(repeating: long, count: 32))</a>") != nil)
        #expect(tidy("<a " + (0...50).map { "b\($0)=''" }.joined(separator: " ") + "/>") == nil)
        #expect(tidy("<a>" + (0...400).map { "<b\($0)/>" }.joined() + "</a>") == nil)
    }

    /// Pieces of which some fit together and some do not.
    private static let pieces = [
        "<a>", "</a>", "<b c='1'>", "</b>", "<p:a>", "</p:a>", "<b/>", "<a xmlns='u'>", "<p:b xmlns:p='v'>", "</p:b>",
        " ", "x", "\r\n", "\r", "&amp;", "&", "&eacute;", "&#65;", "&#0;", "]]>", "]]", ">", "<![CDATA[", "<!--", "-->",
        "--", "<?p ", "?>", "\u{E9}", "\u{FFFE}", "\u{1}", "<", "\"", "'", "=", "/", "<b c=\"", "xmlns:p='w'", "<item>",
    ]

    @Test("whatever stands beside whatever, both say the same", arguments: 0..<40)
    func combinations(seed: UInt64) throws {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        func below(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        for _ in 0..<500 {
            let inside = (0..<below(8)).map { _ in Self.pieces[below(Self.pieces.count)] }.joined()
            let xml = "<r xmlns:p='n'>\(inside)</r>"
            guard let told = tidy(xml) else { continue }
            let expected = try parsed(xml)
            if told != expected { Issue.record("\(xml) is \(told), not \(expected ?? [])") }
        }
    }

    private static let fixtures = files(in: Fixtures.directory)
    private static let corpus = Fixtures.hasCorpus ? files(in: Fixtures.corpus) : []

    private static func files(in directory: URL) -> [URL] {
        ((try? FileManager.default.contentsOfDirectory(at: directory, includingPropertiesForKeys: nil)) ?? [])
            .sorted { $0.path < $1.path }
    }

    @Test("real documents say the same either way, whole and with a byte changed", arguments: fixtures + corpus)
    func real(_ file: URL) throws {
        let bytes = [UInt8](try Data(contentsOf: file))
        guard let told = tidy(bytes) else { return }
        #expect(try parsed(bytes) == told)
        // A change costs two more readings.
        guard bytes.count < 100_000 else { return }
        for place in stride(from: 7, to: bytes.count, by: bytes.count / 8 + 1) {
            for byte in "<&\"/\r".utf8 {
                var changed = bytes
                changed[place] = byte
                guard let told = tidy(changed) else { continue }
                if try parsed(changed) != told { Issue.record("\(file.lastPathComponent) at \(place)") }
            }
        }
    }

    @Test("records told before the parser takes over are handed over once")
    func takingOver() throws {
        let items = (0..<300).map { "<item><title>Title \($0)</title></item>" }.joined()
        for end in [
            "</channel></rss>", "</channel></rss>x", "", "<item><title>Last</title>",
            "<item><p:x/></item></channel></rss>",
        ] {
            let read = try RecordReader.read(Array("<rss version=\"2.0\"><channel><title>J</title>\(items)\(end)".utf8))
            #expect(read.records.prefix(300).map(\.title) == (0..<300).map { "Title \($0)" })
            #expect(read.records.count == (end.contains("<item>") ? 301 : 300))
        }
    }
}
