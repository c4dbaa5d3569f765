import Colloquium
import Foundation
import Testing

@testable import Formats

@Suite("Hostile XML")
struct HostileXMLTests {
    private func feed(_ title: String, before: String = "", attributes: String = "") -> [UInt8] {
        Array(
            """
            <?xml version="1.0"?>\(before)<rss version="2.0"\(attributes)><channel><title>c</title><item>\
            <title>\(title)</title><link>https://example.org/1</link></item></channel></rss>
            """.utf8)
    }

    private func title(_ bytes: [UInt8]) -> String? {
        let start = ContinuousClock.now
        defer { #expect(ContinuousClock.now - start < .seconds(10)) }
        return (try? RecordReader.read(bytes))?.records.first?.title
    }

    @Test("never expands entities: a billion laughs")
    func billionLaughs() {
        let entities = (1...9).map { "<!ENTITY l\($0) \"\(String(repeating: "&l\($0 - 1);", count: 10))\">" }.joined()
        let bomb = feed("&l9;", before: "<!DOCTYPE rss [<!ENTITY l0 \"lol\">\(entities)]>")
        #expect((title(bomb) ?? "").count < 100)
        let blowup = feed(
            String(repeating: "&a;", count: 20_000),
            before: "<!DOCTYPE rss [<!ENTITY a \"\(String(repeating: "x", count: 50_000))\">]>")
        #expect((title(blowup) ?? "").count < 100)
    }

    @Test(
        "reads no file and opens no connection",
        arguments: [
            "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
            "<!DOCTYPE rss [<!ENTITY x SYSTEM \"http://127.0.0.1:9/x\">]>",
            "<!DOCTYPE rss [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;]>",
            "<!DOCTYPE rss SYSTEM \"http://127.0.0.1:9/x.dtd\">",
            "<!DOCTYPE rss [<!ENTITY a \"&b;\"><!ENTITY b \"&a;\"><!ENTITY x \"&a;\">]>",
        ])
    func externalEntities(_ declaration: String) {
        #expect(!(title(feed("t&x;", before: declaration)) ?? "").contains("root:"))
    }

    @Test("includes no file through XInclude")
    func xinclude() {
        let include =
            "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\" parse=\"text\"/>"
        #expect(title(feed("t\(include)")) == "t")
    }

    @Test("bounds depth, attributes, text and the number of items")
    func size() throws {
        let deep = String(repeating: "<b>", count: 100_000) + "x" + String(repeating: "</b>", count: 100_000)
        _ = title(feed("t\(deep)"))
        let attributes = (0..<50_000).map { " a\($0)=\"1\"" }.joined()
        #expect(title(feed("t", attributes: attributes)) == nil)
        #expect((title(feed(String(repeating: "x", count: 9_900_000))) ?? "").utf8.count <= 5_000)
        #expect(throws: FormatError.tooLarge(limit: 20_000_000)) {
            try RecordReader.read([UInt8](repeating: 0x3C, count: 20_000_001))
        }
        let items = String(repeating: "<item><title>t</title></item>", count: 21_000)
        let many = Array("<rss version=\"2.0\"><channel>\(items)</channel></rss>".utf8)
        #expect(try RecordReader.read(many).records.count == RecordReader.maximumRecords)
    }

    @Test("survives being cut anywhere")
    func cut() {
        let whole = feed("t &amp; <![CDATA[<i>u</i>]]>", before: "<!DOCTYPE rss [<!ENTITY a \"b\">]>")
        for length in whole.indices { _ = title(Array(whole.prefix(length))) }
    }

    @Test("drops control codes and overrides of direction")
    func controls() {
        #expect(title(feed("a\u{0}b")) == "a b")
        #expect(title(feed("a\u{8}b")) == "a b")
        #expect(title(feed("safe\u{202E}gnp.exe")) == "safegnp.exe")
    }

    @Test("keeps script out of titles and links")
    func script() throws {
        let markup = "&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;Title"
        #expect(title(feed(markup)) == "Title")
        let item = "<item><title>t</title><link>javascript:alert(1)</link></item>"
        let read = try RecordReader.read(Array("<rss version=\"2.0\"><channel>\(item)</channel></rss>".utf8))
        #expect(read.records[0].links.isEmpty)
        #expect(read.records[0].identifiers.isEmpty)
    }
}

@Suite("Character coding of XML")
struct CharacterCodingTests {
    private func title(_ bytes: [UInt8]) throws -> String {
        try RecordReader.read(bytes).records.first?.title ?? ""
    }

    private func feed(declared: String) -> String {
        "<?xml version=\"1.0\" encoding=\"\(declared)\"?><rss version=\"2.0\"><channel><item><title>été</title></item></channel></rss>"
    }

    @Test(
        "believes valid UTF-8, whatever is declared",
        arguments: ["utf-16", "US-ASCII", "x-klingon", "ISO-8859-1", "UTF-8"])
    func declarations(_ declared: String) throws {
        #expect(try title(Array(feed(declared: declared).utf8)) == "été")
    }

    @Test(
        "reads Latin-1 bytes, also those said to be UTF-8",
        arguments: ["UTF-8", "ISO-8859-1", "windows-1252", "iso-8859-15"])
    func latin(_ declared: String) throws {
        let bytes = feed(declared: declared).unicodeScalars.map { UInt8($0.value) }
        #expect(try title(bytes) == "été")
    }

    @Test("reads UTF-16 by its mark or its pattern", arguments: [true, false])
    func utf16(marked: Bool) throws {
        let units = feed(declared: "UTF-8").utf16
        let little = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let big = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        #expect(try title((marked ? [0xFF, 0xFE] : []) + little) == "été")
        #expect(try title((marked ? [0xFE, 0xFF] : []) + big) == "été")
    }

    @Test("skips white space and marks before the declaration", arguments: ["\n\n  ", "\u{FEFF}", "\n \u{FEFF}"])
    func leading(_ junk: String) throws {
        #expect(try title(Array((junk + feed(declared: "UTF-8")).utf8)) == "été")
    }

    @Test("never lets an overlong form become a tag")
    func overlong() throws {
        var bytes = Array("<rss version=\"2.0\"><channel><item><title>a@b</title></item></channel></rss>".utf8)
        let at = try #require(bytes.firstIndex(of: UInt8(ascii: "@")))
        bytes.replaceSubrange(at...at, with: [0xC0, 0xBC])
        #expect(try !title(bytes).contains("<"))
    }
}
