/// What bytes are that are no record and no feed, in words for the person who gave them.
enum ForeignContent {
    static func description(of bytes: [UInt8]) -> String {
        for (magic, name) in magics where bytes.starts(with: magic) { return name }
        let head = CharacterCoding.text(Array(bytes.prefix(20_000)))
        let start = head.drop(while: \.isWhitespace)
        if LandingPage.recognises(bytes) { return webPage(head) }
        if start.hasPrefix("<"), let element = start.firstMatch(of: /<([A-Za-z_][^\s<>\/]{0,60})/) {
            return "an XML document that begins with <\(InlineText(plain: String(element.1)).plain)>"
        }
        if start.hasPrefix("{") || start.hasPrefix("[") { return "JSON without the fields of a record" }
        if bytes.prefix(1_000).contains(0) { return "a binary file" }
        return "plain text"
    }

    private static func webPage(_ head: String) -> String {
        guard let open = head.firstRange(of: /<title[^>]*>/.ignoresCase()) else { return "a web page" }
        let rest = head[open.upperBound...]
        let title = InlineText(html: String(rest[..<(rest.firstRange(of: "</")?.lowerBound ?? rest.endIndex)])).plain
        return title.isEmpty ? "a web page" : "a web page, “\(title.prefix(80))”"
    }

    private static let magics: [([UInt8], String)] = [
        ([0x1F, 0x8B], "a gzip archive (unpack it first)"),
        (Array("PK".utf8), "a Word or other Office document, or a ZIP archive"),
        (Array("%PDF".utf8), "a PDF file"), ([0x89, 0x50, 0x4E, 0x47], "a picture"), ([0xFF, 0xD8, 0xFF], "a picture"),
        (Array("GIF8".utf8), "a picture"), (Array("{\\rtf".utf8), "a rich-text document"),
        (Array("BZh".utf8), "a bzip2 archive (unpack it first)"),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "an xz archive (unpack it first)"),
    ]
}
