/// Text a member wrote, with the safe HTML it was turned into once, when it was written.
package struct Prose: Hashable, Sendable, Codable {
    /// Markdown as typed.
    package let source: String
    /// HTML that may stand in a page as it is.
    package let html: String

    package init(source: String, html: String) {
        self.source = source
        self.html = html
    }

    package static let limit = 20_000
}

extension Prose {
    /// What a reader reads, for the search: the HTML without its tags, characters instead of references.
    package var words: String {
        var html = html
        return html.withUTF8 { String(decoding: Self.text(of: $0), as: UTF8.self) }.tidiedLine
    }

    private static func text(of html: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(html.count)
        var index = 0
        while index < html.count {
            let run = ByteRun.skipText(in: html, from: index)
            text += html[index..<run]
            index = run
            guard index < html.count else { break }
            if html[index] == UInt8(ascii: "<"), let end = ByteSearch.first(UInt8(ascii: ">"), in: html, from: index) {
                if !isInline(html[index + 1..<end]) { text.append(UInt8(ascii: " ")) }
                index = end + 1
            } else if let (sign, character) = references.first(where: {
                ByteSearch.matches($0.sign, in: html, at: index)
            }) {
                text.append(character)
                index += sign.utf8CodeUnitCount
            } else {
                text.append(html[index])
                index += 1
            }
        }
        return text
    }

    /// Whether a tag stands within words or beside a comma, where a space would be one too many.
    /// - Parameter tag: what stands between its brackets.
    private static func isInline(_ tag: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let name = tag.drop { $0 == UInt8(ascii: "/") }.prefix { $0 > UInt8(ascii: " ") && $0 != UInt8(ascii: "/") }
        return inlineNames.contains { $0.utf8CodeUnitCount == name.count && name.elementsEqual($0.bytes) }
    }

    private static let inlineNames: [StaticString] = ["a", "em", "strong", "code", "del", "sup", "sub", "span"]

    /// All that the renderer writes.
    private static let references: [(sign: StaticString, character: UInt8)] = [
        ("&lt;", UInt8(ascii: "<")), ("&gt;", UInt8(ascii: ">")), ("&quot;", UInt8(ascii: "\"")),
        ("&#39;", UInt8(ascii: "'")), ("&amp;", UInt8(ascii: "&")),
    ]
}
