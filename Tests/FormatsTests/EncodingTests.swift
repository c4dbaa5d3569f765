import Colloquium
import Testing

@testable import Formats

@Suite("Which characters bytes stand for")
struct EncodingTests {
    private func title(declared: String, _ bytes: [UInt8], mark: [UInt8] = []) throws -> String? {
        let before = "<?xml version=\"1.0\" encoding=\"\(declared)\"?><rss version=\"2.0\"><channel><item><title>"
        let document = mark + Array(before.utf8) + bytes + Array("</title></item></channel></rss>".utf8)
        return try RecordReader.read(document).records.first?.title
    }

    @Test(
        "encodings that documents declare, by all their names",
        arguments: [
            ("iso-8859-1", [0xE9], "é"), ("iso-8859-1", [0x80], "€"), ("iso-8859-2", [0xB1], "ą"),
            ("ISO-8859-15", [0xA4], "€"), ("windows-1251", [0xC4], "Д"), ("cp1251", [0xC4], "Д"),
            ("koi8-r", [0xC1], "а"), ("gb2312", [0xB0, 0xA1], "啊"), ("GBK", [0x81, 0x40], "丂"),
            ("big5", [0xA4, 0x40], "一"), ("Shift_JIS", [0x82, 0xA0], "あ"), ("x-sjis", [0x87, 0x40], "①"),
            ("euc-jp", [0xA4, 0xA2], "あ"), ("iso-2022-jp", [0x1B, 0x24, 0x42, 0x24, 0x22, 0x1B, 0x28, 0x42], "あ"),
            ("euc-kr", [0xB0, 0xA1], "가"), ("ks_c_5601-1987", [0xB0, 0xA1], "가"), ("iso-8859-9", [0xFD], "ı"),
            ("437", [0x80], "Ç"), ("ibm855", [0x80], "ђ"), ("macintosh", [0x80], "Ä"), ("windows_1257", [0xE0], "ą"),
        ] as [(String, [UInt8], String)])
    func declared(_ name: String, _ bytes: [UInt8], _ text: String) throws {
        #expect(try title(declared: name, bytes) == text)
    }

    @Test(
        "a name that nobody knows, or that no stranger may choose, is no reason to refuse",
        arguments: ["bogus", "dbcs", "ISO-2022-CN-EXT", "IBM1364", "utf-7", "UTF-16"])
    func unknown(_ name: String) throws {
        #expect(try title(declared: name, [0x93, 0xE9, 0x94]) == "“é”")
    }

    @Test("one line in Latin-1 does not cost the others their accents")
    func mixed() throws {
        #expect(try title(declared: "utf-8", Array("é – ".utf8) + [0xE9]) == "é – é")
        #expect(try title(declared: "utf-8", [0xF0, 0x9F, 0x98, 0x20, 0xC0, 0xAF, 0xED, 0xA0, 0x80])?.isEmpty == false)
    }

    @Test("bytes that are no character of the declared encoding are marked, and the rest is kept")
    func malformed() throws {
        #expect(try title(declared: "gb2312", [0xB0, 0xA1, 0xFF, 0x61, 0xB0]) == "啊\u{FFFD}a\u{FFFD}")
        let many = [UInt8](repeating: 0xFF, count: 100_000)
        #expect(try title(declared: "euc-jp", many + [0x61]).map { $0.utf8.count <= 20_000 } == true)
    }

    private func units<Unit: FixedWidthInteger>(_ text: [Unit], bigEndian: Bool) -> [UInt8] {
        text.flatMap { unit in withUnsafeBytes(of: bigEndian ? unit.bigEndian : unit.littleEndian) { Array($0) } }
    }

    @Test("code units of two and four bytes, with a mark or without", arguments: [true, false], [true, false])
    func wideUnits(bigEndian: Bool, marked: Bool) throws {
        let feed =
            (marked ? "\u{FEFF}" : "")
            + "<?xml version=\"1.0\" encoding=\"x\"?><rss><channel><item><title>é𝛼</title></item></channel></rss>"
        for bytes in [
            units(Array(feed.utf16), bigEndian: bigEndian),
            units(feed.unicodeScalars.map(\.value), bigEndian: bigEndian),
        ] {
            #expect(try RecordReader.read(bytes).records.first?.title == "é𝛼")
            _ = try? RecordReader.read(Array(bytes.dropLast()))
        }
    }

    @Test("EBCDIC, which says in its own letters which of its tables it is")
    func ebcdic() throws {
        // <?xml version="1.0" encoding="cp500"?><rss><channel><item><title>[</title></item></channel></rss>
        let feed: [UInt8] =
            [0x4C, 0x6F, 0xA7, 0x94, 0x93, 0x40, 0xA5, 0x85, 0x99, 0xA2, 0x89, 0x96, 0x95, 0x7E, 0x7F, 0xF1, 0x4B]
            + [0xF0, 0x7F, 0x40, 0x85, 0x95, 0x83, 0x96, 0x84, 0x89, 0x95, 0x87, 0x7E, 0x7F, 0x83, 0x97, 0xF5, 0xF0]
            + [0xF0, 0x7F, 0x6F, 0x6E, 0x4C, 0x99, 0xA2, 0xA2, 0x6E, 0x4C, 0x83, 0x88, 0x81, 0x95, 0x95, 0x85, 0x93]
            + [0x6E, 0x4C, 0x89, 0xA3, 0x85, 0x94, 0x6E, 0x4C, 0xA3, 0x89, 0xA3, 0x93, 0x85, 0x6E, 0x4A, 0x4C, 0x61]
            + [0xA3, 0x89, 0xA3, 0x93, 0x85, 0x6E, 0x4C, 0x61, 0x89, 0xA3, 0x85, 0x94, 0x6E, 0x4C, 0x61, 0x83, 0x88]
            + [0x81, 0x95, 0x95, 0x85, 0x93, 0x6E, 0x4C, 0x61, 0x99, 0xA2, 0xA2, 0x6E]
        #expect(try RecordReader.read(feed).records.first?.title == "[")
    }
}
